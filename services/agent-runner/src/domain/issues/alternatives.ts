import { formatMoney } from "@parley/contracts/amount";
import { minorOf } from "@parley/contracts/money";
import type { Handover, Terms } from "@parley/contracts/terms";
import { milliseconds } from "@parley/contracts/time";
import type { Side, Table } from "../tactics/table.ts";
import { type Bargain, everyEqual, nameOf, priceOf, waited } from "./market-terms.ts";
import type { Package, Preferences } from "./package.ts";
import { equivalents } from "./trade-off.ts";

/*
 * Packages of equal value, offered together (trade-off.ts): which of them the other side takes up says what it cares for. One
 * offer stands at a time, so the others are said along with it, and any of them may be taken up by an ordinary offer.
 */

/** So many are offered at once, the standing one among them. */
const TOGETHER = 3;
/** A price that lies so near a limit, in minor units, tells it as much as the limit itself would. */
const TELLING = 100n;

/**
 * Other terms that are worth as much to this side as those it offers, and as different from them as can be. None is near a
 * limit: what is said is only what its owner would offer. In the last round there is no time left for another.
 */
export function alternativesTo(table: Table, bargain: Bargain, offered: Terms): readonly Terms[] {
	if (bargain.worth === undefined || table.round >= table.maxRounds) return [];
	const equal = everyEqual(bargain, priceOf(bargain, offered)).filter(
		({ handover, price }) =>
			nameOf(handover) !== nameOf(offered.handover) && isSayable(table, bargain, minorOf(price)),
	);
	const packages = new Map(
		[offered, ...equal].map((terms): [Package, Terms] => [packageOf(terms.handover), terms]),
	);
	const [first = [], ...curve] = packages.keys();
	return equivalents(preferencesOf(bargain), curve, first, TOGETHER)
		.slice(1)
		.flatMap((picked) => packages.get(picked) ?? []);
}

/** What is said of them along with the offer; nothing where there are none. */
export function wordsFor(side: Side, alternatives: readonly Terms[]): string | undefined {
	if (alternatives.length === 0) return undefined;
	const verb = side === "buyer" ? "pay" : "take";
	const each = alternatives.map(
		({ total, handover }) => `${formatMoney(total)} ${onWords(handover)}`,
	);
	return `I would as gladly ${verb} ${each.join(", or ")}.`;
}

function isSayable({ limit }: Table, { bound, each }: Bargain, price: bigint): boolean {
	return (
		price > 0n &&
		[limit, bound, each].every(
			(secret) => secret === undefined || price - secret > TELLING || secret - price > TELLING,
		)
	);
}

/* The handover as two issues of two values each, for the distance between packages. */
const METHODS = ["pickup", "delivery"] as const;
const WINDOWS = ["P2D", "P1D"] as const;

const packageOf = ({ method, window }: Handover): Package => [
	METHODS.indexOf(method),
	WINDOWS.findIndex((one) => one === window),
];

const preferencesOf = ({ worth }: Bargain): Preferences => ({
	weights: [1, 1],
	values: [
		METHODS.map((method) => (method === "delivery" ? Number(worth?.delivery?.minor ?? 0) : 0)),
		WINDOWS.map((window) => -Number(waited(worth, { method: "pickup", window }))),
	],
	reservation: 0,
});

const onWords = ({ method, window }: Handover): string => {
	const hours = milliseconds(window) / 3_600_000;
	const within = hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour");
	return `with ${method} within ${within}`;
};
const counted = (count: number, unit: string): string =>
	count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
