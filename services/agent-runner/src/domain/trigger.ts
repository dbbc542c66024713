import type { Fact } from "@parley/contracts/fact";

/** What is remembered of a fact that gives an agent an occasion to move. */
export type Trigger = Pick<Fact, "id" | "type" | "position" | "traceparent">;

export const triggerOf = ({ id, type, position, traceparent }: Fact): Trigger => ({
	id,
	type,
	position,
	traceparent,
});

/** The one that happened last. */
export const newest = (triggers: readonly Trigger[]): Trigger | undefined =>
	triggers.reduce<Trigger | undefined>(
		(last, trigger) => (last === undefined || trigger.position > last.position ? trigger : last),
		undefined,
	);
