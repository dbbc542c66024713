import { trace } from "@opentelemetry/api";
import { HTTP } from "@parley/contracts/conventions";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { admission } from "./admission.ts";
import { requestFields } from "./request-fields.ts";
import type { Route } from "./route.ts";
import { sendRefusal } from "./sending.ts";
import type { Admitted } from "./serving.ts";

/** What the framework keeps with a route. */
export interface RouteConfig {
	readonly route?: Route;
	/** Asked by whoever runs the process: neither counted nor refused. */
	readonly isProbe?: true;
}

/** The requests that are being answered. */
export class InHand {
	readonly #requests = new Set<AbortController>();
	#isEnding = false;

	get isEnding(): boolean {
		return this.#isEnding;
	}

	/** Until its client is served or gone. */
	take({ raw }: FastifyReply, release: () => void): AbortSignal {
		const request = new AbortController();
		const over = (): void => {
			this.#requests.delete(request);
			release();
			request.abort();
		};
		if (this.#isEnding) request.abort();
		this.#requests.add(request);
		// It may have gone while its credential was looked at.
		if (raw.closed) over();
		else raw.once("close", over);
		return request.signal;
	}

	/** Tells all of them that the process is about to end. */
	end(): void {
		this.#isEnding = true;
		for (const request of this.#requests) request.abort();
	}
}

const admitted = new WeakMap<FastifyRequest, Admitted>();

export function admittedOf(request: FastifyRequest): Admitted {
	const found = admitted.get(request);
	if (found === undefined) throw new TypeError("A request reached a route without being let in.");
	return found;
}

const GUARDS = {
	"x-content-type-options": "nosniff",
	"content-security-policy": "default-src 'none'; frame-ancestors 'none'",
	"referrer-policy": "no-referrer",
};

/** Stands before every route and every path that is none: nothing is read before it is known whose it is. */
export function admit(
	app: FastifyInstance,
	judge: ReturnType<typeof admission>,
	inHand: InHand,
): void {
	app.addHook("onRequest", async (request, reply) => {
		const { route, isProbe } = request.routeOptions.config as RouteConfig;
		reply.headers(GUARDS).header("x-request-id", request.id);
		if (isProbe) return undefined;
		if (route !== undefined) trace.getActiveSpan()?.setAttribute(HTTP.route, route.path);
		// A path that is no route is counted by its address, and no credential is looked at for it.
		const access = route?.access ?? "anyone";
		const { headersDistinct } = request.raw;
		const authorization = route === undefined ? [] : (headersDistinct.authorization ?? []);
		const verdict = await judge({ authorization, address: request.ip, access });
		if ("refusal" in verdict) return sendRefusal(reply, verdict.refusal, verdict);
		const { caller, who, headers, release } = verdict;
		const signal = inHand.take(reply, release);
		reply.headers(headers).headers(cachingOf(access));
		const fields = hasStrayBody(request) ? STRAY_BODY : requestFields(headersDistinct);
		if ("path" in fields) return sendRefusal(reply, MALFORMED, { errors: [fields] });
		admitted.set(request, { caller, who, fields, signal });
		return undefined;
	});
	app.addHook("onSend", async (_, reply) => {
		if (inHand.isEnding) reply.header("connection", "close");
	});
}

const MALFORMED = {
	code: "MALFORMED",
	because: "The request's header fields are not what is taken here; errors lists them.",
};

const STRAY_BODY = {
	path: "body",
	message: "expected nothing here: a request that reads has no body",
};

const hasStrayBody = ({ method, headers }: FastifyRequest): boolean =>
	(method === "GET" || method === "HEAD") &&
	(headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0);

/** What only some may read is kept by nobody on the way; the rest may be kept, and has to be asked for again. */
const cachingOf = (access: Route["access"]): Record<string, string> =>
	access === "anyone"
		? { "cache-control": "no-cache", vary: "authorization" }
		: { "cache-control": "private, no-store" };
