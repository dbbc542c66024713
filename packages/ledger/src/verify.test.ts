import type { Fact } from "@parley/contracts/fact";
import { factId } from "@parley/contracts/id";
import { expect, test } from "vitest";
import type { Store } from "./store.ts";
import { verifyFacts } from "./verify.ts";

const command = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const deposit = {
	postings: [{ from: "outside", to: "wallet:ada", amount: { minor: "5", currency: "USD" } }],
};

const fact = (position: number, rest: Partial<Fact> = {}): Fact => ({
	id: factId(command(position), 0),
	market: "m",
	stream: `listing-${position}`,
	version: 1,
	position,
	type: "Happened",
	typeVersion: 1,
	visibility: "public",
	data: {},
	actor: { kind: "service", id: "x" },
	causedBy: command(position),
	commandId: command(position),
	traceparent: "",
	at: "2026-01-01T00:00:00.000Z",
	recordedAt: "2026-01-01T00:00:00.000Z",
	...rest,
});

const problems = async (
	facts: Fact[],
	balances: [string, bigint][] = [],
	head = facts.length,
): Promise<string[]> => {
	const store = {
		market: "m",
		head: async () => head,
		read: async (after: number) => facts.filter(({ position }) => position > after),
	};
	const found = await verifyFacts(store as unknown as Store, new Map(balances));
	return found.map(({ where, problem }) => `${where} ${problem}`);
};

test("a sound ledger has no differences", async () => {
	const second = fact(2, {
		stream: "listing-1",
		version: 2,
		commandId: command(1),
		id: factId(command(1), 1),
	});

	expect(
		await problems([fact(1), second, fact(3, { data: deposit })], [["wallet:ada", 5n]]),
	).toEqual([]);
});

test("a gap, a wrong version, a foreign id and a clock that runs back are found", async () => {
	expect(await problems([fact(1), fact(3)], [], 3)).toEqual([
		"position 3 follows position 1; the positions have a gap.",
	]);
	expect(await problems([fact(1), fact(2, { stream: "listing-1", version: 3 })])).toEqual([
		"position 2 is version 3 of listing-1, where version 2 comes next.",
	]);
	expect(await problems([fact(1, { id: command(9) })])).toEqual([
		"position 1 has an id that does not follow from its command.",
	]);
	expect(await problems([fact(1), fact(2, { recordedAt: "2025-01-01T00:00:00.000Z" })])).toEqual([
		"position 2 was recorded before the fact in front of it.",
	]);
	expect(await problems([fact(1)], [], 2)).toEqual([
		"position 2 is the newest by the ledger's count, but the last fact found is at 1.",
	]);
});

test("money that is not where the postings put it is found", async () => {
	expect(await problems([fact(1, { data: deposit })])).toEqual([
		"account wallet:ada has a balance that is not the sum of its postings.",
	]);
	const short = {
		postings: [{ from: "wallet:ada", to: "fees", amount: { minor: "1", currency: "USD" } }],
	};
	expect(
		await problems(
			[fact(1, { data: short })],
			[
				["wallet:ada", -1n],
				["fees", 1n],
			],
		),
	).toEqual(["position 1 takes wallet:ada below zero."]);
});
