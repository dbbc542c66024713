import { NodeSDK } from "@opentelemetry/sdk-node";
import {
	InMemorySpanExporter,
	ParentBasedSampler,
	type ReadableSpan,
	type Sampler,
	SamplingDecision,
	SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace";

export interface Recorder {
	spans(): readonly ReadableSpan[];
	/** Forgets what was recorded, and says whether new traces are. */
	restart(sampled?: boolean): void;
}

/** Runs the tracing SDK of this process, which can be done once, and keeps every span it is given. */
export function recordSpans(sampler?: Sampler): Recorder {
	const exporter = new InMemorySpanExporter();
	let decision = SamplingDecision.RECORD_AND_SAMPLED;
	const said: Sampler = new ParentBasedSampler({ root: { shouldSample: () => ({ decision }) } });
	const sdk = new NodeSDK({
		autoDetectResources: false,
		spanProcessors: [new SimpleSpanProcessor({ exporter })],
		metricReaders: [],
		logRecordProcessors: [],
		sampler: sampler ?? said,
	});
	sdk.start();
	return {
		spans: () => exporter.getFinishedSpans(),
		restart(sampled = true) {
			decision = sampled ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD;
			exporter.reset();
		},
	};
}

export const traceparentOf = (span: ReadableSpan): string => {
	const { traceId, spanId, traceFlags } = span.spanContext();
	return `00-${traceId}-${spanId}-0${traceFlags}`;
};

export const parentOf = (
	span: ReadableSpan,
	spans: readonly ReadableSpan[],
): ReadableSpan | undefined =>
	spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);
