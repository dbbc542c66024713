import { WALK_AWAY_CODES } from "@parley/contracts/turn";
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
	usd,
} from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const over = (
	reason: "deadline" | "listing_gone" | "mandate_revoked" | "cancelled" | "impasse",
	by: string | null = null,
): Fact => fact("NegotiationEnded", { reason, by, code: null });
const impasse = over("impasse");

describe("walking away", () => {
	test.each(WALK_AWAY_CODES)("rule 2: for the reason %s is always allowed", (code) => {
		const { when } = given(negotiation, opened(), ...haggle(8000));
		for (const by of ["ben", "sue"])
			for (const at of [EXPIRY, DEADLINE])
				expect(when(command("WalkAway", { by, code }, { at }))).toEqual({
					events: [{ type: "NegotiationEnded", data: { reason: "walked_away", by, code } }],
				});
	});

	test("rule 1: is for the parties", () => {
		expect(
			given(negotiation, opened()).when(command("WalkAway", { by: "zoe", code: "other" })),
		).toEqual(refused("NOT_A_PARTY"));
	});
});

describe("rule 7: the rounds", () => {
	test("of a negotiation are over when a side would offer more often than it may", () => {
		const { when } = given(negotiation, opened({ maxRounds: 2 }), ...haggle(80, 100, 85, 95));
		expect(when(makeOffer("ben", 90, { inReplyTo: "o4" }, { id: "o5" }))).toEqual({
			events: [impasse],
		});
	});

	test("hold exactly as many offers of each side as they say", () => {
		const { when } = given(negotiation, opened({ maxRounds: 2 }), ...haggle(80, 100, 85));
		expect(when(makeOffer("sue", 95, { inReplyTo: "o3" }, { id: "o4" }))).toEqual({
			events: [offer("sue", 95, { offerId: "o4", inReplyTo: "o3" })],
		});
	});

	test("leave the last offer open to be accepted", () => {
		const offers = haggle(80, 100);
		const { offerId, hash } = (offers[1] as ReturnType<typeof offer>).data;
		expect(
			given(negotiation, opened({ maxRounds: 1 }), ...offers).when(
				command("AcceptOffer", { by: "ben", offerId, hash, newest: 3, unclear: [], window: null }),
			),
		).toMatchObject({
			events: [{ type: "OfferAccepted" }, { type: "NegotiationEnded", data: { reason: "agreed" } }],
		});
	});

	test("count the moving side's own offers", () => {
		const declined = fact("OfferDeclined", { offerId: "o1", by: "sue" });
		const { when } = given(
			negotiation,
			opened({ maxRounds: 2 }),
			...haggle(80),
			declined,
			offer("ben", 82, { offerId: "o2" }),
		);
		expect(when(makeOffer("sue", 100, { inReplyTo: "o2" }, { id: "o3" }))).toEqual({
			events: [offer("sue", 100, { offerId: "o3", inReplyTo: "o2" })],
		});
	});

	test("do not hide what is wrong with an offer", () => {
		const { when } = given(negotiation, opened({ maxRounds: 1 }), ...haggle(80, 100));
		expect(when(makeOffer("ben", 90, { inReplyTo: "o2", listing: "table" }))).toEqual(
			refused("WRONG_LISTING"),
		);
	});
});

/** Half-way between what the two stand by, said once by the market. */
const suggested = (total: number) => fact("SuggestionMade", { terms: priced(total) });

describe("rule 7: repetition", () => {
	const sixth = (minor: number) => makeOffer("sue", minor, { inReplyTo: "o5" }, { id: "o6" });
	const made = (minor: number) => offer("sue", minor, { offerId: "o6", inReplyTo: "o5" });

	test("by both sides, three times in a row, is an impasse", () => {
		const before = [
			...haggle(80, 100, 80, 100),
			suggested(90),
			...haggle(80, 100, 80, 100, 80).slice(4),
		];
		expect(given(negotiation, opened(), ...before).when(sixth(100))).toEqual({
			events: [made(100), impasse],
		});
	});

	test("counts only the last three offers of each side", () => {
		const { when } = given(negotiation, opened(), ...haggle(70, 110, 80, 100, 80, 100, 80));
		expect(when(makeOffer("sue", 100, { inReplyTo: "o7" }, { id: "o8" }))).toEqual({
			events: [offer("sue", 100, { offerId: "o8", inReplyTo: "o7" }), impasse],
		});
	});

	test.each([
		[
			"two times is none",
			[80, 100, 80],
			makeOffer("sue", 100, { inReplyTo: "o3" }, { id: "o4" }),
			offer("sue", 100, { offerId: "o4", inReplyTo: "o3" }),
		],
		["by the buyer alone is none", [80, 110, 80, 105, 80], sixth(100), made(100)],
		["by the seller alone is none", [70, 100, 75, 100, 80], sixth(100), made(100)],
		["that was interrupted is none", [80, 100, 81, 100, 80], sixth(100), made(100)],
		["that ends with another price is none", [80, 100, 80, 100, 80], sixth(99), made(99)],
		["that began with another price is none", [79, 100, 80, 100, 80], sixth(100), made(100)],
	] as const)("%s", (_, prices, attempt, expected) => {
		expect(given(negotiation, opened(), ...haggle(...prices)).when(attempt)).toMatchObject({
			events: expect.not.arrayContaining([impasse]),
		});
		expect(given(negotiation, opened(), ...haggle(...prices)).when(attempt)).toMatchObject({
			events: expect.arrayContaining([expected]),
		});
	});

	test("is of whole terms, not of prices", () => {
		const terms = { ...priced(100), fees: [{ code: "delivery", amount: usd(5) }], total: usd(105) };
		const { when } = given(negotiation, opened(), ...haggle(80, 100, 80, 100, 80));
		expect(when(makeOffer("sue", 100, { inReplyTo: "o5", terms }, { id: "o6" }))).toEqual({
			events: [offer("sue", 100, { offerId: "o6", inReplyTo: "o5", terms })],
		});
	});

	test("is seen when the buyer completes it too", () => {
		const withdrawn = fact("OfferWithdrawn", { offerId: "o1", by: "ben" });
		const offers = [...haggle(80), withdrawn, ...haggle(80, 100, 81, 100, 80, 100, 80, 100)];
		expect(
			given(negotiation, opened(), ...offers).when(
				makeOffer("ben", 80, { inReplyTo: "o8" }, { id: "o9" }),
			),
		).toEqual({
			events: [offer("ben", 80, { offerId: "o9", inReplyTo: "o8" }), impasse],
		});
	});
});

