import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import { buyerTurns } from "./buyer-turns.ts";
import { chairs, DEADLINE, eur, mandateOf, termsOf } from "./domain/premises.ts";
import { turnParts } from "./run-turn.ts";
import { Stage } from "./stage.ts";

const process = buyerTurns(turnParts);
const until = "2026-03-05T12:00:00.000Z";
const unclear = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});

type Published = FactOf<"ListingPublished">["data"];
function published(
	listing: string,
	seller: string,
	changes: Partial<Published> = {},
): Promise<Fact> {
	return stage.tell(`listing-${listing}`, "ListingPublished", {
		seller,
		title: "Chairs",
		description: "",
		category: "furniture",
		quantity: 3,
		ask: eur(1200),
		attributes: {},
		handover: { method: "pickup", window: "P2D" },
		revision: 1,
		hash: "d".repeat(64),
		...changes,
	});
}

/** The negotiation that was asked for last is opened. */
function opened(changes: Partial<FactOf<"NegotiationOpened">["data"]> = {}): Promise<Fact> {
	const asked = stage.sent.findLast(({ type }) => type === "OpenNegotiation")?.data;
	const opening = {
		...(asked as FactOf<"NegotiationOpened">["data"]),
		currency: "EUR",
		...changes,
	};
	return stage.tell(`negotiation-${opening.negotiationId}`, "NegotiationOpened", opening);
}

let offers = 0;
function offered(
	by: string,
	minor: number,
	negotiation: Fact,
	offerId = `o${offers++}`,
): Promise<Fact> {
	const { negotiationId, listing, revision, quantity } =
		negotiation.data as FactOf<"NegotiationOpened">["data"];
	const terms = termsOf(eur(minor), quantity);
	const offer = {
		negotiationId,
		offerId,
		listing,
		revision,
		by,
		terms,
		inReplyTo: null,
		expiresAt: "2026-03-03T00:00:00.000Z",
	};
	return stage.tell(negotiation.stream, "OfferMade", { ...offer, hash: "e".repeat(64) });
}

/** The newest offer of the agent becomes a fact, as the negotiation would say. */
function bidMade(negotiation: Fact): Promise<Fact> {
	const made = stage.sent.findLast(({ type }) => type === "MakeOffer");
	const { terms } = (made?.data ?? {}) as FactOf<"OfferMade">["data"];
	return offered("anna", Number(terms.total.minor), negotiation, made?.id);
}

const grant = (changes: Partial<Mandate> = {}) => stage.grant(mandateOf({ sells: [], ...changes }));
const sent = () => stage.sent.map(({ type }) => type);
const moves = () =>
	stage
		.told("turn")
		.map(({ data }) => (data as { move?: { kind: string; because?: string } }).move);
const hit = (id: string, seller: string, slots: readonly unknown[] = []) => ({ id, seller, slots });

async function negotiating(): Promise<Fact> {
	await published("c1", "ben");
	stage.hits = [hit("c1", "ben")];
	await stage.deliver(process, await grant());
	return opened();
}

