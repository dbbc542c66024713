import type { Mandate } from "@parley/contracts/mandate";
import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import { eur, termsOf } from "./testing/sample.ts";
import {
	type accept,
	afterRecording,
	annaWith,
	ask,
	codes,
	leave,
	offer,
	onOffer,
	sale,
	sendId,
	sentBy,
	soldFor,
} from "./testing/turn-story.ts";
import { type TurnParts, turnParts } from "./turn-parts.ts";

/* What Anna's agent recorded, and what she amended before it was sent. */

const raised = { sells: [{ listing: "lamp", ask: eur(2000), floor: eur(1000) }] };
const lowered = { sells: [{ listing: "lamp", ask: eur(900), floor: eur(300) }] };

type Anna = Awaited<ReturnType<typeof annaWith>>;
const amends = ({ stage }: Anna, changes: Parameters<typeof stage.tell<"MandateAmended">>[2]) =>
	stage.tell("mandate-anna", "MandateAmended", changes);

/** Her first move is recorded, and her agent's process dies; a bid may be on the table. */
async function crashedWith(moves: readonly [Move, ...Move[]], bid?: typeof accept): Promise<Anna> {
	const anna = await annaWith(...moves);
	if (bid !== undefined) await onOffer(anna.stage, bid);
	anna.stage.fuse = 1;
	await expect(anna.run(turnParts, sale)).rejects.toThrow();
	anna.stage.fuse = Number.POSITIVE_INFINITY;
	expect(anna.stage.sent).toEqual([]);
	return anna;
}

describe("a seller's move that was recorded and not sent", () => {
	test("is not sent where the mandate no longer allows it; it is decided again", async () => {
		const anna = await crashedWith([ask, leave]);
		await amends(anna, raised);
		await anna.run(turnParts, sale);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});

	test("is no acceptance either", async () => {
		const anna = await crashedWith([soldFor(900), leave], soldFor(900));
		await amends(anna, raised);
		await anna.run(turnParts, sale);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});

	test("is decided again where the limits allow it still", async () => {
		const anna = await crashedWith([ask]);
		await amends(anna, lowered);
		await anna.run(turnParts, sale);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(anna.stage.sent).toMatchObject([{ id: sendId(1), type: "MakeOffer" }]);
	});

	test("becomes a question where a rule was added that asks first", async () => {
		const anna = await crashedWith([ask], soldFor(500));
		const policy: Mandate["policy"] = { escalate: [{ when: "value_above", amount: eur(100) }] };
		await amends(anna, { policy });
		await anna.run(turnParts, sale);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(anna.stage.sent).toEqual([]);
		expect(anna.stage.told("escalation")).toMatchObject([{ data: { rule: "value_above" } }]);
		expect(anna.stage.told("turn").at(-1)).toMatchObject({
			data: { move: { kind: "escalate" }, instead: ask },
		});
	});

	test("was not refused where it had been sent", async () => {
		const anna = await annaWith(ask, leave);
		await onOffer(anna.stage, soldFor(500));
		await anna.run(turnParts, sale);
		await anna.stage.tell("negotiation-n1", "OfferMade", {
			...{ negotiationId: "n1", offerId: sendId(0), listing: "lamp", revision: 1, by: "anna" },
			...{ terms: termsOf(eur(900), 1), inReplyTo: "o7", hash: "a".repeat(64) },
			expiresAt: "2026-03-03T00:00:00.000Z",
		});
		await amends(anna, raised);
		await anna.run(turnParts, sale);
		expect(codes(anna.stage)).toEqual([]);
		expect(anna.stage.effects()).toHaveLength(1);
	});
});

describe("the words of a buyer's move", () => {
	const said = { message: "28 for all three.", promptHash: null, usage: null, cost: null };

	test("are not said where the mandate no longer promises the money for it", async () => {
		const anna = await annaWith(leave);
		const amending: TurnParts = {
			...turnParts,
			async choose(...given) {
				const isFirst = codes(anna.stage).length === 0;
				return isFirst ? { move: offer(2800), band: null, ...said } : turnParts.choose(...given);
			},
			async reserve(world, command) {
				await amends(anna, { wants: [] });
				return turnParts.reserve(world, command);
			},
		};
		await anna.run(amending);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});

	test("are said before it", async () => {
		const anna = await annaWith(leave);
		const choose = async () => ({ move: offer(2800), band: null, ...said });
		await anna.run({ ...turnParts, choose });
		expect(sentBy(anna)).toEqual(["PostMessage", "MakeOffer"]);
	});
});

describe("a seller's move that is decided while the mandate is amended", () => {
	test("is decided again under the mandate as it is now", async () => {
		const anna = await annaWith(ask, leave);
		const amending = afterRecording(() =>
			codes(anna.stage).length === 0 ? amends(anna, raised) : undefined,
		);
		await anna.run(amending, sale);
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(sentBy(anna)).toEqual(["WalkAway"]);
	});
});
