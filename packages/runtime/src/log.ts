import { type Attributes, isSpanContextValid, type SpanContext, trace } from "@opentelemetry/api";
import { ERROR_TYPE, PARLEY } from "@parley/contracts/conventions";
import type { Fact } from "@parley/contracts/fact";
import type { Store } from "@parley/ledger/store";
import { spanContextOf } from "@parley/ledger/trace";
import { type DestinationStream, destination, pino, stdTimeFunctions } from "pino";
import { allowed } from "./telemetry/allowed.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line says beside its sentence. */
export interface Details {
	/** By names of @parley/contracts/conventions; any other is left out. */
	readonly fields?: Attributes;
	/** Its name, its code and where it came from are written, and not its words: they may quote a value. */
	readonly error?: unknown;
	/** Whose trace the line belongs to, where it is not the active span's. */
	readonly span?: SpanContext | undefined;
}

/** The sentence is the caller's own and quotes nothing. */
type Write = (sentence: string, details?: Details) => void;

/** One line of JSON for each call. */
export type Log = Readonly<Record<Exclude<LogLevel, "silent">, Write>>;

interface LogOptions {
	readonly level?: LogLevel | undefined;
	/** Where lines go; to the standard error stream unless said. */
	readonly stream?: DestinationStream;
}

const STDERR = 2;
/** How many characters are gathered, and for how many milliseconds, before they are written together. */
const GATHERED = 8_192;
const GATHERING_MS = 100;
const formatters = { level: (label: string) => ({ level: label }) };

/** The log of one service. A line that is written while a span is active carries its trace. */
export function logger(service: string, { level = "info", stream }: LogOptions = {}): Log {
	const { lines, flush } = stream === undefined ? gathered() : { lines: stream, flush: () => {} };
	const options = { level, base: { service }, timestamp: stdTimeFunctions.isoTime, formatters };
	const log = pino(options, lines);
	const at =
		(severity: keyof Log): Write =>
		(sentence, details = {}) => {
			if (!log.isLevelEnabled(severity)) return;
			log[severity](lineOf(details), sentence);
			// At once: what is still on its way when a process is killed is what one would have liked to read.
			if (severity !== "info") flush();
		};
	return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** There is a line for each fact, and to write it alone costs as much as to make it. Whoever is killed loses what is in the ledger. */
function gathered() {
	const settings = { minLength: GATHERED, periodicFlush: GATHERING_MS };
	const lines = destination({ fd: STDERR, sync: true, ...settings });
	const flush = (): void => lines.flushSync();
	process.once("exit", flush);
	return { lines, flush };
}

function lineOf({ fields = {}, error, span = trace.getActiveSpan()?.spanContext() }: Details) {
	return {
		...(span !== undefined && isSpanContextValid(span)
			? { trace_id: span.traceId, span_id: span.spanId }
			: {}),
		...allowed(fields),
		...(error === undefined ? {} : causeOf(error)),
	};
}

function causeOf(error: unknown) {
	if (!(error instanceof Error)) return { [ERROR_TYPE]: typeof error };
	const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
	const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
	return { [ERROR_TYPE]: error.name, ...code, stack: frames?.map((frame) => frame.trim()) };
}

/** A store that writes a line for each fact it appends: the way from a log to the ledger and to the trace. */
export const logged = (store: Store, log: Log): Store => ({
	market: store.market,
	async append(entry) {
		const appended = await store.append(entry);
		if (appended.status === "appended")
			for (const fact of appended.facts) log.info("A fact was recorded.", detailsOf(fact));
		return appended;
	},
	readStream: (stream, afterVersion) => store.readStream(stream, afterVersion),
	read: (after, limit, filter) => store.read(after, limit, filter),
	head: () => store.head(),
});

/** Of a private fact only that there is one: its stream and what it belongs to can say whose it is. */
function detailsOf(fact: Fact): Details {
	const { negotiationId, dealId }: Partial<Fact> = fact.visibility === "private" ? {} : fact;
	return {
		span: spanContextOf(fact.traceparent),
		fields: {
			[PARLEY.eventName]: `parley.${fact.type}`,
			[PARLEY.eventSeq]: fact.position,
			...(negotiationId === undefined ? {} : { [PARLEY.negotiationId]: negotiationId }),
			...(dealId === undefined ? {} : { [PARLEY.dealId]: dealId }),
		},
	};
}
