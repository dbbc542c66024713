import {
	type Attributes,
	type Context,
	context,
	createContextKey,
	isSpanContextValid,
	type Link,
	type Span,
	type SpanContext,
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
export function spanContextOf(traceparent: string | undefined): SpanContext | undefined {
	const [, traceId = "", spanId = "", flags = "0"] = TRACEPARENT.exec(traceparent ?? "") ?? [];
	const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
	return isSpanContextValid(spanContext) ? spanContext : undefined;
}

const written = ({ traceId, spanId, traceFlags }: SpanContext): string =>
	`00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;

/**
 * A W3C traceparent for a step where no tracing SDK runs: same trace as the parent, a span id derived from the step's
 * own id. So every fact can be traced to its first command, even in a ledger written without a collector.
 */
export function childTraceparent(id: string, parent: string | undefined): string {
	const traceId = spanContextOf(parent)?.traceId ?? hex(derivedId(id, "trace"));
	return `00-${traceId}-${hex(derivedId(id, "span")).slice(0, 16)}-01`;
}

/** Under this name a sampler finds what a step is kept or left out together with. It does not leave the process. */
export const KEPT_WITH = createContextKey("parley.kept_with");

export interface Step {
	/** The command or fact this step is about. */
	readonly id: string;
	/** The traceparent of what led to it. */
	readonly parent: string | undefined;
	/** Begins a trace of its own, which links to the parent instead of belonging to it. */
	readonly root?: boolean;
	/** Traceparents of what it follows from, beside its parent. What is missing or malformed is left out. */
	readonly links?: readonly (string | undefined)[];
	readonly kind?: SpanKind;
	/** Where only a share is traced: all that names the same thing is kept or left out, and with a traceparent, as that was. */
	readonly keptWith?: string | undefined;
	/** Names of @parley/contracts/conventions, and never a private number: what is put here leaves the process. */
	readonly attributes?: Attributes;
}

/**
 * Runs one step in a span and hands it the traceparent that its facts and messages carry.
 * The span is a child of what the step names as its parent. What happens to run around it counts where the step names
 * none, and where it is itself a part of the parent's trace: then it is the nearer cause.
 */
export function withSpan<T>(
	name: string,
	step: Step,
	run: (traceparent: string) => Promise<T>,
): Promise<T> {
	const { id, parent, root = false, kind = SpanKind.INTERNAL, attributes = {}, keptWith } = step;
	const under = beneath(spanContextOf(parent));
	const within = keptWith === undefined ? under : under.setValue(KEPT_WITH, keptWith);
	const options = { kind, attributes, links: linksOf(step), root };
	return tracer.startActiveSpan(name, options, within, (span) => {
		const own = span.spanContext();
		// Without an SDK there is no span of our own: a no-op tracer hands the parent's back.
		const live = isSpanContextValid(own) && own.spanId !== trace.getSpanContext(under)?.spanId;
		const traceparent = live ? written(own) : childTraceparent(id, root ? undefined : parent);
		return ended(span, () => run(traceparent));
	});
}

function beneath(parent: SpanContext | undefined): Context {
	const around = context.active();
	const isPart = trace.getSpanContext(around)?.traceId === parent?.traceId;
	return parent === undefined || isPart ? around : trace.setSpanContext(around, parent);
}

function linksOf({ parent, root, links = [] }: Step): Link[] {
	const followed = new Set(root === true ? [parent, ...links] : links);
	return [...followed]
		.map(spanContextOf)
		.filter((linked) => linked !== undefined)
		.map((linked) => ({ context: linked }));
}

/** A part of a step, in a span of its own. Nothing that is recorded refers to it. */
export const partOf = <T>(name: string, run: () => T | Promise<T>): Promise<T> =>
	tracer.startActiveSpan(name, (span) => ended(span, run));

/** Says more about the span that is active; nothing where none is. */
export function annotate(attributes: Attributes): void {
	trace.getActiveSpan()?.setAttributes(attributes);
}

/** Links the span that is active to one more thing it follows from, found out only while it ran. */
export function alsoFollows(traceparent: string): void {
	const followed = spanContextOf(traceparent);
	if (followed !== undefined) trace.getActiveSpan()?.addLink({ context: followed });
}

/** Whether anybody will see what is said of the span that is active. */
export const isTraced = (): boolean => trace.getActiveSpan()?.isRecording() ?? false;

/** The traceparent of the span that is active, for what is sent from within it; nothing where none is. */
export function currentTraceparent(): string | undefined {
	const active = trace.getSpanContext(context.active());
	return active !== undefined && isSpanContextValid(active) ? written(active) : undefined;
}

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
