import { createReadStream } from "node:fs";
import { fileLines } from "@parley/contracts/file-lines";
import { TACTICS } from "@parley/contracts/mandate";
import { readMarketFile } from "@parley/contracts/market-file";
import { describe, expect, test } from "vitest";

const { participants, problems } = await readMarketFile(
	fileLines(createReadStream(new URL("demo.jsonl", import.meta.url))),
);
const listings = participants.flatMap(({ id, sells }) =>
	sells.map((sale) => ({ ...sale, seller: id })),
);
const wants = participants.flatMap((person) =>
	person.wants.map((want) => ({ ...want, buyer: person.id })),
);
const minor = ({ minor }: { minor: string }) => Number(minor);

/** The listings of others that could fill a want, by the beginnings of their words instead of a language's stems. */
function found(want: (typeof wants)[number]) {
	const stems = want.query.split(" ").map((word) => word.replace(/s$/, ""));
	return listings.filter(({ seller, category, quantity, title, description }) => {
		const text = `${title} ${description}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
		const matches = stems.every((stem) => text.some((word) => word.startsWith(stem)));
		return (
			matches && seller !== want.buyer && category === want.category && quantity >= want.quantity
		);
	});
}
const wantedBy = (listing: string) =>
	wants.filter((want) => found(want).some(({ id }) => id === listing));

describe("the demo market", () => {
	test("loads without a problem and has the size the tour promises", () => {
		expect(problems).toEqual([]);
		expect([participants.length, listings.length, wants.length]).toEqual([24, 80, 65]);
		expect(new Set(listings.map(({ category }) => category)).size).toBe(9);
		expect(
			new Set(participants.map(({ agent }) => agent.kind === "scripted" && agent.tactic)),
		).toEqual(new Set(TACTICS));
	});

	test("has floors of 60 to 90 percent of the ask and budgets of 60 to 250 dollars", () => {
		const shares = listings.map(({ ask, floor }) => minor(floor) / minor(ask));
		expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.6);
		expect(Math.max(...shares)).toBeLessThanOrEqual(0.9);
		const budgets = participants.map(({ budget }) => minor(budget));
		expect([Math.min(...budgets), Math.max(...budgets)]).toEqual([6_000, 25_000]);
	});

	test("sells everything that is wanted, except a grand piano", () => {
		expect(wants.filter((want) => found(want).length === 0).map(({ query }) => query)).toEqual([
			"grand piano",
		]);
	});

	test("has no zone of agreement for five wants, by a little or by a lot", () => {
		const impossible = wants.filter((want) => {
			const offers = found(want);
			return offers.length > 0 && offers.every(({ floor }) => minor(floor) > minor(want.ceiling));
		});
		expect(impossible.map(({ id, query }) => `${id} ${query}`)).toEqual([
			"chiara-w3 wool rug",
			"ines-w1 oak bookshelf",
			"leo-w1 city bike",
			"maya-w1 first edition poems",
			"samir-w1 electric guitar",
		]);
	});

	test("has single things that several people want", () => {
		const buyers = (listing: string) => wantedBy(listing).map(({ buyer }) => buyer);
		expect(buyers("ada-film-camera")).toEqual(["bruno", "keiko", "quinn", "tove"]);
		expect(buyers("samir-espresso")).toEqual(["jamal", "keiko", "nils"]);
		expect(buyers("jamal-city-bike")).toEqual(["leo", "vera", "yusuf"]);
	});

	test("has a seller who misses the handover of something somebody buys", () => {
		const missed = listings.filter(({ noShow }) => noShow);
		expect(missed.map(({ id }) => id)).toEqual(["samir-espresso"]);
		expect(
			wantedBy("samir-espresso").some(
				({ ceiling }) => minor(ceiling) > minor(missed[0]?.ask ?? ceiling),
			),
		).toBe(true);
	});

	test("has two ambiguous prices that somebody asks about, and one seller who answers", () => {
		const ambiguous = listings.filter(({ description }) =>
			/ \d+ for \d+ or \d+ each/.test(description),
		);
		expect(ambiguous.map(({ id, answers }) => [id, answers])).toEqual([
			["pablo-jigsaws", undefined],
			["wanda-pots", { unit: "each" }],
		]);
		expect(ambiguous.map(({ id }) => wantedBy(id).length)).toEqual([1, 1]);
	});

	test("has a listing of several pieces and people who want two of them", () => {
		expect(wantedBy("hugo-birch-chair").map(({ buyer, quantity }) => [buyer, quantity])).toEqual([
			["leo", 2],
			["rosa", 2],
			["umar", 1],
		]);
	});

	test("has a person who wants more than the budget buys", () => {
		const farid = participants.find(({ id }) => id === "farid");
		const floors = wants
			.filter(({ buyer }) => buyer === "farid")
			.map((want) => minor(found(want)[0]?.floor ?? want.ceiling));
		expect(floors.reduce((sum, floor) => sum + floor, 0)).toBeGreaterThan(
			minor(farid?.budget ?? { minor: "0" }),
		);
	});

	test("has an emoji and a right-to-left title", () => {
		expect(
			listings.filter(({ title }) => /\p{Emoji_Presentation}/u.test(title)).map(({ id }) => id),
		).toEqual(["farid-monstera"]);
		expect(
			listings.filter(({ title }) => /^\p{Script=Arabic}/u.test(title)).map(({ id }) => id),
		).toEqual(["samir-arabic-cookbook"]);
	});
});
