import type { Policy } from "@parley/contracts/policy";
import { describe, expect, test } from "vitest";
import { consulting } from "./consult.ts";
import { offerMove, prices } from "./domain/choice.ts";
import type { Model, Question, Reply, Usage } from "./models/model.ts";
import { counted, Purses } from "./purses.ts";
import { spendingOf } from "./spent.ts";
import {
	DEADLINE,
	grantedOf,
	mandateOf,
	NOON,
	standingOf,
	talkOf,
	termsOf,
	usd,
} from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { negotiationOpens, turnId } from "./testing/turn-story.ts";
import type { Chosen, Occasion } from "./turn-parts.ts";

/* Anna may pay 31.41 dollars for three chairs. She bid 20, Ben asks 35, and her tactic would bid 26 now. */

const USAGE: Usage = {
	...{ inputTokens: 1_000, cacheWriteTokens: 0, cacheReadTokens: 0, outputTokens: 100 },
	...{ thinkingTokens: 0, attempts: 1, presumedInputTokens: 0, presumedOutputTokens: 0 },
};
const chose = (tool: string, input: unknown): Reply => ({
	...{ kind: "chose", tool, input, text: null, stop: "tool_use", usage: USAGE },
	...{ model: "claude-opus-5-5", requestId: null },
});
const failed = (why: "timeout" | "refusal" | "rate_limited"): Reply => ({
	...{ kind: "failed", why, stop: why, text: null, usage: USAGE },
});

const talk = talkOf({
	...{ currency: "USD", bids: ["2000"], asks: ["3500"], standing: standingOf("ben", 3500) },
});
const table = {
	...{ side: "buyer" as const, opening: 1800n, limit: 3141n, round: 2, maxRounds: 8 },
	...{ mine: [2000n], theirs: [3500n] },
};
const termsAt = (price: bigint) => termsOf(usd(price), 3);
const move = offerMove({ now: NOON }, talk, termsAt(2600n), "chairs");
const ENGINE = { move, band: prices(table, "USD"), haggle: { talk, table, next: 2600n, termsAt } };

const mandate = mandateOf({
	agent: { kind: "claude", model: "claude-opus-5-5" },
	budget: usd(5927),
	wants: [{ id: "chairs", category: "furniture", query: "chair", quantity: 3, ceiling: usd(1047) }],
	sells: [],
	style: "Friendly, and never above 31.41.",
});

/** Anna's turn, decided with a model that gives these replies. */
async function consulted(
	reply: Reply,
	{
		policy = {},
		engine = ENGINE,
		agent = mandate.agent,
		refusals = 0,
		outside,
		paused = false,
		before = async () => {},
	}: {
		readonly policy?: Policy;
		readonly engine?: Chosen;
		readonly agent?: typeof mandate.agent;
		readonly refusals?: number;
		readonly outside?: Occasion["outside"];
		readonly paused?: boolean;
		/** What happened in the negotiation before the turn. */
		readonly before?: (stage: Stage) => Promise<unknown>;
	} = {},
) {
	const stage = new Stage();
	await negotiationOpens(stage);
	await before(stage);
	await stage.catchUp();
	const asked: Question[] = [];
	const model: Model = {
		async ask(question) {
			asked.push(question);
			return reply;
		},
	};
	const mind = { model, attempts: 3, signal: new AbortController().signal };
	const occasion: Occasion = {
		...{ turnId, principal: "anna", trigger: talk.news, want: "chairs", listing: undefined },
		...{ isMoot: false, lastResort: { kind: "hold", because: "none" }, choose: async () => engine },
		...(outside === undefined ? {} : { outside }),
	};
	const granted = grantedOf({ paused, mandate: { ...mandate, agent, policy } });
	const chosen = await consulting(mind, new Purses(counted()))(stage.world, occasion, granted, {
		refusals,
	});
	return { chosen, asked, stage };
}

const ASKING: Policy = { escalate: [{ when: "near_limit", percent: 20 }] };
const RAISE = "raise my limit to 35.00 USD";
/** Anna is asked about Ben's 35 dollars, and says this. */
const question = (choice?: string) => async (stage: Stage) => {
	await stage.tell("escalation-e1", "EscalationRaised", {
		...{ principal: "anna", negotiationId: "n1", rule: "near_limit", reason: "near_limit" },
		...{ question: "What shall I do?", options: [RAISE, "walk away"], default: "walk away" },
		...{ deadline: DEADLINE, value: usd(3500) },
	});
	if (choice !== undefined)
		await stage.tell("escalation-e1", "EscalationResolved", { choice, by: "anna" });
};

