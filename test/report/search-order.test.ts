import { turnParts } from "@parley/agent-runner";
import type { Participant } from "@parley/contracts/participant";
import { SERVICES } from "@parley/marketplace/services";
import type { Service } from "@parley/runtime/service";
import { describe, expect, test } from "vitest";
import { runInMemory } from "../integration/small-market.ts";
import { beside, choosing, demoPeople } from "./twins.ts";

/** Sellers of the same goods at prices of their own, and buyers who look for them in words that all of them hold. */
function crowd(sellers: number, buyers: number): Participant[] {
	const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
	const agent = { kind: "scripted", tactic: "linear" } as const;
	const selling = Array.from({ length: sellers }, (_, at): Participant => {
		const ask = 2_000 + ((at * 37) % 100) * 20;
		const [id, title] = [`mug-${String(at).padStart(3, "0")}`, "Blue stoneware mug"];
		const goods = { id, title, description: "Holds tea.", category: "kitchen", quantity: 1 };
		return {
			...{ id: `seller-${at}`, budget: usd(1_000), agent, wants: [] },
			sells: [{ ...goods, ask: usd(ask), floor: usd(Math.floor(ask * 0.8)) }],
		};
	});
	const buying = Array.from({ length: buyers }, (_, at): Participant => {
		const want = { id: "mug", category: "kitchen", query: "stoneware mug", quantity: 1 };
		const wants = [{ ...want, ceiling: usd(4_000 + at * 100) }];
		return { id: `buyer-${at}`, budget: usd(9_000), agent, sells: [], wants };
	});
	return [...selling, ...buying];
}

/** A shelf that shows what it found the other way round, for every other question; each asker is a question of its own. */
function turned(services: readonly Service[] = SERVICES): readonly Service[] {
	let asked = 0;
	return services.map((service) => {
		const search = service.queries?.search;
		if (service.name !== "listing" || search === undefined) return service;
		const turning: typeof search = async (question, documents) => {
			const found = (await search(question, documents)) as unknown[];
			return asked++ % 2 === 0 ? found.toReversed() : found;
		};
		return { ...service, queries: { ...service.queries, search: turning } };
	});
}

/** Agents that open with whatever stands first in what they found. */
const takingTheFirst = (people: readonly Participant[]): readonly Service[] => {
	const sellers = new Map(people.flatMap(({ id, sells }) => sells.map((sale) => [sale.id, id])));
	return choosing(async (world, occasion, granted, turn) => {
		const chosen = await turnParts.choose(world, occasion, granted, turn);
		if ("refusal" in chosen || chosen.move.kind !== "open") return chosen;
		const listing = chosen.shortlist?.[0]?.listing ?? chosen.move.listing;
		const seller = sellers.get(listing) ?? chosen.move.seller;
		return { ...chosen, move: { ...chosen.move, listing, seller } };
	});
};

describe("F6: the order in which a search shows what it found", () => {
	test.each([3, 10, 100])(
		"moves no choice of ours among %s listings",
		async (sellers) => {
			const people = crowd(sellers, 16);
			const [plain, twin] = [await runInMemory(people), await runInMemory(people, turned())];
			const found = beside("F6", plain, twin);
			expect([found.hits, found.chance.hits], JSON.stringify(found)).toEqual([0, 0]);
			expect(found.of).toBeGreaterThan(6);
		},
		120_000,
	);

	test.each([10, 100])(
		"leaves nobody without a mug where there are %s of them",
		async (sellers) => {
			const facts = await runInMemory(crowd(sellers, 16));
			const bought = facts.filter(({ type }) => type === "FundsHeld");
			expect(bought).toHaveLength(Math.min(sellers, 16));
		},
		120_000,
	);

	test("moves none in the demo's market either", async () => {
		const people = await demoPeople();
		const found = beside("F6", await runInMemory(people), await runInMemory(people, turned()));
		expect([found.hits, found.chance.hits], JSON.stringify(found)).toEqual([0, 0]);
		expect(found.of).toBeGreaterThan(6);
	});

	test("is found to move the choice of agents that take what comes first", async () => {
		const people = crowd(10, 16);
		const lazy = takingTheFirst(people);
		const [plain, twin] = [
			await runInMemory(people, lazy),
			await runInMemory(people, turned(lazy)),
		];
		const { hits, of, chance, lower } = beside("F6", plain, twin);
		expect({ hits, chance: chance.hits }).toEqual({ hits: of, chance: 0 });
		expect(lower).toBeGreaterThan(0.5);
	});
});
