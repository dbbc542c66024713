import type { Refusal } from "@parley/contracts/command";
import type { FastifyReply } from "fastify";
import { type Fault, problemOf } from "./problem.ts";
import { etag, type RequestFields } from "./request-fields.ts";
import type { Reply } from "./route.ts";
import { statusOf } from "./statuses.ts";

export const PROBLEM_TYPE = "application/problem+json";
export const JSON_TYPE = "application/json; charset=utf-8";

interface Extra {
	readonly headers?: Readonly<Record<string, string>>;
	readonly errors?: readonly Fault[];
}

/** Answers with a problem document. */
export function sendRefusal(
	reply: FastifyReply,
	refusal: Refusal,
	{ headers = {}, errors }: Extra = {},
): FastifyReply {
	const status = statusOf(refusal.code);
	const { headers: sent } = reply.request;
	// Nobody is going to read a body that is still on its way, so the connection cannot be used again.
	const unread =
		reply.request.body === undefined &&
		(sent["transfer-encoding"] !== undefined || Number(sent["content-length"] ?? 0) > 65_536);
	if (unread) reply.header("connection", "close");
	if (status === 503) reply.header("retry-after", "2");
	if (status === 429) reply.header("retry-after", "1");
	return (
		reply
			.code(status)
			.headers(headers)
			.header("cache-control", "no-store")
			.header("content-type", PROBLEM_TYPE)
			// As bytes, because the framework would add a charset to a text, and this type has none.
			.send(Buffer.from(JSON.stringify(problemOf(refusal, reply.request.id, errors))))
	);
}

type Shown = Extract<Reply, { status: number }>;

/** Answers with what a handler wants shown; with nothing where a client that reads has this version already. */
export function sendShown(reply: FastifyReply, shown: Shown, fields: RequestFields): FastifyReply {
	const { status, body, version, location } = shown;
	if (version !== undefined) {
		reply.header("etag", etag(version));
		const reads = reply.request.method === "GET" || reply.request.method === "HEAD";
		if (reads && status === 200 && fields.hasVersion(version)) return reply.code(304).send();
	}
	// Read as a URL, because a header cannot hold every character that an id might bring.
	if (location !== undefined) {
		const { pathname, search } = new URL(location, "http://market.invalid");
		reply.header("location", pathname + search);
	}
	reply.code(status);
	return body === undefined
		? reply.send()
		: reply.header("content-type", JSON_TYPE).send(JSON.stringify(body));
}
