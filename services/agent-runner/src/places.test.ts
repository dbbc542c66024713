import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import { awaitsPrincipal } from "./ask-first.ts";
import type { MandateState } from "./domain/mandate.ts";
import { sellerTurns } from "./seller-turns.ts";
import { talks } from "./tables.ts";
import {
	answered,
	asked,
	bidForTheLamp,
	freshStage,
	idOf,
	moves,
	offered,
	process,
	published,
	sent,
	stage,
	talkingToTwo,
} from "./testing/buyer-story.ts";
import { call } from "./testing/caller.ts";
import { chairs, eur, mandateOf } from "./testing/sample.ts";
import { turnParts } from "./turn-parts.ts";

beforeEach(freshStage);

/** Nothing is bound without a word of Anna's, who knows nobody here. */
const policy: Mandate["policy"] = { escalate: [{ when: "stranger" }] };
const selling = sellerTurns(turnParts);

async function twentyWait(): Promise<void> {
	for (let n = 1; n <= 20; n++) await asked(`q${n}`);
}
type Because = FactOf<"EscalationExpired">["data"]["because"];
const expired = (id: string, because?: Because) =>
	stage.tell(`escalation-${id}`, "EscalationExpired", {
		...{ applied: "do not" },
		...(because === undefined ? {} : { because }),
	});

/** The newest fact of a type, as the bus would bring it. */
const last = (type: string): Fact =>
	stage.ledger.facts.findLast((fact) => fact.type === type) ?? stage.newest();
/** The negotiations that Anna is asked about. */
const questions = () =>
	stage
		.told("escalation")
		.filter(({ type }) => type === "EscalationRaised")
		.flatMap(({ data }) => (data as { negotiationId?: string }).negotiationId ?? []);

/** Anna talks to Ben and to Carl; each has made an offer, and it is her move. */
async function offeredByTwo(): Promise<{ ben: Fact; carl: Fact; offer: Fact }> {
	const { ben, carl } = await talkingToTwo({ policy });
	await offered("carl", 1600, carl);
	return { ben, carl, offer: await offered("ben", 1500, ben, "bens") };
}

/** Dora and Emil want Anna's lamp, and have bid for it. */
async function soldToTwo(): Promise<Fact[]> {
	await published("lamp", "anna", { quantity: 2, ask: eur(900) });
	await stage.grant(mandateOf({ policy, wants: [] }));
	return [await bidForTheLamp("dora"), await bidForTheLamp("emil")];
}

describe("a question for which there is no place", () => {
	test.each([
		["answered", answered],
		["left to its default", (id: string) => expired(id)],
		["needless", (id: string) => expired(id, "negotiation_ended")],
	])("is asked when another one is %s", async (_, ends) => {
		const { ben, offer } = await offeredByTwo();
		await twentyWait();
		await stage.deliver(process, offer);
		expect(questions()).toEqual([]);
		expect(last("MoveRefused")).toMatchObject({
			data: { code: "TOO_MANY_ESCALATIONS" },
			negotiationId: idOf(ben),
		});
		await stage.deliver(process, await ends("q1"));
		expect(questions()).toEqual([idOf(ben)]);
	});

	test("is asked by a seller too", async () => {
		const bids = await soldToTwo();
		await twentyWait();
		for (const bid of bids) await stage.deliver(selling, bid);
		expect(questions()).toEqual([]);
		await stage.deliver(selling, await answered("q1"));
		expect(questions()).toEqual(["with-dora"]);
		await stage.deliver(selling, await answered("q2"));
		expect(questions()).toEqual(["with-dora", "with-emil"]);
	});

	test("costs no turn while there is none", async () => {
		const bids = await soldToTwo();
		await twentyWait();
		for (const bid of bids) await stage.deliver(selling, bid);
		await stage.deliver(selling, await answered("q1"));
		const before = stage.told("turn").length;
		// Somebody else was quicker.
		await asked("one-more");
		await stage.deliver(selling, await answered("q2"));
		expect(stage.told("turn")).toHaveLength(before);
		await stage.deliver(selling, await answered("q3"));
		expect(stage.told("turn")).toHaveLength(before + 1);
	});

	test("is asked once, wherever the process dies", async () => {
		for (let step = 0.5; step < 6; step += 0.5) {
			freshStage();
			const { ben, offer } = await offeredByTwo();
			await twentyWait();
			await stage.deliver(process, offer);
			const answer = await answered("q1");
			stage.fuse = step;
			await stage.survive(() => stage.deliver(process, answer));
			expect(questions()).toEqual([idOf(ben)]);
		}
	});

	test("keeps no model busy, and is looked at anew when the other side moves", async () => {
		const { ben, offer } = await offeredByTwo();
		await twentyWait();
		const waits = async () => {
			await stage.catchUp();
			const mandate = await stage.world.load<MandateState>("mandate-anna");
			const talk = await stage.documents.get(talks, idOf(ben));
			if (mandate.status === "none" || talk === undefined) throw new Error("Nobody talks.");
			return awaitsPrincipal(stage.documents, mandate, talk, chairs.id);
		};
		expect(await waits()).toBe(false);
		await stage.deliver(process, offer);
		expect(await waits()).toBe(true);
		await stage.tell(ben.stream, "OfferWithdrawn", { by: "ben", offerId: "bens" });
		expect(await waits()).toBe(false);
	});

	test("leaves the others of its want their turn", async () => {
		const { ben, carl, offer } = await offeredByTwo();
		await twentyWait();
		await stage.deliver(process, offer);
		await stage.deliver(process, last("MoveRefused"));
		await stage.deliver(process, last("MoveRefused"));
		await stage.deliver(process, last("MoveRefused"));
		const asked = moves().flatMap((move) =>
			move?.kind === "escalate" ? (move as { negotiationId?: string }).negotiationId : [],
		);
		expect(asked).toEqual([idOf(ben), idOf(carl)]);
		expect(moves().at(-1)).toMatchObject({ kind: "hold" });
		expect(sent().filter((type) => type === "WalkAway")).toEqual([]);
	});

	test("of a program gives it a turn when there is one", async () => {
		const external = { kind: "external", keys: [{ id: "k1", digest: "a".repeat(64) }] } as const;
		await published("lamp", "anna", { quantity: 1, ask: eur(900) });
		const agent = { ...external, keys: [...external.keys] };
		await stage.grant(mandateOf({ policy, wants: [], agent }));
		await bidForTheLamp("dora");
		await twentyWait();
		const waiting = async () => (await call(stage, "GET", "/agent/turns")).body.items;
		const take = async () => {
			const [turn] = await waiting();
			const price = { amount: "8.00", currency: "EUR" };
			const body = { kind: "offer", negotiationId: "with-dora", price };
			return call(stage, "POST", `/agent/turns/${turn.id}/move`, { body });
		};
		await take();
		expect([await waiting(), questions()]).toEqual([[], []]);
		await answered("q1");
		await take();
		expect([await waiting(), questions()]).toEqual([[], ["with-dora"]]);
	});
});

