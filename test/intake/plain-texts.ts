import { eur, type Label, price, usd } from "./label.ts";

const sale = { description: "", category: "things", quantity: null };
const want = { category: "things", quantity: null };
/** One thing to sell or to buy, with one difficulty in it. */
export const PLAIN_TEXTS: readonly Label[] = [
	{
		said: "I want to sell my red road bike for 120 USD, at least 80 USD.",
		filled: {
			sells: [{ title: "red road bike", category: "bikes", ask: "120 USD", least: "80 USD" }],
		},
		asks: ["sell-1.description"],
		means: {
			sells: [
				{ ...sale, title: "red road bike", category: "bikes", ask: usd("120"), least: usd("80") },
			],
		},
	},
	{
		said: "selling a desk lamp, 15 dollars",
		filled: { sells: [{ title: "desk lamp", category: "things", ask: "15 dollars" }] },
		asks: ["sell-1.description", "sell-1.least"],
		means: { sells: [{ ...sale, title: "desk lamp", ask: usd("15"), least: usd("9.5") }] },
	},
	{
		said: "I'd like to buy a bike.",
		filled: { wants: [{ query: "a bike", category: "bikes" }] },
		asks: ["want-1.detail", "want-1.most"],
		means: {
			wants: [
				{ ...want, query: "touring bike with a large frame", category: "bikes", most: usd("200") },
			],
			owns: [],
			budget: usd("200"),
		},
		settles: { "want-1.detail": "touring bike with a large frame" },
	},
	{
		said: "Looking for a used road bike, around 150 USD",
		filled: { wants: [{ query: "used road bike", category: "bikes", most: "150 USD" }] },
		asks: ["want-1.most"],
		means: {
			wants: [{ ...want, query: "used road bike", category: "bikes", most: usd("150") }],
			owns: [],
			budget: usd("150"),
		},
	},
	{
		said: "3 wooden chairs for sale, 20 USD each, would take 15 each.",
		filled: {
			sells: [
				{
					title: "wooden chairs",
					category: "things",
					quantity: "3",
					ask: "20 USD each",
					least: "15 each",
				},
			],
		},
		asks: ["sell-1.description"],
		means: {
			sells: [
				{
					...sale,
					...{
						title: "wooden chairs",
						quantity: 3,
						ask: usd("20", "each"),
						least: price("15", null, "each"),
					},
				},
			],
		},
	},
	{
		said: "Four dining chairs for 100 USD in all, minimum 70 USD",
		filled: {
			sells: [
				{
					...{ title: "dining chairs", category: "things", quantity: "4" },
					...{ ask: "100 USD in all", least: "70 USD" },
				},
			],
		},
		asks: ["sell-1.description", "sell-1.least"],
		means: {
			sells: [
				{
					...sale,
					title: "dining chairs",
					quantity: 4,
					ask: usd("100", "all"),
					least: usd("70", "all"),
				},
			],
		},
	},
	{
		said: "I have two computer monitors to sell at 50 USD",
		filled: {
			sells: [{ title: "computer monitors", category: "things", quantity: "2", ask: "50 USD" }],
		},
		asks: ["sell-1.description", "sell-1.ask", "sell-1.least"],
		means: {
			sells: [
				{
					...sale,
					...{
						title: "computer monitors",
						quantity: 2,
						ask: usd("50", "each"),
						least: usd("40", "each"),
					},
				},
			],
		},
	},
	{
		said: "Sell my oak desk for 60 USD but not under 90 USD",
		filled: { sells: [{ title: "oak desk", category: "things", ask: "60 USD", least: "90 USD" }] },
		asks: ["sell-1.description", "sell-1.least"],
		means: { sells: [{ ...sale, title: "oak desk", ask: usd("60"), least: usd("50") }] },
	},
	{
		said: "I want an iPhone 7 for up to 100 USD. I own an iPhone 7 already.",
		filled: {
			wants: [{ query: "iPhone 7", category: "phones", most: "100 USD" }],
			owns: ["iPhone 7"],
		},
		asks: ["want-1.again"],
		means: {
			wants: [{ ...want, query: "iPhone 7", category: "phones", most: usd("100") }],
			owns: ["iPhone 7"],
			budget: usd("100"),
		},
		settles: { "want-1.again": "another one" },
	},
	{
		said: "I look for an all-mountain snowboard up to 200 USD, my budget is 150 USD",
		filled: {
			wants: [{ query: "all-mountain snowboard", category: "sports", most: "200 USD" }],
			budget: "150 USD",
		},
		asks: ["want-1.most"],
		means: {
			wants: [{ ...want, query: "all-mountain snowboard", category: "sports", most: usd("140") }],
			owns: [],
			budget: usd("150"),
		},
	},
	{
		said: "5 coffee mugs at most 10 USD each, I have 40 USD in total",
		filled: {
			wants: [{ query: "coffee mugs", category: "kitchen", quantity: "5", most: "10 USD each" }],
			budget: "40 USD",
		},
		asks: ["want-1.total"],
		means: {
			wants: [{ query: "coffee mugs", category: "kitchen", quantity: 5, most: usd("10", "each") }],
			owns: [],
			budget: usd("40"),
		},
		settles: { "want-1.total": "keep it" },
	},
	{
		said: "Get a small gift for yourself, at most 5 USD. And a teapot, max 20 USD.",
		filled: {
			wants: [
				{ query: "small gift for yourself", category: "gifts", most: "5 USD" },
				{ query: "teapot", category: "kitchen", most: "20 USD" },
			],
		},
		asks: ["want-1.gift"],
		means: {
			wants: [{ id: "want-2", query: "teapot", category: "kitchen", most: usd("20") }],
			owns: [],
			budget: usd("20"),
		},
		settles: { "want-1.gift": "leave it out" },
	},
	{
		said: "Selling a garden bench 30 EUR min 20 EUR. Selling a garden bench 30 EUR min 20 EUR.",
		filled: {
			sells: [
				{ title: "garden bench", category: "things", ask: "30 EUR", least: "20 EUR" },
				{ title: "garden bench", category: "things", ask: "30 EUR", least: "20 EUR" },
			],
		},
		asks: ["sell-1.description", "sell-2.again"],
		means: { sells: [{ ...sale, title: "garden bench", ask: eur("30"), least: eur("20") }] },
		settles: { "sell-2.again": "leave it out" },
	},
	{
		said: "sell my leather sofa for 200, lowest 150, and buy a reading armchair up to 80",
		filled: {
			sells: [{ title: "leather sofa", category: "things", ask: "200", least: "150" }],
			wants: [{ query: "reading armchair", category: "things", most: "80" }],
		},
		asks: ["currency", "sell-1.description"],
		means: {
			sells: [
				{ ...sale, title: "leather sofa", ask: price("200", null), least: price("150", null) },
			],
			wants: [{ ...want, query: "reading armchair", most: price("80", null) }],
			owns: [],
			budget: price("80", null),
			currency: "EUR",
		},
	},
];
