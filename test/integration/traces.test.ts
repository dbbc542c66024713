import type { Fact } from "@parley/contracts/fact";
import { partOf, withSpan } from "@parley/ledger/trace";
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

function expectOneChain(facts: readonly Fact[]): void {
	expect(facts.map(({ type }) => type)).toContain("DealClosed");
	for (const fact of facts) expect(fact.traceparent).toMatch(TRACEPARENT);
	for (const fact of facts.filter(({ dealId }) => dealId !== undefined)) {
		const way = wayBack(fact, facts);
		const first = way.at(-1) as Fact;
		expect(first.causedBy).toBe(first.commandId);
		expect(first.actor.kind).toBe("principal");
		expect(new Set(way.map(traceOf))).toEqual(new Set([traceOf(first)]));
	}
}

describe("the facts of a market", () => {
	test("carry one trace from a person's command to the end of the deal, where no tracing SDK runs", async () => {
		const facts = await runInMemory(TWO_PEOPLE);

		expectOneChain(facts);
		expect(await runInMemory(TWO_PEOPLE)).toEqual(facts);
	});

	test("carry the span of the command that made them, where one runs", async () => {
		const recorder = recording();
		const facts = await runInMemory(TWO_PEOPLE);
		const spans = recorder.spans();

		expectOneChain(facts);
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
			"turn < command GrantMandate",
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
		const firsts = facts.filter((fact) => fact.causedBy === fact.commandId);
		expect(new Set(roots.map(traceparentOf))).toEqual(
			new Set(firsts.map(({ traceparent }) => traceparent)),
		);
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
		expect([...new Set(attributes)].toSorted()).toEqual([
			"parley.command",
			"parley.stream",
			"parley.trigger",
		]);
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
