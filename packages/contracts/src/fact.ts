import { z } from "zod";
import { instant, uuid } from "./id.ts";

export const actor = z.strictObject({
	kind: z.enum(["principal", "agent", "service", "arbiter", "timer"]),
	id: z.string().min(1).max(120),
});
export type Actor = z.infer<typeof actor>;

export type Visibility = "public" | "parties" | "private";

/** The envelope of every fact (facts.md). `data` is described by the type's own schema in the catalogue. */
export const fact = z.object({
	id: uuid,
	market: z.string(),
	stream: z.string(),
	version: z.int().min(1),
	position: z.int().min(1),
	type: z.string(),
	typeVersion: z.int().min(1),
	visibility: z.enum(["public", "parties", "private"]),
	data: z.record(z.string(), z.unknown()),
	actor,
	causedBy: uuid,
	commandId: uuid,
	negotiationId: z.string().optional(),
	dealId: z.string().optional(),
	traceparent: z.string(),
	at: instant,
	recordedAt: instant,
});

export interface Fact<Type extends string = string, Data = Record<string, unknown>> {
	readonly id: string;
	readonly market: string;
	readonly stream: string;
	readonly version: number;
	readonly position: number;
	readonly type: Type;
	readonly typeVersion: number;
	readonly visibility: Visibility;
	readonly data: Data;
	readonly actor: Actor;
	/** The fact that led to the command, or the command itself where a person gave it. */
	readonly causedBy: string;
	readonly commandId: string;
	readonly negotiationId?: string;
	readonly dealId?: string;
	readonly traceparent: string;
	/** The time `decide` was given. */
	readonly at: string;
	/** The time the ledger recorded it; never decreases with position. */
	readonly recordedAt: string;
}

/** The part of a stream's name before its id: `negotiation-42` is of the category `negotiation`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf("-"));
export const streamId = (stream: string): string => stream.slice(stream.indexOf("-") + 1);
