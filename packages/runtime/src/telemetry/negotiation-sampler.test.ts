import { type Attributes, ROOT_CONTEXT, SpanKind, TraceFlags, trace } from "@opentelemetry/api";
import { SamplingDecision } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { negotiationSampler } from "./negotiation-sampler.ts";

const traceId = (n: number): string => n.toString(16).padStart(32, "f");

function keeps(ratio: number, trace: number, attributes: Attributes, around = ROOT_CONTEXT) {
	const sampler = negotiationSampler(ratio);
	const kind = SpanKind.INTERNAL;
	const { decision } = sampler.shouldSample(around, traceId(trace), "turn", kind, attributes, []);
	return decision === SamplingDecision.RECORD_AND_SAMPLED;
}

const ids = Array.from({ length: 400 }, (_, n) => `negotiation-${n}`);

test("all traces of a negotiation are kept, or none", () => {
	for (const id of ids.slice(0, 50)) {
		const kept = [1, 2, 3, 4].map((n) => keeps(0.5, n, { "negotiation.id": id }));
		expect(new Set(kept).size).toBe(1);
		expect(keeps(0.5, 9, { "url.path": `/negotiations/${id}/offers` })).toBe(kept[0]);
	}
});

test("of many negotiations about the share that was asked for is kept", () => {
	const kept = ids.filter((id) => keeps(0.25, 1, { "negotiation.id": id })).length;
	expect(kept).toBeGreaterThan(60);
	expect(kept).toBeLessThan(140);
	expect(ids.some((id) => keeps(0, 1, { "negotiation.id": id }))).toBe(false);
	expect(ids.every((id) => keeps(1, 1, { "negotiation.id": id }))).toBe(true);
});

test("what belongs to no negotiation is kept by its trace, and a child as its parent is", () => {
	expect(keeps(1, 1, {})).toBe(true);
	expect(keeps(0, 1, {})).toBe(false);
	const parent = { traceId: traceId(1), spanId: "b7ad6b7169203331", isRemote: true };
	const sampled = trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED });
	const dropped = trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.NONE });
	expect(keeps(0, 1, { "negotiation.id": "n1" }, sampled)).toBe(true);
	expect(keeps(1, 1, { "negotiation.id": "n1" }, dropped)).toBe(false);
});
