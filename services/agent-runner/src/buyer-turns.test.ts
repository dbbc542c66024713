import type { FactOf } from "@parley/contracts/catalogue";
import { hashOf } from "@parley/contracts/hash";
import { derivedId } from "@parley/contracts/id";
import { beforeEach, describe, expect, test } from "vitest";
import {
	bidMade,
	clarified,
	freshStage,
	grant,
	hit,
	idOf,
	moves,
	needsClarification,
	negotiating,
	offered,
	onSale,
	opened,
	process,
	published,
	sent,
	stage,
	talkingToTwo,
	unclear,
	until,
} from "./testing/buyer-story.ts";
import { chairs, DEADLINE, eur } from "./testing/sample.ts";

beforeEach(freshStage);

describe("a buyer's agent that is given a mandate", () => {
	test("searches once for each want and opens a negotiation with the best match", async () => {
		await onSale(["ben"]);
		const trigger = await grant();
		await stage.deliver(process, trigger);
		const by = hashOf({ principal: "anna", want: "chairs" });
		const question = { text: "wooden chair", category: "furniture", limit: 6, by };
		expect(stage.asked).toEqual([{ service: "listing", query: "search", question }]);
		const turnId = derivedId(trigger.id, "buyer:anna/chairs");
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
		await onSale(["ben"]);
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
		await onSale(["ben"]);
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
		await onSale(["ben"], {}, [unclear]);
		await stage.deliver(process, await grant());
		expect(stage.sent).toMatchObject([
			{ type: "AskClarification", stream: "listing-c1", data: { by: "anna", ...unclear } },
		]);
		await needsClarification("c1");
		await stage.deliver(process, await clarified("c1", "each"));
		expect(sent()).toEqual(["AskClarification", "OpenNegotiation"]);
		expect(stage.asked).toHaveLength(1);
	});

	test("is opened once where two answers came at once", async () => {
		const other = { slot: "condition", question: "New?", readings: ["new", "used"] };
		await onSale(["ben"], {}, [unclear, other]);
		await needsClarification("c1", undefined, [unclear, other]);
		await stage.deliver(process, await grant());
		const one = await clarified("c1", "each");
		const two = await clarified("c1", "new", "condition");
		await stage.deliver(process, one);
		expect(sent()).toEqual([]);
		await stage.deliver(process, two);
		expect(sent()).toEqual(["OpenNegotiation"]);
	});

	test("is left alone when its price turns out to be for the lot", async () => {
		await onSale(["ben"], {}, [unclear]);
		await stage.deliver(process, await grant());
		await needsClarification("c1");
		await stage.deliver(process, await clarified("c1", "lot"));
		expect(sent()).toEqual(["AskClarification"]);
	});

	test("of one piece is as good by the lot as by the piece", async () => {
		await onSale(["ben"], { quantity: 1 }, [unclear]);
		await clarified("c1", "lot");
		await stage.deliver(process, await grant());
		expect(sent()).toEqual(["OpenNegotiation"]);
	});

	test("is not asked about twice: who asked before waits", async () => {
		await onSale(["ben"], {}, [unclear]);
		await needsClarification("c1");
		await stage.deliver(process, await grant());
		expect(moves()).toEqual([{ kind: "hold", because: "nothing to do until somebody answers" }]);
		await stage.deliver(process, await clarified("c1", "each"));
		expect(sent()).toEqual(["OpenNegotiation"]);
	});
});

describe("a buyer's agent in a negotiation", () => {
	const two = { wants: [{ ...chairs, quantity: 2 }] };

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
		const { carl: second } = await talkingToTwo(two, { quantity: 1 });
		await stage.deliver(process, second);
		// Both sides' offers are out by now; only the seller's is known here.
		await stage.deliver(process, await offered("carl", 1100, second));
		const reserved = stage.told("mandate").filter(({ type }) => type === "CommitmentReserved");
		const live = sent().filter((type) => type === "MakeOffer");
		expect(live).toHaveLength(1);
		expect(reserved).toHaveLength(1);
		expect(moves().at(-1)).toEqual({ kind: "hold", because: "an offer is on its way" });
	});

	test("goes on for the rest of a want once the tables show its offer, or the deal it became", async () => {
		const { ben: first, carl: second } = await talkingToTwo(two, { quantity: 1 });
		await stage.deliver(process, second);
		expect(moves().at(-1)).toMatchObject({ kind: "offer", negotiationId: idOf(first) });
		const bid = await bidMade(first);
		await stage.deliver(process, await offered("carl", 1200, second));
		expect(moves().at(-1)).toEqual({ kind: "hold", because: "an offer is out" });
		const { offerId, hash, terms } = bid.data as FactOf<"OfferMade">["data"];
		const deal = { offerId, hash, by: "ben", terms, revision: 1, buyer: "anna", seller: "ben" };
		await stage.tell(first.stream, "OfferAccepted", { ...deal, listing: "c1" });
		await stage.deliver(process, await offered("carl", 1100, second));
		expect(moves().at(-1)).toMatchObject({ kind: "offer", negotiationId: idOf(second) });
	});
});

describe("a buyer's agent to whom delivery is worth something", () => {
	const worth = { delivery: eur(300) };
	const negotiatingWith = async (want: object) => {
		const negotiation = await negotiating({ wants: [{ ...chairs, ...want }] });
		await stage.deliver(process, negotiation);
		return negotiation;
	};

	test("says along with its bid what else would be worth as much, before it bids", async () => {
		await negotiatingWith({ worth });
		expect(sent()).toEqual(["OpenNegotiation", "PostMessage", "MakeOffer"]);
		const [, said, made] = stage.sent.map(({ data }) => data) as [
			unknown,
			{ text: string },
			{ terms: { total: { minor: string } } },
		];
		const usual = (Number(made.terms.total.minor) - 300) / 100;
		expect(said.text).toBe(
			`I would as gladly pay ${usual.toFixed(2)} EUR with pickup within 2 days.`,
		);
		expect(stage.told("turn").at(-1)).toMatchObject({ data: { message: said.text } });
	});

	test("says it once for each bid, however often its turn is repeated", async () => {
		const negotiation = await negotiatingWith({ worth });
		await stage.deliver(process, negotiation);
		expect(stage.effects().filter(({ type }) => type === "PostMessage")).toHaveLength(1);
	});

	test("says nothing where only the price counts", async () => {
		await negotiatingWith({});
		expect(sent()).toEqual(["OpenNegotiation", "MakeOffer"]);
	});
});

describe("what an agent weighed", () => {
	test("is recorded with its turn, for its principal", async () => {
		await published("c1", "ben");
		await published("c2", "carl", { ask: eur(900) });
		stage.hits = [hit("c1", "ben"), hit("c2", "carl")];
		await stage.deliver(process, await grant());
		expect(stage.sent.at(-1)).toMatchObject({ data: { listing: "c2" } });
		expect(stage.told("turn").at(-1)).toMatchObject({
			data: { reasons: ["Of 2 listings worth a look, this one promises most."] },
		});
	});
});
