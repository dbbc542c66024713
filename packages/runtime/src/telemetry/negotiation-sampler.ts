import { createHash } from "node:crypto";
import { type SpanContext, TraceFlags } from "@opentelemetry/api";
import {
	ParentBasedSampler,
	type Sampler,
	SamplingDecision,
	TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { KEPT_WITH, spanContextOf } from "@parley/ledger/trace";

/** From 0 up to but not including 1, the same for the same id in every process. */
const share = (id: string): number =>
	createHash("sha256").update(id).digest().readUInt32BE() / 2 ** 32;

const wasKept = ({ traceFlags }: SpanContext): boolean => (traceFlags & TraceFlags.SAMPLED) !== 0;

/**
 * Keeps a share of what agents look for, each with all negotiations over it, from their openings to the ends of their
 * deals: the traces of a negotiation are linked, and a chain of links with holes leads nowhere. What is kept with nothing,
 * as a deal's timer is not, is kept where the first thing it follows from was; and what follows from nothing, by its trace's id.
 */
export function negotiationSampler(ratio: number): Sampler {
	const byTrace = new TraceIdRatioBasedSampler(ratio);
	const root: Sampler = {
		shouldSample(around, traceId, _name, _kind, _attributes, [first]) {
			const together = around.getValue(KEPT_WITH);
			const named = typeof together === "string" ? together : undefined;
			const followed = spanContextOf(named) ?? (named === undefined ? first?.context : undefined);
			if (followed !== undefined) return kept(wasKept(followed));
			return named === undefined
				? byTrace.shouldSample(around, traceId)
				: kept(share(named) < ratio);
		},
		toString: () => `NegotiationSampler{${ratio}}`,
	};
	return new ParentBasedSampler({ root });
}

const kept = (isWanted: boolean) => ({
	decision: isWanted ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
});
