import {
	type Context,
	type Link,
	ROOT_CONTEXT,
	SpanKind,
	TraceFlags,
	trace,
} from "@opentelemetry/api";
import { SamplingDecision } from "@opentelemetry/sdk-trace";
import { KEPT_WITH } from "@parley/ledger/trace";
import { expect, test } from "vitest";
import { negotiationSampler } from "./negotiation-sampler.ts";

const traceId = (n: number): string => n.toString(16).padStart(32, "f");
const SPAN = "b7ad6b7169203331";

function keeps(ratio: number, trace: number, around: Context = ROOT_CONTEXT, links: Link[] = []) {
	const sampler = negotiationSampler(ratio);
	const kind = SpanKind.INTERNAL;
	const { decision } = sampler.shouldSample(around, traceId(trace), "turn", kind, {}, links);
	return decision === SamplingDecision.RECORD_AND_SAMPLED;
}

const keptWith = (what: string) => ROOT_CONTEXT.setValue(KEPT_WITH, what);
const linkTo = (n: number, traceFlags: TraceFlags): Link => ({
	context: { traceId: traceId(n), spanId: SPAN, traceFlags },
});
const wants = Array.from({ length: 400 }, (_, n) => `ann/want-${n}`);

test("all that is kept with one thing is kept, or none of it", () => {
	for (const want of wants.slice(0, 50)) {
		const kept = [1, 2, 3, 4].map((n) => keeps(0.5, n, keptWith(want)));
		expect(new Set(kept).size).toBe(1);
	}
});

test("of many things about the share that was asked for is kept", () => {
	const kept = wants.filter((want) => keeps(0.25, 1, keptWith(want))).length;
	expect(kept).toBeGreaterThan(60);
	expect(kept).toBeLessThan(140);
	expect(wants.some((want) => keeps(0, 1, keptWith(want)))).toBe(false);
	expect(wants.every((want) => keeps(1, 1, keptWith(want)))).toBe(true);
});

test("what is kept with a trace is kept as that was, whatever else it follows from", () => {
	const other = [linkTo(2, TraceFlags.SAMPLED)];
	expect(keeps(0, 1, keptWith(`00-${traceId(1)}-${SPAN}-01`))).toBe(true);
	expect(keeps(1, 1, keptWith(`00-${traceId(1)}-${SPAN}-00`), other)).toBe(false);
});

test("what is kept with nothing is kept as the first thing it follows from was", () => {
	const [sampled, dropped] = [linkTo(2, TraceFlags.SAMPLED), linkTo(3, TraceFlags.NONE)];
	expect(keeps(0, 1, ROOT_CONTEXT, [sampled, dropped])).toBe(true);
	expect(keeps(1, 1, ROOT_CONTEXT, [dropped, sampled])).toBe(false);
});

test("what follows from nothing is kept by its trace, and a child as its parent is", () => {
	expect(keeps(1, 1)).toBe(true);
	expect(keeps(0, 1)).toBe(false);
	const under = (traceFlags: TraceFlags) =>
		trace.setSpanContext(keptWith("ann/want"), linkTo(1, traceFlags).context);
	expect(keeps(0, 1, under(TraceFlags.SAMPLED))).toBe(true);
	expect(keeps(1, 1, under(TraceFlags.NONE))).toBe(false);
});
