import { atLeastAsGood, type Table } from "./tactics/table.ts";

/**
 * The price to offer where the market has suggested one before an impasse: the suggestion itself, where it is a concession
 * within one's limit, in the round before the last and where both sides repeat themselves. The last round is left to the
 * tactic, whose limit reaches farther.
 */
export function withSuggestion(table: Table, next: bigint, suggested: bigint | undefined): bigint {
	if (suggested === undefined || !(table.round === table.maxRounds - 1 || isStuck(table)))
		return next;
	const isConcession = atLeastAsGood(table.side, next, suggested);
	const isAllowed = atLeastAsGood(table.side, suggested, table.limit);
	return isConcession && isAllowed ? suggested : next;
}

const isStuck = ({ mine, theirs }: Table): boolean => repeated(mine) && repeated(theirs);
const repeated = (offers: readonly bigint[]): boolean =>
	offers.length >= 2 && offers.at(-1) === offers.at(-2);
