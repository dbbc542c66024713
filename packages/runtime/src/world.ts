import type { Answer, Command } from "@parley/contracts/command";
import type { Documents } from "@parley/ledger/projection";
import type { Reader, Store } from "@parley/ledger/store";
import type { Changes } from "@parley/ledger/subscription";

/** What a process may touch. */
export interface World {
	/** The service's own read tables. */
	readonly documents: Documents;
	/** The ledger, as the service may read it. */
	readonly store: Store;
	/** Says when there may be new facts. In virtual time nobody waits for any, and it never does. */
	readonly changes: Changes;
	readonly now: () => string;
	/** The market's one currency, where it is known. */
	readonly currency?: string | undefined;
	/** The folded state of one of the service's own streams. */
	load<State>(stream: string): Promise<State>;
	/** Of several of them, which costs no more than that of one. */
	loadAll<States extends readonly unknown[]>(
		streams: { readonly [Index in keyof States]: string },
	): Promise<States>;
	/** The state as far as this process itself has brought it, for who looks at what it just did; others may have gone on. */
	remembered<State>(stream: string): Promise<State>;
	/** Decides a command on one of the service's own streams. */
	handle(command: Command): Promise<Answer>;
	/** Sends a command to the service that owns its stream. Await one before sending the next. */
	send(command: Command): Promise<Answer>;
	/** Asks another service a question. */
	ask<T>(service: Exclude<Reader, "auditor">, query: string, question: unknown): Promise<T>;
}
