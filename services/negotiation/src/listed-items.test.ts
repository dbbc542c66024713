import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import type { Documents } from "@parley/ledger/projection";
import { tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { listedItems, prepareOpening } from "./listed-items.ts";

const chairs = {
	title: "Chairs",
	description: "Two of them.",
	category: "furniture",
	quantity: 2,
	ask: { minor: "4500", currency: "EUR" },
	attributes: {},
	handover: DEFAULT_HANDOVER,
};
const hash = "0".repeat(64);
const published = told("listing-chairs", "ListingPublished", {
	seller: "sue",
	...chairs,
	revision: 1,
	hash,
});
const dearer = told("listing-chairs", "ListingRevised", {
	revision: 2,
	title: "Fine chairs",
	hash,
});
const more = told("listing-chairs", "ListingRevised", { revision: 3, quantity: 4, hash });
const sold = told("listing-chairs", "ListingSold", {});
const withdrawn = told("listing-chairs", "ListingWithdrawn", { reason: "kept" });
const item = { seller: "sue", revision: 1, quantity: 2, currency: "EUR", onSale: true };

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
		["is nothing before it is published", [more, sold], undefined],
	])("%s", async (_, facts, expected) => {
		expect(await tables(...facts).get(listedItems, "chairs")).toEqual(expected);
	});

	test("folds every fact of a listing that it depends on", () => {
		expect(listedItems.types).toEqual([
			"ListingPublished",
			"ListingRevised",
			"ListingSold",
			"ListingWithdrawn",
		]);
	});
});

describe("preparing an opening", () => {
	const command = (type: string, data: unknown) =>
		({
			id: "c1",
			stream: "negotiation-n1",
			type,
			data,
			actor: { kind: "agent", id: "ben" },
		}) as const;

	const none = { buyer: 0, seller: 0 };
	const opened = (id: string, buyer: string, seller: string) =>
		told(`negotiation-${id}`, "NegotiationOpened", {
			negotiationId: id,
			listing: "chairs",
			revision: 1,
			quantity: 1,
			buyer,
			seller,
			deadline: "2026-03-05T12:00:00.000Z",
			maxRounds: 10,
			currency: "EUR",
		});
	const ended = told("negotiation-n3", "NegotiationEnded", {
		reason: "impasse",
		by: null,
		code: null,
	});
	/** Ben has two going as a buyer, one that has ended, and one as a seller. */
	const bens = [
		opened("n1", "ben", "sue"),
		opened("n2", "ben", "zoe"),
		opened("n3", "ben", "sue"),
		ended,
		opened("n4", "zoe", "ben"),
	];

	test("counts what each side has going", async () => {
		const said = command("OpenNegotiation", { listing: "chairs", buyer: "ben", seller: "ben" });
		expect(await prepareOpening(said, tables(published, ...bens))).toMatchObject({
			data: { going: { buyer: 2, seller: 1 } },
		});
	});

	test("puts what this service knows in the place of what the sender claims", async () => {
		const claimed = command("OpenNegotiation", {
			listing: "chairs",
			buyer: "ben",
			listed: { ...item, seller: "ben", quantity: 99 },
			going: { buyer: 0, seller: -5 },
		});
		const going = { buyer: 2, seller: 0 };
		expect(await prepareOpening(claimed, tables(published, ...bens))).toEqual(
			command("OpenNegotiation", { listing: "chairs", buyer: "ben", listed: item, going }),
		);
	});

	test.each([
		[
			"of a listing nobody knows says that there is none",
			{ listing: "table", listed: item },
			{ listing: "table", listed: null, going: none },
		],
		[
			"that names no listing says that there is none",
			{ listing: 7, listed: item },
			{ listing: 7, listed: null, going: none },
		],
		["that claims nothing says that there is none", {}, { listed: null, going: none }],
	])("%s", async (_, data, expected) => {
		expect(await prepareOpening(command("OpenNegotiation", data), tables(published))).toEqual(
			command("OpenNegotiation", expected),
		);
	});

	test("looks nothing up by what is not an id", async () => {
		const documents: Partial<Documents> = { get: () => expect.unreachable() };
		const said = command("OpenNegotiation", { listing: 7 });
		const expected = command("OpenNegotiation", { listing: 7, listed: null, going: none });
		expect(await prepareOpening(said, documents as Documents)).toEqual(expected);
	});

	test.each([
		["another command", command("MakeOffer", { listing: "chairs" })],
		["an opening that says nothing", command("OpenNegotiation", null)],
		["an opening that is not an object", command("OpenNegotiation", "chairs")],
	])("leaves %s as it is", async (_, said) => {
		expect(await prepareOpening(said, tables(published))).toEqual(said);
	});
});
