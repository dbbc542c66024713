import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import { BEFORE_DEADLINE, DEADLINE, eur } from "./testing/sample.ts";
import type { Stage } from "./testing/stage.ts";
import {
	accept,
	afterRecording,
	annaWith,
	ask,
	codes,
	leave,
	offer,
	onOffer,
	recorded,
	refusing,
	sale,
	sendId,
	sentBy,
	soldFor,
	standing,
	types,
} from "./testing/turn-story.ts";
import { type Occasion, type TurnParts, turnParts } from "./turn-parts.ts";

describe("a move the guard refuses", () => {
	test("is never promised nor sent, and is recorded three times before the last resort is taken", async () => {
		const anna = await annaWith(offer(3001));
		const { parts, calls } = recorded();
		await anna.run(parts);
		const tried = ["choose", "guard"];
		expect(calls).toEqual([
			...tried,
			...tried,
			...tried,
			"guard",
			"record DecideTurn",
			"send WalkAway",
		]);
		expect(types(anna.stage, "turn")).toEqual([
			"MoveRefused",
			"MoveRefused",
			"MoveRefused",
			"TurnDecided",
		]);
		expect(codes(anna.stage)).toEqual(["ABOVE_CEILING", "ABOVE_CEILING", "ABOVE_CEILING"]);
		expect(anna.stage.sent).toMatchObject([
			{ id: sendId(3), type: "WalkAway", data: { by: "anna", code: "other" } },
		]);
		expect(anna.chosen()).toBe(3);
	});

	test("is followed by another try of the same turn", async () => {
		const anna = await annaWith(offer(3001), offer(3000));
		await anna.run();
		expect(types(anna.stage, "turn")).toEqual(["MoveRefused", "TurnDecided"]);
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(1)]);
		expect(standing(anna.stage)?.data.offerId).toBe(sendId(1));
	});

	test("is judged by the time of the turn and the listing it is about", async () => {
		const late = await annaWith(offer(2000));
		late.stage.now = DEADLINE;
		await late.run();
		expect(codes(late.stage)).toEqual(["MANDATE_EXPIRED", "MANDATE_EXPIRED", "MANDATE_EXPIRED"]);
		const justInTime = await annaWith(offer(2000));
		justInTime.stage.now = BEFORE_DEADLINE;
		await justInTime.run();
		expect(codes(justInTime.stage)).toEqual([]);
		const cheap = await annaWith(soldFor(399));
		await onOffer(cheap.stage, soldFor(399));
		await cheap.run(turnParts, sale);
		expect(codes(cheap.stage)).toEqual(["BELOW_FLOOR", "BELOW_FLOOR", "BELOW_FLOOR"]);
	});

	test("gives no more tries when it comes again, and the last resort is sent again", async () => {
		const anna = await annaWith(offer(3001));
		await anna.run();
		const before = anna.stage.ledger.facts.length;
		await anna.run();
		expect(anna.stage.ledger.facts).toHaveLength(before);
		expect(anna.stage.effects()).toHaveLength(1);
		expect(anna.chosen()).toBe(3);
	});
});

describe("a move the other service refuses", () => {
	test("releases the commitment and is followed by another try", async () => {
		const anna = await annaWith(offer(2000), offer(2100));
		anna.stage.judge = ({ id }) =>
			id === sendId(0) ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await anna.run();
		expect(types(anna.stage, "mandate")).toEqual([
			"MandateGranted",
			"CommitmentReserved",
			"CommitmentReleased",
			"CommitmentReserved",
		]);
		expect(anna.stage.told("mandate")[2]?.data).toEqual({ negotiationId: "n1", reason: "refused" });
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided", "MoveRefused", "TurnDecided"]);
		expect(codes(anna.stage)).toEqual(["TOTAL_MISMATCH"]);
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(0), sendId(1)]);
	});

	test("is recorded three times, then the agent walks away", async () => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = ({ type }) =>
			type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await anna.run();
		expect(codes(anna.stage)).toEqual(["TOTAL_MISMATCH", "TOTAL_MISMATCH", "TOTAL_MISMATCH"]);
		expect(sentBy(anna)).toEqual(["MakeOffer", "MakeOffer", "MakeOffer", "WalkAway"]);
		expect(types(anna.stage, "turn")).toEqual([
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
		]);
	});

	test("is the end where even walking away is refused", async () => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = refusing("TOTAL_MISMATCH");
		await anna.run();
		expect(codes(anna.stage)).toHaveLength(3);
		expect(sentBy(anna)).toEqual(["MakeOffer", "MakeOffer", "MakeOffer", "WalkAway"]);
	});

	test("without a commitment releases none", async () => {
		const anna = await annaWith(ask);
		anna.stage.judge = refusing("NOT_YOUR_TURN");
		await anna.run(turnParts, sale);
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted"]);
	});

	test.each([
		"NEGOTIATION_ENDED",
		"NOT_YOUR_TURN",
		"NOT_THE_STANDING_OFFER",
		"NO_STANDING_OFFER",
		"OFFER_EXPIRED",
		"DEADLINE_PASSED",
		"LISTING_GONE",
		"ALREADY_ASKED",
		"REVISION_MISMATCH",
		"QUANTITY_UNAVAILABLE",
	])("with %s ends the turn: the fact that says why gives the next occasion", async (code) => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = refusing(code);
		await anna.run();
		expect(codes(anna.stage)).toEqual([code]);
		expect(anna.stage.sent).toHaveLength(1);
		expect(types(anna.stage, "mandate").at(-1)).toBe("CommitmentReleased");
	});
});

