import { moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import { Random } from "../simulation/random.ts";

/** How large a market is, and how much its things cost and its people have, in whole dollars. */
export interface MarketShape {
	readonly people: number;
	readonly posts: number;
	readonly dearest: number;
	readonly budget: number;
}

/** The shapes of the two real markets. */
export const OFFICE: MarketShape = { people: 69, posts: 8, dearest: 120, budget: 100 };
export const TOWN: MarketShape = { people: 400, posts: 5, dearest: 2_500, budget: 1_500 };

const CHEAPEST = 8;
const LEAST_WANTS = 4;
const MOST_WANTS = 9;
const TACTICS = ["boulware", "linear", "conceder", "tit-for-tat"] as const;

const NOUNS = {
	furniture: ["armchair", "bookcase", "desk", "dresser", "footstool", "mirror", "sofa", "table"],
	electronics: ["amplifier", "camera", "headphones", "monitor", "printer", "radio", "speaker"],
	phone: ["charger", "handset", "holder", "phone", "sleeve"],
	bike: ["basket", "bicycle", "frame", "helmet", "saddle", "wheelset"],
} as const;
const CATEGORIES = Object.keys(NOUNS) as (keyof typeof NOUNS)[];
const LOOKS = ["birch", "black", "blue", "brass", "chrome", "folding", "green", "large", "oak"];
const MAKERS = [
	"Aldermoor",
	"Brunnhof",
	"Castelroy",
	"Dunmere",
	"Eskwater",
	"Fennimore",
	"Garrick",
];
const REMARKS = [
	"Bought three years ago and used with care.",
	"A small scratch on one side, otherwise as new.",
	"We are moving and have no room for it any more.",
	"Comes from a home without pets or smokers.",
	"Cleaned and tested last week; everything works.",
	"Can be seen on any evening after work.",
];

type Post = Participant["sells"][number];

/** People, posts and wants that were made up from a seed; as many wants as in the real markets, each with a post in mind. */
export function generatedMarket(shape: MarketShape, seed: number): Participant[] {
	const random = new Random(seed);
	const sellers = Array.from({ length: shape.people }, (_, index) => {
		const id = `g${String(index + 1).padStart(4, "0")}`;
		return {
			id,
			sells: Array.from({ length: shape.posts }, (_, n) => post(`${id}-${n}`, shape, random)),
		};
	});
	return sellers.map(({ id, sells }, index) => ({
		id,
		budget: dollars(shape.budget),
		agent: { kind: "scripted", tactic: TACTICS[index % TACTICS.length] ?? "linear" },
		sells,
		wants: Array.from({ length: random.between(LEAST_WANTS, MOST_WANTS) }, (_, n) => {
			const other = (index + random.between(1, shape.people - 1)) % shape.people;
			return want(`${id}-w${n}`, random.pick(sellers[other]?.sells ?? sells), random);
		}),
	}));
}

function post(id: string, { dearest }: MarketShape, random: Random): Post {
	const category = random.pick(CATEGORIES);
	const title = `${random.pick(MAKERS)} ${random.pick(LOOKS)} ${random.pick(NOUNS[category])}`;
	// Most things are cheap and a few are dear, as among the real posts.
	const ask = Math.round(CHEAPEST * (dearest / CHEAPEST) ** random.unit());
	const description = Array.from({ length: random.between(1, 6) }, () => random.pick(REMARKS)).join(
		" ",
	);
	return {
		id,
		title,
		description: `${title}. ${description}`,
		category,
		quantity: 1,
		ask: dollars(ask),
		floor: share(ask, random.between(55, 95)),
	};
}

/** Most buyers would pay about what is asked; some would not, and then no price suits both. */
function want(
	id: string,
	{ title, category, ask }: Post,
	random: Random,
): Participant["wants"][number] {
	const price = Number(ask.minor) / 100;
	const ceiling = share(price, random.between(60, 130));
	return { id, category, query: title.toLowerCase(), quantity: 1, ceiling };
}

const dollars = (amount: number) => moneyOf(BigInt(amount) * 100n, "USD");
const share = (amount: number, percent: number) =>
	moneyOf(BigInt(Math.round(amount * percent)), "USD");
