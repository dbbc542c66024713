import { escrow, type Posting, wallet } from "@parley/contracts/deal";
import { type Money, minorOf } from "@parley/contracts/money";
import type { Opened } from "./state.ts";

const paying = (from: string, to: string, amount: Money): Posting[] =>
	minorOf(amount) > 0n ? [{ from, to, amount }] : [];

/** The full total, from the buyer's wallet into the deal's own escrow. */
export const holdPostings = ({ offerId, buyer, terms }: Opened): Posting[] =>
	paying(wallet(buyer), escrow(offerId), terms.total);

/** The price to the seller and every fee to the house: together the total that was held. */
export const releasePostings = ({ offerId, seller, terms }: Opened): Posting[] => [
	...paying(escrow(offerId), wallet(seller), terms.price),
	...terms.fees.flatMap((fee) => paying(escrow(offerId), "fees", fee.amount)),
];

export const refundPostings = ({ offerId, buyer, terms }: Opened): Posting[] =>
	paying(escrow(offerId), wallet(buyer), terms.total);

/** The escrow in two parts, either of which may be nothing. */
export const splitPostings = (
	{ offerId, buyer, seller }: Opened,
	parts: { seller: Money; buyer: Money },
): { seller: Posting[]; buyer: Posting[] } => ({
	seller: paying(escrow(offerId), wallet(seller), parts.seller),
	buyer: paying(escrow(offerId), wallet(buyer), parts.buyer),
});
