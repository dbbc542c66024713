import { type FastifyInstance, type FastifyReply, fastify } from "fastify";
import type { Clock } from "../clock.ts";
import type { NewId } from "../ids.ts";
import type { Log } from "../log.ts";
import { admission, type Identify } from "./admission.ts";
import { answerClientError } from "./client-error.ts";
import { Connections } from "./connections.ts";
import { admit, admittedOf, InHand, type RouteConfig } from "./entrance.ts";
import { answerFault } from "./faults.ts";
import { type Readiness, serveHealth } from "./health.ts";
import { readJson } from "./json-body.ts";
import { HTTP_LIMITS, type HttpLimits } from "./limits.ts";
import { openapi } from "./openapi.ts";
import type { Route } from "./route.ts";
import { JSON_TYPE, sendRefusal } from "./sending.ts";
import { serving } from "./serving.ts";
import { slots } from "./slots.ts";
import type { Surface } from "./surface.ts";

export interface HttpServerOptions {
	readonly surfaces: readonly Surface[];
	readonly identify: Identify;
	/** Whether what the services need is there; asked by /readyz. */
	readonly isReady: () => Promise<Readiness>;
	/** The time that rates are measured by: a machine's own, also where a market's time is virtual. */
	readonly now: Clock;
	readonly newId: NewId;
	readonly log: Pick<Log, "info" | "warn" | "error">;
	readonly title: string;
	readonly version: string;
	readonly limits?: Partial<HttpLimits>;
	/** The only currency that requests may name. */
	readonly currency?: string;
	/** How many trusted proxies stand in front and add to X-Forwarded-For. */
	readonly proxies?: number;
}

export interface HttpServer {
	listen(at: { readonly host: string; readonly port: number }): Promise<{ readonly url: string }>;
	/** False makes /readyz send traffic elsewhere while everything is still answered. */
	ready(isReady: boolean): void;
	/** Turns /readyz to 503, takes nothing new, ends streams, and finishes what is in hand within a bound. */
	close(): Promise<void>;
}

/** Serves the routes of services that run in this process. */
export function httpServer(options: HttpServerOptions): HttpServer {
	const limits = { ...HTTP_LIMITS, ...options.limits };
	const inHand = new InHand();
	let isReady = true;
	const app = framework(limits, options);
	const connections = new Connections(app.server);
	admit(app, admission({ ...options, limits }), inHand);
	refuseOtherMethods(app, () => {
		serveRoutes(app, limits, options);
		serveHealth(app, async () =>
			isReady ? options.isReady() : { ready: false, because: "It takes no new requests." },
		);
	});
	let closing: Promise<void> | undefined;

	async function close(): Promise<void> {
		isReady = false;
		inHand.end();
		connections.endIdle();
		const bound = setTimeout(() => app.server.closeAllConnections(), limits.drainMs);
		await app.close();
		clearTimeout(bound);
	}

	return {
		async listen({ host, port }) {
			// One address, one socket: by its name the framework would open one for each protocol.
			return { url: await app.listen({ port, host: host === "localhost" ? "127.0.0.1" : host }) };
		},
		ready(is) {
			isReady = is;
		},
		close() {
			closing ??= close();
			return closing;
		},
	};
}

function framework(limits: HttpLimits, { newId, log, proxies = 0 }: HttpServerOptions) {
	const app = fastify({
		logger: false,
		genReqId: newId,
		bodyLimit: limits.bodyBytes,
		requestTimeout: limits.requestMs,
		// Late requests on a connection that is being drained are still answered, and their connection then ends.
		return503OnClosing: false,
		exposeHeadRoutes: false,
		trustProxy: proxies === 0 ? false : (_, hop) => hop < proxies,
		// The longest id has 120 characters, each of which may be written with three.
		routerOptions: { maxParamLength: 360 },
		http: {
			headersTimeout: limits.headersMs,
			requestTimeout: limits.requestMs,
			connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
		},
		clientErrorHandler: answerClientError(newId),
		frameworkErrors: (error, request, reply) => {
			answerFault(log)(error, request, reply as unknown as FastifyReply);
		},
	});
	app.server.maxConnections = limits.connections;
	app.setErrorHandler(answerFault(log));
	app.setNotFoundHandler((_, reply) => sendRefusal(reply, NO_SUCH_PATH));
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) => {
		done(null, readJson(body as Buffer));
	});
	return app;
}

const NO_SUCH_PATH = { code: "NOT_FOUND", because: "There is nothing at this path." };

function serveRoutes(app: FastifyInstance, limits: HttpLimits, options: HttpServerOptions): void {
	const { surfaces, title, version, newId, log, currency } = options;
	const streams = slots(limits.streams, limits.streamsOfAll);
	for (const { routes, world } of surfaces)
		for (const route of routes) {
			const serve = serving(route, world, { limits, newId, log, streams, currency });
			app.route({
				method: methodsOf(route),
				url: route.path.replace(/\{(\w+)\}/g, ":$1"),
				config: { route } satisfies RouteConfig,
				handler: (request, reply) => serve(request, reply, admittedOf(request)),
			});
		}
	const document = JSON.stringify(openapi(surfaces, { title, version }));
	app.get("/openapi.json", (_, reply) =>
		reply.header("cache-control", "no-cache").header("content-type", JSON_TYPE).send(document),
	);
}

const methodsOf = ({ method, streams }: Route): string[] =>
	method === "GET" && streams !== true ? ["GET", "HEAD"] : [method];

/** Answers 405 with the methods there are, wherever what `serve` serves is asked for with another. */
function refuseOtherMethods(app: FastifyInstance, serve: () => void): void {
	const served = new Map<string, readonly string[]>();
	app.addHook("onRoute", ({ url, method }) => {
		served.set(url, [...(served.get(url) ?? []), ...[method].flat()]);
	});
	serve();
	for (const [url, methods] of [...served]) {
		const allow = methods.join(", ");
		app.route({
			url,
			method: app.supportedMethods.filter((method) => !methods.includes(method)),
			handler: (_, reply) => sendRefusal(reply, NO_SUCH_METHOD, { headers: { allow } }),
		});
	}
}

const NO_SUCH_METHOD = {
	code: "METHOD_NOT_ALLOWED",
	because: "This path has other methods; Allow names them.",
};
