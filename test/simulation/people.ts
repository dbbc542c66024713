import { TACTICS } from "@parley/contracts/mandate";
import { moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import type { Random } from "./random.ts";

type Sale = Participant["sells"][number];
type Want = Participant["wants"][number];

const CATEGORIES = ["bikes", "lamps", "books"] as const;
const NAMES = ["ada", "bo", "cy", "dee", "eli", "fay", "gus"] as const;
const WORDS = { bikes: "bike", lamps: "lamp", books: "book" } as const;

/**
 * A small market that brings trouble: several people after the same few things, limits that leave a little room or
 * none, budgets too small for all that is wanted, texts with two readings, and sellers who never come.
 */
export function people(random: Random): Participant[] {
	// Few of each most of the time: trouble needs company, not numbers.
	const names = NAMES.slice(0, random.chance(0.8) ? random.between(3, 4) : random.between(5, 7));
	const listings = random.chance(0.8) ? random.between(3, 5) : random.between(6, 9);
	const sales = new Map<string, Sale[]>(names.map((name) => [name, []]));
	const categories = CATEGORIES.slice(0, random.between(1, 3));
	for (let number = 1; number <= listings; number++) {
		const item = sale(random, `item-${number}`, random.pick(categories));
		sales.get(random.pick(names))?.push(item);
	}
	const all = [...sales.values()].flat();
	return names.map((name) => person(random, name, sales.get(name) ?? [], all));
}

const dollars = (random: Random, least: number, most: number) =>
	// Odd cents keep a private number apart from every number that a sentence may name for another reason.
	moneyOf(BigInt(random.between(least, most) * 100 + random.between(1, 98)), "USD");

function sale(random: Random, id: string, category: keyof typeof WORDS): Sale {
	const quantity = random.chance(0.6) ? 1 : random.between(2, 3);
	const unclear = random.chance(0.15);
	const ask = dollars(random, 1_100, 1_900);
	const greedy = random.chance(0.12);
	const description = unclear ? "8 each, or 3 for 20" : "In good order.";
	return {
		id,
		title: `${random.pick(["old", "red", "fine"])} ${WORDS[category]}`,
		description,
		category,
		quantity,
		ask: greedy ? dollars(random, 8_100, 9_900) : ask,
		floor: greedy ? dollars(random, 7_000, 8_000) : dollars(random, 600, 1_050),
		...(unclear && random.chance(0.7) ? { answers: { unit: random.pick(["each", "lot"]) } } : {}),
		...(random.chance(0.15) ? { noShow: true as const } : {}),
	};
}

function person(random: Random, id: string, sells: Sale[], all: readonly Sale[]): Participant {
	const wants: Want[] = [];
	const wanted = random.between(0, 2);
	for (let number = 1; number <= wanted; number++) {
		const aim = random.pick(all);
		wants.push({
			id: `want-${number}`,
			category: aim.category,
			query: WORDS[aim.category as keyof typeof WORDS],
			quantity: random.chance(0.6) ? 1 : random.between(2, 3),
			ceiling: dollars(random, 700, 2_100),
			...(random.chance(0.3) ? { listing: aim.id } : {}),
		});
	}
	const tiny = random.chance(0.3);
	return {
		id,
		budget: tiny ? dollars(random, 500, 1_500) : dollars(random, 2_000, 9_000),
		agent: random.chance(0.4)
			? { kind: "claude", model: "wild" }
			: { kind: "scripted", tactic: random.pick(TACTICS) },
		sells,
		wants,
	};
}
