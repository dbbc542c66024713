import { isFact } from "@parley/contracts/catalogue";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { Spending } from "./models/spending.ts";

/** What was spent on models under one key, in millionths of a dollar, as a text of digits. */
interface Spent {
	readonly microDollars: string;
}

const inAll = (principal: string): string => principal;
const onDay = (principal: string, at: string): string => `${principal}/day/${at.slice(0, 10)}`;
const forDeal = (principal: string, negotiationId: string): string =>
	`${principal}/deal/${negotiationId}`;

/** What turns have cost, by principal, day and negotiation: what caps are compared with. */
export const spent: Projection<Spent> = {
	name: "agent_spent",
	version: 2,
	types: ["TurnDecided"],
	indexes: [],
	keys(fact) {
		if (!isFact(fact, "TurnDecided") || fact.data.usage?.microDollars === undefined) return [];
		const { principal, move, about } = fact.data;
		// Whoever was asked about one negotiation may have been made to wait instead of moving in it.
		const deal = about ?? ("negotiationId" in move ? move.negotiationId : undefined);
		const own = deal === undefined ? [] : [forDeal(principal, deal)];
		return [inAll(principal), onDay(principal, fact.at), ...own];
	},
	evolve(before, fact) {
		if (!isFact(fact, "TurnDecided")) return before;
		const more = BigInt(fact.data.usage?.microDollars ?? 0);
		return { microDollars: String(BigInt(before?.microDollars ?? 0) + more) };
	},
};

/** What a principal's agent has spent so far, as far as the tables know. */
export async function spendingOf(
	documents: Documents,
	principal: string,
	negotiationId: string,
	now: string,
): Promise<Spending> {
	const micros = async (key: string) =>
		BigInt((await documents.get(spent, key))?.microDollars ?? 0);
	return {
		all: await micros(inAll(principal)),
		day: await micros(onDay(principal, now)),
		deal: await micros(forDeal(principal, negotiationId)),
	};
}
