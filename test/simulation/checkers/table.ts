import type { Fact } from "./fact.ts";
import { text, whole } from "./reading.ts";

/** What is on the table of one negotiation at a position. */
export interface Table {
	readonly id: string;
	readonly opened: Fact;
	readonly buyer: string | undefined;
	readonly seller: string | undefined;
	readonly deadline: unknown;
	readonly maxRounds: number | undefined;
	/** The last OfferMade that is neither replied to, declined, withdrawn, expired nor accepted. */
	standing: Fact | undefined;
	/** Whose move it is when nothing stands. */
	mover: string | undefined;
	accepted: Fact | undefined;
	ended: Fact | undefined;
	suggested: Fact | undefined;
	readonly offers: { readonly buyer: Fact[]; readonly seller: Fact[] };
	readonly messages: Map<string, number>;
}

export function tableOf(id: string, opened: Fact): Table {
	const { buyer, seller, deadline, maxRounds } = opened.data;
	return {
		id,
		opened,
		buyer: text(buyer),
		seller: text(seller),
		deadline,
		maxRounds: whole(maxRounds),
		standing: undefined,
		mover: text(buyer),
		accepted: undefined,
		ended: undefined,
		suggested: undefined,
		offers: { buyer: [], seller: [] },
		messages: new Map(),
	};
}

export function isParty(table: Table, by: unknown): boolean {
	return text(by) !== undefined && (by === table.buyer || by === table.seller);
}
