import { isAttribute, PARLEY } from "@parley/contracts/conventions";
import type { Fact } from "@parley/contracts/fact";
import { happened } from "@parley/ledger/decider";
import type { AnyDecider } from "@parley/ledger/desk";
import { handle } from "@parley/ledger/handle";
import { MemoryLedger } from "@parley/ledger/memory-store";
import { currentTraceparent, partOf, withSpan } from "@parley/ledger/trace";
import { describe, expect, test } from "vitest";
import { PRIVATE_NUMBERS, runInMemory, TWO_PEOPLE } from "./small-market.ts";
import { parentOf, type Recorder, recordSpans, traceparentOf } from "./spans.ts";

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/;
const STEP = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10";
const NEXT = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a11";

const traceOf = (fact: Pick<Fact, "traceparent">): string => fact.traceparent.slice(3, 35);

/** The recorder, afresh. Until it is first asked for, this process runs without an SDK. */
let recorder: Recorder | undefined;
function recording(sampled?: boolean): Recorder {
	recorder ??= recordSpans();
	recorder.restart(sampled);
	return recorder;
}

/** Follows `causedBy` from a fact to the one that a person's own command led to. */
function wayBack(fact: Fact, facts: readonly Fact[]): Fact[] {
	const byId = new Map(facts.map((each) => [each.id, each]));
	const way = [fact];
	for (let at = byId.get(fact.causedBy); at !== undefined; at = byId.get(at.causedBy)) way.push(at);
	return way;
}

/** Whether a fact begins a trace: it is what a person, a turn or a timer wrote first. */
const begins = (fact: Fact): boolean =>
	fact.causedBy === fact.commandId || fact.actor.kind === "agent" || fact.actor.kind === "timer";

/** A way to each fact of a deal from a person's own command, in traces that change only where a turn or a timer begins. */
function expectChainOfTurns(facts: readonly Fact[]): void {
	expect(facts.map(({ type }) => type)).toContain("DealClosed");
	for (const fact of facts) expect(fact.traceparent).toMatch(TRACEPARENT);
	for (const fact of facts.filter(({ dealId }) => dealId !== undefined)) {
		const way = wayBack(fact, facts);
		const first = way.at(-1) as Fact;
		expect(first.causedBy).toBe(first.commandId);
		expect(first.actor.kind).toBe("principal");
		for (const [at, step] of way.entries()) {
			const cause = way[at + 1];
			if (cause !== undefined && traceOf(cause) !== traceOf(step)) expect(begins(step)).toBe(true);
		}
	}
	const turns = facts.filter(({ type }) => type === "TurnDecided");
	expect(new Set(turns.map(traceOf)).size).toBe(new Set(turns.map(({ stream }) => stream)).size);
}

describe("the facts of a market", () => {
	test("carry the trace of the turn that led to them, back to a person's command, where no tracing SDK runs", async () => {
		const facts = await runInMemory(TWO_PEOPLE);

		expectChainOfTurns(facts);
		expect(await runInMemory(TWO_PEOPLE)).toEqual(facts);
	});

	test("carry the span of the command that made them, where one runs", async () => {
		const recorder = recording();
		const facts = await runInMemory(TWO_PEOPLE);
		const spans = recorder.spans();

		expectChainOfTurns(facts);
		const commands = spans.filter(({ name }) => name.startsWith("command "));
		expect(new Set(facts.map(({ traceparent }) => traceparent))).toEqual(
			new Set(
				commands
					.filter((span) => facts.some((fact) => fact.traceparent === traceparentOf(span)))
					.map(traceparentOf),
			),
		);
	});
});

describe("the spans of a market", () => {
	test("nest: decide and append in a command, a command in the turn or the command that led to it", async () => {
		const recorder = recording();
		const facts = await runInMemory(TWO_PEOPLE);
		const spans = recorder.spans();

		const nested = new Set(
			spans.map((span) => `${span.name} < ${parentOf(span, spans)?.name ?? "nothing"}`),
		);
		for (const expected of [
			"command GrantMandate < nothing",
			"turn < nothing",
			"command DecideTurn < turn",
			"command MakeOffer < turn",
			"command OpenDeal < command AcceptOffer",
			"decide < command MakeOffer",
			"append < command MakeOffer",
		])
			expect(nested).toContain(expected);
		for (const span of spans.filter(({ name }) => name === "decide" || name === "append"))
			expect(parentOf(span, spans)?.name).toMatch(/^command /);
		const roots = spans.filter((span) => span.parentSpanContext === undefined);
		// A person's command, a turn and a timer's command are the first in their traces, and nothing else is.
		const commanded = facts.filter(
			({ causedBy, commandId, actor }) => causedBy === commandId || actor.kind === "timer",
		);
		const firsts = new Set(commanded.map(({ traceparent }) => traceparent));
		const others = roots.filter((span) => !firsts.has(traceparentOf(span)));
		expect(others.map(({ name }) => name).filter((name) => name !== "turn")).toEqual([]);
		expect(roots.length - others.length).toBe(firsts.size);
		const byId = new Map(facts.map((fact) => [fact.id, fact]));
		for (const fact of facts.filter(({ actor }) => actor.kind === "timer")) {
			const [span] = roots.filter((each) => traceparentOf(each) === fact.traceparent);
			const cause = byId.get(fact.causedBy)?.traceparent;
			expect(span?.links.map((link) => link.context.spanId)).toEqual([cause?.slice(36, 52)]);
		}
	});

	test("hold no private number", async () => {
		const recorder = recording();
		await runInMemory(TWO_PEOPLE);

		const said = JSON.stringify(
			recorder
				.spans()
				.map(({ name, attributes, events, status }) => [name, attributes, events, status]),
		);
		for (const number of PRIVATE_NUMBERS) expect(said).not.toContain(number);
		const attributes = recorder.spans().flatMap((span) => Object.keys(span.attributes));
		expect([...new Set(attributes)].filter((name) => !isAttribute(name))).toEqual([]);
	});
});

