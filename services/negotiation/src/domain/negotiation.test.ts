import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	command,
	DEADLINE,
	EXPIRY,
	type Fact,
	fact,
	haggle,
	justAfter,
	justBefore,
	makeOffer,
	NOW,
	offer,
	opened,
	opening,
	usd,
} from "../testing/negotiation-story.ts";
import { MOST_OPEN, negotiation } from "./negotiation.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const listed = { seller: "sue", revision: 3, quantity: 2, currency: "USD", onSale: true };
const open = (changes: object = {}, about: object | null = {}, going: object = {}) =>
	command("OpenNegotiation", {
		...opening,
		...changes,
		listed: about === null ? null : { ...listed, ...about },
		going: { buyer: 0, seller: 0, ...going },
	});
const impasse = fact("NegotiationEnded", { reason: "impasse", by: null, code: null });

describe("opening a negotiation", () => {
	test("records the parties, the listing as it stands, the limits, and the market's currency", () => {
		expect(given(negotiation).when(open())).toEqual({
			events: [{ type: "NegotiationOpened", data: { ...opening, currency: "USD" } }],
		});
	});

	test("takes the currency from the listing", () => {
		expect(given(negotiation).when(open({}, { currency: "EUR" }))).toEqual({
			events: [{ type: "NegotiationOpened", data: { ...opening, currency: "EUR" } }],
		});
	});

	test.each([
		[
			"rule 1: between two principals who are the same is a SELF_DEAL",
			open({ buyer: "sue" }),
			"SELF_DEAL",
		],
		[
			"rule 1: with a seller who does not own the listing is refused",
			open({}, { seller: "zoe" }),
			"NOT_THE_OWNER",
		],
		[
			"rule 1: in which the owner is the buyer is refused",
			open({ buyer: "sue", seller: "ben" }),
			"NOT_THE_OWNER",
		],
		["on a listing nobody knows is refused", open({}, null), "NO_SUCH_LISTING"],
		[
			"on a listing that was not looked up is refused",
			command("OpenNegotiation", opening),
			"NO_SUCH_LISTING",
		],
		[
			"on a listing that is sold or withdrawn is refused",
			open({}, { onSale: false }),
			"LISTING_GONE",
		],
		[
			"rule 4: on an older revision of the listing is refused",
			open({ revision: 2 }),
			"REVISION_MISMATCH",
		],
		[
			"rule 4: on a revision that is yet to come is refused",
			open({ revision: 4 }),
			"REVISION_MISMATCH",
		],
		[
			"for one more than the listing ever had is refused",
			open({ quantity: 3 }),
			"QUANTITY_UNAVAILABLE",
		],
		["rule 6: with a deadline that is now is refused", open({ deadline: NOW }), "DEADLINE_PASSED"],
		[
			"rule 6: with a deadline that is past is refused",
			open({ deadline: justBefore(NOW) }),
			"DEADLINE_PASSED",
		],
		[
			"by a buyer with as many going as there may be is refused",
			open({}, {}, { buyer: MOST_OPEN.buyer }),
			"TOO_MANY_NEGOTIATIONS",
		],
		[
			"with a seller who has as many going as there may be is refused",
			open({}, {}, { seller: MOST_OPEN.seller }),
			"TOO_MANY_NEGOTIATIONS",
		],
		[
			"where nobody counted what is going is refused",
			command("OpenNegotiation", { ...opening, listed }),
			"TOO_MANY_NEGOTIATIONS",
		],
	])("%s", (_, attempt, code) => {
		expect(given(negotiation).when(attempt)).toEqual(refused(code));
	});

	test.each([
		["exactly the listing's quantity", open({ quantity: 2 })],
		["fewer than the listing has", open({ quantity: 1 })],
		["a deadline one millisecond ahead", open({ deadline: justAfter(NOW) })],
		[
			"one fewer going than there may be",
			open({}, {}, { buyer: MOST_OPEN.buyer - 1, seller: MOST_OPEN.seller - 1 }),
		],
	])("is possible with %s", (_, attempt) => {
		expect(given(negotiation).when(attempt)).toMatchObject({
			events: [{ type: "NegotiationOpened" }],
		});
	});

	test("happens once", () => {
		expect(given(negotiation, opened()).when(open())).toEqual(refused("ALREADY_OPEN"));
		expect(given(negotiation, opened(), impasse).when(open())).toEqual(refused("ALREADY_OPEN"));
	});
});

const moves = [
	makeOffer("ben", 8000),
	command("AcceptOffer", { by: "sue", offerId: "o1", hash: offer("ben", 8000).data.hash }),
	command("DeclineOffer", { by: "sue", offerId: "o1" }),
	command("WithdrawOffer", { by: "ben", offerId: "o1" }),
	command("WalkAway", { by: "ben", code: "price" }),
	command("PostMessage", { by: "ben", text: "Hello." }),
	command("ExpireOffer", { offerId: "o1" }, { at: EXPIRY }),
	command(
		"EndNegotiation",
		{ reason: "cancelled", by: null },
		{ actor: { kind: "service", id: "negotiation" } },
	),
];

