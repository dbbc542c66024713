import { describe, expect, test } from "vitest";
import { sentence } from "./file-problem.ts";
import { readHaggleFile } from "./haggle-file.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });

describe("a haggle file", () => {
	const haggle = {
		id: "h1",
		listing: { title: "Lamp", description: "", category: "home", ask: usd("20.00") },
		seller: { target: usd("20.00"), floor: usd("14.00") },
		buyer: { target: usd("12.00"), ceiling: usd("18.00") },
		human: { agreed: true, price: usd("15.00") },
	};
	const readHaggles = (...records: unknown[]) =>
		readHaggleFile(records.map((record) => JSON.stringify(record)));

	test("gives each haggle with amounts in minor units", async () => {
		const { haggles, problems } = await readHaggles(haggle, {
			...haggle,
			id: "h2",
			human: { agreed: false, price: null },
		});
		expect(problems).toEqual([]);
		expect(haggles[0]?.seller.floor).toEqual({ minor: "1400", currency: "USD" });
		expect(haggles.map(({ human }) => human.price?.minor)).toEqual(["1500", undefined]);
	});

	test.each([
		[{ id: 7 }, "id: expected an id written as text."],
		[
			{ listing: { ...haggle.listing, title: "" } },
			"listing.title: expected a title of 1 to 200 characters.",
		],
		[
			{ seller: undefined },
			"seller: expected an object with a target and a floor, but it is missing.",
		],
		[
			{ buyer: { ...haggle.buyer, ceiling: usd("0") } },
			"buyer.ceiling.amount: expected an amount above zero.",
		],
		[
			{ buyer: { ...haggle.buyer, ceiling: { amount: "18.00", currency: "EUR" } } },
			"buyer.ceiling.currency: expected USD, the currency this line begins with; a market has one currency.",
		],
		[{ human: { agreed: "yes" } }, "human.agreed: expected true or false."],
		[{ human: { agreed: true } }, "human.price: expected a price, because the two people agreed."],
	])("refuses a line changed by %j: %s", async (change, expected) => {
		const { haggles, problems } = await readHaggles({ ...haggle, ...change });
		expect(haggles).toEqual([]);
		expect(problems.map(sentence)).toEqual([`Line 1, ${expected}`]);
	});

	test("has every id once and at least one haggle", async () => {
		expect((await readHaggles(haggle, haggle)).problems.map(sentence)).toEqual([
			'Line 2, id: expected an id of its own, but "h1" is already a haggle on line 1.',
		]);
		expect((await readHaggles()).problems.map(sentence)).toEqual([
			"The file: expected one haggle on each line, but it has no haggles.",
		]);
	});
});
