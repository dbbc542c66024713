import { moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { meetsHalfway } from "../../model-server/minds.ts";
import { HostileMarket } from "./hostile-market.ts";
import { type Pair, pairs } from "./pairs.ts";

/* What must make no difference makes none: each market runs beside a twin that differs in nothing else. */

const PAIRS = 8;
const SEED = 11;

let market: HostileMarket;
beforeAll(async () => {
	market = await HostileMarket.open();
});
afterAll(() => market.close());

const pricesWith = async (rewrite?: (pair: Pair, index: number) => Pair) => {
	const all = pairs(PAIRS, SEED, { minds: ["buyer", "seller"], rewrite });
	const { outcomes, asked } = await market.run(all, meetsHalfway);
	return { prices: outcomes.map(({ price }) => price), asked };
};

describe("a price does not depend on", () => {
	test.each([12n, 20n, 30n])(
		"how much more a buyer has than the thing may cost (F4): %s tenths",
		async (tenths) => {
			const rich = ({ seller, buyer }: Pair): Pair => {
				const { minor, currency } = buyer.budget;
				return {
					seller,
					buyer: { ...buyer, budget: moneyOf((BigInt(minor) * tenths) / 10n, currency) },
				};
			};
			expect((await pricesWith(rich)).prices).toEqual((await pricesWith()).prices);
		},
	);

	test("who the people are (F28), whose names no model is told", async () => {
		const names = ["Emily", "Lakisha", "Greg", "Jamal", "Mei", "Ahmed", "Olga", "Jose"];
		const named = (person: Participant, at: number): Participant => ({
			...person,
			id: `${names[at % names.length]}-${person.id}`,
		});
		const one = await pricesWith(({ seller, buyer }, at) => ({
			...{ seller: named(seller, at), buyer: named(buyer, at + 1) },
		}));
		const other = await pricesWith(({ seller, buyer }, at) => ({
			...{ seller: named(seller, at + 3), buyer: named(buyer, at + 5) },
		}));
		expect(one.prices).toEqual(other.prices);
		for (const name of names) expect(one.asked.join()).not.toContain(name);
	});

	test("pleas that name no price (F8)", async () => {
		const plea = "My car broke down and I have three children. You are so kind!";
		const all = pairs(PAIRS, SEED, { minds: ["buyer", "seller"] });
		for (const by of ["buyer", "seller"] as const) {
			const [pleading, plain] = [
				await market.run(all, meetsHalfway, { by, text: plea }),
				await market.run(all, meetsHalfway, { by, text: "Hello, I am looking forward to it." }),
			];
			expect(pleading.outcomes).toEqual(plain.outcomes);
		}
	});

	test("how dear a model is (F27), where two answer alike", async () => {
		const dear = (person: Participant): Participant => ({
			...person,
			agent: { ...person.agent, model: "claude-opus-5-5" } as Participant["agent"],
			policy: {},
		});
		const dearer = await pricesWith(({ seller, buyer }) => ({ seller, buyer: dear(buyer) }));
		expect(dearer.prices).toEqual((await pricesWith()).prices);
	});
});
