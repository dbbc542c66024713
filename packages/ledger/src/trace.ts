import { type Attributes, context, isSpanContextValid, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { derivedId } from "@parley/contracts/id";

const tracer = trace.getTracer("parley");
const hex = (id: string): string => id.replaceAll("-", "");

/**
 * A W3C traceparent for a step where no tracing SDK runs: same trace as the parent, a span id derived from the step's
 * own id. So every fact can be traced to its first command, even in a ledger written without a collector.
 */
export function childTraceparent(id: string, parent: string | undefined): string {
	const traceId = parent?.split("-")[1] ?? hex(derivedId(id, "trace"));
	return `00-${traceId}-${hex(derivedId(id, "span")).slice(0, 16)}-01`;
}

interface Step {
	/** The command or fact this step is about. */
	readonly id: string;
	readonly parent: string | undefined;
	/** Never a private number: what is put here leaves the process. */
	readonly attributes?: Attributes;
}

function remote(traceparent: string | undefined) {
	const [, traceId, spanId, flags] = traceparent?.split("-") ?? [];
	if (traceId === undefined || spanId === undefined) return context.active();
	const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags ?? "01", 16), isRemote: true };
	return isSpanContextValid(spanContext) ? trace.setSpanContext(context.active(), spanContext) : context.active();
}

/** Runs one step in a span and hands it the traceparent that its facts and messages carry. */
export function withSpan<T>(name: string, step: Step, run: (traceparent: string) => Promise<T>): Promise<T> {
	const parent = trace.getSpan(context.active()) === undefined ? remote(step.parent) : context.active();
	return tracer.startActiveSpan(name, { kind: SpanKind.INTERNAL, attributes: step.attributes ?? {} }, parent, async (span) => {
		const own = span.spanContext();
		// A no-op tracer hands the parent's context back; only a span of our own counts.
		const live = span.isRecording() && isSpanContextValid(own);
		const traceparent = live ? `00-${own.traceId}-${own.spanId}-0${own.traceFlags & 1}` : childTraceparent(step.id, step.parent);
		try {
			return await run(traceparent);
		} catch (error) {
			span.setStatus({ code: SpanStatusCode.ERROR });
			throw error;
		} finally {
			span.end();
		}
	});
}
