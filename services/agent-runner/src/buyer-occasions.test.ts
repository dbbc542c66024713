import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { beforeEach, describe, expect, test } from "vitest";
import {
	bidMade,
	freshStage,
	grant,
	hit,
	moves,
	negotiating,
	opened,
	process,
	published,
	sent,
	stage,
	until,
} from "./testing/buyer-story.ts";
import { chairs, eur, termsOf } from "./testing/sample.ts";

beforeEach(freshStage);

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

	test("is an ending that is no agreement", async () => {
		expect(await keys(await ended("walked_away", "price"))).toEqual(["anna"]);
		expect(await keys(await ended("agreed", null))).toEqual([]);
		expect(await keys(await ended("walked_away", "found_elsewhere"))).toEqual(["anna"]);
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
	});

	test("is the end of the time for offers on a listing it talks about", async () => {
		expect(await keys(await stage.tell("listing-c1", "OfferWindowClosed", {}))).toEqual(["anna"]);
		expect(await keys(await stage.tell("listing-c9", "OfferWindowClosed", {}))).toEqual([]);
	});

	test("is not stock of a listing it talked about once: a repeat may still send, but nothing is decided", async () => {
		await ended("walked_away", "price");
		const before = stage.told("turn").length;
		const reserved = await stage.tell("listing-c1", "StockReserved", { dealId: "d2", quantity: 1 });
		expect(await keys(reserved)).toEqual(["anna"]);
		await stage.deliver(process, reserved);
		expect(stage.told("turn")).toHaveLength(before);
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

	test("is what is cleared up about goods it waits for or talks about, and about no others", async () => {
		const answered = { slot: "unit", answer: "each" };
		const about = (listing: string) =>
			stage.tell(`listing-${listing}`, "ClarificationAnswered", answered);
		expect(await keys(await about("c1"))).toEqual(["anna"]);
		expect(await keys(await about("c9"))).toEqual([]);
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
	/** A bid for the chairs takes the budget, and the stools are talked about next. */
	const bothWanted = async () => {
		await stage.deliver(process, await grant({ budget: eur(3000), wants: [chairs, stools] }));
		const [first, second] = stage.sent.map(
			({ data }) => data as FactOf<"NegotiationOpened">["data"],
		);
		const forChairs = await opened(first);
		await stage.deliver(process, forChairs);
		await bidMade(forChairs);
		const forStools = await opened(second);
		await stage.deliver(process, forStools);
		return { forChairs, forStools };
	};

	test("is waited for, and used when that offer's negotiation ends", async () => {
		const { forChairs, forStools } = await bothWanted();
		expect(moves().at(-1)).toEqual(BUDGET_HELD);
		await stage.deliver(process, await leaves(forChairs));
		expect(stage.sent.at(-1)).toMatchObject({ type: "MakeOffer", stream: forStools.stream });
	});

	test("is used by the turn that was decided, though the process died and another turn came in between", async () => {
		const { forChairs, forStools } = await bothWanted();
		const end = await leaves(forChairs);
		stage.fuse = 3;
		await expect(stage.deliver(process, end)).rejects.toThrow();
		stage.fuse = Number.POSITIVE_INFINITY;
		expect(moves().at(-1)).toMatchObject({ kind: "offer", want: "stools" });
		expect(stage.sent.at(-1)?.stream).not.toBe(forStools.stream);
		await stage.deliver(process, await stage.tell("mandate-anna", "MandateResumed", {}));
		await stage.deliver(process, end);
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

describe("a listing that is changed between the search and the opening", () => {
	const revised = (changes: object = {}) =>
		stage.tell("listing-c1", "ListingRevised", { revision: 2, hash: "f".repeat(64), ...changes });
	beforeEach(async () => {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
	});

	test("is looked at again when the opening was refused for it", async () => {
		stage.judge = () => ({ code: "REVISION_MISMATCH", because: "The listing was revised." });
		await stage.deliver(process, await grant());
		stage.judge = () => undefined;
		await stage.deliver(process, await revised());
		expect(sent()).toEqual(["OpenNegotiation", "OpenNegotiation"]);
		expect(stage.sent.at(-1)).toMatchObject({ data: { listing: "c1", revision: 2 } });
	});

	test("is not opened twice where the opening went through, nor where it was refused for another reason", async () => {
		await stage.deliver(process, await grant());
		await stage.deliver(process, await revised());
		expect(sent()).toEqual(["OpenNegotiation"]);
		freshStage();
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		stage.judge = () => ({ code: "LISTING_GONE", because: "It is sold." });
		await stage.deliver(process, await grant());
		stage.judge = () => undefined;
		await stage.deliver(process, await revised());
		expect(sent()).toEqual(["OpenNegotiation"]);
	});

	test("is let be where it has become something else", async () => {
		stage.judge = () => ({ code: "REVISION_MISMATCH", because: "The listing was revised." });
		await stage.deliver(process, await grant());
		await stage.deliver(process, await revised({ title: "Sofa", description: "Of leather." }));
		expect(sent()).toEqual(["OpenNegotiation"]);
		expect(moves().at(-1)).toMatchObject({ kind: "hold" });
	});

	test("is waited for where its terms became unclear, and opened when they are cleared up", async () => {
		stage.judge = () => ({ code: "REVISION_MISMATCH", because: "The listing was revised." });
		await stage.deliver(process, await grant());
		stage.judge = () => undefined;
		await revised();
		const unclear = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };
		await stage.tell("listing-c1", "ListingNeedsClarification", { slots: [unclear] });
		await stage.deliver(process, await revised({ revision: 3 }));
		await stage.tell("listing-c1", "ListingNeedsClarification", { slots: [unclear] });
		const answered = { slot: "unit", answer: "each" };
		await stage.deliver(process, await stage.tell("listing-c1", "ClarificationAnswered", answered));
		expect(stage.sent.at(-1)).toMatchObject({ type: "OpenNegotiation", data: { revision: 3 } });
	});

	test("is no occasion for a want that found it since", async () => {
		const fact = await revised();
		await stage.deliver(process, await grant());
		await stage.catchUp();
		expect(await process.keys(fact, stage.documents)).toEqual([]);
	});
});

describe("a want that waits for more offers until a time", () => {
	test("gives its agent a turn at that time, and the others of the principal none", async () => {
		const stools = { ...chairs, id: "stools" };
		await grant({ wants: [{ ...chairs, window: { until } }, stools] });
		const closed = await stage.tell("mandate-anna", "WantWindowsClosed", {
			wants: ["chairs"],
			next: null,
		});
		await stage.deliver(process, closed);
		expect(stage.told("turn")).toMatchObject([{ data: { want: "chairs", trigger: closed.id } }]);
	});
});
