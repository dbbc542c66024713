import {
	type Attributes,
	context,
	isSpanContextValid,
	type Span,
	SpanKind,
	SpanStatusCode,
	TraceFlags,
	trace,
} from "@opentelemetry/api";
import { derivedId } from "@parley/contracts/id";

const tracer = trace.getTracer("parley");
const hex = (id: string): string => id.replaceAll("-", "");

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What a W3C traceparent says; nothing where it is malformed, as the standard asks. */
function parsed(traceparent: string | undefined) {
	const [, traceId = "", spanId = "", flags = "0"] = TRACEPARENT.exec(traceparent ?? "") ?? [];
	const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
	return isSpanContextValid(spanContext) ? spanContext : undefined;
}

/**
 * A W3C traceparent for a step where no tracing SDK runs: same trace as the parent, a span id derived from the step's
 * own id. So every fact can be traced to its first command, even in a ledger written without a collector.
 */
export function childTraceparent(id: string, parent: string | undefined): string {
	const traceId = parsed(parent)?.traceId ?? hex(derivedId(id, "trace"));
	return `00-${traceId}-${hex(derivedId(id, "span")).slice(0, 16)}-01`;
}

interface Step {
	/** The command or fact this step is about. */
	readonly id: string;
	readonly parent: string | undefined;
	/** Never a private number: what is put here leaves the process. */
	readonly attributes?: Attributes;
}

/**
 * Runs one step in a span and hands it the traceparent that its facts and messages carry.
 * The span is a child of what the step names as its parent; whatever else happens to run around it counts only where
 * it names none.
 */
export function withSpan<T>(
	name: string,
	{ id, parent, attributes = {} }: Step,
	run: (traceparent: string) => Promise<T>,
): Promise<T> {
	const named = parsed(parent);
	const around = context.active();
	const under = named === undefined ? around : trace.setSpanContext(around, named);
	const kind = SpanKind.INTERNAL;
	return tracer.startActiveSpan(name, { kind, attributes }, under, (span) => {
		const own = span.spanContext();
		// Without an SDK there is no span of our own: a no-op tracer hands the parent's back.
		const live = isSpanContextValid(own) && own.spanId !== trace.getSpanContext(under)?.spanId;
		const sampled = own.traceFlags & TraceFlags.SAMPLED;
		const traceparent = `00-${own.traceId}-${own.spanId}-0${sampled}`;
		return ended(span, () => run(live ? traceparent : childTraceparent(id, parent)));
	});
}

/** A part of a step, in a span of its own. Nothing that is recorded refers to it. */
export const partOf = <T>(name: string, run: () => T | Promise<T>): Promise<T> =>
	tracer.startActiveSpan(name, (span) => ended(span, run));

async function ended<T>(span: Span, run: () => T | Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (error) {
		// Not the error's words: they may hold what must not leave the process.
		span.setStatus({ code: SpanStatusCode.ERROR });
		throw error;
	} finally {
		span.end();
	}
}
