import { expect, it } from "vitest";
import { displayWidth } from "./display-text.ts";
import { tableLines } from "./table.ts";

const columns = [
	{ title: "item", least: 6 },
	{ title: "seller", least: 4 },
	{ title: "price", align: "right" },
] as const;

it("lines its columns up by display width", () => {
	const rows = [
		["🪴 Fern", "ann", "9.00"],
		["机", "bert", "120.00"],
	];
	expect(tableLines(columns, rows, 80)).toEqual([
		"item     seller   price",
		"🪴 Fern  ann       9.00",
		"机       bert    120.00",
	]);
});

it("cuts the widest cells first where the terminal is narrow, and never a number", () => {
	const rows = [["A very long title of a thing", "somebody", "1234567.00"]];
	const lines = tableLines(columns, rows, 34);
	expect(lines).toEqual([
		"item          seller         price",
		"A very long…  somebody  1234567.00",
	]);
	expect(lines.map(displayWidth)).toEqual([34, 34]);
});

it("grows beyond the width rather than cut below what was asked for", () => {
	expect(tableLines(columns, [["Long title", "somebody", "1.00"]], 10)).toEqual([
		"item    sel…  price",
		"Long…   som…   1.00",
	]);
});
