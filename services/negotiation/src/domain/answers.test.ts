import { createHash } from "node:crypto";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	command,
	DEADLINE,
	EXPIRY,
	type Fact,
	fact,
	haggle,
	justBefore,
	makeOffer,
	offer,
	opened,
	priced,
} from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const absent = undefined as unknown as string;
const [first, second] = haggle(8000, 9000) as [ReturnType<typeof offer>, ReturnType<typeof offer>];
const impasse = fact("NegotiationEnded", { reason: "impasse", by: null, code: null });

const accept = (by: string, { offerId, hash }: { offerId: string; hash: string }, at?: string) =>
	command(
		"AcceptOffer",
		{ by, offerId, hash, newest: 3, unclear: [], window: null },
		at === undefined ? {} : { at },
	);

describe("rule 5: an acceptance", () => {
	test("by the seller takes the buyer's standing offer as it is, and ends the negotiation", () => {
		expect(given(negotiation, opened(), first).when(accept("sue", first.data))).toEqual({
			events: [
				{
					type: "OfferAccepted",
					data: {
						offerId: "o1",
						hash: first.data.hash,
						by: "sue",
						terms: priced(8000),
						listing: "chairs",
						revision: 3,
						buyer: "ben",
						seller: "sue",
					},
				},
				{ type: "NegotiationEnded", data: { reason: "agreed", by: "sue", code: null } },
			],
		});
	});

	test("by the buyer takes the seller's standing offer as it is, and ends the negotiation", () => {
		expect(given(negotiation, opened(), first, second).when(accept("ben", second.data))).toEqual({
			events: [
				{
					type: "OfferAccepted",
					data: {
						offerId: "o2",
						hash: second.data.hash,
						by: "ben",
						terms: priced(9000),
						listing: "chairs",
						revision: 3,
						buyer: "ben",
						seller: "sue",
					},
				},
				{ type: "NegotiationEnded", data: { reason: "agreed", by: "ben", code: null } },
			],
		});
	});

	test.each([
		["where nothing was offered is refused", [], accept("sue", first.data), "NO_STANDING_OFFER"],
		[
			"of an offer that was declined is refused",
			[first, fact("OfferDeclined", { offerId: "o1", by: "sue" })],
			accept("sue", first.data),
			"NO_STANDING_OFFER",
		],
		[
			"of an offer that was withdrawn is refused",
			[first, fact("OfferWithdrawn", { offerId: "o1", by: "ben" })],
			accept("sue", first.data),
			"NO_STANDING_OFFER",
		],
		[
			"of an offer whose expiry is recorded is refused",
			[first, fact("OfferExpired", { offerId: "o1" })],
			accept("sue", first.data),
			"NO_STANDING_OFFER",
		],
		[
			"of an offer that was countered is refused",
			[first, second],
			accept("ben", first.data),
			"NOT_THE_STANDING_OFFER",
		],
		[
			"of an id that is absent is refused",
			[first],
			accept("sue", { ...first.data, offerId: absent }),
			"NOT_THE_STANDING_OFFER",
		],
		["of one's own offer is refused", [first], accept("ben", first.data), "OWN_OFFER"],
		[
			"by the seller of the seller's own offer is refused",
			[first, second],
			accept("sue", second.data),
			"OWN_OFFER",
		],
		[
			"with the hash of another offer is refused",
			[first],
			accept("sue", { ...first.data, hash: second.data.hash }),
			"HASH_MISMATCH",
		],
		[
			"with a hash that is absent is refused",
			[first],
			accept("sue", { ...first.data, hash: absent }),
			"HASH_MISMATCH",
		],
		[
			"with a hash that is null is refused",
			[first],
			accept("sue", { ...first.data, hash: null as unknown as string }),
			"HASH_MISMATCH",
		],
		["by somebody else is refused", [first], accept("zoe", first.data), "NOT_A_PARTY"],
		["by nobody is refused", [first], accept(absent, first.data), "NOT_A_PARTY"],
		[
			"exactly at the offer's expiry is refused",
			[first],
			accept("sue", first.data, EXPIRY),
			"OFFER_EXPIRED",
		],
		[
			"at the negotiation's deadline is refused",
			[first],
			accept("sue", first.data, DEADLINE),
			"DEADLINE_PASSED",
		],
	] as const)("%s", (_, facts, attempt, code) => {
		expect(given(negotiation, opened(), ...facts).when(attempt)).toEqual(refused(code));
	});

	test("rule 6: one millisecond before the expiry still counts", () => {
		expect(
			given(negotiation, opened(), first).when(accept("sue", first.data, justBefore(EXPIRY))),
		).toMatchObject({
			events: [{ type: "OfferAccepted" }, { type: "NegotiationEnded" }],
		});
	});

	test("rule 6: at the deadline is refused where the offer would stand till then, and one millisecond before is not", () => {
		const lasting = opened({ deadline: EXPIRY });
		expect(given(negotiation, lasting, first).when(accept("sue", first.data, EXPIRY))).toEqual(
			refused("DEADLINE_PASSED"),
		);
		expect(
			given(negotiation, lasting, first).when(accept("sue", first.data, justBefore(EXPIRY))),
		).toMatchObject({
			events: [{ type: "OfferAccepted" }, { type: "NegotiationEnded" }],
		});
	});
});

