import type { z } from "zod";
import type { Actor } from "./fact.ts";

/** What someone wants done to one stream. `type` and `data` are the stream's own (see each stream's file). */
export interface Command<Type extends string = string, Data = unknown> {
	/** A UUIDv7, or a UUIDv5 derived from the fact that caused it. One id, one effect. */
	readonly id: string;
	readonly stream: string;
	readonly type: Type;
	readonly data: Data;
	readonly actor: Actor;
	/** The version of the stream that the sender has seen: where it has another by now, the command is refused. */
	readonly expectedVersion?: number;
	readonly causedBy?: string;
	readonly traceparent?: string;
}

/** A rejection is a value: a code a program can act on and a sentence a person can. */
export interface Refusal {
	readonly code: string;
	readonly because: string;
}

/** What the sender of a command hears. A repeated command hears the first answer again, a refusal too. */
export type Answer =
	| { readonly ok: true; readonly facts: readonly string[] }
	| { readonly ok: false; readonly refusal: Refusal };

type Schemas = Readonly<Record<string, z.ZodType>>;

/** The union of what a table of schemas can say: `{ type, data }` for each of its keys. */
export type Said<S extends Schemas> = {
	[T in keyof S & string]: { readonly type: T; readonly data: z.infer<S[T]> };
}[keyof S & string];

/** What a decider says happened, before the ledger gives it a place. */
export interface Event<Type extends string = string, Data = unknown> {
	readonly type: Type;
	readonly data: Data;
}
