import { createHash } from "node:crypto";
import type { Attributes } from "@opentelemetry/api";
import {
	ParentBasedSampler,
	type Sampler,
	SamplingDecision,
	TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { HTTP, PARLEY } from "@parley/contracts/conventions";

const IN_PATH = /\/negotiations\/([^/?#]+)/;

function negotiationOf(attributes: Attributes): string | undefined {
	const id = attributes[PARLEY.negotiationId];
	return typeof id === "string" ? id : IN_PATH.exec(String(attributes[HTTP.path] ?? ""))?.[1];
}

/** From 0 up to but not including 1, the same for the same id in every process. */
const share = (id: string): number =>
	createHash("sha256").update(id).digest().readUInt32BE() / 2 ** 32;

/**
 * Keeps a share of all negotiations, each with all of its turns: the traces of a negotiation are linked, and a chain of
 * links with holes leads nowhere. What belongs to no negotiation is kept by its trace's id.
 */
export function negotiationSampler(ratio: number): Sampler {
	const byTrace = new TraceIdRatioBasedSampler(ratio);
	const root: Sampler = {
		shouldSample(around, traceId, _name, _kind, attributes) {
			const negotiation = negotiationOf(attributes);
			if (negotiation === undefined) return byTrace.shouldSample(around, traceId);
			const isKept = share(negotiation) < ratio;
			return {
				decision: isKept ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
			};
		},
		toString: () => `NegotiationSampler{${ratio}}`,
	};
	return new ParentBasedSampler({ root });
}