describe("a buyer's agent that is given a mandate", () => {
	test("searches once for each want and opens a negotiation with the best match", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		const trigger = await grant();
		await stage.deliver(process, trigger);
		expect(stage.asked).toEqual([
			{
				service: "listing",
				query: "search",
				question: { text: "wooden chair", category: "furniture", limit: 6 },
			},
		]);
		const turnId = derivedId(trigger.id, "buyer:anna:chairs");
		const opening = {
			negotiationId: derivedId(turnId, "negotiation"),
			listing: "c1",
			revision: 1,
			quantity: 3,
			seller: "ben",
			buyer: "anna",
			deadline: until,
			maxRounds: 8,
		};
		expect(stage.sent).toMatchObject([{ type: "OpenNegotiation", data: opening }]);
		expect(stage.told("turn")).toMatchObject([
			{ data: { want: "chairs", shortlist: [{ listing: "c1", slots: [] }] } },
		]);
	});

	test("takes a turn for each want", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		await stage.deliver(process, await grant({ wants: [chairs, { ...chairs, id: "stools" }] }));
		expect(stage.sent.map(({ data }) => data)).toMatchObject([
			{ listing: "c1" },
			{ listing: "c1" },
		]);
		expect(stage.told("turn")).toMatchObject([
			{ data: { want: "chairs" } },
			{ data: { want: "stools" } },
		]);
	});

	test("never searches where the want names its listing", async () => {
		await published("c1", "ben");
		await stage.deliver(process, await grant({ wants: [{ ...chairs, listing: "c1" }] }));
		expect(stage.asked).toEqual([]);
		expect(stage.sent).toMatchObject([{ data: { listing: "c1" } }]);
	});

	test("buys nothing from itself, nothing unknown, nothing sold and nothing sold out", async () => {
		await published("own", "anna");
		await published("sold", "ben");
		await stage.tell("listing-sold", "ListingSold", {});
		await published("out", "ben", { quantity: 1 });
		await stage.tell("listing-out", "StockReserved", { dealId: "d1", quantity: 1 });
		stage.hits = [hit("own", "anna"), hit("sold", "ben"), hit("out", "ben"), hit("unknown", "ben")];
		await stage.deliver(process, await grant());
		expect(moves()).toEqual([{ kind: "hold", because: "nothing to do until somebody answers" }]);
		expect(stage.told("turn")).toMatchObject([
			{ data: { shortlist: [{ listing: "sold" }, { listing: "out" }, { listing: "unknown" }] } },
		]);
	});

	test("buys nothing from itself even where its want says so", async () => {
		await published("own", "anna");
		await stage.deliver(process, await grant({ wants: [{ ...chairs, listing: "own" }] }));
		expect(sent()).toEqual([]);
	});

	test("lets no negotiation outlast the mandate", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		stage.now = "2026-03-08T12:00:00.000Z";
		await stage.deliver(process, await grant());
		expect(stage.sent).toMatchObject([{ data: { deadline: DEADLINE } }]);
	});

	test("does nothing when nothing was granted", async () => {
		const trigger = await grant();
		await stage.catchUp();
		await process.handle(trigger, stage.world, "carl");
		expect(stage.ledger.facts).toHaveLength(1);
	});
});

describe("a listing whose terms are unclear", () => {
	test("is asked about, and bought when the answer is what was wanted", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben", [unclear])];
		await stage.deliver(process, await grant());
		expect(stage.sent).toMatchObject([
			{ type: "AskClarification", stream: "listing-c1", data: { by: "anna", ...unclear } },
		]);
		await stage.tell("listing-c1", "ListingNeedsClarification", { slots: [unclear] });
		await stage.deliver(
			process,
			await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "each" }),
		);
		expect(sent()).toEqual(["AskClarification", "OpenNegotiation"]);
		expect(stage.asked).toHaveLength(1);
	});

	test("is left alone when its price turns out to be for the lot", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben", [unclear])];
		await stage.deliver(process, await grant());
		await stage.tell("listing-c1", "ListingNeedsClarification", { slots: [unclear] });
		await stage.deliver(
			process,
			await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "lot" }),
		);
		expect(sent()).toEqual(["AskClarification"]);
	});

	test("of one piece is as good by the lot as by the piece", async () => {
		await published("c1", "ben", { quantity: 1 });
		await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "lot" });
		stage.hits = [hit("c1", "ben", [unclear])];
		await stage.deliver(process, await grant());
		expect(sent()).toEqual(["OpenNegotiation"]);
	});

	test("is not asked about twice: who asked before waits", async () => {
		await published("c1", "ben");
		await stage.tell("listing-c1", "ListingNeedsClarification", { slots: [unclear] });
		stage.hits = [hit("c1", "ben", [unclear])];
		await stage.deliver(process, await grant());
		expect(moves()).toEqual([{ kind: "hold", because: "nothing to do until somebody answers" }]);
		await stage.deliver(
			process,
			await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "each" }),
		);
		expect(sent()).toEqual(["OpenNegotiation"]);
	});
});

