import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import { takeBack } from "./take-back.ts";
import { chairs, DEADLINE, eur, mandateOf, termsOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

let stage: Stage;
beforeEach(async () => {
	stage = new Stage();
	await stage.grant(mandateOf({ wants: [{ ...chairs, ceiling: eur(1000) }] }));
});

const opening = { revision: 1, deadline: DEADLINE, maxRounds: 8 };
const opened = (
	negotiationId: string,
	parties: { listing: string; buyer: string; seller: string },
) =>
	stage.tell(
		`negotiation-${negotiationId}`,
		"NegotiationOpened",
		{ ...opening, ...parties, negotiationId, quantity: 3, currency: "EUR" },
		{ negotiationId },
	);
const offered = (negotiationId: string, by: string, minor: number, listing: string) =>
	stage.tell(
		`negotiation-${negotiationId}`,
		"OfferMade",
		{
			...{ negotiationId, offerId: `${negotiationId}-${by}`, by, listing, revision: 1 },
			...{ terms: termsOf(eur(minor), 3), inReplyTo: null, expiresAt: DEADLINE },
			hash: "a".repeat(64),
		},
		{ negotiationId },
	);

/** Anna talks to Ben about his chairs, as a recorded turn of hers says, and somebody offers something. */
async function buying(by = "anna", minor = 2700): Promise<void> {
	const parties = { listing: "bens-chairs", seller: "ben" };
	await stage.tell("turn-t0", "TurnDecided", {
		...{ principal: "anna", trigger: "f1", want: "chairs", shortlist: null, band: null },
		move: {
			kind: "open",
			want: "chairs",
			negotiationId: "n1",
			quantity: 3,
			...opening,
			...parties,
		},
		...{ message: null, model: "scripted:linear", promptHash: null, usage: null, cost: null },
		...{ superseded: [], mandateVersion: 1 },
	});
	await opened("n1", { ...parties, buyer: "anna" });
	await offered("n1", by, minor, "bens-chairs");
}
/** Carl talks to Anna about her lamp, and she has asked something for it. */
async function selling(minor: number): Promise<void> {
	await opened("n2", { listing: "lamp", seller: "anna", buyer: "carl" });
	await offered("n2", "anna", minor, "lamp");
}
async function amended(changes: Partial<Omit<Mandate, "principal">>) {
	await stage.deliver(takeBack, await stage.tell("mandate-anna", "MandateAmended", changes));
	return stage.sent.map(({ stream, type, data, actor }) => ({ stream, type, data, actor }));
}
const withdrawal = (negotiation: string) => ({
	stream: `negotiation-${negotiation}`,
	type: "WithdrawOffer",
	data: { by: "anna", offerId: `${negotiation}-anna` },
	actor: { kind: "agent", id: "anna" },
});
const ceiling = (minor: number) => ({ wants: [{ ...chairs, ceiling: eur(minor) }] });
const floor = (minor: number) => ({
	sells: [{ listing: "lamp", ask: eur(2000), floor: eur(minor) }],
});

describe("an offer that stands while the mandate is amended", () => {
	test("is withdrawn where it is more than its principal would now pay", async () => {
		await buying();
		expect(await amended(ceiling(899))).toEqual([withdrawal("n1")]);
	});

	test("is withdrawn where nothing of the kind is wanted any more", async () => {
		await buying();
		expect(await amended({ wants: [] })).toEqual([withdrawal("n1")]);
	});

	test("is withdrawn where it is less than its principal would now take, or the thing is not for sale", async () => {
		await selling(3000);
		expect(await amended(floor(1001))).toEqual([withdrawal("n2")]);
		stage.sent.length = 0;
		expect(await amended({ sells: [] })).toEqual([withdrawal("n2")]);
	});

	test("stays where it is allowed still, to the last cent", async () => {
		await buying();
		await selling(3000);
		expect(await amended({ ...ceiling(900), ...floor(1000) })).toEqual([]);
	});

	test("stays where it is the other side's", async () => {
		await buying("ben", 5000);
		expect(await amended(ceiling(100))).toEqual([]);
	});

	test("is withdrawn once, however often the amendment is told", async () => {
		await buying();
		await amended(ceiling(500));
		await stage.deliver(takeBack, stage.newest());
		expect(new Set(stage.sent.map(({ id }) => id)).size).toBe(1);
	});
});
