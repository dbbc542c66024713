import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import { sellerTurns } from "./seller-turns.ts";
import { DEADLINE, eur, mandateOf, termsOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { turnParts } from "./turn-parts.ts";

const process = sellerTurns(turnParts);
const HASH = "e".repeat(64);

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});

/** Anna sells two lamps at 900 each, and no less than 400; nobody has asked about them yet. */
async function selling(changes: Partial<Mandate> = {}, quantity = 2): Promise<void> {
	await stage.grant(mandateOf({ wants: [], ...changes }));
	await stage.tell("listing-lamp", "ListingPublished", {
		seller: "anna",
		title: "Lamp",
		description: "",
		category: "light",
		quantity,
		ask: eur(900),
		attributes: {},
		handover: { method: "pickup", window: "P2D" },
		revision: 1,
		hash: HASH,
	});
}

const opening = { listing: "lamp", revision: 1, buyer: "ben", seller: "anna" };
const opened = (negotiationId: string, quantity = 1, buyer = "ben") =>
	stage.tell(`negotiation-${negotiationId}`, "NegotiationOpened", {
		negotiationId,
		...opening,
		buyer,
		quantity,
		deadline: DEADLINE,
		maxRounds: 8,
		currency: "EUR",
	});

const offerIn = (negotiationId: string, by: string, minor: number, quantity = 1): Promise<Fact> =>
	stage.tell(`negotiation-${negotiationId}`, "OfferMade", {
		negotiationId,
		offerId: `${by}-in-${negotiationId}`,
		listing: "lamp",
		revision: 1,
		by,
		terms: termsOf(eur(minor), quantity),
		inReplyTo: null,
		expiresAt: "2026-03-03T00:00:00.000Z",
		hash: HASH,
	});

async function bid(
	negotiationId: string,
	minor: number,
	quantity = 1,
	buyer = "ben",
): Promise<Fact> {
	await opened(negotiationId, quantity, buyer);
	return offerIn(negotiationId, buyer, minor, quantity);
}

async function agreed(negotiationId: string, quantity = 1): Promise<void> {
	await bid(negotiationId, 800, quantity);
	const offer = {
		offerId: `ben-in-${negotiationId}`,
		hash: HASH,
		by: "anna",
		terms: termsOf(eur(800), quantity),
	};
	await stage.tell(`negotiation-${negotiationId}`, "OfferAccepted", { ...offer, ...opening });
	await stage.tell(`negotiation-${negotiationId}`, "NegotiationEnded", {
		reason: "agreed",
		by: "anna",
		code: null,
	});
}

const moves = () =>
	stage.told("turn").map(({ data }) => (data as FactOf<"TurnDecided">["data"]).move);
const hold = (because: string) => ({ kind: "hold", because });

