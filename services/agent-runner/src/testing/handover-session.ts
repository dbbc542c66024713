import type { Terms } from "@parley/contracts/terms";
import {
	type Bargain,
	comparable,
	isGoodEnough,
	nextTerms,
} from "../domain/issues/market-terms.ts";
import { type Side, type Table, type TacticName, tactic } from "../domain/tactics/tactic.ts";

export interface Party {
	readonly tactic: TacticName;
	readonly worth: Bargain["worth"];
	readonly opening: bigint;
	/** The worst price on the default handover, and what the guard holds the offers to. */
	readonly limit: bigint;
}

export interface Settled {
	readonly agreed: Terms | undefined;
	readonly offers: Readonly<Record<Side, readonly Terms[]>>;
}

const SIDES = ["buyer", "seller"] as const;

/** The market's protocol in small, over price and handover: the buyer opens and may accept the seller's last offer. */
export function settle(parties: Readonly<Record<Side, Party>>, maxRounds: number): Settled {
	const offers: Record<Side, Terms[]> = { buyer: [], seller: [] };
	const moveOf = (side: Side, round: number): Terms | "accept" => {
		const { opening, limit, worth, tactic: name } = parties[side];
		const mine = offers[side];
		const theirs = offers[side === "buyer" ? "seller" : "buyer"];
		const bargain: Bargain = {
			side,
			worth,
			bound: limit,
			quantity: 1,
			currency: "USD",
			mine,
			theirs,
		};
		const bare: Table = { side, opening, limit, round, maxRounds, mine: [], theirs: [] };
		const table = comparable(bare, bargain);
		const target = tactic(name)(table);
		const standing = theirs.at(-1);
		if (standing !== undefined && isGoodEnough(table, bargain, standing, target)) return "accept";
		return nextTerms(table, bargain, target);
	};
	for (let round = 1; round <= maxRounds; round++)
		for (const side of SIDES) {
			const move = moveOf(side, round);
			if (move === "accept")
				return { agreed: offers[side === "buyer" ? "seller" : "buyer"].at(-1), offers };
			offers[side].push(move);
		}
	const accepted = moveOf("buyer", maxRounds) === "accept";
	return { agreed: accepted ? offers.seller.at(-1) : undefined, offers };
}
