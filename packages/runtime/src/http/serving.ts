import type { Refusal } from "@parley/contracts/command";
import { HTTP } from "@parley/contracts/conventions";
import { derivedId, rootId } from "@parley/contracts/id";
import { foreignCurrency } from "@parley/ledger/foreign-currency";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { NewId } from "../ids.ts";
import type { Log } from "../log.ts";
import type { World } from "../world.ts";
import { stream } from "./event-stream.ts";
import type { readJson } from "./json-body.ts";
import type { HttpLimits } from "./limits.ts";
import type { RequestFields } from "./request-fields.ts";
import type { Caller, Reply, Route } from "./route.ts";
import { sendRefusal, sendShown } from "./sending.ts";
import type { Slots } from "./slots.ts";
import { validated } from "./validation.ts";

/** A request that was let in, and what is known of it before its body is read. */
export interface Admitted {
	readonly caller: Caller | undefined;
	readonly who: string;
	readonly fields: RequestFields;
	/** Aborted when the client has gone or the process is about to end. */
	readonly signal: AbortSignal;
}

interface Serving {
	readonly limits: HttpLimits;
	readonly newId: NewId;
	readonly log: Pick<Log, "error">;
	readonly streams: Slots;
	readonly currency?: string | undefined;
}

/** Serves one route: reads what was sent, lets the route's handler answer, and writes the answer down. */
export const serving =
	(route: Route, world: World, { limits, newId, log, streams, currency }: Serving) =>
	async (request: FastifyRequest, reply: FastifyReply, admitted: Admitted): Promise<unknown> => {
		const body = request.body as ReturnType<typeof readJson> | undefined;
		if (body !== undefined && "code" in body) return sendRefusal(reply, body);
		const { params, query } = request;
		const sent = validated(route, { params, query, body: body?.value });
		if ("faults" in sent) return sendRefusal(reply, MALFORMED, { errors: sent.faults });
		if (foreignCurrency(body?.value, currency) !== undefined)
			return sendRefusal(reply, {
				code: "WRONG_CURRENCY",
				because: `This market trades in ${currency}; nothing is converted.`,
			});
		if (route.streams === true) {
			const release = streams.take(admitted.who);
			if (release === undefined)
				return sendRefusal(reply, TOO_MANY_STREAMS, { headers: { "retry-after": "10" } });
			reply.raw.once("close", release);
		}
		const { caller, fields, signal } = admitted;
		const answer: Reply = await route.handle(
			{
				...sent,
				caller,
				commandId: commandIds(route, admitted, newId),
				ifMatch: fields.ifMatch,
				lastEventId: fields.lastEventId,
				signal,
			},
			world,
		);
		if ("refusal" in answer) return sendRefusal(reply, asSent(answer.refusal, fields));
		if (!("events" in answer)) return sendShown(reply, answer, fields);
		reply.hijack();
		reply.raw.writeHead(200, {
			...(reply.getHeaders() as Record<string, string>),
			"content-type": "text/event-stream; charset=utf-8",
			// A stream is the last thing its connection is used for: a process that ends is not kept waiting for the next.
			connection: "close",
		});
		await stream(answer.events, reply.raw, { signal, heartbeatMs: limits.heartbeatMs }).catch(
			(error: unknown) =>
				log.error(`Request ${request.id} had its stream of events broken off.`, {
					error,
					fields: { [HTTP.route]: route.path },
				}),
		);
		return reply;
	};

const MALFORMED = {
	code: "MALFORMED",
	because: "The request is not what this route takes; errors lists what was expected and where.",
};

const KEY_REUSED =
	"This Idempotency-Key was used before with another body or at another address; use a new key for a new request.";

/** A command's id is ours: whoever sent a key twice is told of the key. */
const asSent = (refusal: Refusal, { idempotencyKey }: RequestFields): Refusal =>
	refusal.code === "IDEMPOTENCY_CONFLICT" && idempotencyKey !== undefined
		? { ...refusal, because: KEY_REUSED }
		: refusal;

const TOO_MANY_STREAMS = {
	code: "TOO_MANY_STREAMS",
	because: "Too many streams of events are open. Close one, or try again later.",
};

/**
 * The ids of a request's commands. They derive from who asks for what with which key, and not from the body: the same key
 * with another body must be seen to be the same command. Strangers have no keys, since they could not be told apart.
 */
function commandIds(
	{ method, path }: Route,
	{ caller, fields: { idempotencyKey } }: Admitted,
	newId: NewId,
): (label?: string) => string {
	let root: string | undefined;
	return (label) => {
		root ??=
			caller === undefined || idempotencyKey === undefined
				? newId()
				: rootId(JSON.stringify([caller.kind, caller.principal, idempotencyKey, method, path]));
		return label === undefined ? root : derivedId(root, label);
	};
}
