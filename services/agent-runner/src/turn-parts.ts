import type { Answer, Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/service";
import type { Choice } from "./domain/choice.ts";
import { guard } from "./domain/guard.ts";
import type { Granted } from "./domain/mandate.ts";
import type { Found } from "./tables.ts";

/** One occasion for an agent to move, and how it chooses. */
export interface Occasion {
	/** Derived from the trigger: the same occasion is the same turn. */
	readonly turnId: string;
	readonly principal: string;
	readonly trigger: Fact;
	readonly want: string | null;
	/** The listing a seller's move is about. */
	readonly listing: string | undefined;
	/** Nothing is to be decided any more; what was decided before is still sent. */
	readonly isMoot: boolean;
	choose(granted: Granted): Promise<Choice & { readonly shortlist?: readonly Found[] | null }>;
	/** What to do when three moves were refused. */
	readonly lastResort: Move;
}

/** The parts of a turn that tests may put something else in place of. */
export interface TurnParts {
	readonly choose: (occasion: Occasion, granted: Granted) => ReturnType<Occasion["choose"]>;
	readonly guard: typeof guard;
	readonly record: (world: World, command: Command) => Promise<Answer>;
	readonly reserve: (world: World, command: Command) => Promise<Answer>;
	readonly send: (world: World, command: Command) => Promise<Answer>;
}

export const turnParts: TurnParts = {
	choose: (occasion, granted) => occasion.choose(granted),
	guard,
	record: (world, command) => world.handle(command),
	reserve: (world, command) => world.handle(command),
	send: (world, command) => world.send(command),
};
