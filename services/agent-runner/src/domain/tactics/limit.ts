/*
 * An outside option moves the worst acceptable price (the outside-option principle of alternating offers: Binmore,
 * Rubinstein and Wolinsky, RAND Journal of Economics 17, 1986): nobody should settle here for worse than what is to be
 * had elsewhere. Friction, the cost of going there, keeps an equal price elsewhere from ending a negotiation that is
 * nearly done. All amounts are minor units for the whole quantity.
 */

/** The most a buyer pays here: its reservation price, or the best ask elsewhere and the trouble of going there. */
export function buyerLimit(
	reservation: bigint,
	outsideAsk: bigint | undefined,
	friction: bigint,
): bigint {
	if (outsideAsk === undefined) return reservation;
	const elsewhere = outsideAsk + friction;
	return elsewhere < reservation ? elsewhere : reservation;
}

/** The least a seller takes here: its reservation price, or the best bid elsewhere less the trouble of going there. */
export function sellerLimit(
	reservation: bigint,
	outsideBid: bigint | undefined,
	friction: bigint,
): bigint {
	if (outsideBid === undefined) return reservation;
	const elsewhere = outsideBid - friction;
	return elsewhere > reservation ? elsewhere : reservation;
}
