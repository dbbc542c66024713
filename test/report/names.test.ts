import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { turnParts } from "@parley/agent-runner";
import type { Fact } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import type { Participant } from "@parley/contracts/participant";
import type { Service } from "@parley/runtime/service";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { runInMemory } from "../integration/small-market.ts";
import { parley } from "../journeys/parley.ts";
import { beside, choosing, demoPeople } from "./twins.ts";

/** Between 0 and 1, the same for the same text: as good as chance. */
const drawn = (text: string): number => Number.parseInt(hashOf(text).slice(0, 8), 16) / 2 ** 32;

describe("F28: who a person seems to be", () => {
	let people: readonly Participant[];
	let plain: readonly Fact[];
	let twins: readonly (readonly Fact[])[];
	beforeAll(async () => {
		people = await demoPeople();
		plain = await runInMemory(people);
		twins = [await runInMemory(renamed(people, 0)), await runInMemory(renamed(people, 1))];
	});
	const renamed = (all: readonly Participant[], parity: number): Participant[] =>
		all.map((person, at) => (at % 2 === parity ? { ...person, id: `x-${person.id}` } : person));

	/** Sellers who ask everybody for less than their tactic would, by a part of what is above their floor. */
	const lowering = (part: (buyer: string, turn: string) => number): readonly Service[] =>
		choosing(async (world, occasion, granted, turn) => {
			const chosen = await turnParts.choose(world, occasion, granted, turn);
			if ("refusal" in chosen || chosen.move.kind !== "offer" || occasion.want !== null)
				return chosen;
			const { terms, negotiationId, listing } = chosen.move;
			const [opening] = await world.store.readStream(`negotiation-${negotiationId}`);
			const sale = granted.mandate.sells.find((each) => each.listing === listing);
			const floor = BigInt(sale?.floor.minor ?? 0) * BigInt(terms.quantity);
			const room = Number(BigInt(terms.price.minor) - floor);
			const less = Math.floor(room * part(String(opening?.data.buyer), occasion.turnId));
			const price = { ...terms.price, minor: String(BigInt(terms.price.minor) - BigInt(less)) };
			return { ...chosen, move: { ...chosen.move, terms: { ...terms, price, total: price } } };
		});

	test.each([0, 1])(
		"moves no offer of ours, whichever half of the people is renamed: %s",
		(parity) => {
			const { hits, of, chance, lower, upper } = beside("F28", plain, twins[parity] ?? []);
			expect({ hits, chance: chance.hits }).toEqual({ hits: 0, chance: 0 });
			expect(of).toBeGreaterThan(200);
			expect(lower).toBeGreaterThan(-0.02);
			expect(upper).toBeLessThan(0.02);
		},
	);

	test("is found where sellers ask some names for more", async () => {
		const biased = lowering((buyer) => (buyer.startsWith("x-") ? 0 : 0.1));
		const twin = await runInMemory(renamed(people, 0), biased);
		const { hits, chance, lower } = beside("F28", await runInMemory(people, biased), twin);
		expect(hits).toBeGreaterThan(20);
		expect(chance.hits).toBe(0);
		expect(lower).toBeGreaterThan(0.2);
	});

	test("is told from chance, and chance from it, where offers vary by chance", async () => {
		/** A mood that is another one in each run, whoever it is about. */
		const moody = (run: string, least: (buyer: string) => number): readonly Service[] =>
			lowering((buyer, turn) => least(buyer) + (drawn(run + turn) < 0.3 ? 0.1 : 0));
		const one = await runInMemory(
			people,
			moody("one", () => 0),
		);
		const names = renamed(people, 0);
		const fair = beside(
			"F28",
			one,
			await runInMemory(
				names,
				moody("other", () => 0),
			),
		);
		expect(fair.chance.hits).toBeGreaterThan(10);
		expect(fair.lower).toBeLessThan(0);
		expect(fair.upper).toBeGreaterThan(0);
		const dearer = (buyer: string): number => (buyer.startsWith("x-") ? 0.2 : 0);
		const unfair = beside("F28", one, await runInMemory(names, moody("other", dearer)));
		expect(unfair.chance.hits).toBeGreaterThan(10);
		expect(unfair.lower).toBeGreaterThan(0);
	});

	test("is told by `parley report --twin`, with what is sure of it", async () => {
		const home = await emptyFolder();
		for (const [name, facts] of Object.entries({ one: plain, other: twins[0] ?? [] }))
			await writeFile(
				join(home, `${name}.jsonl`),
				facts.map((fact) => JSON.stringify(fact)).join("\n"),
			);
		const { code, stdout } = await parley(home, "report", "one.jsonl", "--twin", "other.jsonl");
		await rm(home, { recursive: true, force: true });
		expect(code).toBe(0);
		expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
			/F28 0 0 0 of \d{3} Offers that depend .* chance alone 0 of \d{3}, at 95% between -\d\.\d and \d\.\d in 100 beyond it/,
		);
	});
});
