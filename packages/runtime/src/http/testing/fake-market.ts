import type { Refusal } from "@parley/contracts/command";
import { z } from "zod";
import { systemClock } from "../../clock.ts";
import { newId } from "../../ids.ts";
import type { World } from "../../world.ts";
import type { Identify } from "../admission.ts";
import { type Caller, type Route, route, type ServerEvent } from "../route.ts";
import { type HttpServer, type HttpServerOptions, httpServer } from "../server.ts";

/** Credentials of a test, by what follows "Bearer ". */
const CALLERS: Readonly<Record<string, Caller>> = {
	ann: { kind: "principal", principal: "ann", roles: [] },
	ben: { kind: "principal", principal: "ben", roles: [] },
	judge: { kind: "principal", principal: "judith", roles: ["arbiter"] },
	robot: { kind: "agent", principal: "ann", roles: [] },
};

const identify: Identify = async ([only, ...others]) =>
	others.length > 0 ? undefined : CALLERS[/^Bearer (\w+)$/.exec(only ?? "")?.[1] ?? ""];

const money = z
	.strictObject({ amount: z.string().regex(/^\d+\.\d\d$/), currency: z.string() })
	.transform(({ amount }) => ({ minor: amount.replace(".", "") }))
	.meta({ id: "Amount" });
const thing = z.strictObject({ id: z.string(), version: z.number() }).meta({ id: "Thing" });
const one = z.strictObject({ id: z.string().regex(/^[\w.-]{1,120}$/) });

/** What a test can hold back, and see. */
export interface Backstage {
	readonly said: string[];
	readonly ids: string[];
	readonly signals: AbortSignal[];
	events: AsyncIterable<ServerEvent>;
	gate: Promise<void>;
	fail: unknown;
	refusal: Refusal | undefined;
}

function routesOf(stage: Backstage): readonly Route[] {
	return [
		route({
			method: "GET",
			path: "/things/{id}",
			summary: "Read a thing",
			access: "anyone",
			params: one,
			query: z.strictObject({ limit: z.coerce.number().int().max(9).optional() }),
			answers: { 200: thing },
			refusals: ["NO_SUCH_LISTING"],
			handle: ({ params: { id } }) =>
				id === "none"
					? { refusal: { code: "NO_SUCH_LISTING", because: "There is no such thing." } }
					: { status: 200, body: { id, version: 7 }, version: 7 },
		}),
		route({
			method: "POST",
			path: "/things",
			summary: "Make a thing",
			access: ["principal"],
			body: z.strictObject({ id: z.string().max(200), ask: money, note: z.string().optional() }),
			answers: { 201: thing },
			refusals: ["WRONG_CURRENCY", "PRECONDITION_FAILED"],
			async handle({ body, caller, commandId, ifMatch }) {
				await stage.gate;
				if (stage.fail !== undefined) throw stage.fail;
				if (stage.refusal !== undefined) return { refusal: stage.refusal };
				stage.said.push(`${caller?.principal} ${body.id} ${body.ask.minor} ${ifMatch}`);
				stage.ids.push(commandId(), commandId("second"));
				return {
					status: 201,
					body: { id: body.id, version: 1 },
					version: 1,
					location: `/things/${body.id}`,
				};
			},
		}),
		route({
			method: "DELETE",
			path: "/things/{id}",
			summary: "Unmake a thing",
			access: ["arbiter", "agent"],
			params: one,
			answers: {},
			handle: ({ commandId }) => {
				stage.ids.push(commandId());
				return { status: 204 };
			},
		}),
		route({
			method: "GET",
			path: "/things/{id}/events",
			summary: "Watch a thing",
			access: ["principal"],
			params: one,
			answers: {},
			streams: true,
			handle({ signal, lastEventId, params: { id } }) {
				stage.signals.push(signal);
				if (id === "none")
					return { refusal: { code: "NOT_A_PARTY", because: "There is no such thing." } };
				stage.said.push(`after ${lastEventId}`);
				return { events: stage.events };
			},
		}),
	];
}

/** A server of a made-up market on a port of its own. */
export async function started(
	options: Partial<HttpServerOptions> = {},
): Promise<{ url: string; stage: Backstage; server: HttpServer; logged: unknown[] }> {
	const stage: Backstage = {
		said: [],
		ids: [],
		signals: [],
		events: (async function* () {})(),
		gate: Promise.resolve(),
		fail: undefined,
		refusal: undefined,
	};
	const logged: unknown[] = [];
	const write = (...line: unknown[]): void => void logged.push(line);
	const server = httpServer({
		surfaces: [{ service: "things", routes: routesOf(stage), world: {} as World }],
		identify,
		isReady: async () => ({ ready: true }),
		now: systemClock,
		newId,
		log: { info: write, warn: write, error: write },
		title: "Things",
		version: "1",
		...options,
	});
	const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
	return { url, stage, server, logged };
}
