import type { Answer, Command, Refusal } from "@parley/contracts/command";
import type { Intervention } from "@parley/contracts/intervention";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/world";
import type { Choice } from "./domain/choice.ts";
import { guard } from "./domain/guard.ts";
import type { Granted } from "./domain/mandate.ts";
import type { Trigger } from "./domain/trigger.ts";
import type { Decided, TurnState } from "./domain/turn.ts";
import type { Found } from "./tables.ts";

/** What is recorded of a question to a model beside the choice it led to. */
export type Answered = Pick<Decided, "message" | "promptHash" | "usage" | "cost"> & {
	readonly model?: string;
	/** The negotiation it was about. */
	readonly about?: string;
	/** The reservation of what it could cost. */
	readonly spending?: string;
	readonly said?: NonNullable<Decided["said"]>;
	readonly changed?: readonly Intervention[];
};

/** A choice, with what a search for it turned up; or why nothing can be made of what was asked for. */
export type Chosen =
	| (Choice &
			Partial<Answered> & {
				readonly shortlist?: readonly Found[] | null;
				/** The newest position in the ledger when that search began. */
				readonly searched?: number;
			})
	| { readonly refusal: Refusal };

/** One occasion for an agent to move, and how it chooses. */
export interface Occasion {
	/** Derived from the trigger: the same occasion is the same turn, whoever takes it. */
	readonly turnId: string;
	readonly principal: string;
	readonly trigger: Trigger;
	readonly want: string | null;
	/** The listing a seller's move is about. */
	readonly listing: string | undefined;
	/** The negotiation the trigger is about, and the trace in which it was opened. */
	readonly talk?: { readonly id: string; readonly origin: string } | undefined;
	/** Nothing is to be decided any more; what was decided before is still sent. */
	readonly isMoot: boolean;
	/** The program from outside that takes the turn, by the key it showed and its request; left out where we take it. */
	readonly outside?: { readonly key: string | undefined; readonly request: string };
	choose(granted: Granted): Promise<Chosen>;
	/** What to do when three moves were refused. */
	readonly lastResort: Move;
}

/** A turn for a want is a buyer's. */
export const sideOf = ({ want }: Pick<Occasion, "want">): "buyer" | "seller" =>
	want === null ? "seller" : "buyer";

/** The parts of a turn that tests may put something else in place of. */
export interface TurnParts {
	readonly choose: (
		world: World,
		occasion: Occasion,
		granted: Granted,
		turn: Pick<TurnState, "refusals">,
	) => Promise<Chosen>;
	readonly guard: typeof guard;
	readonly record: (world: World, command: Command) => Promise<Answer>;
	readonly reserve: (world: World, command: Command) => Promise<Answer>;
	readonly send: (world: World, command: Command) => Promise<Answer>;
}

export const turnParts: TurnParts = {
	choose: (_, occasion, granted) => occasion.choose(granted),
	guard,
	record: (world, command) => world.handle(command),
	reserve: (world, command) => world.handle(command),
	send: (world, command) => world.send(command),
};
