import {
	type Attributes,
	type Context,
	context,
	type Span,
	type SpanOptions,
	type SpanStatus,
	type Tracer,
	type TracerProvider,
	trace,
} from "@opentelemetry/api";
import { DATABASE, ERROR_TYPE } from "@parley/contracts/conventions";
import { allowed } from "./allowed.ts";
import { countMessaging } from "./messaging-metrics.ts";

type Milliseconds = () => number;

/** A span as the SDK keeps it: what of it will be sent. */
interface Kept extends Span {
	name: string;
	attributes: Attributes;
	events: { name: string; attributes?: Attributes }[];
	links: { attributes?: Attributes }[];
	status: SpanStatus;
}

const isKept = (span: Span): span is Kept => span.isRecording() && "attributes" in span;

/**
 * Spans as they may leave the process: at its end a span loses every attribute that is not on the list, on its events
 * and links too, and the words of its errors, which may quote a value. It stands before all exporters, whichever the
 * standard variables name.
 */
export const guardedTracing = (
	provider: TracerProvider,
	milliseconds: Milliseconds,
): TracerProvider => ({
	getTracer: (...scope) => guarded(provider.getTracer(...scope), milliseconds),
});

function guarded(tracer: Tracer, milliseconds: Milliseconds): Tracer {
	const startSpan = (name: string, options: SpanOptions = {}, around = context.active()): Span =>
		watched(tracer.startSpan(name, options, around), options, milliseconds);
	const startActiveSpan = (name: string, ...rest: unknown[]): unknown => {
		const run = rest.pop() as (span: Span) => unknown;
		const [options = {}, around = context.active()] = rest as [SpanOptions?, Context?];
		const span = startSpan(name, options, around);
		return context.with(trace.setSpan(around, span), run, undefined, span);
	};
	return { startSpan, startActiveSpan: startActiveSpan as Tracer["startActiveSpan"] };
}

function watched(span: Span, { attributes = {} }: SpanOptions, milliseconds: Milliseconds): Span {
	const began = milliseconds();
	const end = span.end.bind(span);
	let isOver = false;
	span.end = (time) => {
		if (!isOver) {
			isOver = true;
			const said = isKept(span) ? span.attributes : attributes;
			// Also of spans that nobody keeps: what is counted must not depend on what is sampled.
			countMessaging(said, (milliseconds() - began) / 1_000);
			if (isKept(span)) clean(span);
		}
		end(time);
	};
	return span;
}

function clean(span: Kept): void {
	if (DATABASE.system in span.attributes) conventional(span);
	span.attributes = allowed(span.attributes);
	for (const part of [...span.events, ...span.links])
		if (part.attributes !== undefined) part.attributes = allowed(part.attributes);
	span.status = { code: span.status.code };
}

const STATEMENT = /^pg\.query:((\w+).*)$/;
/** The instrumentation says a failure's code in words of its own, and drops what the database said. */
const SQLSTATE = /\(code: ([0-9A-Z]{5})\)$/;

/** The database's spans by the names of the stable conventions, which the instrumentation has only in part. */
function conventional(span: Kept): void {
	const [, name, operation] = STATEMENT.exec(span.name) ?? [];
	if (name !== undefined && operation !== undefined) {
		span.name = name;
		span.attributes[DATABASE.operation] = operation;
	}
	const words = span.events.map(({ attributes = {} }) => String(attributes["exception.message"]));
	const code = words.map((said) => SQLSTATE.exec(said)?.[1]).find((found) => found !== undefined);
	if (code === undefined) return;
	span.attributes[DATABASE.statusCode] = code;
	span.attributes[ERROR_TYPE] = code;
}
