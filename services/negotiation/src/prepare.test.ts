import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import type { Documents } from "@parley/ledger/projection";
import { tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { evolve, initialState } from "./domain/state.ts";
import { prepare } from "./prepare.ts";
import { chairs } from "./testing/chairs.ts";
import { haggle, opened as openedTalk } from "./testing/negotiation-story.ts";

const published = told("listing-chairs", "ListingPublished", chairs);
const item = { seller: "sue", revision: 1, quantity: 2, currency: "EUR", onSale: true };

const NOW = "2026-03-01T12:00:00.000Z";

describe("preparing an opening", () => {
	const prepared = (said: Parameters<typeof prepare>[0], documents: Documents) =>
		prepare(said, documents, NOW, initialState());
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
		expect(await prepared(said, tables(published, ...bens))).toMatchObject({
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
		expect(await prepared(claimed, tables(published, ...bens))).toEqual(
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
			"that claims nothing says that there is none",
			{ listing: "table" },
			{ listing: "table", listed: null, going: none },
		],
	])("%s", async (_, data, expected) => {
		expect(await prepared(command("OpenNegotiation", data), tables(published))).toEqual(
			command("OpenNegotiation", expected),
		);
	});
});

describe("preparing a move that can end a negotiation", () => {
	const hash = "0".repeat(64);
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
	const talk = (maxRounds: number, ...prices: readonly number[]) =>
		[openedTalk({ maxRounds }), ...haggle(...prices)].reduce(evolve, initialState());
	const prepared = (
		type: string,
		documents: Documents,
		data: object = { by: "ben" },
		state = talk(10, 80),
	) =>
		prepare(
			{ id: "c1", stream: "negotiation-n1", type, data, actor: { kind: "agent", id: "ben" } },
			documents,
			NOW,
			state,
		);

	const MOVES = ["MakeOffer", "DeclineOffer", "WithdrawOffer", "ExpireOffer"];
	const known = tables(published, asked);

	test.each(MOVES)(
		"names the slots that are open where it may end the talks (%s)",
		async (type) => {
			for (const state of [talk(1, 80), talk(2, 80, 100, 85, 95), talk(9, 80, 100, 80, 100, 80)])
				expect((await prepared(type, known, undefined, state)).data).toEqual({
					by: "ben",
					unclear: ["unit"],
				});
		},
	);

	test.each(MOVES)("asks no table where it cannot (%s)", async (type) => {
		const documents = { get: () => expect.unreachable() } as unknown as Documents;
		const claimed = { by: "ben", unclear: ["price"] };
		for (const state of [initialState(), talk(10), talk(10, 80, 100, 80, 90)])
			expect((await prepared(type, documents, claimed, state)).data).toEqual({ by: "ben" });
	});

	test("names the slots that are open at the deadline, and for no other ending", async () => {
		const ended = async (reason: string) =>
			(await prepared("EndNegotiation", known, { reason })).data;
		expect(await ended("deadline")).toEqual({ reason: "deadline", unclear: ["unit"] });
		expect(await ended("listing_gone")).toEqual({ reason: "listing_gone" });
	});

	test("takes nothing from the sender, not even where nothing is known", async () => {
		const claimed = { by: "ben", newest: 9, unclear: [], window: null };
		expect((await prepared("AcceptOffer", tables(), claimed)).data).toEqual({ by: "ben" });
		const known = tables(published, asked);
		expect((await prepared("AcceptOffer", known, claimed)).data).toEqual({
			by: "ben",
			newest: 1,
			unclear: ["unit"],
			window: null,
		});
	});

	test("counts for an acceptance the buyers who have bid where the listing takes offers first", async () => {
		const offerWindow = { offers: 2 };
		const held = told("listing-chairs", "ListingPublished", { ...chairs, offerWindow });
		const known = tables(
			held,
			bid("n1", "ben"),
			bid("n1", "sue", "of ben"),
			bid("n1", "ben", "of sue"),
			bid("n1", "sue"),
			bid("n2", "zoe"),
		);
		expect((await prepared("AcceptOffer", known)).data).toEqual({
			by: "ben",
			newest: 1,
			unclear: [],
			window: { offers: 2, bidders: 2 },
		});
	});

	test("names the newest revision, and reads its window", async () => {
		const offerWindow = { offers: 2 };
		const known = tables(
			told("listing-chairs", "ListingPublished", { ...chairs, offerWindow }),
			bid("n1", "ben"),
			told("listing-chairs", "ListingRevised", { revision: 2, offerWindow: { offers: 3 }, hash }),
		);
		expect((await prepared("AcceptOffer", known)).data).toMatchObject({
			newest: 2,
			window: { offers: 3, bidders: 0 },
		});
	});
});
