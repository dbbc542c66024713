import { NOT_A_SALE } from "@parley/contracts/listing";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { listedItems } from "./listed-items.ts";
import { chairs } from "./testing/chairs.ts";

const { hash } = chairs;
const published = told("listing-chairs", "ListingPublished", chairs);
const dearer = told("listing-chairs", "ListingRevised", {
	revision: 2,
	title: "Fine chairs",
	hash,
});
const more = told("listing-chairs", "ListingRevised", { revision: 3, quantity: 4, hash });
const sold = told("listing-chairs", "ListingSold", {});
const withdrawn = told("listing-chairs", "ListingWithdrawn", { reason: "kept" });
const slot = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };
const asked = told("listing-chairs", "ListingNeedsClarification", { slots: [slot] });
const askedByBen = told("listing-chairs", "ListingNeedsClarification", {
	slots: [slot],
	askedBy: "ben",
});
const answered = told("listing-chairs", "ClarificationAnswered", { slot: "unit", answer: "each" });
const noSale = told("listing-chairs", "ListingWithdrawn", { reason: NOT_A_SALE });
const windowed = told("listing-chairs", "ListingPublished", {
	...chairs,
	offerWindow: { offers: 2 },
});
const another = told("listing-chairs", "ListingRevised", {
	...{ revision: 2, hash },
	offerWindow: { offers: 3 },
});
const closed = told("listing-chairs", "OfferWindowClosed", {});
const money = { minor: "4000", currency: "EUR" };
const bid = (by: string, inReplyTo: string | null = null, revision = 1) =>
	told(`negotiation-of-${by}`, "OfferMade", {
		...{ negotiationId: `of-${by}`, offerId: `by-${by}`, listing: "chairs", revision, by },
		terms: { price: money, quantity: 2, handover: DEFAULT_HANDOVER, fees: [], total: money },
		...{ inReplyTo, expiresAt: "2026-03-02T12:00:00.000Z", hash },
	});
const item = {
	seller: "sue",
	revision: 1,
	quantity: 2,
	currency: "EUR",
	onSale: true,
	unclear: [],
};

describe("a listed item", () => {
	test.each([
		["is on sale as it was published", [published], item],
		[
			"keeps its quantity where a revision does not change it",
			[published, dearer],
			{ ...item, revision: 2 },
		],
		[
			"has the quantity of its newest revision",
			[published, dearer, more],
			{ ...item, revision: 3, quantity: 4 },
		],
		["is not on sale once it is sold", [published, sold], { ...item, onSale: false }],
		["is not on sale once it is withdrawn", [published, withdrawn], { ...item, onSale: false }],
		[
			"is unclear while the market's question is open",
			[published, asked],
			{ ...item, unclear: ["unit"] },
		],
		["is clear once its seller has answered", [published, asked, answered], item],
		["is clear for all that somebody asks", [published, askedByBen], item],
		["is read anew when it is revised", [published, asked, dearer], { ...item, revision: 2 }],
		[
			"is known for no sale once its seller has said so",
			[published, asked, noSale],
			{ ...item, unclear: ["unit"], onSale: false, notASale: true },
		],
		["is nothing before it is published", [more, sold], undefined],
	])("%s", async (_, facts, expected) => {
		expect(await tables(...facts).get(listedItems, "chairs")).toEqual(expected);
	});

	const open = { offers: 2, since: 1, bidders: [] as string[] };

	test.each([
		["is open when it is published", [windowed], open],
		[
			"is open when a revision names one",
			[published, another],
			{ offers: 3, since: 2, bidders: [] },
		],
		[
			"counts each buyer who bids once, and not the seller",
			[windowed, bid("ben"), bid("sue"), bid("ben"), bid("zoe"), bid("kim", "by-sue")],
			{ ...open, bidders: ["ben", "zoe"] },
		],
		["is gone once it is closed", [windowed, bid("ben"), closed], undefined],
		["stays closed where a revision names none", [windowed, closed, dearer], undefined],
		[
			"opens anew where one does",
			[windowed, closed, another],
			{ offers: 3, since: 2, bidders: [] },
		],
		[
			"counts bids on the newest revision only",
			[windowed, bid("ben"), dearer, bid("ben"), bid("zoe", null, 2)],
			{ ...open, bidders: ["zoe"] },
		],
	])("has an offer window that %s", async (_, facts, expected) => {
		expect((await tables(...facts).get(listedItems, "chairs"))?.window).toEqual(expected);
	});

	test("folds every fact of a listing that it depends on", () => {
		expect(listedItems.types).toEqual([
			"ListingPublished",
			"ListingRevised",
			"ListingNeedsClarification",
			"ClarificationAnswered",
			"OfferMade",
			"OfferWindowClosed",
			"ListingSold",
			"ListingWithdrawn",
		]);
	});
});
