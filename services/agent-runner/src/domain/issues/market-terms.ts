import type { Want } from "@parley/contracts/mandate";
import { minorOf, moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER, type Handover, type Terms } from "@parley/contracts/terms";
import { milliseconds } from "@parley/contracts/time";
import { accepts } from "../tactics/acceptance.ts";
import { atLeastAsGood, type Side, type Table } from "../tactics/table.ts";

/*
 * The issues of this market are the price and how the goods change hands. A tactic names a price on the default handover;
 * here that price becomes a package. All packages of one own value differ in their handover and make up for it in the
 * price (Faratin, Sierra and Jennings 2002, see trade-off.ts), in minor units:
 *   a buyer's value  = limit - total + worth of delivery - perDay x days
 *   a seller's value = price - cost of delivery - perDay x days
 * What a seller wants for delivering is in the price, because settlement pays fees to the market and not to the seller.
 */

type Worth = NonNullable<Want["worth"]>;

/** What one side brings to the terms of one negotiation beside its tactic. */
export interface Bargain {
	readonly side: Side;
	/** What the principal says that handover is worth; without it only the price is negotiated. */
	readonly worth: Worth | undefined;
	/** The most a buyer's total may be, or the least a seller's price, whatever the worth says: what the guard enforces. */
	readonly bound: bigint;
	/** The same for one unit, where there are several. */
	readonly each?: bigint | undefined;
	readonly quantity: number;
	readonly currency: string;
	/** The offers of this negotiation, oldest first. */
	readonly mine: readonly Terms[];
	readonly theirs: readonly Terms[];
}

const DAY = 86_400_000n;
const QUICKEST = "P1D";
const METHODS = ["pickup", "delivery"] as const;

/**
 * The price on the default handover that is worth the same to this side as these terms. A tactic's table holds such
 * prices, so that an offer of delivery does not look like a concession, nor like a retreat.
 */
export function priceOf(bargain: Bargain, terms: Terms): bigint {
	return moneyIn(bargain, terms) - surcharge(bargain, terms.handover);
}

/** A table whose offers are comparable prices. */
export function comparable(table: Table, bargain: Bargain): Table {
	const prices = (offers: readonly Terms[]) => offers.map((terms) => priceOf(bargain, terms));
	return { ...table, mine: prices(bargain.mine), theirs: prices(bargain.theirs) };
}

/**
 * Packages that are worth as much to this side as `target` on the default handover: that one first, then the handover this
 * side likes best and those the other side has offered, where they are open to it. One that would pass the bound stops
 * there and is worth more.
 */
export function equalTerms(bargain: Bargain, target: bigint): readonly Terms[] {
	const others = [favourite(bargain), ...bargain.theirs.map(({ handover }) => handover)];
	return onEach(bargain, target, [DEFAULT_HANDOVER, ...others]);
}

/** The same over every handover that this side would name by itself, whether or not anybody has: sooner where that counts. */
export function everyEqual(bargain: Bargain, target: bigint): readonly Terms[] {
	const windows = [
		DEFAULT_HANDOVER.window,
		...(minor(bargain.worth?.perDay) > 0n ? [QUICKEST] : []),
	];
	const all = METHODS.flatMap((method) => windows.map((window) => ({ method, window })));
	return onEach(bargain, target, all);
}

function onEach(bargain: Bargain, target: bigint, handovers: readonly Handover[]): Terms[] {
	const open = handovers.filter(
		(handover) => isOpen(bargain, handover) || nameOf(handover) === nameOf(DEFAULT_HANDOVER),
	);
	const distinct = new Map(open.map((handover) => [nameOf(handover), handover]));
	return [...distinct.values()].map((handover) => termsOn(bargain, handover, target));
}

/**
 * The terms of the next offer, one of these packages. The first is on the handover this side likes best: it costs nothing,
 * and how else would the other side learn of it. After that it is the one nearest to what they offered: of the handovers
 * they have named, that on which the least money is left between my package and their newest offer. The last is on the
 * default handover, where the limits of both reach farthest: a delivery must fit between them with its cost.
 */
