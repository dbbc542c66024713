import { isDeepStrictEqual } from "node:util";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { freely } from "@parley/bus/pace";
import { about } from "@parley/contracts/about";
import { streamKind } from "@parley/contracts/catalogue";
import type { Answer, Command } from "@parley/contracts/command";
import { type Actor, categoryOf } from "@parley/contracts/fact";
import { derivedId, factId, rootId } from "@parley/contracts/id";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Store } from "@parley/ledger/store";
import type { z } from "zod";
import { virtualClock } from "../clock.ts";
import { type Hosted, host, sendOver } from "../host.ts";
import type { Caller, Reply, Role, Route } from "../http/route.ts";
import type { Service } from "../service.ts";
import { timerTable } from "../timers.ts";
import { AT } from "./process-story.ts";

export const person = (principal: string, ...roles: Role[]): Caller => ({
	kind: "principal",
	principal,
	roles,
});
export const program = (principal: string): Caller => ({ kind: "agent", principal, roles: [] });

interface Asking {
	readonly body?: unknown;
	/** The Idempotency-Key; every request has one of its own unless named. */
	readonly key?: string;
	readonly ifMatch?: number;
	readonly lastEventId?: string;
	readonly signal?: AbortSignal;
}

interface Happening {
	readonly type: string;
	readonly data: unknown;
	readonly actor?: Actor;
	readonly traceparent?: string;
}

export interface Stage {
	readonly ledger: MemoryLedger;
	/** Records what happened before, as the service that owns the stream would have. */
	happened(stream: string, ...events: readonly Happening[]): Promise<void>;
	/** Asks over HTTP, without HTTP: `GET /deals?role=buyer` in somebody's name. */
	ask(caller: Caller | undefined, request: string, asking?: Asking): Promise<Reply>;
	/** Sends a command, as another service would. */
	send(command: Command): Promise<Answer>;
	set(instant: string): void;
	/** Who waits for changes at the moment. */
	waiting(): number;
}

/** Codes that any route may answer with. */
const EVERYWHERE = ["MALFORMED", "UNAUTHENTICATED", "NOT_ALLOWED", "IDEMPOTENCY_CONFLICT"];

/** Services at work on a ledger in memory, and their routes. */
export function stage(...services: readonly Service[]): Stage {
	const clock = virtualClock(AT);
	const ledger = new MemoryLedger("fair", clock.now);
	const listeners = new Set<() => void>();
	const onChange = (listener: () => void) => {
		listeners.add(listener);
		return () => void listeners.delete(listener);
	};
	const announcing = (store: Store): Store => ({
		...store,
		async append(entry) {
			const appended = await store.append(entry);
			for (const listener of listeners) listener();
			return appended;
		},
	});
	const bus = inProcessBus({
		pace: freely(),
		onParked: (_name, _message, error) => Promise.reject(error),
	});
	const surfaces = services.map((service) => {
		const store = announcing(ledger.store(service.name));
		const tables = [...service.projections, timerTable(service.name, service.timers)];
		const documents = new MemoryDocuments(store, tables);
		const hosted = host(service, { bus, store, documents, now: clock.now, changes: { onChange } });
		return { routes: service.routes ?? [], hosted };
	});
	let asked = 0;
	return {
		ledger,
		set: (instant) => clock.set(instant),
		send: (command) => sendOver(bus, command),
		waiting: () => listeners.size,
		happened: (stream, ...events) => record(ledger, announcing, stream, events, clock.now()),
		async ask(caller, request, asking = {}) {
			const [method = "", target = ""] = request.split(" ");
			const url = new URL(target, "http://market");
			const found = surfaces.flatMap(({ routes, hosted }) =>
				routes.flatMap((route) => {
					const params = paramsOf(route, method, url.pathname);
					return params === undefined ? [] : [{ route, hosted, params }];
				}),
			);
			const [only] = found;
			if (only === undefined || found.length > 1)
				throw new Error(`${found.length} routes answer ${method} ${url.pathname}.`);
			asked += 1;
			const key = asking.key ?? `request ${asked}`;
			const query = Object.fromEntries(url.searchParams);
			return answered(only, caller, { ...asking, key, query });
		},
	};
}