describe("a negotiation that is not going on", () => {
	test.each(moves)("knows no $type before it is opened", (move) => {
		expect(given(negotiation).when(move)).toEqual(refused("NO_SUCH_NEGOTIATION"));
	});

	test.each(moves)("rule 5: knows no $type after its end", (move) => {
		expect(given(negotiation, opened(), offer("ben", 8000), impasse).when(move)).toEqual(
			refused("NEGOTIATION_ENDED"),
		);
	});

	test("is terminal only when it has ended", () => {
		expect(negotiation.isTerminal(given(negotiation).state)).toBe(false);
		expect(negotiation.isTerminal(given(negotiation, opened(), ...haggle(1, 2)).state)).toBe(false);
		expect(negotiation.isTerminal(given(negotiation, opened(), impasse).state)).toBe(true);
	});

	test("remembers the deal it ended in", () => {
		const [made] = haggle(8000);
		const { offerId, hash, terms } = offer("ben", 8000).data;
		const accepted = fact("OfferAccepted", {
			offerId,
			hash,
			by: "sue",
			terms,
			listing: "chairs",
			revision: 3,
			buyer: "ben",
			seller: "sue",
		});
		const agreed = fact("NegotiationEnded", { reason: "agreed", by: "sue", code: null });
		expect(given(negotiation, opened(), made as Fact, accepted, agreed).state).toEqual({
			status: "ended",
			dealId: "o1",
		});
		expect(given(negotiation, opened(), impasse).state).toEqual({ status: "ended" });
	});

	test("stays as it is whatever is told of it", () => {
		expect(given(negotiation, offer("ben", 8000)).state).toEqual({ status: "none" });
		expect(given(negotiation, opened(), impasse, offer("ben", 8000)).state).toEqual({
			status: "ended",
		});
	});
});

describe("an offer", () => {
	test("says everything its hash is made of, under the command's id", () => {
		expect(given(negotiation, opened()).when(makeOffer("ben", 8000, {}, { id: "o7" }))).toEqual({
			events: [
				{
					type: "OfferMade",
					data: {
						negotiationId: "n1",
						offerId: "o7",
						listing: "chairs",
						revision: 3,
						by: "ben",
						terms: {
							price: usd(8000),
							quantity: 2,
							handover: { method: "pickup", window: "P2D" },
							fees: [],
							total: usd(8000),
						},
						inReplyTo: null,
						expiresAt: EXPIRY,
						hash: offer("ben", 8000, { offerId: "o7" }).data.hash,
					},
				},
			],
		});
	});

	test("rule 3: that counters replies to the standing one", () => {
		expect(
			given(negotiation, opened(), ...haggle(8000)).when(
				makeOffer("sue", 9000, { inReplyTo: "o1" }, { id: "o2" }),
			),
		).toEqual({
			events: [offer("sue", 9000, { offerId: "o2", inReplyTo: "o1" })],
		});
	});

	test.each([
		["rule 3: that counters without saying what is refused", null],
		["rule 3: that replies to another offer than the standing one is refused", "o9"],
		["rule 3: that replies to something absent is refused", undefined as unknown as null],
	])("%s", (_, inReplyTo) => {
		expect(
			given(negotiation, opened(), ...haggle(8000)).when(makeOffer("sue", 9000, { inReplyTo })),
		).toEqual(refused("NOT_THE_STANDING_OFFER"));
	});

	test("rule 3: that replies where nothing stands is refused", () => {
		expect(given(negotiation, opened()).when(makeOffer("ben", 8000, { inReplyTo: "o1" }))).toEqual(
			refused("NOT_THE_STANDING_OFFER"),
		);
		expect(
			given(negotiation, opened()).when(
				makeOffer("ben", 8000, { inReplyTo: undefined as unknown as null }),
			),
		).toEqual(refused("NOT_THE_STANDING_OFFER"));
	});

	test("rule 3: that was countered no longer stands", () => {
		const { when } = given(negotiation, opened(), ...haggle(8000, 9000));
		expect(when(makeOffer("ben", 8500, { inReplyTo: "o1" }))).toEqual(
			refused("NOT_THE_STANDING_OFFER"),
		);
		expect(when(makeOffer("ben", 8500, { inReplyTo: "o2" }, { id: "o3" }))).toEqual({
			events: [offer("ben", 8500, { offerId: "o3", inReplyTo: "o2" })],
		});
	});

	test("rule 1: of somebody else is refused", () => {
		expect(given(negotiation, opened()).when(makeOffer("zoe", 8000))).toEqual(
			refused("NOT_A_PARTY"),
		);
		expect(
			given(negotiation, opened()).when(makeOffer(undefined as unknown as string, 8000)),
		).toEqual(refused("NOT_A_PARTY"));
	});

	test("rule 6: is refused from the deadline on", () => {
		const late = { expiresAt: DEADLINE };
		const { when } = given(negotiation, opened());
		expect(when(makeOffer("ben", 8000, late, { at: justBefore(DEADLINE) }))).toMatchObject({
			events: [{ type: "OfferMade" }],
		});
		expect(when(makeOffer("ben", 8000, late, { at: DEADLINE }))).toEqual(
			refused("DEADLINE_PASSED"),
		);
		expect(when(makeOffer("ben", 8000, late, { at: undefined as unknown as string }))).toEqual(
			refused("DEADLINE_PASSED"),
		);
	});

	test("rule 6: that counters one which has expired is refused, even before the expiry is recorded", () => {
		const { when } = given(negotiation, opened(), ...haggle(8000));
		const counter = { inReplyTo: "o1", expiresAt: DEADLINE };
		expect(when(makeOffer("sue", 9000, counter, { at: justBefore(EXPIRY) }))).toMatchObject({
			events: [{ type: "OfferMade" }],
		});
		expect(when(makeOffer("sue", 9000, counter, { at: EXPIRY }))).toEqual(refused("OFFER_EXPIRED"));
	});
});