describe("a seller's agent", () => {
	test("answers a bid and promises no money", async () => {
		await selling();
		await stage.deliver(process, await bid("n1", 100));
		expect(stage.sent).toMatchObject([
			{ type: "MakeOffer", stream: "negotiation-n1", data: { by: "anna", inReplyTo: "ben-in-n1" } },
		]);
		expect(stage.told("mandate").map(({ type }) => type)).toEqual(["MandateGranted"]);
		expect(stage.told("turn")).toMatchObject([
			{ data: { principal: "anna", want: null, shortlist: null } },
		]);
	});

	test("accepts a good bid", async () => {
		await selling();
		await stage.deliver(process, await bid("n1", 900));
		expect(stage.sent).toMatchObject([
			{ type: "AcceptOffer", data: { offerId: "ben-in-n1", hash: HASH } },
		]);
	});

	test("does not answer its own offer, an opening, nor an ended negotiation", async () => {
		await selling();
		await stage.deliver(process, await opened("n0"));
		await bid("n1", 100);
		await stage.deliver(process, await offerIn("n1", "anna", 800));
		const late = await bid("n2", 100);
		await stage.tell("negotiation-n2", "NegotiationEnded", {
			reason: "deadline",
			by: null,
			code: null,
		});
		await stage.deliver(process, late);
		expect(moves()).toEqual([]);
	});

	test.each(["OfferDeclined", "OfferWithdrawn"] as const)(
		"moves again after its own offer ended by %s",
		async (type) => {
			await selling();
			await bid("n1", 100);
			await offerIn("n1", "anna", 800);
			await stage.deliver(
				process,
				await stage.tell("negotiation-n1", type, { offerId: "anna-in-n1", by: "ben" }),
			);
			expect(stage.sent).toMatchObject([{ type: "MakeOffer", data: { inReplyTo: null } }]);
		},
	);

	test("does not answer for somebody else", async () => {
		await selling();
		const fact = await bid("n1", 100);
		await stage.catchUp();
		expect(await process.keys(fact, stage.documents)).toEqual(["anna"]);
		await process.handle(fact, stage.world, "carl");
		expect(moves()).toEqual([]);
	});

	test("waits where its mandate does not sell the listing, and where it does not know it", async () => {
		const because = hold("the mandate does not sell this listing");
		await selling({ sells: [] });
		await stage.deliver(process, await bid("n1", 100));
		expect(moves()).toEqual([because]);
		stage = new Stage();
		await stage.grant(mandateOf());
		await stage.deliver(process, await bid("n1", 100));
		expect(moves()).toEqual([because]);
	});

	test("leaves the negotiation after three refused moves", async () => {
		await selling();
		stage.judge = ({ type }) =>
			type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await stage.deliver(process, await bid("n1", 100));
		expect(stage.sent.at(-1)).toMatchObject({
			type: "WalkAway",
			stream: "negotiation-n1",
			data: { by: "anna", code: "other" },
		});
	});
});

describe("goods that are spoken for", () => {
	const nothing = hold("nothing is available at the moment");

	test("are not sold twice: an acceptance the listing has not judged counts", async () => {
		await selling();
		await agreed("n1", 2);
		await stage.deliver(process, await bid("n2", 900));
		expect(moves()).toEqual([nothing]);
	});

	test("are counted once when the listing has judged", async () => {
		await selling();
		await agreed("n1");
		await stage.tell("listing-lamp", "StockReserved", { dealId: "ben-in-n1", quantity: 1 });
		await stage.deliver(process, await bid("n2", 900));
		expect(moves()).toMatchObject([{ kind: "accept" }]);
	});

	test("are there again when the deal fell through, for everybody who waits", async () => {
		await selling({}, 1);
		await agreed("n1");
		await stage.deliver(process, await bid("n2", 900, 1, "carl"));
		await stage.deliver(process, await bid("n3", 850, 1, "dora"));
		expect(moves()).toEqual([nothing, nothing]);
		const parties = { listing: "lamp", buyer: "ben", seller: "anna" };
		await stage.deliver(
			process,
			await stage.tell(
				"deal-d1",
				"DealFellThrough",
				{ ...parties, reason: "funds" },
				{ negotiationId: "n1", dealId: "d1" },
			),
		);
		// The best bid raises what the other one has to reach.
		expect(moves().slice(2)).toMatchObject([
			{ kind: "accept", negotiationId: "n2" },
			{ kind: "offer", negotiationId: "n3" },
		]);
	});

	test("are there again when stock is released", async () => {
		await selling({}, 1);
		await stage.tell("listing-lamp", "StockReserved", { dealId: "d1", quantity: 1 });
		await stage.deliver(process, await bid("n2", 900));
		await stage.deliver(
			process,
			await stage.tell("listing-lamp", "StockReleased", { dealId: "d1", quantity: 1 }),
		);
		expect(moves()).toMatchObject([nothing, { kind: "accept" }]);
	});

	test("are sold when the time for offers is over", async () => {
		await selling({}, 1);
		await stage.tell("listing-lamp", "ListingRevised", {
			...{ revision: 2, hash: "0".repeat(64) },
			offerWindow: { offers: 2 },
		});
		await stage.deliver(process, await bid("n2", 900));
		await stage.deliver(process, await stage.tell("listing-lamp", "OfferWindowClosed", {}));
		expect(moves()).toMatchObject([{ kind: "hold" }, { kind: "accept", negotiationId: "n2" }]);
	});

	test("do not wake who has nothing to answer", async () => {
		await selling();
		await opened("n1");
		await stage.deliver(
			process,
			await stage.tell("listing-lamp", "StockReleased", { dealId: "d1", quantity: 1 }),
		);
		expect(moves()).toEqual([]);
	});

	test("count bids on the same listing only while their negotiation is open", async () => {
		await selling({}, 1);
		await bid("n1", 899, 1, "carl");
		await stage.tell("negotiation-n1", "NegotiationEnded", {
			reason: "deadline",
			by: null,
			code: null,
		});
		await stage.deliver(process, await bid("n2", 100));
		expect(stage.told("turn")).toMatchObject([
			{ data: { band: { from: eur(900), to: eur(400) } } },
		]);
		await bid("n3", 700, 1, "dora");
		await stage.deliver(process, await bid("n4", 100));
		expect(stage.told("turn")[1]).toMatchObject({
			data: { band: { from: eur(900), to: eur(700) } },
		});
	});
});

