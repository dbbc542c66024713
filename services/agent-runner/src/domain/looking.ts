import type { Slot } from "@parley/contracts/listing";
import type { Want } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import type { Item } from "./item.ts";
import { keepLooking, type Prospect, searchOrder } from "./tactics/search.ts";

/*
 * Which listing to look at next, and when to stop: the boxes of Weitzman (tactics/search.ts) are the listings that a want
 * has found and not opened a negotiation about. Everything is in minor units for as many units as the want still lacks.
 */

/** How much of what is wanted a listing's text holds: so many of the want's words. */
export interface Fit {
	readonly said: number;
	readonly of: number;
}

export interface Candidate {
	readonly item: Item;
	/** Terms that were unclear when it was found and have not been cleared up. */
	readonly unclear: readonly Slot[];
	readonly asked: boolean;
	/** It fits altogether unless told. */
	readonly fit?: Fit;
}

/** What a seller has come to for goods so far, and what they ask for the same. */
export interface Seen {
	readonly price: bigint;
	readonly ask: bigint;
}

/** What a buyer knows when it asks itself whether to look on. */
export interface Search {
	readonly want: Pick<Want, "worth" | "listing">;
	/** How many units it lacks. */
	readonly units: number;
	/** The most that the principal would pay for them. */
	readonly limit: bigint;
	/** Budget that nothing else holds. */
	readonly free: bigint;
	readonly candidates: readonly Candidate[];
	readonly seen: readonly Seen[];
}

/**
 * Percents of the asking price that haggles of people come to, each as likely as the others: the odd fortieths of the 640
 * agreements in the part of CraigslistBargain that was read (He, Chen, Balakrishnan and Liang, EMNLP 2018; mean 85).
 */
const COME_TO = [
	53, 65, 70, 73, 75, 77, 79, 80, 82, 84, 86, 87, 89, 90, 91, 92, 93, 94, 97, 100,
].map(BigInt);

/** A look costs the trouble of going there, a fiftieth of the limit, and half a day of waiting: so long may an offer stand. */
const TROUBLE = 50n;
const costOf = ({ want, limit }: Search): bigint => {
	const perDay = want.worth?.perDay;
	return limit / TROUBLE + (perDay === undefined ? 0n : minorOf(perDay) / 2n) + 1n;
};

/** Goods as a search weighs them: what all units that are lacking would cost at their price, and how many there are. */
export interface Goods {
	readonly price: bigint;
	readonly quantity: number;
	readonly fit?: Fit | undefined;
}

/**
 * What a price leaves over: a listing that holds half of the words is taken to be worth half as much. Going without is worse
 * than any price that the principal allows, or they would not allow it.
 */
export function surplusOf(
	{ limit, free, units }: Pick<Search, "limit" | "free" | "units">,
	{ price, quantity, fit = ALL }: Goods,
): bigint {
	const isTooMuch = price > limit || price * BigInt(quantity) > free * BigInt(units);
	return isTooMuch ? nothing(limit) : (limit * BigInt(fit.said)) / BigInt(fit.of) - price;
}
const ALL: Fit = { said: 1, of: 1 };
const nothing = (limit: bigint): bigint => -limit;

export interface Look extends Prospect {
	readonly candidate: Candidate;
}

/**
 * The listings that are worth a look while `inHand` is in hand, or nothing, the most promising first. The one that a want
 * names is looked at in any case: its principal has looked already.
 */
export function worthALook(
	search: Search,
	inHand: bigint = nothing(search.limit),
): readonly { readonly prospect: Look; readonly value: bigint }[] {
	const cost = costOf(search);
	const looks = search.candidates.map((candidate): Look => {
		const { item, fit } = candidate;
		const quantity = Math.min(search.units, item.available);
		const rewards = pricesOf(search, item).map((price) =>
			surplusOf(search, { price, quantity, fit }),
		);
		return { candidate, rewards, cost };
	});
	const isNamed = ({ candidate }: Look) => candidate.item.id === search.want.listing;
	return searchOrder(looks).filter(
		({ prospect, value }) => isNamed(prospect) || keepLooking(inHand, [value]),
	);
}

/** What a listing may come to, by what people come to and by what this want has seen. */
function pricesOf({ units, seen }: Search, { ask }: Item): bigint[] {
	const asked = minorOf(ask) * BigInt(units);
	return [
		...COME_TO.map((percent) => (asked * percent) / 100n),
		...seen.flatMap((one) => (one.ask > 0n ? [(asked * one.price) / one.ask] : [])),
	];
}
