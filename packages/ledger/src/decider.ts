import type { Event, Refusal, Said } from "@parley/contracts/command";
import type { Actor } from "@parley/contracts/fact";
import type { z } from "zod";

type Schemas = Readonly<Record<string, z.ZodType>>;

/** A command as `decide` is given it: what to do, who asks, and what time it is. The core has no clock of its own. */
export type Asked<Commands extends Schemas> = Said<Commands> & {
	readonly id: string;
	readonly at: string;
	readonly actor: Actor;
};
export type Told<Facts extends Schemas> = Said<Facts>;

export type Decision<E> = { readonly events: readonly E[] } | { readonly refused: Refusal };

/** The whole of a stream's rules: four names, no I/O, no clock, no randomness. */
export interface Decider<Command, State, E extends Event> {
	initialState(): State;
	decide(command: Command, state: State): Decision<E>;
	evolve(state: State, event: E): State;
	isTerminal(state: State): boolean;
}

export const happened = <E>(...events: E[]): Decision<E> => ({ events });
export const refuse = (code: string, because: string): Decision<never> => ({
	refused: { code, because },
});

export const fold = <Command, State, E extends Event>(
	decider: Decider<Command, State, E>,
	events: readonly E[],
): State => events.reduce((state, event) => decider.evolve(state, event), decider.initialState());
