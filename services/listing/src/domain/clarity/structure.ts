import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { isCredit } from "./structures/credit.ts";
import { isGift } from "./structures/gift.ts";
import { isForRent } from "./structures/lease.ts";
import { isService } from "./structures/service.ts";
import { isSwap } from "./structures/swap.ts";
import { isWanted } from "./structures/wanted.ts";

const OTHER_THAN_A_SALE: readonly ((post: Post) => boolean)[] = [
	isWanted,
	isSwap,
	isForRent,
	isService,
	isGift,
	isCredit,
];

/** Readings of `structure` that this market can carry out: goods for good, against one payment. */
const ALLOWED: readonly string[] = ["a sale for the asking price"];

/**
 * What kind of bargain it is. The market knows a loan, a lease, a service, a swap, a gift and a wish to buy when it sees one,
 * and carries out none of them; what looks like one has to be said to be a sale before anybody can accept.
 */
export const structure: Gap = {
	slot: "structure",
	question: "Is this a sale, for good, against one payment of the asking price?",
	readings: [...ALLOWED, "a bargain of another kind"],
	isOpen: (post) => OTHER_THAN_A_SALE.some((isSuch) => isSuch(post)),
};

/** Whether an answer leaves a bargain that this market can carry out. */
export const isAllowed = (slot: string, answer: string): boolean =>
	slot !== structure.slot || ALLOWED.includes(answer);
