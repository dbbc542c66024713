import { failureOf, type Negotiation } from "./negotiation.ts";
import type { Seat } from "./seats.ts";

type Counts = Readonly<Record<string, number>>;

/** What became of negotiations, from the seats of one kind of agent. */
export interface Outcomes {
	readonly negotiations: number;
	readonly open: number;
	readonly agreed: number;
	/** Agreements whose money was held. */
	readonly deals: number;
	/** The market suggested a price before an impasse; and they agreed on just that. */
	readonly suggested: number;
	readonly adopted: number;
	/** This side left, by the code it gave. */
	readonly walkedAway: Counts;
	/** The other side left. */
	readonly wasLeft: Counts;
	/** Endings that are neither an agreement nor a walk-away. */
	readonly otherEndings: Counts;
	/** No price would have suited both: the right result, and not a failure. */
	readonly noZone: number;
	/** What the buyer's other negotiations held of the budget left no price for both. */
	readonly noBudget: number;
	/** One side was served elsewhere, or had nothing left to sell. */
	readonly elsewhere: number;
	/** The terms could be read in two ways, and nobody cleared them up. */
	readonly unclear: number;
	/** A person was asked, and said no, or nothing in time. */
	readonly declined: number;
	/** There was a price for both, and they did not find it. */
	readonly missed: number;
	/** A limit is not known, so that nobody can say. */
	readonly unknown: number;
}

export function outcomesOf(seats: readonly Seat[]): Outcomes {
	const failures = seats.map(({ record }) => failureOf(record));
	const failed = (kind: string): number => failures.filter((failure) => failure === kind).length;
	const left = seats.filter(({ record }) => record.ending?.reason === "walked_away");
	return {
		negotiations: seats.length,
		open: seats.filter(({ record }) => record.ending === null).length,
		agreed: seats.filter(({ record }) => record.agreement !== null).length,
		deals: seats.filter(({ record }) => isDeal(record)).length,
		suggested: seats.filter(({ record }) => record.suggestion !== null).length,
		adopted: seats.filter(
			({ record }) => record.suggestion !== null && record.agreement?.total === record.suggestion,
		).length,
		walkedAway: counted(left.filter(({ record, side }) => record.ending?.by === side).map(codeOf)),
		wasLeft: counted(left.filter(({ record, side }) => record.ending?.by !== side).map(codeOf)),
		otherEndings: counted(
			seats
				.map(({ record }) => record.ending?.reason)
				.filter((reason) => reason !== undefined)
				.filter((reason) => reason !== "agreed" && reason !== "walked_away"),
		),
		noZone: failed("no zone"),
		noBudget: failed("no budget"),
		elsewhere: failed("elsewhere"),
		unclear: failed("unclear"),
		declined: failed("declined"),
		missed: failed("missed"),
		unknown: failed("unknown"),
	};
}

/** Its money was held, whatever became of it later. */
export const isDeal = ({ deal }: Negotiation): boolean =>
	deal === "held" || deal === "released" || deal === "refunded" || deal === "split";

const codeOf = ({ record }: Seat): string => record.ending?.code ?? "other";

/** How often each name comes, the most frequent first. */
function counted(names: readonly string[]): Counts {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return Object.fromEntries([...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
