import type { Documents, Search } from "@parley/ledger/projection";
import { tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { listing } from "./index.ts";
import { offerWindowTimer } from "./offer-window-timer.ts";
import { searchListings, shelf } from "./shelf.ts";
import { chairs, type Fact, fact } from "./testing/listing-story.ts";

const hash = "0".repeat(64);
const unit = {
	slot: "unit",
	question: "Is the asking price for one piece or for the whole lot?",
	readings: ["each", "lot"],
};
const onShelf = (...facts: Fact[]) =>
	tables(...facts.map(({ type, data }) => told("listing-chairs", type, data as never))).get(
		shelf,
		"chairs",
	);

const published = fact("ListingPublished", { ...chairs, revision: 1, hash });
const puzzling = fact("ListingPublished", {
	...chairs,
	description: "Chairs, 8 each or 3 for 20.",
	revision: 1,
	hash,
});
const asked = fact("ListingNeedsClarification", { slots: [unit] });
const { attributes: _, handover: __, ...content } = chairs;
const item = { id: "chairs", ...content, available: 5, revision: 1, status: "on_sale", slots: [] };

describe("the shelf", () => {
	test.each<[string, Fact[], object | undefined]>([
		["shows a listing as it was published", [published], item],
		[
			"shows nothing before that",
			[fact("ListingSold", {}), fact("StockReserved", { dealId: "d1", quantity: 1 })],
			undefined,
		],
		[
			"shows what is left while deals hold units",
			[published, fact("StockReserved", { dealId: "d1", quantity: 2 })],
			{ ...item, available: 3 },
		],
		[
			"shows units that came back",
			[
				published,
				fact("StockReserved", { dealId: "d1", quantity: 2 }),
				fact("StockReleased", { dealId: "d1", quantity: 2 }),
			],
			item,
		],
		["shows that it is sold", [published, fact("ListingSold", {})], { ...item, status: "sold" }],
		[
			"shows that it is withdrawn",
			[published, fact("ListingWithdrawn", { reason: "kept" })],
			{ ...item, status: "withdrawn" },
		],
		[
			"shows the newest revision, field by field",
			[
				published,
				fact("ListingRevised", {
					revision: 2,
					title: "Oak chairs",
					ask: { minor: "1", currency: "USD" },
					attributes: { oak: true },
					hash,
				}),
			],
			{ ...item, revision: 2, title: "Oak chairs", ask: { minor: "1", currency: "USD" } },
		],
		[
			"keeps what a revision does not name",
			[
				published,
				fact("ListingRevised", { revision: 2, title: undefined as unknown as string, hash }),
			],
			{ ...item, revision: 2 },
		],
		[
			"counts what a revision adds, without what deals hold",
			[
				published,
				fact("StockReserved", { dealId: "d1", quantity: 2 }),
				fact("ListingRevised", { revision: 2, quantity: 9, hash }),
			],
			{ ...item, revision: 2, quantity: 9, available: 7 },
		],
		[
			"counts what a revision takes away",
			[
				published,
				fact("StockReserved", { dealId: "d1", quantity: 2 }),
				fact("ListingRevised", { revision: 2, quantity: 3, hash }),
			],
			{ ...item, revision: 2, quantity: 3, available: 1 },
		],
	])("%s", async (_title, facts, expected) => {
		expect(await onShelf(...facts)).toEqual(expected);
	});

	test("names the terms that can be read in two ways until they are answered", async () => {
		const answer = (slot: string) => fact("ClarificationAnswered", { slot, answer: "each" });
		expect(await onShelf(puzzling, asked)).toMatchObject({ slots: [unit] });
		expect(await onShelf(puzzling, asked, answer("colour"))).toMatchObject({ slots: [unit] });
		expect(await onShelf(puzzling, asked, answer("unit"))).toEqual({
			...item,
			description: "Chairs, 8 each or 3 for 20.",
		});
	});

	test("names after a revision what is asked about the new text", async () => {
		const clear = fact("ListingRevised", { revision: 2, description: "8 each", hash });
		const unclear = fact("ListingRevised", {
			revision: 2,
			description: "8 each or 3 for 20",
			hash,
		});
		expect(await onShelf(published, unclear, asked)).toMatchObject({ slots: [unit] });
		expect(await onShelf(puzzling, asked, clear)).toMatchObject({ slots: [] });
	});

	test("does not call unclear what only somebody has asked", async () => {
		const question = fact("ListingNeedsClarification", { slots: [unit], askedBy: "ben" });
		expect(await onShelf(published, question)).toEqual(item);
	});

	test("folds every fact that changes what a buyer sees, and can be searched by words", () => {
		expect(shelf).toMatchObject({
			indexes: ["category", "status"],
			text: ["title", "description"],
		});
		expect(shelf.types).toEqual([
			"ListingPublished",
			"ListingRevised",
			"ListingNeedsClarification",
			"ClarificationAnswered",
			"StockReserved",
			"StockReleased",
			"ListingSold",
			"ListingWithdrawn",
		]);
	});
});

test("a search looks among what is on sale in a category", async () => {
	const questions: [unknown, Search][] = [];
	const documents: Partial<Documents> = {
		async search(projection, search) {
			questions.push([projection, search]);
			return [];
		},
	};
	expect(
		await searchListings(
			{ text: "oak chair", category: "furniture", limit: 7 },
			documents as Documents,
		),
	).toEqual([]);
	expect(questions).toEqual([
		[shelf, { text: "oak chair", where: { category: "furniture", status: "on_sale" }, limit: 7 }],
	]);
});

test("the service names what it decides, keeps, does and answers", () => {
	expect(listing).toMatchObject({
		name: "listing",
		timers: [offerWindowTimer],
		queries: { search: searchListings },
	});
	expect(Object.keys(listing.deciders)).toEqual(["listing"]);
	expect(listing.projections.map(({ name }) => name)).toEqual([
		"listing_shelf",
		"listing_handed_over",
	]);
	expect(listing.processes.map(({ name }) => name)).toEqual(["deliver-stock"]);
});
