import { derivedId, rootId } from "@parley/contracts/id";
import type { Caller, Reply, Route } from "@parley/runtime/http/route";
import { agentRunner } from "../index.ts";
import type { Stage } from "./stage.ts";

/* Somebody who calls the service's routes, without a server in between. */

let secrets = 0;
/** Never the same twice, and as long as a real one. */
const secret = (): string => String(++secrets).padStart(43, "s");
const usual = agentRunner(undefined, { secret }).routes ?? [];

interface Asked {
	readonly by?: string;
	readonly body?: unknown;
	readonly query?: unknown;
	/** The Idempotency-Key; each request has its own unless it is named. */
	readonly key?: string;
	readonly ifMatch?: number;
	readonly signal?: AbortSignal;
	/** Those of a service with other ports; without any but secrets unless told. */
	readonly routes?: readonly Route[];
}

/** What a reply holds, whichever kind it is. */
export interface Heard {
	readonly status?: number;
	// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
	readonly body?: any;
	readonly version?: number;
	readonly location?: string;
	readonly refusal?: { readonly code: string; readonly because: string };
}

let asked = 0;

function found(
	routes: readonly Route[],
	method: string,
	path: string,
): { route: Route; params: Record<string, string> } {
	for (const route of routes) {
		const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
		const shape = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
		const values = shape.exec(path);
		if (route.method !== method || values === null) continue;
		return {
			route,
			params: Object.fromEntries(names.map((name, at) => [name, values[at + 1] ?? ""])),
		};
	}
	throw new Error(`No route ${method} ${path}.`);
}

/** Calls a route as an agent where the path is an agent's, and as a principal elsewhere; its answer fits its own schema. */
export async function call(
	stage: Stage,
	method: Route["method"],
	path: string,
	{
		by = "anna",
		body,
		query = {},
		key = `request ${++asked}`,
		ifMatch,
		signal,
		routes = usual,
	}: Asked = {},
): Promise<Heard> {
	const { route, params } = found(routes, method, path);
	const kind = path.startsWith("/agent/") ? "agent" : "principal";
	if (route.access === "anyone" || !route.access.includes(kind))
		throw new Error(`${method} ${path} is not for a caller of the kind ${kind}.`);
	const caller: Caller = {
		kind,
		principal: by,
		roles: [],
		...(kind === "agent" ? { key: "k1" } : {}),
	};
	const commandId = (label = "command") => derivedId(rootId(`${by} ${key}`), label);
	await stage.catchUp();
	const reply: Reply = await route.handle(
		{
			params: route.params?.parse(params),
			query: route.query?.parse(query),
			body: route.body?.parse(body),
			...{ caller, commandId, ifMatch, lastEventId: undefined },
			signal: signal ?? new AbortController().signal,
		},
		stage.world,
	);
	if ("status" in reply && reply.status !== 204) route.answers[reply.status]?.parse(reply.body);
	if ("refusal" in reply && route.refusals?.includes(reply.refusal.code) !== true)
		throw new Error(
			`${method} ${path} does not say that it may refuse with ${reply.refusal.code}.`,
		);
	return reply as Heard;
}
