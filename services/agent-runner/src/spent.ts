import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Documents, Projection } from "@parley/ledger/projection";
import { leftOver } from "./domain/intake/interview.ts";
import type { Spending } from "./models/spending.ts";

/** What was spent on models under one key, in millionths of a dollar, as a text of digits. */
interface Spent {
	readonly microDollars: string;
}

const inAll = (principal: string): string => principal;
const onDay = (principal: string, at: string): string => `${principal}/day/${at.slice(0, 10)}`;
const forDeal = (principal: string, negotiationId: string): string =>
	`${principal}/deal/${negotiationId}`;

const forReading = (principal: string, at: string): string =>
	`${principal}/reading/${at.slice(0, 10)}`;
/** No principal is called that. */
const EVERYBODY = "*";

/** What models have cost, by principal, day and negotiation, and to read what people say: what caps are compared with. */
export const spent: Projection<Spent> = {
	name: "agent_spent",
	version: 3,
	types: ["TurnDecided", "IntakeConsulted", "IntakeAnswered"],
	indexes: [],
	keys(fact) {
		if (!isFact(fact, "TurnDecided")) {
			const reader = streamId(fact.stream);
			const keys = [inAll(reader), onDay(reader, fact.at), forReading(reader, fact.at)];
			return readFor(fact) === 0 ? [] : [...keys, forReading(EVERYBODY, fact.at)];
		}
		if (fact.data.usage?.microDollars === undefined) return [];
		const { principal, move, about } = fact.data;
		// Whoever was asked about one negotiation may have been made to wait instead of moving in it.
		const deal = about ?? ("negotiationId" in move ? move.negotiationId : undefined);
		const own = deal === undefined ? [] : [forDeal(principal, deal)];
		return [inAll(principal), onDay(principal, fact.at), ...own];
	},
	evolve(before, fact) {
		const isTurn = isFact(fact, "TurnDecided");
		const more = BigInt(isTurn ? (fact.data.usage?.microDollars ?? 0) : readFor(fact));
		return { microDollars: String(BigInt(before?.microDollars ?? 0) + more) };
	},
};

/** What is set aside for an answer, and what of that is free again once it came. */
function readFor(fact: Fact): number {
	if (isFact(fact, "IntakeConsulted")) return fact.data.microDollars;
	return isFact(fact, "IntakeAnswered") && fact.data.model !== null ? leftOver(fact.data.model) : 0;
}

/** What a principal's agent has spent so far, as far as the tables know. */
export async function spendingOf(
	documents: Documents,
	principal: string,
	negotiationId: string,
	now: string,
): Promise<Spending> {
	return {
		all: await micros(documents, inAll(principal)),
		day: await micros(documents, onDay(principal, now)),
		deal: await micros(documents, forDeal(principal, negotiationId)),
	};
}

/** The same for reading what they say, beside what that has cost today: theirs, and everybody's. */
export async function readingSpent(documents: Documents, principal: string, now: string) {
	return {
		all: await micros(documents, inAll(principal)),
		day: await micros(documents, onDay(principal, now)),
		readToday: await micros(documents, forReading(principal, now)),
		marketToday: await micros(documents, forReading(EVERYBODY, now)),
	};
}

const micros = async (documents: Documents, key: string): Promise<bigint> =>
	BigInt((await documents.get(spent, key))?.microDollars ?? 0);
