import { NOT_A_SALE } from "@parley/contracts/listing";
import { sentBy, tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { endWithTheListing } from "./end-with-the-listing.ts";
import { openNegotiations } from "./open-negotiations.ts";
import { chairs } from "./testing/chairs.ts";

const published = (listing: string) => told(`listing-${listing}`, "ListingPublished", chairs);
const opened = (negotiationId: string, listing: string, revision = 1) =>
	told(`negotiation-${negotiationId}`, "NegotiationOpened", {
		negotiationId,
		listing,
		revision,
		quantity: 2,
		buyer: "ben",
		seller: "sue",
		deadline: "2026-03-05T12:00:00.000Z",
		maxRounds: 10,
		currency: "USD",
	});
const ended = (negotiationId: string) =>
	told(`negotiation-${negotiationId}`, "NegotiationEnded", {
		reason: "walked_away",
		by: "ben",
		code: "price",
	});
const sold = told("listing-chairs", "ListingSold", {});
const withdrawn = told("listing-chairs", "ListingWithdrawn", { reason: "kept" });

const end = (negotiationId: string) => ({
	stream: `negotiation-${negotiationId}`,
	type: "EndNegotiation",
	data: { reason: "listing_gone", by: null },
	actor: { kind: "service", id: "negotiation" },
});

describe("open negotiations", () => {
	test("are those that were opened and have not ended, by listing and by party", async () => {
		const known = tables(
			opened("n1", "chairs"),
			opened("n2", "chairs"),
			opened("n3", "table"),
			ended("n2"),
		);
		expect(await known.find(openNegotiations, { listing: "chairs" })).toEqual([
			{ negotiationId: "n1", listing: "chairs", revision: 1, buyer: "ben", seller: "sue" },
		]);
		expect(await known.find(openNegotiations, { listing: "table" })).toEqual([
			{ negotiationId: "n3", listing: "table", revision: 1, buyer: "ben", seller: "sue" },
		]);
		expect(await known.get(openNegotiations, "n2")).toBeUndefined();
		expect(openNegotiations).toMatchObject({
			types: ["NegotiationOpened", "NegotiationEnded"],
			indexes: ["listing", "buyer", "seller"],
		});
	});
});

describe("rule 12: when a listing goes", () => {
	const before = [
		published("chairs"),
		opened("n1", "chairs"),
		opened("n2", "chairs"),
		opened("n3", "table"),
		opened("n4", "chairs"),
		ended("n2"),
	];

	test.each([sold, withdrawn])("its negotiations end ($type)", async (gone) => {
		const sent = await sentBy(endWithTheListing, gone, tables(...before, gone));
		expect(sent).toMatchObject([end("n1"), end("n4")]);
		for (const command of sent)
			expect(command).toMatchObject({ causedBy: gone.id, traceparent: gone.traceparent });
	});

	test("because it is no sale, its negotiations end as ambiguous", async () => {
		const noSale = told("listing-chairs", "ListingWithdrawn", { reason: NOT_A_SALE });
		const ambiguous = (id: string) => ({ ...end(id), data: { reason: "ambiguous", by: null } });
		expect(await sentBy(endWithTheListing, noSale, tables(...before, noSale))).toMatchObject([
			ambiguous("n1"),
			ambiguous("n4"),
		]);
		const late = opened("n5", "chairs");
		expect(
			await sentBy(endWithTheListing, late, tables(published("chairs"), noSale, late)),
		).toMatchObject([ambiguous("n5")]);
	});

	test("nothing happens where nobody bargains over it", async () => {
		expect(await sentBy(endWithTheListing, sold, tables(published("chairs"), sold))).toEqual([]);
	});

	test("a negotiation that is opened afterwards ends too", async () => {
		const late = opened("n5", "chairs");
		expect(
			await sentBy(endWithTheListing, late, tables(published("chairs"), sold, late)),
		).toMatchObject([end("n5")]);
	});

	test.each([
		["on a listing that is on sale", tables(published("chairs"))],
		["on a listing this service has not heard of yet", tables()],
	])("a negotiation %s goes on", async (_, known) => {
		expect(await sentBy(endWithTheListing, opened("n5", "chairs"), known)).toEqual([]);
	});

	test("the same fact sends the same commands, whatever else is open by then", async () => {
		const once = await sentBy(endWithTheListing, sold, tables(...before, sold));
		const again = await sentBy(
			endWithTheListing,
			sold,
			tables(opened("n1", "chairs"), ended("n1"), opened("n4", "chairs"), sold),
		);
		expect(new Set(once.map(({ id }) => id)).size).toBe(2);
		expect(await sentBy(endWithTheListing, sold, tables(...before, sold))).toEqual(once);
		expect(again.map(({ stream }) => stream)).toEqual(["negotiation-n4"]);
	});

	test("the facts of one listing or negotiation are handled one after the other", async () => {
		expect(await endWithTheListing.keys(sold, tables())).toEqual(["listing-chairs"]);
		expect(endWithTheListing.on).toEqual([
			...["ListingSold", "ListingWithdrawn", "ListingRevised", "NegotiationOpened"],
		]);
	});
});

describe("when a listing is revised", () => {
	const revised = told("listing-chairs", "ListingRevised", { revision: 2, hash: "0".repeat(64) });
	const cancel = (id: string) => ({ ...end(id), data: { reason: "cancelled", by: null } });

	test("the negotiations on what it said before end, for they can become no deal", async () => {
		const facts = [
			...[published("chairs"), opened("n1", "chairs"), opened("n2", "table"), revised],
			opened("n3", "chairs", 2),
		];
		expect(await sentBy(endWithTheListing, revised, tables(...facts))).toMatchObject([
			cancel("n1"),
		]);
	});

	test("one that is opened meanwhile ends too, and one on the newest goes on", async () => {
		const [late, newer] = [opened("n5", "chairs"), opened("n6", "chairs", 2)];
		const known = tables(published("chairs"), revised, late, newer);
		expect(await sentBy(endWithTheListing, late, known)).toMatchObject([cancel("n5")]);
		expect(await sentBy(endWithTheListing, newer, known)).toEqual([]);
	});
});
