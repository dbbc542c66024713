import type { Haggle } from "@parley/contracts/haggle-file";
import { id } from "@parley/contracts/id";
import { describe, expect, it } from "vitest";
import { compared, pairsOf } from "./haggle-comparison.ts";
import { haggleMarket } from "./haggle-market.ts";
import type { DealRow } from "./outcome.ts";

const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });

function haggle(
	name: string,
	category: string,
	floor: number,
	ceiling: number,
	price?: number,
): Haggle {
	return {
		id: name,
		listing: { title: `A ${name}`, description: "", category, ask: usd(10_000) },
		seller: { target: usd(10_000), floor: usd(floor) },
		buyer: { target: usd(5_000), ceiling: usd(ceiling) },
		human: price === undefined ? { agreed: false } : { agreed: true, price: usd(price) },
	};
}

const deal = (listing: string, price: number) => ({ listing, price: usd(price) }) as DealRow;

const haggles = [
	haggle("car", "cars", 7_000, 9_000, 8_000),
	haggle("van", "cars", 7_000, 7_000),
	haggle("bus", "cars", 7_000, 6_999, 6_000),
	haggle("cup", "home", 5_000, 9_000, 0),
];
const pairs = pairsOf(haggles, [deal("car", 7_500), deal("van", 7_000), deal("elsewhere", 1)]);

describe("a haggle", () => {
	it("has a zone of agreement when the ceiling is not below the floor", () => {
		expect(pairs.map(({ zone }) => zone)).toEqual([true, true, false, true]);
	});

	it("is set beside what two people made of it, a price of nothing included", () => {
		expect(pairs.map(({ humans, agents }) => [humans.price?.minor, agents.price?.minor])).toEqual([
			["8000", "7500"],
			[undefined, "7000"],
			["6000", undefined],
			["0", undefined],
		]);
	});

	it("puts no private number into what is reported", () => {
		expect(JSON.stringify(pairs)).not.toMatch(/9000|6999|5000/);
	});
});

describe("the table of haggles", () => {
	it("counts each category, the largest first, and all together", () => {
		const { rows, all } = compared(pairs);
		expect(rows).toEqual([
			{
				category: "cars",
				pairs: 3,
				zone: 2,
				humansAgreed: 2,
				agentsAgreed: 2,
				agentsAgreedInZone: 2,
				humansShare: 0.7,
				agentsShare: 0.725,
			},
			{
				category: "home",
				pairs: 1,
				zone: 1,
				humansAgreed: 1,
				agentsAgreed: 0,
				agentsAgreedInZone: 0,
				humansShare: 0,
				agentsShare: null,
			},
		]);
		expect(all).toMatchObject({ pairs: 4, zone: 3, humansAgreed: 3, agentsAgreed: 2 });
	});
});

describe("the market of haggles", () => {
	it("has a seller and a buyer for each, who can meet nobody else", () => {
		const people = haggleMarket(haggles, "micro");
		expect(people.map((person) => person.id).slice(0, 2)).toEqual(["car-s", "car-b"]);
		expect(people.map(({ wants }) => wants.map(({ listing }) => listing)).slice(0, 2)).toEqual([
			[],
			["car"],
		]);
		expect(people[1]?.budget).toEqual(people[1]?.wants[0]?.ceiling);
		expect(people.every((person) => id.safeParse(person.id).success)).toBe(true);
	});

	it("differs about the price alone: what its post leaves open is meant as the listing says", () => {
		const [clear] = haggles as [Haggle];
		const listing = { ...clear.listing, description: "5 each or 3 for 12." };
		const [seller] = haggleMarket([{ ...clear, listing }], "linear");
		expect(seller?.sells[0]?.answers).toEqual({ unit: "each" });
		expect(haggleMarket([clear], "linear")[0]?.sells[0]).not.toHaveProperty("answers");
	});

	it("keeps the longest id of a file a valid one", () => {
		const [seller] = haggleMarket([haggle("x".repeat(80), "cars", 1, 2)], "linear");
		expect(id.safeParse(seller?.id).success).toBe(true);
	});
});
