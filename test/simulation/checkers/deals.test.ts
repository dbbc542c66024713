import { describe, expect, it } from "vitest";
import {
	agreedStory,
	fallenStory,
	goodStory,
	marketStory,
	posting,
	retold,
	terms,
} from "./ledger-story.ts";
import { after, type Case, edit, rules, without } from "./retelling.ts";

const finished = { finished: true };

const held = { postings: [posting("wallet:ben", "escrow:o3", 8_500)] };

/** The handover is disputed and decided, and either can be appealed until a time. */
const decidedStory = (appealUntil: string | undefined, appealed = false) => {
	const disputed = { by: "ben", reason: "late", claim: { minor: "8500", currency: "USD" } };
	const decision = {
		...{ outcome: "release", split: null, reasons: ["So."], evidenceHash: "0".repeat(64) },
		...(appealUntil === undefined ? {} : { appealUntil }),
	};
	const story = retold(
		retold(goodStory(), "HandoverScheduled", () => ({ type: "DisputeOpened", data: disputed })),
		"HandoverConfirmed",
		() => ({ type: "DisputeDecided", data: decision }),
	);
	if (!appealed) return story;
	return retold(story, "ListingSold", () => ({
		...{ stream: "deal-o3", type: "DecisionAppealed", data: { by: "ben", reason: "No." } },
	}));
};
const LONG_AGO = "2000-01-01T00:00:00.000Z";
const FAR_AWAY = "2100-01-01T00:00:00.000Z";

const deals: Case[] = [
	["11 appeal", "money moves before the time to appeal is over", () => decidedStory(FAR_AWAY)],
	["11 appeal", "a decision is appealed too late", () => decidedStory(LONG_AGO, true)],
	[
		"11 one deal",
		"an acceptance opens no deal",
		() => without(agreedStory(), "DealOpened"),
		finished,
	],
	[
		"11 one deal",
		"an acceptance opens two deals",
		() =>
			after(agreedStory(), (story) =>
				story.tell("deal-o9", "DealOpened", {
					offerId: "o3",
					listing: "bike",
					buyer: "ben",
					seller: "ann",
					terms: terms(8_000, 500),
				}),
			),
	],
	[
		"11 one deal",
		"a deal is opened twice",
		() =>
			after(agreedStory(), (story) =>
				story.tell("deal-o3", "DealOpened", story.lines.at(-1)?.data ?? {}),
			),
	],
	[
		"11 one deal",
		"the listing judges a deal twice",
		() =>
			after(fallenStory(), (story) =>
				story.tell("listing-bike", "StockRefused", { dealId: "o3", code: "x" }),
			),
	],
	[
		"11 deal terms",
		"a deal is for less",
		() => edit(agreedStory(), "DealOpened", { terms: terms(8_000) }),
	],
	[
		"11 deal terms",
		"a deal is with another buyer",
		() => edit(agreedStory(), "DealOpened", { buyer: "cem" }),
	],
	[
		"11 order",
		"money is held before stock is reserved",
		() => after(agreedStory(), (story) => story.tell("deal-o3", "FundsHeld", held)),
	],
	["11 order", "money is released that was never held", () => without(goodStory(), "FundsHeld")],
	[
		"11 order",
		"money is held twice",
		() => retold(goodStory(), "HandoverScheduled", () => ({ type: "FundsHeld", data: held })),
	],
	[
		"11 order",
		"stock is reserved for no deal",
		() =>
			after(marketStory(), (story) =>
				story.tell("listing-bike", "StockReserved", { dealId: "o7", quantity: 1 }),
			),
	],
	[
		"11 order",
		"a dispute is decided that was never opened",
		() => retold(goodStory(), "HandoverScheduled", () => ({ type: "DisputeDecided" })),
	],
	["11 order", "stock is never judged", () => agreedStory(), finished],
	[
		"11 fell through",
		"a deal falls through after the hold",
		() =>
			retold(goodStory(), "HandoverScheduled", () => ({
				type: "DealFellThrough",
				data: { reason: "funds" },
			})),
	],
	[
		"11 fell through",
		"stock was not refused",
		() => edit(fallenStory(), "DealFellThrough", { reason: "stock" }),
	],
	[
		"11 stock release",
		"stock of a fallen deal stays reserved",
		() => without(fallenStory(), "StockReleased"),
		finished,
	],
	["11 closed", "a deal never closes", () => without(goodStory(), "DealClosed"), finished],
	[
		"11 closed",
		"a deal closes twice",
		() =>
			after(goodStory(), (story) =>
				story.tell("deal-o3", "DealClosed", { disposition: "released" }),
			),
	],
	[
		"11 closed",
		"a deal closes unlike its money",
		() => edit(goodStory(), "DealClosed", { disposition: "refunded" }),
	],
	[
		"11 hold",
		"the hold is less than the total",
		() => edit(goodStory(), "FundsHeld", { postings: [posting("wallet:ben", "escrow:o3", 8_000)] }),
	],
	[
		"12 stock",
		"more is reserved than there is",
		() => edit(goodStory(), "ListingPublished", { quantity: 0 }),
	],
	[
		"12 stock",
		"another quantity is reserved",
		() => edit(goodStory(), "StockReserved", { quantity: 2 }),
	],
	[
		"12 stock",
		"stock is given back twice",
		() =>
			after(fallenStory(), (story) =>
				story.tell("listing-bike", "StockReleased", { dealId: "o3", quantity: 1 }),
			),
	],
	[
		"12 stock",
		"delivered stock is given back",
		() =>
			after(goodStory(), (story) =>
				story.tell("listing-bike", "StockReleased", { dealId: "o3", quantity: 1 }),
			),
	],
	[
		"12 stock",
		"a withdrawn listing is reserved",
		() =>
			retold(goodStory(), "DealOpened", (line) => ({
				...line,
				stream: "listing-bike",
				type: "ListingWithdrawn",
				data: { reason: "x" },
			})),
	],
	[
		"12 revision",
		"an old revision is reserved",
		() => {
			const story = goodStory();
			const at = story.lines.findIndex(({ type }) => type === "StockReserved");
			story.tell("listing-bike", "ListingRevised", { revision: 2 });
			story.lines.splice(at, 0, ...story.lines.splice(-1));
			return story;
		},
	],
	["12 sold", "a listing is sold while available", () => without(goodStory(), "StockReserved")],
	[
		"12 sold",
		"a listing is sold before release",
		() => without(without(goodStory(), "FundsReleased"), "DealClosed"),
	],
	[
		"12 sold",
		"a sold-out listing does not say so",
		() => without(goodStory(), "ListingSold"),
		finished,
	],
	["12 listing gone", "a listing is not gone", () => without(goodStory(), "ListingSold")],
];

describe("a fault of a deal or its stock", () => {
	it.each(deals)("is caught by rule %s when %s", (rule, _, tell, options) => {
		expect(rules(tell(), options)).toContain(rule);
	});
});

describe("a decision", () => {
	it.each([undefined, LONG_AGO])(
		"that is paid when it can be appealed no more (%s) is in order",
		(end) => {
			expect(rules(decidedStory(end))).toEqual([]);
		},
	);
});
