import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import type { Documents } from "@parley/ledger/projection";
import { tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { prepare } from "./prepare.ts";

const listed = {
	seller: "sue",
	title: "Chairs",
	description: "Two of them.",
	category: "furniture",
	quantity: 2,
	ask: { minor: "4500", currency: "EUR" },
	attributes: {},
	handover: DEFAULT_HANDOVER,
	revision: 1,
	hash: "0".repeat(64),
};
const published = told("listing-chairs", "ListingPublished", listed);
const item = { seller: "sue", revision: 1, quantity: 2, currency: "EUR", onSale: true };

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
		expect(await prepare(said, tables(published, ...bens))).toMatchObject({
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
		expect(await prepare(claimed, tables(published, ...bens))).toEqual(
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
		expect(await prepare(command("OpenNegotiation", data), tables(published))).toEqual(
			command("OpenNegotiation", expected),
		);
	});

	test("looks nothing up by what is not an id", async () => {
		const documents: Partial<Documents> = { get: () => expect.unreachable() };
		const said = command("OpenNegotiation", { listing: 7 });
		const expected = command("OpenNegotiation", { listing: 7, listed: null, going: none });
		expect(await prepare(said, documents as Documents)).toEqual(expected);
	});

	test.each([
		["a command that ends nothing", command("PostMessage", { by: "ben", text: "Hello." })],
		["an opening that says nothing", command("OpenNegotiation", null)],
		["an opening that is not an object", command("OpenNegotiation", "chairs")],
	])("leaves %s as it is", async (_, said) => {
		expect(await prepare(said, tables(published))).toEqual(said);
	});
});

describe("preparing a move that can end a negotiation", () => {
	const hash = "0".repeat(64);
	const opened = (id: string, buyer: string) =>
		told(`negotiation-${id}`, "NegotiationOpened", {
			negotiationId: id,
			listing: "chairs",
			revision: 1,
			quantity: 1,
			buyer,
			seller: "sue",
			deadline: "2026-03-05T12:00:00.000Z",
			maxRounds: 10,
			currency: "EUR",
		});
	const money = { minor: "4000", currency: "EUR" };
	const bid = (id: string, by: string, inReplyTo: string | null = null) =>
		told(`negotiation-${id}`, "OfferMade", {
			negotiationId: id,
			offerId: `of ${by}`,
			listing: "chairs",
			revision: 1,
			by,
			terms: { price: money, quantity: 1, handover: DEFAULT_HANDOVER, fees: [], total: money },
			inReplyTo,
			expiresAt: "2026-03-02T12:00:00.000Z",
			hash,
		});
	const slot = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };
	const asked = told("listing-chairs", "ListingNeedsClarification", { slots: [slot] });
	const prepared = (type: string, documents: Documents, data: object = { by: "ben" }) =>
		prepare(
			{ id: "c1", stream: "negotiation-n1", type, data, actor: { kind: "agent", id: "ben" } },
			documents,
		);

	test.each(["MakeOffer", "DeclineOffer", "WithdrawOffer", "ExpireOffer", "EndNegotiation"])(
		"names the slots that are open (%s)",
		async (type) => {
			const known = tables(published, asked, opened("n1", "ben"));
			expect((await prepared(type, known)).data).toEqual({ by: "ben", unclear: ["unit"] });
		},
	);

	test("takes nothing from the sender, not even where nothing is known", async () => {
		const claimed = { by: "ben", unclear: [], window: null };
		expect((await prepared("AcceptOffer", tables(), claimed)).data).toEqual({ by: "ben" });
		const known = tables(published, asked, opened("n1", "ben"));
		expect((await prepared("AcceptOffer", known, claimed)).data).toEqual({
			by: "ben",
			unclear: ["unit"],
			window: null,
		});
	});

	test("counts for an acceptance the buyers who have bid where the listing takes offers first", async () => {
		const offerWindow = { offers: 2 };
		const held = told("listing-chairs", "ListingPublished", { ...listed, offerWindow });
		const known = tables(
			held,
			opened("n1", "ben"),
			opened("n2", "zoe"),
			bid("n1", "ben"),
			bid("n1", "sue", "of ben"),
			bid("n1", "ben", "of sue"),
			bid("n1", "sue"),
			bid("n2", "zoe"),
		);
		expect((await prepared("AcceptOffer", known)).data).toEqual({
			by: "ben",
			unclear: [],
			window: { offers: 2, bidders: 2 },
		});
	});

	test("reads the window of the newest revision", async () => {
		const offerWindow = { offers: 2 };
		const known = tables(
			told("listing-chairs", "ListingPublished", { ...listed, offerWindow }),
			told("listing-chairs", "ListingRevised", { revision: 2, offerWindow: { offers: 3 }, hash }),
			opened("n1", "ben"),
		);
		expect((await prepared("AcceptOffer", known)).data).toMatchObject({
			window: { offers: 3, bidders: 0 },
		});
	});
});