describe("a question about one negotiation", () => {
	test("that is needless is no occasion by itself", async () => {
		const { ben, offer } = await offeredByTwo();
		await stage.deliver(process, offer);
		const before = stage.told("turn").length;
		const about = last("EscalationRaised").stream.slice("escalation-".length);
		await stage.tell(ben.stream, "NegotiationEnded", {
			...{ reason: "walked_away", by: "ben", code: "price" },
		});
		await stage.deliver(process, await expired(about, "negotiation_ended"));
		expect(stage.told("turn")).toHaveLength(before);
		const [bid] = await soldToTwo();
		await stage.deliver(selling, bid ?? offer);
		const theirs = last("EscalationRaised").stream.slice("escalation-".length);
		const after = stage.told("turn").length;
		await stage.deliver(selling, await expired(theirs, "mandate_revoked"));
		expect(stage.told("turn")).toHaveLength(after);
	});

	test("leaves the others of its want their turn", async () => {
		const { ben, carl, offer } = await offeredByTwo();
		await stage.deliver(process, offer);
		expect(questions()).toEqual([idOf(ben)]);
		await stage.deliver(process, last("EscalationRaised"));
		expect(questions()).toEqual([idOf(ben), idOf(carl)]);
	});

	test("does not end it, whatever the others may do", async () => {
		const { offer } = await offeredByTwo();
		await stage.deliver(process, offer);
		const never = { ...turnParts, guard: () => ({ code: "OVER_BUDGET", because: "No." }) };
		const { buyerTurns } = await import("./buyer-turns.ts");
		await stage.deliver(buyerTurns(never), last("EscalationRaised"));
		expect(sent().filter((type) => type === "WalkAway")).toEqual([]);
	});

	test("wakes the others with its answer", async () => {
		const { ben, carl, offer } = await offeredByTwo();
		await stage.deliver(process, offer);
		const [question] = stage.ledger.facts.filter(({ type }) => type === "EscalationRaised");
		const id = question?.stream.slice("escalation-".length) ?? "";
		// He is not dealt with; there is still Carl.
		await stage.deliver(process, await answered(id, "do not"));
		expect(moves().at(-1)).toMatchObject({ kind: "walk_away", negotiationId: idOf(ben) });
		const gone = await stage.tell(ben.stream, "NegotiationEnded", {
			...{ reason: "walked_away", by: "anna", code: "trust" },
		});
		await stage.deliver(process, gone);
		expect(questions()).toEqual([idOf(ben), idOf(carl)]);
	});
});
