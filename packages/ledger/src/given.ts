import type { Event } from "@parley/contracts/command";
import { type Decider, type Decision, fold } from "./decider.ts";

/**
 * Given some history, when a command comes, then these events follow or that refusal.
 * `given(decider, ...events).when(command)` returns the decision; tests compare it as a value.
 */
export function given<Command, State, E extends Event>(
	decider: Decider<Command, State, E>,
	...events: E[]
): { when(command: Command): Decision<E>; state: State } {
	const state = fold(decider, events);
	return { state, when: (command) => decider.decide(command, state) };
}
