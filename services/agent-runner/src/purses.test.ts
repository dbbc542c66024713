import { rootId } from "@parley/contracts/id";
import type { Policy } from "@parley/contracts/policy";
import { type Desk, stateOf } from "@parley/ledger/desk";
import { handle } from "@parley/ledger/handle";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import type { World } from "@parley/runtime/world";
import { describe, expect, test } from "vitest";
import { consulting, type Mind } from "./consult.ts";
import { offerMove, prices } from "./domain/choice.ts";
import { agentRunner } from "./index.ts";
import { hear } from "./intake/hear.ts";
import { mostInputTokens, type Question, type Reply, type Usage } from "./models/model.ts";
import { costOf } from "./models/prices.ts";
import { counted, Purses } from "./purses.ts";
import { readingSpent, spendingOf } from "./spent.ts";
import { grantedOf, mandateOf, NOON, standingOf, talkOf, termsOf, usd } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { turnId } from "./testing/turn-story.ts";
import type { Occasion } from "./turn-parts.ts";

/* Anna's agent is in many negotiations at once, on two replicas, with a model that costs as much as it may each time. */

const MODEL = "claude-opus-5-5";
const CENT = 10_000n;
const calm = new AbortController().signal;

/** Another process of the service: the ledger is the same, and the read tables are its own. */
function replicaOf({ ledger, world }: Stage): World {
	const store = ledger.store("agent-runner");
	const { deciders, projections } = agentRunner();
	const desk: Desk = { store, now: world.now, deciders };
	return {
		...world,
		documents: new MemoryDocuments(store, projections),
		load: <State>(stream: string) => stateOf(desk, stream) as Promise<State>,
		handle: (command) => handle(desk, command),
	};
}

/** Many who ask at once: the model answers nobody before each has asked it or done without, and bills the most it may. */
function crowd(size: number, readingCap = 1_000_000n) {
	const all = Promise.withResolvers<void>();
	const bills: bigint[] = [];
	let come = 0;
	const comes = (): void => {
		if (++come === size) all.resolve();
	};
	const answer = async (question: Question): Promise<Reply> => {
		await all.promise;
		const usage: Usage = {
			...{ inputTokens: 0, cacheWriteTokens: mostInputTokens(question), cacheReadTokens: 0 },
			...{ outputTokens: question.maxTokens, thinkingTokens: 0, attempts: 1 },
			...{ presumedInputTokens: 0, presumedOutputTokens: 0 },
		};
		bills.push(costOf(usage, question.model) ?? 0n);
		return { kind: "failed", why: "no_tool_call", stop: "end_turn", text: null, usage };
	};
	return {
		bills,
		total: () => bills.reduce((sum, bill) => sum + bill, 0n),
		async member<T>(act: (mind: Mind) => Promise<T>): Promise<T> {
			let hasAsked = false;
			const ask = (question: Question): Promise<Reply> => {
				hasAsked = true;
				comes();
				return answer(question);
			};
			const done = await act({ model: { ask }, attempts: 1, signal: calm, readingCap });
			if (!hasAsked) comes();
			return done;
		},
	};
}

const table = {
	...{ side: "buyer" as const, opening: 1800n, limit: 3141n, round: 2, maxRounds: 8 },
	...{ mine: [2000n], theirs: [3500n] },
};
const termsAt = (price: bigint) => termsOf(usd(price), 3);

/** One turn in a negotiation. */
function occasionIn(id: string): Occasion {
	const talk = talkOf({
		...{ id, currency: "USD", bids: ["2000"], asks: ["3500"], standing: standingOf("ben", 3500) },
	});
	const move = offerMove({ now: NOON }, talk, termsAt(2600n), "chairs");
	const engine = {
		move,
		band: prices(table, "USD"),
		haggle: { talk, table, next: 2600n, termsAt },
	};
	return {
		...{ turnId, principal: "anna", trigger: talk.news, want: "chairs", listing: undefined },
		...{ isMoot: false, lastResort: { kind: "hold", because: "none" }, choose: async () => engine },
	};
}

const SIZE = 8;

/** Two processes, each with its own order of who sets something aside. */
function twoReplicas() {
	const stage = new Stage();
	const replicas = [stage.world, replicaOf(stage)].map((world, index) => {
		const own = counted();
		return { world, purses: new Purses(() => `${index}/${own()}`) };
	});
	const replica = (member: number) => replicas[member % 2] as (typeof replicas)[number];
	const turn = (mind: Mind, member: number, policy: Policy, negotiation = `n${member}`) => {
		const mandate = mandateOf({ agent: { kind: "claude", model: MODEL }, policy });
		const { world, purses } = replica(member);
		const granted = grantedOf({ mandate });
		return consulting(mind, purses)(world, occasionIn(negotiation), granted, { refusals: 0 });
	};
	let requests = 0;
	const says = (mind: Mind, member: number, id: string) => {
		const { world, purses } = replica(member);
		const request = `00000000-0000-5000-8000-${String(++requests).padStart(12, "0")}`;
		const heard = { request, actor: { kind: "principal", id } as const, consent: true };
		const say = "I have an old brass lamp here, which I could sell";
		return hear(world, { ...heard, say }, { mind, purses, fresh: () => `fresh ${++requests}` });
	};
	return { stage, turn, says };
}

