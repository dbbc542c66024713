import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { agreedStory, goodStory, haggleStory, posting, terms, usd } from "./ledger-story.ts";
import { type Case, edit, rules } from "./retelling.ts";

const finished = { finished: true };

const money: Case[] = [
	[
		"13 postings",
		"an amount is zero",
		() => edit(goodStory(), "FundsHeld", { postings: [posting("wallet:ben", "escrow:o3", 0)] }),
	],
	[
		"13 postings",
		"money goes to a stranger",
		() =>
			edit(goodStory(), "FundsReleased", { postings: [posting("escrow:o3", "wallet:cem", 8_500)] }),
	],
	[
		"13 postings",
		"another wallet pays",
		() => edit(goodStory(), "FundsHeld", { postings: [posting("wallet:cem", "escrow:o3", 8_500)] }),
	],
	[
		"13 currency",
		"a posting is in another currency",
		() =>
			edit(goodStory(), "FundsHeld", {
				postings: [
					{ ...posting("wallet:ben", "escrow:o3", 1), amount: { minor: "8500", currency: "EUR" } },
				],
			}),
	],
	[
		"13 overdraft",
		"a wallet goes below zero",
		() =>
			edit(
				goodStory(),
				"FundsDeposited",
				{ postings: [posting("outside", "wallet:ben", 8_499)] },
				1,
			),
	],
	[
		"13 escrow",
		"an escrow keeps some",
		() =>
			edit(goodStory(), "FundsReleased", { postings: [posting("escrow:o3", "wallet:ann", 8_000)] }),
	],
	[
		"13 overdraft",
		"an escrow pays twice",
		() =>
			edit(goodStory(), "FundsReleased", {
				postings: [posting("escrow:o3", "wallet:ann", 8_500), posting("escrow:o3", "fees", 500)],
			}),
	],
	[
		"13 escrow",
		"a release pays the buyer",
		() =>
			edit(goodStory(), "FundsReleased", { postings: [posting("escrow:o3", "wallet:ben", 8_500)] }),
	],
	[
		"13 deposits",
		"more than the budget is deposited",
		() =>
			edit(goodStory(), "FundsDeposited", { postings: [posting("outside", "wallet:ann", 1_001)] }),
	],
	[
		"13 deposits",
		"less than the budget is deposited",
		() =>
			edit(goodStory(), "FundsDeposited", { postings: [posting("outside", "wallet:ann", 999)] }),
		finished,
	],
	[
		"14 private field",
		"an offer has a floor",
		() => edit(haggleStory(), "OfferMade", { band: { floor: "x" } }),
	],
	[
		"14 private number",
		"a message names the ceiling",
		() => edit(haggleStory(), "MessagePosted", { by: "ben", text: "I can pay $90.03 at most" }),
	],
	[
		"14 private number",
		"a listing holds the floor",
		() => edit(haggleStory(), "ListingPublished", { least: usd(7_000) }),
	],
	[
		"limits ceiling",
		"a buyer offers too much",
		() => edit(haggleStory(), "OfferMade", { terms: terms(9_004) }, 2),
	],
	[
		"limits floor",
		"a seller offers too little",
		() => edit(haggleStory(), "OfferMade", { terms: terms(6_999) }, 1),
	],
	[
		"limits floor",
		"a seller accepts too little",
		() => edit(agreedStory(), "OfferAccepted", { terms: terms(6_000) }),
	],
];

describe("a fault of money, a private number or a limit", () => {
	it("is none where an operator puts in more than somebody's budget", () => {
		const rich = { postings: [posting("outside", "wallet:ann", 5_000)] };
		const facts = edit(goodStory(), "FundsDeposited", rich).facts();
		const broken = (all: typeof facts) => check(all, {}).map(({ rule }) => rule);
		expect(broken(facts)).toContain("13 deposits");
		const actor = { kind: "service", id: "operator:olga" };
		const isDeposit = ({ type }: { readonly type: string }) => type === "FundsDeposited";
		expect(broken(facts.map((fact) => (isDeposit(fact) ? { ...fact, actor } : fact)))).toEqual([]);
	});

	it.each(money)("is caught by rule %s when %s", (rule, _, tell, options) => {
		expect(rules(tell(), options)).toContain(rule);
	});
});
