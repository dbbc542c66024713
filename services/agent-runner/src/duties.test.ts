import type { FactOf } from "@parley/contracts/catalogue";
import { beforeEach, describe, expect, test } from "vitest";
import { endOpenedTooLate, endRevoked, endSiblings, releaseCommitment } from "./duties.ts";
import { chairs, DEADLINE, eur, mandateOf, termsOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});

const service = { kind: "service", id: "agent-runner" };
const sent = () =>
	stage.sent.map(({ stream, type, data, actor }) => ({ stream, type, data, actor }));

/** Anna opens a negotiation for her want, as her recorded turn says. */
async function opens(
	negotiationId: string,
	want = "chairs",
	quantity = 1,
	listing = "bens-chairs",
): Promise<void> {
	const opening = {
		negotiationId,
		listing,
		revision: 1,
		quantity,
		seller: "ben",
		deadline: DEADLINE,
		maxRounds: 8,
	};
	await stage.tell(`turn-${negotiationId}`, "TurnDecided", {
		principal: "anna",
		trigger: "f1",
		want,
		shortlist: null,
		band: null,
		move: { kind: "open", want, ...opening },
		message: null,
		model: "scripted:linear",
		promptHash: null,
		usage: null,
		cost: null,
		superseded: [],
		mandateVersion: 1,
	});
	await opened(negotiationId, { quantity, listing });
}

type Opening = FactOf<"NegotiationOpened">["data"];
const opened = (negotiationId: string, changes: Partial<Opening> = {}) =>
	stage.tell(`negotiation-${negotiationId}`, "NegotiationOpened", {
		negotiationId,
		listing: "bens-chairs",
		revision: 1,
		quantity: 1,
		buyer: "anna",
		seller: "ben",
		deadline: DEADLINE,
		maxRounds: 8,
		currency: "EUR",
		...changes,
	});
const ended = (negotiationId: string, reason: FactOf<"NegotiationEnded">["data"]["reason"]) =>
	stage.tell(`negotiation-${negotiationId}`, "NegotiationEnded", { reason, by: "ben", code: null });

const parties = { listing: "bens-chairs", buyer: "anna", seller: "ben" };
const belongs = (negotiationId: string) => ({ negotiationId, dealId: `deal-of-${negotiationId}` });
const fellThrough = (negotiationId: string) =>
	stage.tell(
		`deal-${negotiationId}`,
		"DealFellThrough",
		{ ...parties, reason: "stock" },
		belongs(negotiationId),
	);
const closed = (negotiationId: string, disposition: "released" | "refunded" | "split") =>
	stage.tell(
		`deal-${negotiationId}`,
		"DealClosed",
		{ ...parties, disposition, handedOver: true },
		belongs(negotiationId),
	);

/** The negotiation leads to a deal and the money for it is held. */
async function held(negotiationId: string, quantity = 1) {
	const terms = termsOf(eur(900), quantity);
	const offer = { offerId: `deal-of-${negotiationId}`, hash: "c".repeat(64) };
	await stage.tell(`negotiation-${negotiationId}`, "OfferAccepted", {
		...offer,
		...parties,
		by: "ben",
		terms,
		revision: 1,
	});
	await ended(negotiationId, "agreed");
	const postings = [{ from: "wallet:anna", to: "escrow:x", amount: eur(900) }];
	stage.ledger.balances.set("wallet:anna", 9000n);
	return stage.tell(
		`deal-${negotiationId}`,
		"FundsHeld",
		{ ...parties, postings, window: "P2D" },
		belongs(negotiationId),
	);
}

describe("a negotiation that ended without a deal", () => {
	const releases = (reason: string) => [
		{
			stream: "mandate-anna",
			type: "ReleaseCommitment",
			data: { negotiationId: "n1", reason },
			actor: service,
		},
	];

	test.each(["walked_away", "deadline", "impasse", "listing_gone"] as const)(
		"as %s releases the buyer's commitment",
		async (reason) => {
			await opened("n1");
			await stage.deliver(releaseCommitment, await ended("n1", reason));
			expect(sent()).toEqual(releases("ended"));
		},
	);

	test("in agreement releases nothing", async () => {
		await opened("n1");
		await stage.deliver(releaseCommitment, await ended("n1", "agreed"));
		expect(sent()).toEqual([]);
	});

	test("because its deal fell through or was refunded releases it too", async () => {
		await opened("n1");
		await stage.deliver(releaseCommitment, await fellThrough("n1"));
		expect(sent()).toEqual(releases("fell_through"));
		stage.sent.length = 0;
		await stage.deliver(releaseCommitment, await closed("n1", "refunded"));
		expect(sent()).toEqual(releases("refunded"));
	});

	test.each(["released", "split"] as const)(
		"is not one whose deal was closed as %s: that money is spent",
		async (disposition) => {
			await opened("n1");
			await stage.deliver(releaseCommitment, await closed("n1", disposition));
			expect(sent()).toEqual([]);
		},
	);

	test("but that nobody knows releases nothing", async () => {
		await stage.deliver(releaseCommitment, await ended("n1", "walked_away"));
		expect(sent()).toEqual([]);
	});

	test("is told once: the same fact gives the same command", async () => {
		await opened("n1");
		const fact = await ended("n1", "walked_away");
		await stage.deliver(releaseCommitment, fact);
		await stage.deliver(releaseCommitment, fact);
		expect(stage.sent).toHaveLength(2);
		expect(stage.effects()).toHaveLength(1);
	});
});

