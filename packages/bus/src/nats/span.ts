import type { MsgHdrs } from "@nats-io/transport-node";
import {
	type Attributes,
	type Context,
	context,
	propagation,
	ROOT_CONTEXT,
	type Span,
	SpanKind,
	SpanStatusCode,
	trace,
} from "@opentelemetry/api";
import { ERROR_TYPE, MESSAGING, MESSAGING_SYSTEM, PARLEY } from "@parley/contracts/conventions";
import { categoryOf, streamId } from "@parley/contracts/fact";
import type { Message } from "../bus.ts";
import type { Names } from "./subject.ts";

const TRACEPARENT = "traceparent";
const tracer = trace.getTracer("parley.bus");

const carrier = {
	set: (headers: MsgHdrs, key: string, value: string) => headers.set(key, value),
	get: (headers: MsgHdrs, key: string) => (headers.has(key) ? headers.get(key) : undefined),
	keys: (headers: MsgHdrs) => headers.keys(),
};

/** The spans around what travels. Without a tracing SDK nothing is recorded, and messages carry their own traceparent. */
export interface Spans {
	/** A fact sets out; call the result when it has arrived, or with what went wrong. */
	publishing(message: Message, headers: MsgHdrs): (error?: unknown) => void;
	handling<T>(
		message: Message,
		headers: MsgHdrs | undefined,
		durable: string,
		run: () => Promise<T>,
	): Promise<T>;
	asking<T>(subject: string, body: unknown, headers: MsgHdrs, run: () => Promise<T>): Promise<T>;
	serving<T>(
		subject: string,
		body: unknown,
		headers: MsgHdrs | undefined,
		run: () => Promise<T>,
	): Promise<T>;
}

export function spansOf(names: Names): Spans {
	const aboutFact = (message: Message): Attributes => ({
		[MESSAGING.destinationName]: names.fact(message.type),
		[MESSAGING.messageId]: message.id,
		...about(message.negotiationId, message.dealId),
	});
	const aboutRequest = (subject: string, body: unknown): Attributes => {
		const { id, stream } = (body ?? {}) as Readonly<Record<string, unknown>>;
		const of = (category: string) =>
			typeof stream === "string" && categoryOf(stream) === category ? streamId(stream) : undefined;
		return {
			[MESSAGING.destinationName]: names.request(subject),
			...(typeof id === "string" ? { [MESSAGING.messageId]: id } : {}),
			...about(of("negotiation"), of("deal")),
		};
	};
	return {
		publishing(message, headers) {
			const parent = contextOf(message.traceparent);
			const span = sending(names.template(`fact.${message.type}`), aboutFact(message), parent);
			inject(trace.setSpan(parent, span), headers, message.traceparent);
			return (error) => end(span, error);
		},
		handling: (message, headers, durable, run) =>
			processing(
				names.template(`fact.${message.type}`),
				{ ...aboutFact(message), [MESSAGING.consumerGroup]: durable },
				headers,
				run,
			),
		asking(subject, body, headers, run) {
			const { traceparent } = (body ?? {}) as Readonly<Record<string, unknown>>;
			const around = context.active();
			const named = typeof traceparent === "string" ? traceparent : undefined;
			const parent = trace.getSpanContext(around) === undefined ? contextOf(named) : around;
			const span = sending(names.template(subject), aboutRequest(subject, body), parent);
			const within = trace.setSpan(parent, span);
			inject(within, headers, named);
			return ended(span, within, run);
		},
		serving: (subject, body, headers, run) =>
			processing(names.template(subject), aboutRequest(subject, body), headers, run),
	};
}

const about = (negotiationId: string | undefined, dealId: string | undefined): Attributes => ({
	...(negotiationId === undefined
		? {}
		: { [MESSAGING.conversationId]: negotiationId, [PARLEY.negotiationId]: negotiationId }),
	...(dealId === undefined ? {} : { [PARLEY.dealId]: dealId }),
});

function started(
	operation: "send" | "process",
	template: string,
	attributes: Attributes,
	parent: Context,
): Span {
	const all = {
		[MESSAGING.system]: MESSAGING_SYSTEM.nats,
		[MESSAGING.operationName]: operation,
		[MESSAGING.operationType]: operation,
		[MESSAGING.destinationTemplate]: template,
		...attributes,
	};
	const kind = operation === "send" ? SpanKind.PRODUCER : SpanKind.CONSUMER;
	return tracer.startSpan(`${operation} ${template}`, { kind, attributes: all }, parent);
}

const sending = (template: string, attributes: Attributes, parent: Context): Span =>
	started("send", template, attributes, parent);

function processing<T>(
	template: string,
	attributes: Attributes,
	headers: MsgHdrs | undefined,
	run: () => Promise<T>,
): Promise<T> {
	const parent =
		headers === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, headers, carrier);
	const span = started("process", template, attributes, parent);
	return ended(span, trace.setSpan(parent, span), run);
}

/** What a recorded traceparent says, to whoever runs a tracing SDK. */
const contextOf = (traceparent: string | undefined): Context =>
	traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });

function inject(within: Context, headers: MsgHdrs, traceparent: string | undefined): void {
	propagation.inject(within, headers, carrier);
	if (traceparent !== undefined && !headers.has(TRACEPARENT)) headers.set(TRACEPARENT, traceparent);
}

async function ended<T>(span: Span, within: Context, run: () => Promise<T>): Promise<T> {
	try {
		const result = await context.with(within, run);
		end(span);
		return result;
	} catch (error) {
		end(span, error);
		throw error;
	}
}

function end(span: Span, error?: unknown): void {
	if (error !== undefined) {
		// Not the error's words: they may hold what must not leave the process.
		span.setStatus({ code: SpanStatusCode.ERROR });
		span.setAttribute(ERROR_TYPE, error instanceof Error ? error.name : "unknown");
	}
	span.end();
}