describe("a buyer's agent in a negotiation", () => {
	test("bids when it is opened, and does not look at a listing twice", async () => {
		const negotiation = await negotiating();
		await stage.deliver(process, negotiation);
		expect(sent()).toEqual(["OpenNegotiation", "MakeOffer"]);
		expect(stage.asked).toHaveLength(1);
	});

	test("does not answer itself, nor what serves nobody's want", async () => {
		const negotiation = await negotiating();
		await stage.deliver(process, negotiation);
		const turns = stage.told("turn").length;
		await stage.deliver(process, await bidMade(negotiation));
		await stage.deliver(process, await opened({ negotiationId: "other" }));
		expect(stage.told("turn")).toHaveLength(turns);
	});

	test("answers the seller, promising what its next bid costs instead of the last", async () => {
		const negotiation = await negotiating();
		await stage.deliver(process, negotiation);
		await bidMade(negotiation);
		await stage.deliver(process, await offered("ben", 3600, negotiation));
		expect(sent()).toEqual(["OpenNegotiation", "MakeOffer", "MakeOffer"]);
		const kinds = stage.told("mandate").map(({ type }) => type);
		expect(kinds).toEqual([
			"MandateGranted",
			"CommitmentReserved",
			"CommitmentReleased",
			"CommitmentReserved",
		]);
	});

	test("makes no second offer where its tables have not seen the first", async () => {
		await published("c1", "ben", { quantity: 1 });
		await published("c2", "carl", { quantity: 1 });
		stage.hits = [hit("c1", "ben"), hit("c2", "carl")];
		await stage.deliver(process, await grant({ wants: [{ ...chairs, quantity: 2 }] }));
		const first = await opened();
		await stage.deliver(process, first);
		const second = await opened();
		await stage.deliver(process, second);
		// Both sides' offers are out by now; only the seller's is known here.
		await stage.deliver(process, await offered("carl", 1100, second));
		const reserved = stage.told("mandate").filter(({ type }) => type === "CommitmentReserved");
		const live = sent().filter((type) => type === "MakeOffer");
		expect(live).toHaveLength(1);
		expect(reserved).toHaveLength(1);
	});
});

describe("what makes a buyer's agent look again", () => {
	const parties = { listing: "c1", buyer: "anna", seller: "ben" };
	let negotiation: Fact;
	beforeEach(async () => {
		negotiation = await negotiating();
	});
	const keys = async (fact: Fact) => {
		await stage.catchUp();
		return process.keys(fact, stage.documents);
	};
	const ended = (reason: "agreed" | "walked_away", code: "found_elsewhere" | "price" | null) =>
		stage.tell(negotiation.stream, "NegotiationEnded", { reason, by: "ben", code });
	const closed = (disposition: "released" | "refunded" | "split") =>
		stage.tell(
			"deal-d1",
			"DealClosed",
			{ ...parties, disposition, handedOver: true },
			{ negotiationId: negotiation.negotiationId ?? "" },
		);

	test("is an ending that leaves the want open", async () => {
		expect(await keys(await ended("walked_away", "price"))).toEqual(["anna"]);
		expect(await keys(await ended("agreed", null))).toEqual([]);
		expect(await keys(await ended("walked_away", "found_elsewhere"))).toEqual([]);
	});

	test("is a deal that is off, not one that is done", async () => {
		expect(await keys(await closed("refunded"))).toEqual(["anna"]);
		expect(await keys(await closed("released"))).toEqual([]);
		expect(await keys(await closed("split"))).toEqual([]);
	});

	test("is stock of a listing it talks about that comes or goes", async () => {
		expect(
			await keys(await stage.tell("listing-c1", "StockReserved", { dealId: "d1", quantity: 1 })),
		).toEqual(["anna"]);
		expect(
			await keys(await stage.tell("listing-c1", "StockReleased", { dealId: "d1", quantity: 1 })),
		).toEqual(["anna"]);
		expect(
			await keys(await stage.tell("listing-c9", "StockReleased", { dealId: "d1", quantity: 1 })),
		).toEqual([]);
		await ended("walked_away", "price");
		expect(
			await keys(await stage.tell("listing-c1", "StockReserved", { dealId: "d2", quantity: 1 })),
		).toEqual([]);
	});

	test("is not a commitment that is released: the ending that released it was looked at", async () => {
		const released = { negotiationId: "n", reason: "ended" };
		expect(process.on).not.toContain("CommitmentReleased");
		expect(await keys(await stage.tell("mandate-anna", "CommitmentReleased", released))).toEqual(
			[],
		);
	});

	test("is an amended mandate, for every want", async () => {
		const amended = await stage.tell("mandate-anna", "MandateAmended", {
			wants: [chairs, { ...chairs, id: "stools" }],
		});
		await stage.deliver(process, amended);
		const wants = stage.told("turn").map(({ data }) => (data as { want: string }).want);
		expect(wants).toEqual(["chairs", "chairs", "stools"]);
	});

	test("is only what it waits for", async () => {
		expect(
			await keys(
				await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "each" }),
			),
		).toEqual([]);
	});
});