describe("an offer's expiry", () => {
	const expire = (offerId: string, at: string) =>
		command("ExpireOffer", { offerId }, { at, actor: { kind: "timer", id: "market" } });

	test("rule 6: is a fact from the moment it names", () => {
		const { when } = given(negotiation, opened(), ...haggle(8000));
		expect(when(expire("o1", EXPIRY))).toEqual({
			events: [{ type: "OfferExpired", data: { offerId: "o1" } }],
		});
		expect(when(expire("o1", DEADLINE))).toEqual({
			events: [{ type: "OfferExpired", data: { offerId: "o1" } }],
		});
		expect(when(expire("o1", justBefore(EXPIRY)))).toEqual(refused("NOT_EXPIRED"));
		expect(when(expire("o1", undefined as unknown as string))).toEqual(refused("NOT_EXPIRED"));
	});

	test("concerns the standing offer only", () => {
		expect(given(negotiation, opened()).when(expire("o1", EXPIRY))).toEqual(
			refused("NOT_THE_STANDING_OFFER"),
		);
		expect(given(negotiation, opened(), ...haggle(8000, 9000)).when(expire("o1", EXPIRY))).toEqual(
			refused("NOT_THE_STANDING_OFFER"),
		);
		expect(
			given(negotiation, opened(), ...haggle(8000)).when(
				expire(undefined as unknown as string, EXPIRY),
			),
		).toEqual(refused("NOT_THE_STANDING_OFFER"));
	});
});

describe("an ending the market gives", () => {
	const timer = { kind: "timer", id: "market" } as const;
	const end = (
		reason: "deadline" | "listing_gone" | "mandate_revoked" | "cancelled",
		by: string | null,
		told: Parameters<typeof command>[2] = {},
	) => command("EndNegotiation", { reason, by }, { actor: timer, ...told });

	test("rule 6: is the deadline's from the deadline on", () => {
		const { when } = given(negotiation, opened());
		expect(when(end("deadline", null, { at: DEADLINE }))).toEqual({ events: [over("deadline")] });
		expect(when(end("deadline", null, { at: justBefore(DEADLINE) }))).toEqual(
			refused("DEADLINE_NOT_REACHED"),
		);
		expect(when(end("deadline", null, { at: undefined as unknown as string }))).toEqual(
			refused("DEADLINE_NOT_REACHED"),
		);
	});

	test.each(["timer", "service", "arbiter"] as const)("comes from a %s at any time", (kind) => {
		expect(
			given(negotiation, opened()).when(end("listing_gone", null, { actor: { kind, id: "it" } })),
		).toEqual({ events: [over("listing_gone")] });
	});

	test.each(["agent", "principal"] as const)(
		"never comes from the %s of a party, who walks away instead",
		(kind) => {
			expect(
				given(negotiation, opened()).when(end("cancelled", "ben", { actor: { kind, id: "ben" } })),
			).toEqual(refused("NOT_ALLOWED"));
		},
	);

	test("rule 1: names a party or nobody", () => {
		const { when } = given(negotiation, opened());
		expect(when(end("cancelled", "zoe"))).toEqual(refused("NOT_A_PARTY"));
		expect(when(end("cancelled", "ben"))).toEqual({ events: [over("cancelled", "ben")] });
		expect(when(end("cancelled", "sue"))).toEqual({ events: [over("cancelled", "sue")] });
	});

	test("rule 10: withdraws the standing offer of the side whose mandate is revoked", () => {
		expect(
			given(negotiation, opened(), ...haggle(8000)).when(end("mandate_revoked", "ben")),
		).toEqual({
			events: [
				fact("OfferWithdrawn", { offerId: "o1", by: "ben" }),
				over("mandate_revoked", "ben"),
			],
		});
		expect(
			given(negotiation, opened(), ...haggle(8000, 9000)).when(end("mandate_revoked", "sue")),
		).toEqual({
			events: [
				fact("OfferWithdrawn", { offerId: "o2", by: "sue" }),
				over("mandate_revoked", "sue"),
			],
		});
	});

	test.each([
		[
			"rule 10: leaves the other side's offer alone",
			haggle(8000),
			end("mandate_revoked", "sue"),
			over("mandate_revoked", "sue"),
		],
		[
			"rule 10: has nothing to withdraw where nothing stands",
			[],
			end("mandate_revoked", "ben"),
			over("mandate_revoked", "ben"),
		],
		[
			"withdraws nothing for any other reason",
			haggle(8000),
			end("cancelled", "ben"),
			over("cancelled", "ben"),
		],
	])("%s", (_, facts, attempt, expected) => {
		expect(given(negotiation, opened(), ...facts).when(attempt)).toEqual({ events: [expected] });
	});
});
