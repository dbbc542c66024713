import type { FactType } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import type { AnyDecider } from "@parley/ledger/desk";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { Reader } from "@parley/ledger/store";
import type { Route } from "./http/route.ts";
import type { TimerRule } from "./timers.ts";
import type { World } from "./world.ts";

/** A service as a value: what it decides, what it keeps in read tables, what it does when something happened. */
export interface Service {
	readonly name: Exclude<Reader, "auditor">;
	/** By category of stream. */
	readonly deciders: Readonly<Record<string, AnyDecider>>;
	/** Categories that only the service's own processes write: no command for them is taken from others. */
	readonly inner?: readonly string[];
	// biome-ignore lint/suspicious/noExplicitAny: a list of projections has documents of many kinds.
	readonly projections: readonly Projection<any>[];
	readonly processes: readonly Process[];
	readonly timers: readonly TimerRule[];
	/** Its HTTP surface. */
	readonly routes?: readonly Route[];
	/**
	 * Adds to an understood command what this service knows and the sender does not, given the state of its stream. A repeat
	 * is known by what its sender said, so what is added may differ from one time to the next.
	 */
	readonly prepare?: (
		command: Command,
		documents: Documents,
		now: string,
		state: unknown,
	) => Promise<Command>;
	/** Questions that other services may ask, by name. */
	readonly queries?: Readonly<
		Record<string, (question: never, documents: Documents) => Promise<unknown>>
	>;
}

/** Reacts to facts: a fact in, commands out. It may be given the same fact again, at any time, in any order. */
export interface Process {
	readonly name: string;
	readonly on: readonly FactType[];
	/** Whom the fact concerns, as far as this process goes: it is handled once for each key. */
	keys(fact: Fact, documents: Documents): readonly string[] | Promise<readonly string[]>;
	/** Handled one after the other for each key of the service, independently for different keys. */
	handle(fact: Fact, world: World, key: string): Promise<void>;
}