describe("a filled want", () => {
	const leaves = (id: string) => ({
		stream: `negotiation-${id}`,
		type: "WalkAway",
		data: { by: "anna", code: "found_elsewhere" },
		actor: { kind: "agent", id: "anna" },
	});

	beforeEach(() =>
		stage.grant(
			mandateOf({
				wants: [
					{ ...chairs, quantity: 2 },
					{ ...chairs, id: "stools" },
				],
			}),
		),
	);

	test("ends its other open negotiations, and no others", async () => {
		await opens("n1", "chairs", 2);
		await opens("n2");
		await opens("n3");
		await ended("n3", "impasse");
		await opens("n4", "stools");
		await stage.deliver(endSiblings, await held("n1", 2));
		expect(sent()).toEqual([leaves("n2")]);
	});

	test("is one whose whole quantity is held, over all its deals", async () => {
		await opens("n1");
		await opens("n2");
		await opens("n3");
		await stage.deliver(endSiblings, await held("n1"));
		expect(sent()).toEqual([]);
		await stage.deliver(endSiblings, await held("n2"));
		expect(sent()).toEqual([leaves("n3")]);
	});

	test("is not one whose deal fell through", async () => {
		await opens("n1", "chairs", 2);
		await opens("n2");
		const hold = await held("n1", 2);
		await fellThrough("n1");
		await stage.deliver(endSiblings, hold);
		expect(sent()).toEqual([]);
	});

	test("ends a negotiation that was opened too late", async () => {
		await opens("n1", "chairs", 2);
		await held("n1", 2);
		await opens("n2");
		await stage.deliver(endSiblings, stage.newest());
		expect(sent()).toEqual([leaves("n2")]);
	});

	test("is never one that the mandate no longer names", async () => {
		await opens("n1", "sofas", 1);
		await opens("n2", "sofas", 1);
		await stage.deliver(endSiblings, await held("n1"));
		expect(sent()).toEqual([]);
	});

	test("does not concern negotiations that serve nobody's want", async () => {
		await stage.deliver(endSiblings, await opened("n9"));
		expect(sent()).toEqual([]);
		expect(await endSiblings.keys(stage.newest(), stage.documents)).toEqual([]);
	});

	test("is handled in its principal's own order", async () => {
		await opens("n1");
		await stage.catchUp();
		expect(await endSiblings.keys(stage.newest(), stage.documents)).toEqual(["anna"]);
	});
});

describe("a revoked mandate", () => {
	const ends = (id: string, by: string) => ({
		stream: `negotiation-${id}`,
		type: "EndNegotiation",
		data: { reason: "mandate_revoked", by },
		actor: service,
	});
	const revoke = (principal: string) => stage.tell(`mandate-${principal}`, "MandateRevoked", {});

	test("ends the principal's open negotiations on both sides and takes the listings off the market", async () => {
		await stage.grant(mandateOf());
		await opened("n1");
		await opened("n2", { buyer: "carl", seller: "anna", listing: "lamp" });
		await opened("n3", { buyer: "carl" });
		await opened("n4");
		await ended("n4", "impasse");
		await stage.deliver(endRevoked, await revoke("anna"));
		expect(sent()).toEqual([
			ends("n1", "anna"),
			ends("n2", "anna"),
			{
				stream: "listing-lamp",
				type: "WithdrawListing",
				data: { by: "anna", reason: "mandate_revoked" },
				actor: service,
			},
		]);
	});

	test("takes back what was set aside for an offer after its negotiation had ended", async () => {
		await stage.grant(mandateOf({ sells: [] }));
		await opened("n1");
		await opened("n2");
		await ended("n1", "walked_away");
		for (const negotiationId of ["n1", "n2"])
			await stage.tell("mandate-anna", "CommitmentReserved", {
				...{ negotiationId, want: "chairs", quantity: 1, offerId: `offer in ${negotiationId}` },
				amount: eur(500),
			});
		await stage.deliver(endRevoked, await revoke("anna"));
		expect(sent()).toEqual([
			ends("n2", "anna"),
			{
				stream: "mandate-anna",
				type: "ReleaseCommitment",
				data: { negotiationId: "n1", reason: "ended" },
				actor: service,
			},
		]);
	});

	test("that was never granted takes nothing off the market", async () => {
		await stage.deliver(endRevoked, await revoke("anna"));
		expect(sent()).toEqual([]);
	});

	test.each(["anna", "ben"])(
		"of %s ends a negotiation that was opened while it was being revoked",
		async (principal) => {
			for (const each of ["anna", "ben"]) await stage.grant(mandateOf({ principal: each }));
			await revoke(principal);
			await stage.deliver(endOpenedTooLate, await opened("n1"));
			expect(sent()).toEqual([ends("n1", principal)]);
		},
	);

	test("is not one that stands, nor one that was never granted", async () => {
		await stage.grant(mandateOf());
		await stage.deliver(endOpenedTooLate, await opened("n1"));
		expect(sent()).toEqual([]);
	});

	test("on both sides ends a negotiation once", async () => {
		for (const each of ["anna", "ben"]) {
			await stage.grant(mandateOf({ principal: each }));
			await revoke(each);
		}
		await stage.deliver(endOpenedTooLate, await opened("n1"));
		expect(sent()).toEqual([ends("n1", "anna")]);
	});
});
