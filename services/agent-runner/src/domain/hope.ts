import type { Policy } from "@parley/contracts/policy";
import { type Estimate, estimate, excludesAgreement } from "./tactics/opponent.ts";
import { atLeastAsGood, type Table } from "./tactics/table.ts";

/*
 * Whether a haggle can still come to anything: to leave early where it cannot is rational, and to leave where it can is a
 * deal missed. An estimate is trusted with it only half-way through, and only where it misses the limit clearly. On 10,000
 * haggles between our own tactics that leaves no agreement out; against a side that moves by whim it leaves out under 2 in
 * 100 where the zone of agreement is a twentieth of the asking price or more.
 */

/** An offer so many times away from one's limit will not come to it, where there are too few offers to estimate by. */
const FAR = 3n;
/** By how many percent of the limit the best of what they may come to has to miss it. */
const CLEARLY = 2;

/** Where the other side's offers say that it will end; a seller could go down to nothing, a buyer up to the asking price. */
export const outlook = (table: Table): Estimate | undefined =>
	estimate(table, table.side === "buyer" ? 0n : table.opening);

/** `nearMiss` is the part of the limit, in percent, up to which the principal would rather be asked than let a deal go. */
export function isHopeless(table: Table, nearMiss: number): boolean {
	if (table.round * 2 < table.maxRounds) return false;
	const told = outlook(table);
	if (told === undefined) return isFar(table);
	if (hasGoneBack(table)) return false;
	return excludesAgreement(told, { ...table, limit: widened(table, Math.max(CLEARLY, nearMiss)) });
}

/** The widest near miss that a principal's rules name, in percent of the limit. */
export const nearMissOf = ({ escalate = [] }: Policy): number =>
	Math.max(0, ...escalate.map((rule) => (rule.when === "near_limit" ? rule.percent : 0)));

/** Whose offers went back has another limit than before, and may have yet another: no curve leads to it. */
const hasGoneBack = ({ side, theirs }: Table): boolean =>
	theirs.some((price, at) => {
		const before = theirs[at - 1];
		return before !== undefined && price !== before && atLeastAsGood(side, before, price);
	});

function isFar({ side, limit, theirs }: Table): boolean {
	const last = theirs.at(-1);
	if (last === undefined) return false;
	return side === "buyer" ? last > limit * FAR : limit > last * FAR;
}

function widened({ side, limit }: Table, percent: number): bigint {
	const by = (limit * BigInt(Math.round(percent * 1_000))) / 100_000n;
	return side === "buyer" ? limit + by : limit - by;
}
