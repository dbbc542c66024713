import { describe, expect, test } from "vitest";
import { KnownLists, type Place } from "./known-lists.ts";

const inAttic = { place: "attic" };
const inCellar = { place: "cellar" };
const attic: Place = { table: "shelves", where: inAttic };
const cellar: Place = { ...attic, where: inCellar };

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

	test("by several fields, in whatever order, has what agrees in all of them", () => {
		const lists = new KnownLists();
		const red: Place = { table: "shelves", where: { place: "attic", colour: "red" } };
		lists.begin(red)?.(["a"]);
		lists.advance("shelves", [
			["b", { colour: "red", place: "attic" }],
			["c", { colour: "red", place: "cellar" }],
			["d", { place: "attic" }],
		]);
		expect(lists.keys({ ...red, where: { colour: "red", place: "attic" } })).toEqual(["a", "b"]);
		lists.advance("shelves", [["a", { colour: "blue", place: "attic" }]]);
		expect(lists.keys(red)).toEqual(["b"]);
		expect(lists.keys(attic)).toBeUndefined();
	});

	test("is of one table and its fields", () => {
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
		const at = (place: string): Place => ({ ...attic, where: { place } });
		const seldom = at("seldom");
		lists.begin(seldom)?.(["s"]);
		for (let count = 0; count < 4_999; count++) {
			lists.begin(at(`place ${count}`))?.([]);
			expect(lists.keys(attic)).toEqual(["a"]);
		}
		expect(lists.keys(seldom)).toBeUndefined();
		expect(lists.keys(at("place 4998"))).toEqual([]);
	});
});