describe("rule 2: whose move it is", () => {
	const cleared = [
		fact("OfferDeclined", { offerId: "o1", by: "sue" }),
		fact("OfferWithdrawn", { offerId: "o1", by: "ben" }),
		fact("OfferExpired", { offerId: "o1" }),
	];

	test("is the buyer's at the opening", () => {
		expect(given(negotiation, opened()).when(makeOffer("sue", 9000))).toEqual(
			refused("NOT_YOUR_TURN"),
		);
		expect(given(negotiation, opened()).when(makeOffer("ben", 8000))).toEqual({
			events: [offer("ben", 8000)],
		});
	});

	test("is the other side's after an offer, so nobody makes two in a row", () => {
		expect(
			given(negotiation, opened(), ...haggle(8000)).when(
				makeOffer("ben", 8500, { inReplyTo: "o1" }),
			),
		).toEqual(refused("NOT_YOUR_TURN"));
		expect(
			given(negotiation, opened(), ...haggle(8000, 9000)).when(
				makeOffer("sue", 8900, { inReplyTo: "o2" }),
			),
		).toEqual(refused("NOT_YOUR_TURN"));
	});

	test.each(cleared)("is the buyer's after the buyer's $type", (gone) => {
		const { when } = given(negotiation, opened(), ...haggle(8000), gone);
		expect(when(makeOffer("sue", 9000))).toEqual(refused("NOT_YOUR_TURN"));
		expect(when(makeOffer("ben", 8200, {}, { id: "o2" }))).toEqual({
			events: [offer("ben", 8200, { offerId: "o2" })],
		});
	});

	test.each([
		fact("OfferDeclined", { offerId: "o2", by: "ben" }),
		fact("OfferWithdrawn", { offerId: "o2", by: "sue" }),
		fact("OfferExpired", { offerId: "o2" }),
	])("is the seller's after the seller's $type", (gone) => {
		const { when } = given(negotiation, opened(), ...haggle(8000, 9000), gone);
		expect(when(makeOffer("ben", 8500))).toEqual(refused("NOT_YOUR_TURN"));
		expect(when(makeOffer("sue", 8900, {}, { id: "o3" }))).toEqual({
			events: [offer("sue", 8900, { offerId: "o3" })],
		});
	});

	test("does not change with a message", () => {
		const message = fact("MessagePosted", { by: "ben", text: "Still there?" });
		const { when } = given(negotiation, opened(), ...haggle(8000), message);
		expect(when(makeOffer("ben", 8500, { inReplyTo: "o1" }))).toEqual(refused("NOT_YOUR_TURN"));
		expect(when(makeOffer("sue", 9000, { inReplyTo: "o1" }, { id: "o2" }))).toEqual({
			events: [offer("sue", 9000, { offerId: "o2", inReplyTo: "o1" })],
		});
	});

	test("goes on with the other side after an offer that follows a decline", () => {
		const { when } = given(
			negotiation,
			opened(),
			...haggle(8000),
			cleared[0] as Fact,
			offer("ben", 8200, { offerId: "o2" }),
		);
		expect(when(makeOffer("ben", 8300, { inReplyTo: "o2" }))).toEqual(refused("NOT_YOUR_TURN"));
		expect(when(makeOffer("sue", 9000, { inReplyTo: "o2" }, { id: "o3" }))).toEqual({
			events: [offer("sue", 9000, { offerId: "o3", inReplyTo: "o2" })],
		});
	});
});
