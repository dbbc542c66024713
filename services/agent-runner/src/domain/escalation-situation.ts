import type { EscalationRule } from "@parley/contracts/policy";

/** The move an agent is about to make in a negotiation, as far as rules about asking go. */
export type ProposedMove =
	/** All-in, for the whole quantity: what the buyer would pay, or the seller get. */
	| { readonly kind: "offer" | "accept"; readonly total: bigint }
	| { readonly kind: "decline" }
	| { readonly kind: "walk_away"; readonly code: string };

/** What a principal said to a rule in this negotiation, or what held once their time was over. */
export interface RuleAnswer {
	readonly rule: EscalationRule["when"];
	readonly approved: boolean;
	/** The price that was asked about, in minor units. */
	readonly value: bigint | null;
	/** What the question named of the other side's words or of the terms. */
	readonly topics?: readonly string[] | undefined;
	/** The limit for the whole quantity when it was asked about. */
	readonly limit?: bigint | undefined;
}

/** What the agent sees before a move. A limit is in it to be compared, and never gets into a question. */
export interface Situation {
	readonly side: "buyer" | "seller";
	readonly move: ProposedMove;
	readonly currency: string;
	/** The worst total that the mandate allows here: ceiling or floor, for the whole quantity. */
	readonly limit: bigint;
	/** The most a buyer's budget leaves for this deal; a seller needs none. */
	readonly budget: bigint | null;
	/** The other side's offer on the table, all-in. */
	readonly standing: bigint | null;
	/** Offers made by this side, and how many each may make. */
	readonly rounds: { readonly used: number; readonly max: number };
	/** Totals offered so far, oldest first. */
	readonly offers: { readonly mine: readonly bigint[]; readonly theirs: readonly bigint[] };
	/** Required slots of the terms that are still open. */
	readonly unclear: readonly { readonly slot: string; readonly asked: boolean }[];
	/** The other side's words; the listing is theirs only where they sell. */
	readonly texts: { readonly listing: readonly string[]; readonly messages: readonly string[] };
	/** Live offers of others on the same thing that the ledger shows. */
	readonly rivalOffers: number;
	readonly owns: readonly { readonly title: string }[];
	readonly item: { readonly title: string };
	/** No deal with this person was closed before. */
	readonly isStranger: boolean;
	readonly answers: readonly RuleAnswer[];
}