describe("a command that records nothing", () => {
	test("has no list of types on its span: some tools refuse a list of nothing, and all that was sent with it", async () => {
		const recorder = recording();
		const account: AnyDecider = {
			initialState: () => undefined,
			decide: () => happened(),
			evolve: () => undefined,
			isTerminal: () => false,
		};
		const store = new MemoryLedger("m", () => "2026-01-05T09:00:00.000Z").store("settlement");
		const desk = { store, now: () => "2026-01-05T09:00:00.000Z", deciders: { account } };
		const data = { principal: "ann", currency: "USD" };
		const actor = { kind: "principal", id: "ann" } as const;
		await handle(desk, { id: STEP, stream: "account-ann", type: "OpenAccount", data, actor });

		const [span] = recorder.spans().filter(({ name }) => name === "command OpenAccount");
		expect(span?.attributes).toEqual({
			[PARLEY.command]: "OpenAccount",
			[PARLEY.stream]: "account",
		});
	});
});

describe("a step", () => {
	test("belongs to what it names, whatever happens to run around it", async () => {
		const recorder = recording();
		let cause = "";
		await withSpan("cause", { id: STEP, parent: undefined }, async (traceparent) => {
			cause = traceparent;
		});
		await withSpan("elsewhere", { id: STEP, parent: undefined }, () =>
			withSpan("effect", { id: NEXT, parent: cause }, async () => {}),
		);
		const spans = recorder.spans();
		const effect = spans.find(({ name }) => name === "effect");

		expect(effect && parentOf(effect, spans)?.name).toBe("cause");
	});

	test("is a part of what runs around it where that belongs to the trace it names", async () => {
		const recorder = recording();
		await withSpan("cause", { id: STEP, parent: undefined }, async (cause) => {
			await partOf("delivery", () =>
				withSpan("effect", { id: NEXT, parent: cause }, async () => {}),
			);
		});
		const spans = recorder.spans();
		const [effect] = spans.filter(({ name }) => name === "effect");

		expect(effect && parentOf(effect, spans)?.name).toBe("delivery");
	});

	test("that begins a trace links to what it names, and to more where it says so", async () => {
		const recorder = recording();
		const [cause, opening] = await Promise.all(
			["cause", "opening"].map((name) =>
				withSpan(name, { id: STEP, parent: undefined }, async (it) => it),
			),
		);
		const links = [opening, cause, undefined, "nonsense"];
		const told = await withSpan("outer", { id: STEP, parent: undefined }, () =>
			withSpan("turn", { id: NEXT, parent: cause, root: true, links }, async (it) => [
				it,
				currentTraceparent(),
			]),
		);
		const [turn] = recorder.spans().filter(({ name }) => name === "turn");

		expect(turn?.parentSpanContext).toBeUndefined();
		expect(turn?.links.map((link) => link.context.spanId)).toEqual(
			[cause, opening].map((it) => it?.slice(36, 52)),
		);
		expect(told).toEqual(Array(2).fill(turn && traceparentOf(turn)));
		expect(currentTraceparent()).toBeUndefined();
	});

	test("belongs to what runs around it where it names nothing that can be read", async () => {
		const recorder = recording();
		for (const parent of [undefined, "", "00-zz-01", `00-${"0".repeat(32)}-${"0".repeat(16)}-01`])
			await withSpan("outer", { id: STEP, parent: undefined }, () =>
				withSpan("inner", { id: NEXT, parent }, async () => {}),
			);
		const spans = recorder.spans();
		const inner = spans.filter(({ name }) => name === "inner");

		expect(inner.map((span) => parentOf(span, spans)?.name)).toEqual(Array(4).fill("outer"));
	});

	test("that is sampled out says so to what follows, which is sampled out too", async () => {
		const recorder = recording(false);
		const said = await withSpan("first", { id: STEP, parent: undefined }, async (first) => {
			const second = await withSpan("second", { id: NEXT, parent: first }, async (it) => it);
			return [first, second];
		});

		expect(recorder.spans()).toEqual([]);
		for (const traceparent of said) expect(traceparent).toMatch(/-00$/);
		expect(new Set(said.map((traceparent) => traceparent.slice(0, 35))).size).toBe(1);
	});

	test("that fails marks its span without the error's words", async () => {
		const recorder = recording();
		const failing = withSpan("step", { id: STEP, parent: undefined }, () =>
			partOf("part", () => Promise.reject(new Error("floor is 13717"))),
		);

		await expect(failing).rejects.toThrow("floor is 13717");
		expect(recorder.spans().map(({ name, status, events }) => [name, status, events])).toEqual([
			["part", { code: 2 }, []],
			["step", { code: 2 }, []],
		]);
	});
});