describe("a turn with a model", () => {
	test("is the model's wish, as far as the engine goes along with it", async () => {
		const message = "How about 23 for the three?";
		const { chosen, asked } = await consulted(chose("make_offer", { share: 0.5, message }));
		expect(asked).toHaveLength(1);
		expect(chosen).toMatchObject({
			move: { kind: "offer", terms: termsAt(2300n) },
			...{ message, model: "claude:claude-opus-5-5", changed: [] },
			said: { tool: "make_offer", share: 0.5, text: message, stop: "tool_use" },
			usage: { inputTokens: 1_000, outputTokens: 100 },
			promptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	test("asks about public things only: no limit, no budget and no band is in the question", async () => {
		const { asked } = await consulted(chose("decline", {}));
		const told = JSON.stringify(asked);
		for (const secret of [
			"31.41",
			"3141",
			"59.27",
			"5927",
			"10.47",
			"1047",
			"26.00",
			"2600",
			"18.00",
		])
			expect(told).not.toContain(secret);
		expect(told).toContain("35.00 USD");
	});

	test("makes the move without the words where they would give something away", async () => {
		const message = "I can go to 31.41.";
		const { chosen } = await consulted(chose("make_offer", { share: 1, message }));
		expect(chosen).toMatchObject({
			...{ move, message: null },
			said: { text: message },
			changed: [{ code: "words_with_number" }],
		});
	});

	test.each([
		["gives no answer", "no_answer_timeout", failed("timeout")],
		["refuses", "no_answer_refusal", failed("refusal")],
		["is turned away", "no_answer_rate_limited", failed("rate_limited")],
		["calls what it was not given", "malformed_call", chose("release_escrow", {})],
		["fills in nonsense", "malformed_call", chose("make_offer", { share: "all" })],
		["wants to accept too early", "accept_not_due", chose("accept", {})],
		["wants to leave for nothing", "leaving_unfounded", chose("walk_away", { code: "other" })],
		["asks where it may not", "asking_not_due", chose("escalate", { question: "May I?" })],
	])("is the engine's own where the model %s, and says so by a code", async (_, code, reply) => {
		const { chosen } = await consulted(reply);
		expect(chosen).toMatchObject({ move, message: null, usage: { inputTokens: 1_000 } });
		expect("changed" in chosen && chosen.changed).toMatchObject([{ code }]);
	});

	test.each<[string, Parameters<typeof consulted>[1]]>([
		["the agent is scripted", { agent: { kind: "scripted", tactic: "linear" } }],
		["a move of this turn was refused", { refusals: 1 }],
		["a program from outside moves", { outside: { key: "k1", request: "r1" } }],
		["no price is in question", { engine: { move: { kind: "hold", because: "x" }, band: null } }],
		["the mandate is paused", { paused: true }],
		["the principal is being asked", { before: question(), policy: ASKING }],
		["the principal wants out", { before: question("walk away"), policy: ASKING }],
		["their new limit is on its way", { before: question(RAISE), policy: ASKING }],
		["nothing could be chosen", { engine: { refusal: { code: "NO", because: "No." } } }],
	])("asks nobody where %s", async (_, changes) => {
		const { chosen, asked } = await consulted(chose("decline", {}), changes);
		expect(asked).toEqual([]);
		expect(chosen).toBe(changes?.engine ?? ENGINE);
	});

	test("asks nobody where a cap does not reach for the dearest answer, and says so", async () => {
		const policy = { spendingCapPerDeal: usd(5) };
		const { chosen, asked } = await consulted(chose("decline", {}), { policy });
		expect(asked).toEqual([]);
		expect(chosen).toMatchObject({ move, promptHash: null, usage: null });
		expect("changed" in chosen && chosen.changed).toMatchObject([{ code: "cap_reached" }]);
	});

	test("asks nobody where a cap is in a currency that has no prices", async () => {
		const policy = { spendingCap: { minor: "100000", currency: "EUR" } };
		expect((await consulted(chose("decline", {}), { policy })).asked).toEqual([]);
	});

	test("costs what is recorded of it, and that counts for its deal, its day and in all", async () => {
		const { chosen, stage } = await consulted(chose("make_offer", { share: 0.5 }));
		if ("refusal" in chosen) throw new Error("A move was to be chosen.");
		const { haggle: _, shortlist: __, ...answered } = chosen;
		// Made to wait, it was asked about this negotiation all the same.
		const waits = { move: { kind: "hold", because: "a rule" } } as const;
		await stage.tell(`turn-${turnId}`, "TurnDecided", {
			...{ principal: "anna", trigger: turnId, want: "chairs", shortlist: null },
			...{ message: null, model: "", promptHash: null, usage: null, cost: null },
			...{ ...answered, ...waits, changed: undefined as never, reasons: undefined as never },
			...{ superseded: [], mandateVersion: 1 },
		});
		await stage.catchUp();
		// A thousand tokens in at four dollars a million, and a hundred out at twenty.
		const micros = 6_000n;
		const { documents } = stage;
		expect(await spendingOf(documents, "anna", "n1", NOON)).toEqual({
			...{ all: micros, day: micros, deal: micros },
		});
		expect(await spendingOf(documents, "anna", "n2", "2026-03-03T12:00:00.000Z")).toEqual({
			...{ all: micros, day: 0n, deal: 0n },
		});
		expect(await spendingOf(documents, "ben", "n1", NOON)).toEqual({ all: 0n, day: 0n, deal: 0n });
	});
});