const members = Array.from({ length: SIZE }, (_, index) => index);

describe("what models may cost", () => {
	test.each<[string, Policy, string | undefined]>([
		["in all", { spendingCap: usd(25) }, undefined],
		["on a day", { spendingCapPerDay: usd(25) }, undefined],
		["for a deal", { spendingCapPerDeal: usd(25) }, "n1"],
	])("%s is no more than it may be when many turns ask at once", async (_, policy, negotiation) => {
		const { turn } = twoReplicas();
		const { member, bills, total } = crowd(SIZE);
		await Promise.all(
			members.map((index) => member((mind) => turn(mind, index, policy, negotiation))),
		);
		expect(bills.length).toBeGreaterThan(1);
		expect(bills.length).toBeLessThan(SIZE);
		expect(total()).toBeLessThanOrEqual(25n * CENT);
	});

	test("a market for reading a day is no more than it may be when many people speak at once", async () => {
		const { says } = twoReplicas();
		const { member, bills, total } = crowd(SIZE, 2n * CENT);
		await Promise.all(members.map((index) => member((mind) => says(mind, index, `p${index}`))));
		expect(bills.length).toBeGreaterThan(1);
		expect(bills.length).toBeLessThan(SIZE);
		expect(total()).toBeLessThanOrEqual(2n * CENT);
	});

	test("one person is no more than it may be when they speak while their agent asks", async () => {
		const { stage, turn, says } = twoReplicas();
		const policy = { spendingCap: usd(25) };
		await stage.grant(mandateOf({ policy }));
		const { member, bills, total } = crowd(SIZE);
		await Promise.all(
			members.map((index) =>
				member(async (mind) =>
					index === 4 ? void (await says(mind, index, "anna")) : turn(mind, index, policy),
				),
			),
		);
		expect(bills.length).toBeGreaterThan(1);
		expect(total()).toBeLessThanOrEqual(25n * CENT);
	});

	test("is what it was billed once the answer came, and all that was set aside where none did", async () => {
		const { stage, turn } = twoReplicas();
		const policy = { spendingCap: usd(100) };
		const { member, total } = crowd(1);
		await member((mind) => turn(mind, 0, policy));
		const spent = async () => {
			await stage.catchUp();
			return (await spendingOf(stage.documents, "anna", "n0", NOON)).all;
		};
		expect(await spent()).toBe(total());
		const gone = { ask: () => Promise.reject(new Error("The process is to stop.")) };
		const mind: Mind = { model: gone, attempts: 1, signal: calm };
		await expect(turn(mind, 0, policy)).rejects.toThrow("to stop");
		expect(await spent()).toBe(2n * total());
	});

	test("is given back once, however often somebody says what it came to", async () => {
		const { stage, turn } = twoReplicas();
		const policy = { spendingCap: usd(100) };
		const { member } = crowd(1);
		await member((mind) => turn(mind, 0, policy));
		const settled = stage.told("spending").at(-1)?.data as { reservation: string };
		const again = await stage.world.handle({
			...{ id: rootId("again"), stream: "spending-anna", type: "SettleSpending" },
			data: { reservation: settled.reservation, microDollars: 0 },
			actor: { kind: "agent", id: "anna" },
		});
		expect(again).toMatchObject({ ok: false, refusal: { code: "NOT_RESERVED" } });
	});

	test("counts for the day on which it was set aside, though the answer came on the next", async () => {
		const { stage, says, turn } = twoReplicas();
		const { member } = crowd(1);
		stage.now = "2026-03-02T23:59:59.999Z";
		const midnight = async (mind: Mind): Promise<Mind> => ({
			...mind,
			model: {
				ask(question, signal) {
					stage.now = "2026-03-03T00:00:01.000Z";
					return mind.model.ask(question, signal);
				},
			},
		});
		await member(async (mind) => says(await midnight(mind), 0, "anna"));
		stage.now = "2026-03-02T23:59:59.999Z";
		await member(async (mind) => turn(await midnight(mind), 0, { spendingCapPerDay: usd(25) }));
		await stage.catchUp();
		const { day, readToday, marketToday } = await readingSpent(stage.documents, "anna", stage.now);
		expect([day, readToday, marketToday]).toEqual([0n, 0n, 0n]);
	});
});