async function record(
	ledger: MemoryLedger,
	announcing: (store: Store) => Store,
	stream: string,
	events: readonly Happening[],
	at: string,
): Promise<void> {
	const kind = streamKind(categoryOf(stream));
	if (kind === undefined) throw new TypeError(`There is no such kind of stream: ${stream}.`);
	const store = announcing(ledger.store(kind.owner));
	for (const { type, data, actor, traceparent } of events) {
		const before = await store.readStream(stream);
		const commandId = rootId(`${stream} ${before.length} ${type}`);
		const [first] = before;
		const appended = await store.append({
			stream,
			expectedVersion: before.length,
			commandId,
			commandHash: commandId,
			actor: actor ?? { kind: "service", id: kind.owner },
			causedBy: commandId,
			traceparent: traceparent ?? `00-${"1".repeat(32)}-${"2".repeat(16)}-01`,
			at,
			facts: [
				{
					id: factId(commandId, 0),
					type,
					typeVersion: 1,
					visibility: kind.visibility,
					data: data as Record<string, unknown>,
					...about(stream, { type, data }, first?.data),
				},
			],
		});
		if (appended.status !== "appended")
			throw new Error(`${type} on ${stream} was answered "${appended.status}".`);
	}
}

/** The parameters of a path that a route answers; nothing where it does not. */
function paramsOf(route: Route, method: string, path: string): Record<string, string> | undefined {
	const wanted = route.path.split("/");
	const given = path.split("/");
	if (route.method !== method || wanted.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of wanted.entries()) {
		const value = decodeURIComponent(given[index] ?? "");
		if (part.startsWith("{")) params[part.slice(1, -1)] = value;
		else if (part !== value) return undefined;
	}
	return params;
}

interface Target {
	readonly route: Route;
	readonly hosted: Hosted;
	readonly params: Readonly<Record<string, string>>;
}

async function answered(
	{ route, hosted, params }: Target,
	caller: Caller | undefined,
	{ body, key, query, ifMatch, lastEventId, signal }: Asking & { key: string; query: unknown },
): Promise<Reply> {
	const denied = denial(route, caller);
	if (denied !== undefined) return denied;
	const said = [
		route.params?.safeParse(params),
		route.query?.safeParse(query),
		route.body?.safeParse(body),
	];
	const wrong = said.find((parsed) => parsed?.success === false);
	if (wrong !== undefined) return malformed(wrong.error);
	const [ofPath, ofQuery, ofBody] = said.map((parsed) => parsed?.data);
	const reply = await route.handle(
		{
			params: ofPath,
			query: ofQuery,
			body: ofBody,
			caller,
			commandId: (label = "") => derivedId(rootId(`${caller?.principal} ${key}`), label),
			ifMatch,
			lastEventId,
			signal: signal ?? new AbortController().signal,
		},
		hosted.world,
	);
	judge(route, reply);
	return reply;
}

function denial({ access }: Route, caller: Caller | undefined): Reply | undefined {
	const because = "The test's server says so.";
	if (access === "anyone") return undefined;
	if (caller === undefined) return { refusal: { code: "UNAUTHENTICATED", because } };
	const isAllowed = [caller.kind, ...caller.roles].some((who) => access.includes(who));
	return isAllowed ? undefined : { refusal: { code: "NOT_ALLOWED", because } };
}

function malformed(error: z.ZodError | undefined): Reply {
	const [issue] = error?.issues ?? [];
	const because = `${issue?.path.join(".")}: ${issue?.message}`;
	return { refusal: { code: "MALFORMED", because } };
}

/** A route that answers anything else than it says it does is a defect, whichever test finds it. */
function judge({ method, path, answers, refusals = [] }: Route, reply: Reply): void {
	if ("events" in reply) return;
	if ("refusal" in reply) {
		if (![...EVERYWHERE, ...refusals].includes(reply.refusal.code))
			throw new Error(`${method} ${path} does not say that it refuses with ${reply.refusal.code}.`);
		return;
	}
	const { status, body } = reply;
	const schema = status === 204 ? undefined : answers[status];
	if (schema === undefined) {
		if (status === 204 && body === undefined) return;
		throw new Error(`${method} ${path} does not say that it answers ${status}.`);
	}
	const wire: unknown = JSON.parse(JSON.stringify(body));
	if (!isDeepStrictEqual(schema.parse(wire), wire))
		throw new Error(`${method} ${path} answers with more than its schema says.`);
}
