import { type BuyerView, chooseAsBuyer, MAX_ROUNDS } from "../domain/buyer.ts";
import type { Choice } from "../domain/choice.ts";
import type { Table } from "../domain/tactics/table.ts";
import type { Talk } from "../domain/talk.ts";
import { chairs, eur, itemOf, NOON, standingOf, talkOf, termsOf } from "./sample.ts";

/* What Anna's agent sees when it moves for her chairs, and the moves it may choose. */

/** A tactic that always names the same price and writes down what it was shown. */
export function fixed(price: bigint) {
	const shown: Table[] = [];
	const tactic = (table: Table): bigint => {
		shown.push(table);
		return price;
	};
	return { tactic, shown };
}

export type Held = BuyerView["talks"][number];
export const held = (talk: Partial<Talk> = {}, item: Held["item"] = itemOf()): Held => ({
	talk: talkOf(talk),
	item,
});
/** Ben asks so much for the three chairs, after Anna bid 2000. */
export const asking = (price: number, talk: Partial<Talk> = {}, item = itemOf()): Held =>
	held(
		{ standing: standingOf("ben", price), bids: ["2000"], asks: [String(price)], ...talk },
		item,
	);

export const viewOf = (changes: Partial<BuyerView> = {}): BuyerView => ({
	now: NOON,
	principal: "anna",
	want: chairs,
	open: 3,
	underway: false,
	free: 5000n,
	reachable: 5000n,
	talks: [],
	waiting: [],
	candidates: [],
	negotiationId: "new",
	deadline: "2026-03-05T12:00:00.000Z",
	tactic: () => 2500n,
	...changes,
});

/** The move and its band, without the table they came from and the reasons. */
export const chosen = (changes: Partial<BuyerView>): Pick<Choice, "move" | "band"> => {
	const { move, band } = chooseAsBuyer(viewOf(changes));
	return { move, band };
};

export const unclear = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };
export const candidate = (
	id: string,
	changes: Partial<BuyerView["candidates"][number]> = {},
): BuyerView["candidates"][number] => ({
	item: itemOf({ id, seller: `seller-of-${id}` }),
	unclear: [],
	asked: false,
	...changes,
});

export const hold = (because: string) => ({ move: { kind: "hold", because }, band: null });
export const leave = (code: string, negotiationId = "n1") => ({
	move: { kind: "walk_away", negotiationId, code },
	band: null,
});
export const openingAt = (listing: string, quantity = 3) => ({
	move: {
		kind: "open",
		negotiationId: "new",
		listing,
		revision: 1,
		quantity,
		seller: `seller-of-${listing}`,
		want: "chairs",
		deadline: "2026-03-05T12:00:00.000Z",
		maxRounds: MAX_ROUNDS,
	},
	band: null,
});
export const bid = (
	price: number,
	changes: object = {},
	band = { from: eur(2160), to: eur(3000) },
) => ({
	move: {
		kind: "offer",
		negotiationId: "n1",
		listing: "bens-chairs",
		revision: 1,
		terms: termsOf(eur(price), 3),
		inReplyTo: null,
		expiresAt: "2026-03-03T00:00:00.000Z",
		want: "chairs",
		...changes,
	},
	band,
});
export const acceptance = (
	price: number,
	negotiationId = "n1",
	band = { from: eur(2160), to: eur(3000) },
) => ({
	move: {
		kind: "accept",
		negotiationId,
		offerId: "offer-of-ben",
		hash: "a".repeat(64),
		total: eur(price),
		quantity: 3,
		want: "chairs",
	},
	band,
});