export function nextTerms(table: Table, bargain: Bargain, target: bigint): Terms {
	const options = equalTerms(bargain, target);
	const on = (handover: Handover) =>
		options.find((terms) => nameOf(terms.handover) === nameOf(handover));
	const usual = termsOn(bargain, DEFAULT_HANDOVER, target);
	if (table.round >= table.maxRounds) return usual;
	if (bargain.mine.length === 0) return on(favourite(bargain)) ?? usual;
	const newest = new Map(bargain.theirs.map((terms) => [nameOf(terms.handover), terms]));
	const gaps = [...newest.values()].flatMap((offer) => {
		const own = on(offer.handover);
		return own === undefined ? [] : [{ own, gap: between(bargain, own, offer) }];
	});
	const [first, ...rest] = gaps;
	if (first === undefined) return usual;
	return rest.reduce((best, one) => (one.gap < best.gap ? one : best), first).own;
}

/**
 * Whether the standing terms may be accepted: as good as the next offer would be, or acceptable in the last round
 * (tactics/acceptance.ts), within the bound, and on a handover this side has agreed to at all.
 */
export function isGoodEnough(
	table: Table,
	bargain: Bargain,
	standing: Terms,
	target: bigint,
): boolean {
	return (
		atLeastAsGood(bargain.side, moneyIn(bargain, standing), bargain.bound) &&
		isPossible(bargain, standing.handover) &&
		accepts(table, priceOf(bargain, standing), target)
	);
}

/** How much more than on the default handover a buyer would pay on this one, or a seller would have to be paid. */
function surcharge({ side, worth }: Bargain, handover: Handover): bigint {
	const delivered = handover.method === "delivery" ? minor(worth?.delivery) : 0n;
	const waiting = waited(worth, handover) - waited(worth, DEFAULT_HANDOVER);
	return side === "buyer" ? delivered - waiting : delivered + waiting;
}

/** What waiting for this handover costs; a part of a minor unit counts as one. */
export function waited(worth: Worth | undefined, { window }: Handover): bigint {
	return (minor(worth?.perDay) * BigInt(milliseconds(window)) + DAY - 1n) / DAY;
}

const minor = (money: Worth["delivery"]): bigint => (money === undefined ? 0n : minorOf(money));

/** Delivery where a buyer would pay for it, and soon where waiting costs something. */
function favourite({ side, worth }: Bargain): Handover {
	return {
		method: side === "buyer" && minor(worth?.delivery) > 0n ? "delivery" : DEFAULT_HANDOVER.method,
		window: minor(worth?.perDay) > 0n ? QUICKEST : DEFAULT_HANDOVER.window,
	};
}

/** A seller who has not said what delivering costs does not deliver; to a buyer it is worth nothing, and does no harm. */
function isPossible({ side, worth }: Bargain, { method }: Handover): boolean {
	return method === "pickup" || side === "buyer" || worth?.delivery !== undefined;
}

/**
 * Whether this side may offer a handover: none but the default without a worth, no delivery and no longer wait than the
 * default's without a price for it.
 */
function isOpen({ worth }: Bargain, { method, window }: Handover): boolean {
	return (
		worth !== undefined &&
		(method === "pickup" || worth.delivery !== undefined) &&
		(worth.perDay !== undefined || milliseconds(window) <= milliseconds(DEFAULT_HANDOVER.window))
	);
}

export const nameOf = ({ method, window }: Handover): string => `${method} ${window}`;

const moneyIn = ({ side }: Bargain, { total, price }: Terms): bigint =>
	minorOf(side === "buyer" ? total : price);

/** How far their money for a handover is from mine. */
function between(bargain: Bargain, own: Terms, theirs: Terms): bigint {
	const gap = moneyIn(bargain, theirs) - moneyIn(bargain, own);
	return bargain.side === "buyer" ? gap : -gap;
}

function termsOn(bargain: Bargain, handover: Handover, target: bigint): Terms {
	const { side, bound, currency, quantity } = bargain;
	const equal = target + surcharge(bargain, handover);
	// On the default handover the money is the tactic's own, whose limit lies within the bound.
	const money = equal === target || atLeastAsGood(side, equal, bound) ? equal : bound;
	const price = moneyOf(money, currency);
	return { price, quantity, handover, fees: [], total: price };
}
