import { describe, expect, test } from "vitest";
import { KnownLists, type Place } from "./known-lists.ts";

const attic: Place = { table: "shelves", field: "place", value: "attic" };
const cellar: Place = { ...attic, value: "cellar" };
const inAttic = { place: "attic" };
const inCellar = { place: "cellar" };

/** Lists of which the attic's was read and found these. */
function readAs(...found: string[]): KnownLists {
	const lists = new KnownLists();
	lists.begin(attic)?.(found);
	return lists;
}

describe("a list of documents", () => {
	test("is known once it was read to its end, and not before", () => {
		const lists = new KnownLists();
		expect(lists.keys(attic)).toBeUndefined();
		const found = lists.begin(attic);
		expect(lists.keys(attic)).toBeUndefined();
		found?.(["a", "b"]);
		expect(lists.keys(attic)).toEqual(["a", "b"]);
		expect(lists.keys(cellar)).toBeUndefined();
	});

	test("takes in what comes to its place, and lets go of what leaves it or is gone", () => {
		const lists = readAs("a", "b", "c");
		lists.advance("shelves", [
			["b", inCellar],
			["c", undefined],
			["d", inAttic],
			["e", inCellar],
		]);
		expect(lists.keys(attic)).toEqual(["a", "d"]);
		lists.advance("shelves", [["b", inAttic]]);
		expect(lists.keys(attic)?.sort()).toEqual(["a", "b", "d"]);
	});

	test("is of one table and one field", () => {
		const lists = readAs("a");
		lists.advance("others", [["b", inAttic]]);
		lists.advance("shelves", [["c", { name: "attic" }]]);
		expect(lists.keys(attic)).toEqual(["a"]);
	});

	test("believes what was folded while it was read, and not what was read", () => {
		const lists = new KnownLists();
		const found = lists.begin(attic);
		lists.advance("shelves", [
			["gone", undefined],
			["left", inCellar],
			["came", inAttic],
			["back", inCellar],
			["back", inAttic],
		]);
		found?.(["gone", "left", "stays", "back"]);
		expect(lists.keys(attic)?.sort()).toEqual(["back", "came", "stays"]);
	});

	test("is read by one at a time", () => {
		const lists = new KnownLists();
		const found = lists.begin(attic);
		expect(lists.begin(attic)).toBeUndefined();
		found?.([]);
		expect(lists.begin(attic)).toBeUndefined();
		expect(lists.keys(attic)).toEqual([]);
	});

	test("whose reading failed is read again", () => {
		const lists = new KnownLists();
		const failed = lists.begin(attic);
		lists.giveUp(attic);
		failed?.(["a"]);
		expect(lists.keys(attic)).toBeUndefined();
		lists.begin(attic)?.(["b"]);
		expect(lists.keys(attic)).toEqual(["b"]);
	});

	test("that was given up while it was read stays unknown", () => {
		const lists = new KnownLists();
		const found = lists.begin(attic);
		lists.clear();
		found?.(["a"]);
		expect(lists.keys(attic)).toBeUndefined();
		expect(lists.begin(attic)).toBeDefined();
	});

	test("that nobody asked for in a long time makes room for others", () => {
		const lists = readAs("a");
		const seldom: Place = { ...attic, value: "seldom" };
		lists.begin(seldom)?.(["s"]);
		for (let at = 0; at < 4_999; at++) {
			lists.begin({ ...attic, value: `place ${at}` })?.([]);
			expect(lists.keys(attic)).toEqual(["a"]);
		}
		expect(lists.keys(seldom)).toBeUndefined();
		expect(lists.keys({ ...attic, value: "place 4998" })).toEqual([]);
	});
});
