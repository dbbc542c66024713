/** Who acts. */
export interface Actor {
	readonly kind: "principal" | "agent" | "service" | "arbiter" | "timer";
	readonly id: string;
}

/** Public: anyone. Parties: the two parties, an arbiter, the services. Private: its owner service and an auditor. */
export type Visibility = "public" | "parties" | "private";

/** The envelope of every fact (facts.md). `data` is described by the type's own schema in the catalogue. */
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
