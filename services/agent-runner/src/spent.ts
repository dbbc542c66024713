import { type FactOf, isFact } from "@parley/contracts/catalogue";
import { categoryOf, type Fact, streamId } from "@parley/contracts/fact";
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

/**
 * What models have cost, by principal, day and negotiation, and to read what people say: what caps are compared with. What
 * was set aside counts in full until it is settled, and for the day on which it was; what a turn or an intake says itself
 * counts where nothing was.
 */
export const spent: Projection<Spent> = {
	name: "agent_spent",
	version: 4,
	types: [
		...["TurnDecided", "IntakeConsulted", "IntakeAnswered"],
		...["SpendingReserved", "SpendingSettled"],
	],
	indexes: [],
	keys(fact) {
		if (isFact(fact, "SpendingReserved", "SpendingSettled")) return keysOfSpending(fact);
		if (!isFact(fact, "TurnDecided")) {
			const reader = streamId(fact.stream);
			const keys = [inAll(reader), onDay(reader, fact.at), forReading(reader, fact.at)];
			return readFor(fact) === 0 ? [] : [...keys, forReading(EVERYBODY, fact.at)];
		}
		const { principal, move, about, usage, spending } = fact.data;
		if (usage?.microDollars === undefined || spending !== undefined) return [];
		// Whoever was asked about one negotiation may have been made to wait instead of moving in it.
		const deal = about ?? ("negotiationId" in move ? move.negotiationId : undefined);
		const own = deal === undefined ? [] : [forDeal(principal, deal)];
		return [inAll(principal), onDay(principal, fact.at), ...own];
	},
	evolve(before, fact) {
		return { microDollars: String(BigInt(before?.microDollars ?? 0) + BigInt(more(fact))) };
	},
};

function keysOfSpending({
	stream,
	data,
}: FactOf<"SpendingReserved" | "SpendingSettled">): string[] {
	const { principal, negotiationId, since } = data;
	if (categoryOf(stream) === "reading") return [forReading(EVERYBODY, streamId(stream))];
	const what =
		negotiationId === undefined ? forReading(principal, since) : forDeal(principal, negotiationId);
	return [inAll(principal), onDay(principal, since), what];
}

function more(fact: Fact): number {
	if (isFact(fact, "TurnDecided")) return fact.data.usage?.microDollars ?? 0;
	if (isFact(fact, "SpendingReserved")) return fact.data.microDollars;
	if (isFact(fact, "SpendingSettled")) return fact.data.microDollars - fact.data.reserved;
	return readFor(fact);
}

/** What an intake set aside for an answer by itself, and what of that is free again once it came. */
function readFor(fact: Fact): number {
	if (isFact(fact, "IntakeConsulted"))
		return fact.data.spending === undefined ? fact.data.microDollars : 0;
	if (!isFact(fact, "IntakeAnswered") || fact.data.model?.spending !== undefined) return 0;
	return fact.data.model === null ? 0 : leftOver(fact.data.model);
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
		marketToday: await readingSpentOn(documents, now),
	};
}

export const readingSpentOn = (documents: Documents, day: string): Promise<bigint> =>
	micros(documents, forReading(EVERYBODY, day));

const micros = async (documents: Documents, key: string): Promise<bigint> =>
	BigInt((await documents.get(spent, key))?.microDollars ?? 0);
