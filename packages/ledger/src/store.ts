import type { Event, Refusal } from "@parley/contracts/command";
import type { Actor, Fact, Visibility } from "@parley/contracts/fact";

/** An event on its way into the ledger; the store gives it a version, a position and `recordedAt`. */
export interface NewFact extends Event<string, unknown> {
	readonly id: string;
	readonly typeVersion: number;
	readonly visibility: Visibility;
	readonly negotiationId?: string;
	readonly dealId?: string;
}

/** One command's outcome: its facts, or the refusal it met. Both are kept under the command's id. */
export interface Append {
	readonly stream: string;
	/** The version the decision was made on; 0 for a stream that must not exist yet. */
	readonly expectedVersion: number;
	readonly commandId: string;
	/** Hash of the command's body: the same id with another body is a conflict, never a silent replay. */
	readonly commandHash: string;
	readonly actor: Actor;
	readonly causedBy: string;
	readonly traceparent: string;
	readonly at: string;
	readonly facts: readonly NewFact[];
	readonly refusal?: Refusal;
}

export type Appended =
	| { readonly status: "appended"; readonly facts: readonly Fact[] }
	/** This command id was answered before; here is that answer. */
	| {
			readonly status: "duplicate";
			readonly factIds: readonly string[];
			readonly refusal?: Refusal;
	  }
	/** Somebody else wrote to the stream first: load again and decide again. */
	| { readonly status: "conflict" }
	/** The command id was used before with another body. */
	| { readonly status: "key_reused" }
	/** A posting would take an account other than `outside` below zero; nothing was written. */
	| { readonly status: "insufficient" };

export interface ReadFilter {
	readonly types?: readonly string[];
	/** Last position to read, inclusive. */
	readonly upTo?: number;
}

/**
 * The append-only ledger of one market, as one reader may see it.
 * Positions start at 1, have no gaps and follow the order of commits: who asks for "after n" never skips a fact.
 */
export interface Store {
	readonly market: string;
	/** Each append stands or falls alone; it is durable when the promise resolves. Rejects only when the outcome is unknown. */
	append(entry: Append): Promise<Appended>;
	/** Facts of one stream after a version, oldest first. */
	readStream(stream: string, afterVersion?: number): Promise<Fact[]>;
	/** Facts after a position, in order, at most `limit`. */
	read(after: number, limit: number, filter?: ReadFilter): Promise<Fact[]>;
	/** Position of the newest fact; 0 in an empty ledger. */
	head(): Promise<number>;
}

/** How far a named reader has come, and the messages it could not handle. Durable. */
export interface Checkpoints {
	load(name: string): Promise<number>;
	/** What the reader wrote beside its last position. */
	memo(name: string): Promise<string | undefined>;
	/** Position and memo change together or not at all. */
	save(name: string, position: number, memo?: string): Promise<void>;
	park(name: string, position: number, error: string): Promise<void>;
	parked(name: string): Promise<readonly Parked[]>;
	unpark(name: string, position: number): Promise<void>;
	/** What is parked by any service, in the order of names and positions. For the ledger service alone. */
	parkedAll(): Promise<readonly ParkedBy[]>;
	/** Asks whoever parked a message to handle it again; false where nothing of the kind is parked. For the ledger service alone. */
	markAgain(name: string, position: number): Promise<boolean>;
	/** The readers' own messages that they were asked to handle again, oldest first. Each asking is told once. */
	takeAgain(names: readonly string[]): Promise<readonly Again[]>;
}

export interface Again {
	readonly name: string;
	readonly position: number;
}

export interface Parked {
	readonly position: number;
	readonly error: string;
}

export interface ParkedBy extends Parked {
	/** The reader's name, as it parked the message. */
	readonly name: string;
	/** It was asked to handle the message again, and has not taken that up yet. */
	readonly again: boolean;
}

/** A reader sees public and parties' facts, and private ones of its own service; an auditor sees all. */
export type Reader =
	| "listing"
	| "agent-runner"
	| "negotiation"
	| "settlement"
	| "ledger"
	| "auditor";
