import type { Refusal } from "@parley/contracts/command";
import type { z } from "zod";
import type { World } from "../world.ts";

export type Role = "arbiter" | "operator";

/** Whom a request comes from, as its credential proves. */
export interface Caller {
	/** A person with a token, or a program with a key to one mandate. */
	readonly kind: "principal" | "agent";
	/** In whose name it acts. */
	readonly principal: string;
	/** The id of the key that a program showed. */
	readonly key?: string;
	/** The position of the ledger up to which was known what an agent's key opens, when it was looked at. */
	readonly asOf?: number;
	/** Never any for an agent. */
	readonly roles: readonly Role[];
	/** What ends when a person logs out, and until when that must be remembered. A key has none: its mandate ends it. */
	readonly session?: { readonly id: string; readonly until: string };
}

/** Who may use a route. There is no default: what is not named is denied. */
export type Access = "anyone" | readonly (Caller["kind"] | Role)[];

export interface Request<P, Q, B> {
	readonly params: P;
	readonly query: Q;
	readonly body: B;
	/** Of a route for anyone it may be nobody, and nobody is let in anywhere else. */
	readonly caller: Caller | undefined;
	/**
	 * An id for a command. A request that is repeated with its Idempotency-Key gives the same ids again; the label tells
	 * apart the commands of one request.
	 */
	commandId(label?: string): string;
	/** The version that If-Match names. */
	readonly ifMatch: number | undefined;
	/** The event after which a stream of events is to go on: the Last-Event-ID of a client that was cut off. */
	readonly lastEventId: string | undefined;
	/** Aborted when the client has gone or the process is about to end. */
	readonly signal: AbortSignal;
}

/** One event of a text/event-stream. */
export interface ServerEvent {
	readonly id: string;
	readonly event: string;
	readonly data: unknown;
}

export type Reply =
	| {
			readonly status: 200 | 201 | 202 | 204;
			readonly body?: unknown;
			/** The version of what is shown, for ETag and If-None-Match. */
			readonly version?: number;
			readonly location?: string;
	  }
	/** Becomes a problem document; what its code is worth in HTTP is said in one place, http/statuses.ts. */
	| { readonly refusal: Refusal }
	| { readonly events: AsyncIterable<ServerEvent> };

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** As OpenAPI writes it: `/deals/{id}`. */
	readonly path: string;
	readonly summary: string;
	readonly description?: string;
	readonly access: Access;
	readonly params?: P;
	readonly query?: Q;
	readonly body?: B;
	/** What is answered by status; 204 has none. */
	readonly answers: Readonly<Partial<Record<200 | 201 | 202, z.ZodType>>>;
	/** Its answer is a text/event-stream. */
	readonly streams?: true;
	/** The codes it may be refused with, beside those of every route. */
	readonly refusals?: readonly string[];
	handle(
		request: Request<z.output<P>, z.output<Q>, z.output<B>>,
		world: World,
	): Promise<Reply> | Reply;
}

/** A route of a service's HTTP surface as a value; who serves it is not its business. */
export type Route = Shape<z.ZodType, z.ZodType, z.ZodType>;

/** Gives a route's handler the types of its own schemas. */
export const route = <
	P extends z.ZodType = z.ZodNever,
	Q extends z.ZodType = z.ZodNever,
	B extends z.ZodType = z.ZodNever,
>(
	shape: Shape<P, Q, B>,
): Route => shape as unknown as Route;