describe("budget that another want's offer holds", () => {
	const stools = { ...chairs, id: "stools" };
	const BUDGET_HELD = { kind: "hold", because: "other offers hold the budget" };
	const leaves = (negotiation: Fact) =>
		stage.tell(negotiation.stream, "NegotiationEnded", {
			reason: "walked_away",
			by: "ben",
			code: "price",
		});
	beforeEach(async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
	});

	test("is waited for, and used when that offer's negotiation ends", async () => {
		await stage.deliver(process, await grant({ budget: eur(3000), wants: [chairs, stools] }));
		const [first, second] = stage.sent.map(
			({ data }) => data as FactOf<"NegotiationOpened">["data"],
		);
		const forChairs = await opened(first);
		await stage.deliver(process, forChairs);
		await bidMade(forChairs);
		const forStools = await opened(second);
		await stage.deliver(process, forStools);
		expect(moves().at(-1)).toEqual(BUDGET_HELD);
		await stage.deliver(process, await leaves(forChairs));
		expect(stage.sent.at(-1)).toMatchObject({ type: "MakeOffer", stream: forStools.stream });
	});

	test("is waited for before a negotiation is opened too", async () => {
		await stage.deliver(process, await grant({ budget: eur(3000) }));
		const forChairs = await opened();
		await stage.deliver(process, forChairs);
		await bidMade(forChairs);
		await stage.deliver(
			process,
			await stage.tell("mandate-anna", "MandateAmended", { wants: [chairs, stools] }),
		);
		expect(sent()).toEqual(["OpenNegotiation", "MakeOffer"]);
		await stage.deliver(process, await leaves(forChairs));
		expect(stage.sent.at(-1)).toMatchObject({ type: "OpenNegotiation", data: { listing: "c1" } });
	});
});

describe("money that is spent", () => {
	test("is not waited for: only what live offers hold may come back", async () => {
		const negotiation = await negotiating();
		const reserve = (negotiationId: string, offerId: string, minor: number) =>
			stage.tell("mandate-anna", "CommitmentReserved", {
				negotiationId,
				want: "sofas",
				amount: eur(minor),
				quantity: 1,
				offerId,
			});
		const deal = {
			negotiationId: "spent",
			listing: "s1",
			revision: 1,
			quantity: 1,
			buyer: "anna",
			seller: "dora",
			deadline: until,
			maxRounds: 8,
		};
		await stage.tell("negotiation-spent", "NegotiationOpened", { ...deal, currency: "EUR" });
		await stage.tell("negotiation-spent", "OfferAccepted", {
			offerId: "s",
			hash: "e".repeat(64),
			by: "dora",
			terms: termsOf(eur(3501), 1),
			listing: "s1",
			revision: 1,
			buyer: "anna",
			seller: "dora",
		});
		await reserve("spent", "s", 3501);
		await stage.deliver(process, negotiation);
		expect(stage.sent.at(-1)).toMatchObject({ type: "WalkAway", data: { code: "budget" } });
	});

	test("that a live offer holds is waited for", async () => {
		const negotiation = await negotiating();
		await stage.tell("mandate-anna", "CommitmentReserved", {
			negotiationId: "live",
			want: "sofas",
			amount: eur(3501),
			quantity: 1,
			offerId: "l",
		});
		await stage.deliver(process, negotiation);
		expect(moves().at(-1)).toEqual({ kind: "hold", because: "other offers hold the budget" });
	});
});

describe("after three refused moves", () => {
	test("the agent leaves the negotiation that gave the occasion", async () => {
		const negotiation = await negotiating();
		stage.judge = ({ type }) =>
			type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await stage.deliver(process, negotiation);
		expect(stage.sent.at(-1)).toMatchObject({
			type: "WalkAway",
			stream: negotiation.stream,
			data: { by: "anna", code: "other" },
		});
	});

	test("the agent waits where no negotiation gave the occasion", async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		stage.judge = () => ({ code: "NOT_THE_OWNER", because: "No." });
		await stage.deliver(process, await grant());
		expect(moves().at(-1)).toEqual({ kind: "hold", because: "three moves were refused" });
	});
});