describe("somebody with whom no deal was closed", () => {
	const met = async (other: { buyer: string; seller: string }): Promise<unknown> => {
		await selling({ policy: { escalate: [{ when: "stranger" }] } });
		await stage.tell("negotiation-n0", "NegotiationOpened", {
			...{ negotiationId: "n0", listing: "other", revision: 1, ...other },
			...{ quantity: 1, deadline: DEADLINE, maxRounds: 8, currency: "EUR" },
		});
		const closed = {
			disposition: "released",
			listing: "other",
			handedOver: true,
			...other,
		} as const;
		const about = { dealId: "d0", negotiationId: "n0" };
		await stage.tell("deal-d0", "DealClosed", closed, about);
		await opened("n1");
		await stage.deliver(process, await offerIn("n1", "ben", 500));
		return moves().at(-1);
	};

	test.each([
		["sold to", { buyer: "ben", seller: "anna" }],
		["bought from", { buyer: "anna", seller: "ben" }],
	])("is no stranger to whom one has %s before", async (_, other) => {
		expect(await met(other)).toMatchObject({ kind: "offer" });
	});

	test("is a stranger whom only others know", async () => {
		expect(await met({ buyer: "ben", seller: "carl" })).toMatchObject({ rule: "stranger" });
	});
});

describe("what others say about a seller's goods", () => {
	test("is cleared up by a revision too, which is an occasion to answer", async () => {
		await selling();
		await stage.deliver(process, await opened("n1"));
		await offerIn("n1", "ben", 900);
		const revised = { revision: 2, hash: HASH };
		await stage.deliver(process, await stage.tell("listing-lamp", "ListingRevised", revised));
		expect(moves()).toMatchObject([{ kind: "accept", negotiationId: "n1" }]);
	});

	/** Ben bids for the lamp and says that somebody else asks less; Carl's goods are in a category of their own. */
	async function cheaperElsewhere(category: string, by: "ben" | "carl"): Promise<unknown> {
		await selling({ policy: { escalate: [{ when: "unverifiable_claim" }] } });
		const listed = stage.ledger.facts.at(-1)?.data as FactOf<"ListingPublished">["data"];
		await stage.tell("listing-other", "ListingPublished", { ...listed, seller: "carl", category });
		await stage.tell("negotiation-n9", "NegotiationOpened", {
			...{ negotiationId: "n9", listing: "other", revision: 1, buyer: "ben", seller: "carl" },
			...{ quantity: 1, deadline: DEADLINE, maxRounds: 8, currency: "EUR" },
		});
		await offerIn("n9", by, 800);
		await opened("n1");
		const words = { by: "ben", text: "I found it cheaper at another seller." };
		await stage.tell("negotiation-n1", "MessagePosted", words, { negotiationId: "n1" });
		await stage.deliver(process, await offerIn("n1", "ben", 500));
		return moves().at(-1);
	}

	test("is borne out by what another seller asks of the same buyer for such goods", async () => {
		expect(await cheaperElsewhere("light", "carl")).toMatchObject({ kind: "offer" });
	});

	test.each([
		["light", "ben"],
		["boats", "carl"],
	] as const)("is not borne out by an offer for a %s by %s", async (category, by) => {
		expect(await cheaperElsewhere(category, by)).toMatchObject({
			...{ kind: "escalate", rule: "unverifiable_claim" },
		});
	});
});
