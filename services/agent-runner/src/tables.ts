import type { FactOf } from "@parley/contracts/catalogue";
import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Slot } from "@parley/contracts/listing";
import type { Projection } from "@parley/ledger/projection";
import { BUDGET_HELD } from "./domain/choice.ts";
import { evolveItem, ITEM_FACTS, type Item } from "./domain/item.ts";
import { evolveTalk, TALK_FACTS, type Talk } from "./domain/talk.ts";
import { openedBy } from "./turn-id.ts";

/** Negotiations as the agents see them. */
export const talks: Projection<Talk> = {
	name: "agent_talk",
	version: 3,
	types: TALK_FACTS,
	indexes: ["listing", "buyer", "seller", "status"],
	keys: (fact) => (fact.negotiationId === undefined ? [] : [fact.negotiationId]),
	evolve: evolveTalk,
};

/** Listings as the agents know them. */
export const items: Projection<Item> = {
	name: "agent_item",
	version: 2,
	types: ITEM_FACTS,
	indexes: [],
	keys: (fact) => [streamId(fact.stream)],
	evolve: evolveItem,
};

/** A listing that a search turned up, with what was unclear in it. */
export interface Found {
	readonly listing: string;
	readonly slots: readonly Slot[];
}

/** What became of one want: private to its principal. */
export interface Pursuit {
	readonly principal: string;
	readonly want: string;
	/** What the search found, best match first; `null` before there was one. */
	readonly shortlist: readonly Found[] | null;
	/** The newest position in the ledger when that search began. */
	readonly searched: number;
	readonly negotiations: readonly string[];
	readonly tried: readonly string[];
}

export const noPursuit = (principal: string, want: string): Pursuit => ({
	principal,
	want,
	shortlist: null,
	searched: 0,
	negotiations: [],
	tried: [],
});

export const pursuitKey = (principal: string, want: string): string => `${principal}/${want}`;

export const pursuits: Projection<Pursuit> = {
	name: "agent_pursuit",
	types: ["TurnDecided"],
	indexes: ["principal"],
	keys: (fact) =>
		isFact(fact, "TurnDecided") && pursued(fact.data)
			? [pursuitKey(fact.data.principal, fact.data.want ?? "")]
			: [],
	evolve(pursuit, fact) {
		if (!isFact(fact, "TurnDecided") || fact.data.want === null) return pursuit;
		const { principal, want, shortlist, move } = fact.data;
		const known = pursuit ?? noPursuit(principal, want);
		const { searched = fact.position } = fact.data;
		const found = shortlist === null ? known : { ...known, shortlist, searched };
		if (move.kind !== "open") return found;
		return {
			...found,
			negotiations: [...found.negotiations, move.negotiationId],
			tried: [...found.tried, move.listing],
		};
	},
};

const pursued = ({ want, shortlist, move }: FactOf<"TurnDecided">["data"]): boolean =>
	want !== null && (shortlist !== null || move.kind === "open");

/** Whose want a negotiation serves. */
interface Errand {
	readonly principal: string;
	readonly want: string;
}

export const errands: Projection<Errand> = {
	name: "agent_errand",
	types: ["TurnDecided"],
	indexes: [],
	keys: (fact) =>
		isFact(fact, "TurnDecided") && fact.data.move.kind === "open"
			? [fact.data.move.negotiationId]
			: [],
	evolve: (errand, fact) =>
		isFact(fact, "TurnDecided") && fact.data.move.kind === "open"
			? { principal: fact.data.principal, want: fact.data.move.want }
			: errand,
};

/** Whose search has turned up a listing. */
interface Shortlisted extends Errand {
	readonly listing: string;
	/** The position of the first turn that found it. */
	readonly since: number;
}

export const shortlisted: Projection<Shortlisted> = {
	name: "agent_shortlisted",
	types: ["TurnDecided"],
	indexes: ["listing"],
	keys: (fact) =>
		isFact(fact, "TurnDecided") && fact.data.want !== null
			? (fact.data.shortlist ?? []).map(
					({ listing }) => `${listing}/${fact.data.principal}/${fact.data.want}`,
				)
			: [],
	evolve(known, fact, key) {
		if (known !== undefined || !isFact(fact, "TurnDecided") || fact.data.want === null)
			return known;
		const listing = key.slice(0, key.indexOf("/"));
		const { principal, want } = fact.data;
		return { listing, principal, want, since: fact.position };
	},
};

/** An opening that was decided on, and why it came to nothing where that says nothing about the goods or their price. */
interface Opening {
	readonly negotiationId: string;
	readonly refusal: string | null;
}

/**
 * What makes an opening count as none: the listing was revised, before the opening, while it was talked about, or while it was
 * agreed on; or the mandate was revoked, and there is another one.
 */
export const UNTRIED: ReadonlySet<string | null> = new Set([
	...["REVISION_MISMATCH", "cancelled", "revision_changed"],
	...["MANDATE_REVOKED", "mandate_revoked"],
]);

export const openings: Projection<Opening> = {
	name: "agent_opening",
	version: 2,
	types: ["TurnDecided", "MoveRefused", "NegotiationEnded", "DealFellThrough"],
	indexes: [],
	keys(fact) {
		if (isFact(fact, "NegotiationEnded", "DealFellThrough"))
			return UNTRIED.has(fact.data.reason) ? [fact.negotiationId ?? ""] : [];
		if (isFact(fact, "MoveRefused")) return [openedBy(streamId(fact.stream))];
		return isFact(fact, "TurnDecided") && fact.data.move.kind === "open"
			? [fact.data.move.negotiationId]
			: [];
	},
	evolve(opening, fact, negotiationId) {
		if (isFact(fact, "TurnDecided")) return { negotiationId, refusal: null };
		if (opening === undefined) return undefined;
		if (isFact(fact, "MoveRefused")) return { ...opening, refusal: fact.data.code };
		return isFact(fact, "NegotiationEnded", "DealFellThrough")
			? { ...opening, refusal: fact.data.reason }
			: opening;
	},
};

/** How the newest turn for a want went. */
interface LastTurn extends Errand {
	readonly trigger: string;
	/** Whether the agent only waits for budget that other offers hold; a text, as indexes want it. */
	readonly waits: "for_budget" | "no";
}

export const lastTurns: Projection<LastTurn> = {
	name: "agent_last_turn",
	types: ["TurnDecided"],
	indexes: ["principal"],
	keys: (fact) =>
		isFact(fact, "TurnDecided") && fact.data.want !== null
			? [pursuitKey(fact.data.principal, fact.data.want)]
			: [],
	evolve(last, fact) {
		if (!isFact(fact, "TurnDecided") || fact.data.want === null) return last;
		const { principal, want, move, trigger } = fact.data;
		const waits = move.kind === "hold" && move.because === BUDGET_HELD ? "for_budget" : "no";
		return { principal, want, trigger, waits };
	},
};