describe("declining", () => {
	const decline = (by: string, offerId: string, at?: string) =>
		command("DeclineOffer", { by, offerId }, at === undefined ? {} : { at });

	test("is the other side's answer to an offer", () => {
		expect(given(negotiation, opened(), first).when(decline("sue", "o1"))).toEqual({
			events: [{ type: "OfferDeclined", data: { offerId: "o1", by: "sue" } }],
		});
		expect(given(negotiation, opened(), first, second).when(decline("ben", "o2"))).toEqual({
			events: [{ type: "OfferDeclined", data: { offerId: "o2", by: "ben" } }],
		});
	});

	test.each([
		["what was never offered", [], decline("sue", "o1"), "NO_STANDING_OFFER"],
		["what was countered", [first, second], decline("ben", "o1"), "NOT_THE_STANDING_OFFER"],
		["an offer that is not named", [first], decline("sue", absent), "NOT_THE_STANDING_OFFER"],
		["one's own offer", [first], decline("ben", "o1"), "OWN_OFFER"],
		["what is offered to others", [first], decline("zoe", "o1"), "NOT_A_PARTY"],
		["an offer that has expired", [first], decline("sue", "o1", EXPIRY), "OFFER_EXPIRED"],
		["anything at the deadline", [first], decline("sue", "o1", DEADLINE), "DEADLINE_PASSED"],
	] as const)("%s is refused", (_, facts, attempt, code) => {
		expect(given(negotiation, opened(), ...facts).when(attempt)).toEqual(refused(code));
	});

	test("rule 6: is possible until one millisecond before the expiry", () => {
		expect(
			given(negotiation, opened(), first).when(decline("sue", "o1", justBefore(EXPIRY))),
		).toEqual({
			events: [{ type: "OfferDeclined", data: { offerId: "o1", by: "sue" } }],
		});
	});
});

