import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	command,
	DEADLINE,
	fact,
	haggle,
	justBefore,
	makeOffer,
	NOW,
	opened,
} from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const offers = haggle(80, 100, 85, 95);
const [bid] = offers;
const { offerId = "", hash = "" } = bid?.data ?? {};
const agreed = {
	events: [{ type: "OfferAccepted" }, { type: "NegotiationEnded", data: { reason: "agreed" } }],
};
const ends = (reason: string) =>
	expect.objectContaining({ type: "NegotiationEnded", data: { reason, by: null, code: null } });

describe("terms that can be read in two ways", () => {
	const { when } = given(negotiation, opened(), ...haggle(80));
	const accept = (filled: object) =>
		command("AcceptOffer", { by: "sue", offerId, hash, newest: 3, window: null, ...filled });

	test("are accepted by nobody, though the offer stands", () => {
		expect(when(accept({ unclear: ["unit"] }))).toEqual(refused("TERMS_AMBIGUOUS"));
	});

	test("are accepted once the seller has answered", () => {
		expect(when(accept({ unclear: [] }))).toMatchObject(agreed);
	});

	test("are taken for unclear where nobody looked", () => {
		expect(when(accept({}))).toEqual(refused("TERMS_AMBIGUOUS"));
	});

	test("do not stop an offer", () => {
		const counter = makeOffer("sue", 100, { inReplyTo: "o1", unclear: ["unit"] }, { id: "o2" });
		expect(when(counter)).toMatchObject({ events: [{ type: "OfferMade" }] });
	});

	test("are no part of the offer that is made", () => {
		const counter = makeOffer("sue", 100, { inReplyTo: "o1", unclear: ["unit"] }, { id: "o2" });
		expect(when(counter)).toEqual({ events: [haggle(80, 100)[1]] });
	});
});

describe("a negotiation whose terms stay unclear to its end", () => {
	const unclear = ["unit"];
	const deadline = (filled: object) =>
		command(
			"EndNegotiation",
			{ reason: "deadline", by: null, ...filled },
			{ at: DEADLINE, actor: { kind: "timer", id: "timers" } },
		);

	test("ends as ambiguous at its deadline", () => {
		const { when } = given(negotiation, opened(), ...haggle(80));
		expect(when(deadline({ unclear }))).toEqual({ events: [ends("ambiguous")] });
		expect(when(deadline({ unclear: [] }))).toEqual({ events: [ends("deadline")] });
		expect(when(deadline({}))).toEqual({ events: [ends("deadline")] });
	});

	test("ends as ambiguous where its rounds are over", () => {
		const { when } = given(negotiation, opened({ maxRounds: 2 }), ...offers);
		const more = (filled: object) =>
			when(makeOffer("ben", 90, { inReplyTo: "o4", ...filled }, { id: "o5" }));
		expect(more({ unclear })).toEqual({ events: [ends("ambiguous")] });
		expect(more({ unclear: [] })).toEqual({ events: [ends("impasse")] });
	});

	test("ends as ambiguous where both repeat themselves", () => {
		const { when } = given(negotiation, opened(), ...haggle(80, 100, 80, 100, 80));
		const same = makeOffer("sue", 100, { inReplyTo: "o5", unclear }, { id: "o6" });
		expect(when(same)).toEqual({
			events: [expect.objectContaining({ type: "OfferMade" }), ends("ambiguous")],
		});
	});

	test.each([
		["declined", command("DeclineOffer", { by: "ben", offerId: "o2", unclear })],
		["withdrawn", command("WithdrawOffer", { by: "sue", offerId: "o2", unclear })],
		[
			"expired",
			command("ExpireOffer", { offerId: "o2", unclear }, { at: "2026-03-02T12:00:00.000Z" }),
		],
	])("ends as ambiguous where the last offer is %s", (_, last) => {
		const { when } = given(negotiation, opened({ maxRounds: 1 }), ...haggle(80, 100));
		expect(when(last)).toEqual({
			events: [expect.not.objectContaining({ data: { unclear } }), ends("ambiguous")],
		});
	});

	test("ends for any other reason as that reason says", () => {
		const revoked = command(
			"EndNegotiation",
			{ reason: "mandate_revoked", by: "ben", unclear },
			{ actor: { kind: "service", id: "agent-runner" } },
		);
		expect(given(negotiation, opened()).when(revoked)).toMatchObject({
			events: [{ data: { reason: "mandate_revoked" } }],
		});
	});
});

describe("a listing that was revised since the negotiation was opened", () => {
	const { when } = given(negotiation, opened(), ...haggle(80));
	const accept = (filled: object) =>
		command("AcceptOffer", { by: "sue", offerId, hash, unclear: [], window: null, ...filled });

	test("has nobody accept what it said before, which could become no deal", () => {
		expect(when(accept({ newest: 4 }))).toEqual(refused("REVISION_MISMATCH"));
		expect(when(accept({ newest: 4, unclear: ["unit"] }))).toEqual(refused("REVISION_MISMATCH"));
		expect(when(accept({ newest: 3 }))).toMatchObject(agreed);
	});

	test("is taken for revised where nobody looked", () => {
		expect(when(accept({}))).toEqual(refused("REVISION_MISMATCH"));
	});
});

describe("an offer window", () => {
	const until = "2026-03-01T18:00:00.000Z";
	const accept = (window: object | null | undefined, at = NOW) =>
		given(negotiation, opened(), ...haggle(80)).when(
			command(
				"AcceptOffer",
				{
					by: "sue",
					offerId,
					hash,
					newest: 3,
					unclear: [],
					...(window === undefined ? {} : { window: window as never }),
				},
				{ at },
			),
		);

	test("holds every acceptance back until its time", () => {
		expect(accept({ until, bidders: 9 }, justBefore(until))).toEqual(refused("OFFER_WINDOW_OPEN"));
		expect(accept({ until, bidders: 1 }, until)).toMatchObject(agreed);
	});

	test("holds every acceptance back until enough buyers have bid", () => {
		expect(accept({ offers: 3, bidders: 2 })).toEqual(refused("OFFER_WINDOW_OPEN"));
		expect(accept({ offers: 3, bidders: 3 })).toMatchObject(agreed);
	});

	test("closes with whichever comes first", () => {
		expect(accept({ until, offers: 3, bidders: 2 })).toEqual(refused("OFFER_WINDOW_OPEN"));
		expect(accept({ until, offers: 3, bidders: 3 })).toMatchObject(agreed);
		expect(accept({ until, offers: 3, bidders: 2 }, until)).toMatchObject(agreed);
	});

	test("is no matter of listings without one, and holds back where nobody looked", () => {
		expect(accept(null)).toMatchObject(agreed);
		expect(accept(undefined)).toEqual(refused("OFFER_WINDOW_OPEN"));
	});
});

describe("the market's suggestion", () => {
	const fifth = fact("SuggestionMade", { terms: haggle(90)[0]?.data.terms as never });

	test("does not change whose move it is, nor what stands", () => {
		const before = given(negotiation, opened(), ...offers).state;
		const after = given(negotiation, opened(), ...offers, fifth).state;
		expect(after).toEqual({ ...before, isSuggested: true });
	});

	test("is adopted by an ordinary offer", () => {
		const { when } = given(negotiation, opened(), ...offers, fifth);
		expect(when(makeOffer("ben", 90, { inReplyTo: "o4" }, { id: "o5" }))).toMatchObject({
			events: [{ type: "OfferMade" }],
		});
	});
});