describe("a refused promise", () => {
	/** Money is set aside for an offer that this turn knows nothing of. */
	const promised = (stage: Stage, negotiationId: string) =>
		stage.tell("mandate-anna", "CommitmentReserved", {
			...{ negotiationId, want: "chairs", amount: eur(900), quantity: 1, offerId: "o9" },
		});

	test("because the negotiation has one for an offer not seen yet ends the turn", async () => {
		const anna = await annaWith(offer(2000));
		await promised(anna.stage, "n1");
		await anna.run();
		expect(codes(anna.stage)).toEqual(["COMMITTED_ALREADY"]);
		expect(anna.stage.sent).toEqual([]);
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted", "CommitmentReserved"]);
	});

	test("is never sent", async () => {
		const anna = await annaWith(offer(2000), leave);
		await promised(anna.stage, "n9");
		await anna.run();
		expect(codes(anna.stage)).toEqual(["WANT_COMMITTED"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});

	test("because the mandate was amended meanwhile leads to a decision under the new one", async () => {
		const anna = await annaWith(offer(2000));
		const amending = afterRecording(() =>
			anna.chosen() === 1
				? anna.stage.tell("mandate-anna", "MandateAmended", { budget: eur(6000) })
				: undefined,
		);
		await anna.run(amending);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(
			anna.stage
				.told("turn")
				.map(({ data }) => (data as { mandateVersion?: number }).mandateVersion),
		).toEqual([1, undefined, 2]);
		expect(anna.stage.sent).toHaveLength(1);
	});
});

describe("a mandate that is revoked while the agent thinks", () => {
	const opening: Move = {
		kind: "open",
		negotiationId: "n1",
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		seller: "ben",
		want: "chairs",
		deadline: DEADLINE,
		maxRounds: 8,
	};
	const revoking = (stage: Stage): TurnParts =>
		afterRecording(() =>
			stage.told("mandate").at(-1)?.type === "MandateRevoked"
				? undefined
				: stage.tell("mandate-anna", "MandateRevoked", {}),
		);
	test("stops an opening, and there is nothing yet to leave", async () => {
		const anna = await annaWith(opening);
		await anna.run(revoking(anna.stage));
		expect(codes(anna.stage)).toEqual(["MANDATE_REVOKED", "MANDATE_REVOKED", "MANDATE_REVOKED"]);
		expect(anna.stage.sent).toEqual([]);
		expect(anna.stage.told("turn").at(-1)?.data).toMatchObject({ move: { kind: "hold" } });
	});

	test.each<[Move, Partial<Occasion>]>([
		[offer(2000), {}],
		[accept, {}],
		[ask, sale],
		[soldFor(900), sale],
	])("stops %o, and the agent leaves", async (move, changes) => {
		const anna = await annaWith(move);
		if (move.kind === "accept") await onOffer(anna.stage, move);
		await anna.run(revoking(anna.stage), changes);
		expect(codes(anna.stage)).toEqual(["MANDATE_REVOKED", "MANDATE_REVOKED", "MANDATE_REVOKED"]);
		expect(anna.stage.told("turn")[1]?.data).toEqual({
			code: "MANDATE_REVOKED",
			because: "The principal has revoked this mandate.",
		});
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted", "MandateRevoked"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});

	test("does not stop an agent that only leaves or declines", async () => {
		for (const move of [leave, { kind: "decline", negotiationId: "n1", offerId: "o1" } as Move]) {
			const anna = await annaWith(move);
			await anna.run(revoking(anna.stage));
			expect(codes(anna.stage)).toEqual([]);
			expect(anna.stage.sent).toHaveLength(1);
		}
	});

	test("sends nothing more when the turn comes again, and refuses nothing that was carried out", async () => {
		const anna = await annaWith(ask);
		await anna.run(turnParts, sale);
		await anna.stage.tell("mandate-anna", "MandateRevoked", {});
		const before = anna.stage.ledger.facts.length;
		await anna.run(turnParts, sale);
		expect(anna.stage.ledger.facts).toHaveLength(before);
		expect(anna.stage.sent).toHaveLength(1);
	});
});

describe("a move that is about something else", () => {
	const strayed = ["NOT_WANTED", "NOT_WANTED", "NOT_WANTED"];

	test("is refused: a buyer's move names the want of its turn", async () => {
		const anna = await annaWith({ ...offer(2000), want: "sofas" });
		await anna.run();
		expect(codes(anna.stage)).toEqual(strayed);
		expect(anna.stage.told("turn")[0]?.data).toEqual({
			code: "NOT_WANTED",
			because: "A buyer's move names the want its turn is about, and a seller's names none.",
		});
	});

	test("is refused: a buyer does not sell and a seller does not buy in its turn", async () => {
		const buyer = await annaWith(ask);
		await buyer.run();
		expect(codes(buyer.stage)).toEqual(strayed);
		const seller = await annaWith(offer(2000));
		await seller.run(turnParts, sale);
		expect(codes(seller.stage)).toEqual(strayed);
	});
});