describe("withdrawing", () => {
	const withdraw = (by: string, offerId: string, at?: string) =>
		command("WithdrawOffer", { by, offerId }, at === undefined ? {} : { at });

	test("rule 2: takes one's own standing offer back though it is the other side's move", () => {
		expect(given(negotiation, opened(), first).when(withdraw("ben", "o1"))).toEqual({
			events: [{ type: "OfferWithdrawn", data: { offerId: "o1", by: "ben" } }],
		});
		expect(given(negotiation, opened(), first, second).when(withdraw("sue", "o2"))).toEqual({
			events: [{ type: "OfferWithdrawn", data: { offerId: "o2", by: "sue" } }],
		});
	});

	test.each([EXPIRY, DEADLINE])("rule 2: is always allowed, also at %s", (at) => {
		expect(given(negotiation, opened(), first).when(withdraw("ben", "o1", at))).toEqual({
			events: [{ type: "OfferWithdrawn", data: { offerId: "o1", by: "ben" } }],
		});
	});

	test.each([
		["what was never offered", [], withdraw("ben", "o1"), "NO_STANDING_OFFER"],
		["what was countered", [first, second], withdraw("ben", "o1"), "NOT_THE_STANDING_OFFER"],
		["the other side's offer", [first], withdraw("sue", "o1"), "NOT_YOUR_OFFER"],
		["an offer by somebody else", [first], withdraw("zoe", "o1"), "NOT_A_PARTY"],
	] as const)("%s is refused", (_, facts, attempt, code) => {
		expect(given(negotiation, opened(), ...facts).when(attempt)).toEqual(refused(code));
	});
});

describe("rule 7: an offer that is gone", () => {
	const short = opened({ maxRounds: 1 });
	const gone: [string, Parameters<typeof command>[0], ReturnType<typeof command>, Fact][] = [
		[
			"declined",
			"DeclineOffer",
			command("DeclineOffer", { by: "sue", offerId: "o1" }),
			fact("OfferDeclined", { offerId: "o1", by: "sue" }),
		],
		[
			"withdrawn",
			"WithdrawOffer",
			command("WithdrawOffer", { by: "ben", offerId: "o1" }),
			fact("OfferWithdrawn", { offerId: "o1", by: "ben" }),
		],
		[
			"expired",
			"ExpireOffer",
			command("ExpireOffer", { offerId: "o1" }, { at: EXPIRY }),
			fact("OfferExpired", { offerId: "o1" }),
		],
	];

	test.each(gone)(
		"%s was its side's last, so it ends in an impasse",
		(_, __, attempt, expected) => {
			expect(given(negotiation, short, first).when(attempt)).toEqual({
				events: [expected, impasse],
			});
		},
	);

	test.each(gone)(
		"%s was not its side's last, so that side may move again",
		(_, __, attempt, expected) => {
			expect(given(negotiation, opened({ maxRounds: 2 }), first).when(attempt)).toEqual({
				events: [expected],
			});
		},
	);

	test("counts its own side's offers and not the other's", () => {
		const decline = command("DeclineOffer", { by: "ben", offerId: "o2" });
		const declined = fact("OfferDeclined", { offerId: "o2", by: "ben" });
		const twice = [
			first,
			fact("OfferWithdrawn", { offerId: "o1", by: "ben" }),
			first,
			offer("sue", 9000, { offerId: "o2", inReplyTo: "o1" }),
		];
		expect(given(negotiation, opened({ maxRounds: 2 }), ...twice).when(decline)).toEqual({
			events: [declined],
		});
		expect(given(negotiation, short, first, second).when(decline)).toEqual({
			events: [declined, impasse],
		});
		expect(
			given(negotiation, opened({ maxRounds: 2 }), ...twice, declined).when(makeOffer("ben", 8100)),
		).toEqual(refused("NOT_YOUR_TURN"));
	});
});

test("an offer's hash is SHA-256 of the canonical JSON of exactly its eight fields", () => {
	const canonical =
		'{"by":"ben","expiresAt":"2026-03-02T12:00:00.000Z","inReplyTo":null,"listing":"chairs","negotiationId":"n1","offerId":"o1","revision":3,' +
		'"terms":{"fees":[],"handover":{"method":"pickup","window":"P2D"},"price":{"currency":"USD","minor":"8000"},"quantity":2,"total":{"currency":"USD","minor":"8000"}}}';
	expect(given(negotiation, opened()).when(makeOffer("ben", 8000))).toMatchObject({
		events: [{ data: { hash: createHash("sha256").update(canonical).digest("hex") } }],
	});
});
