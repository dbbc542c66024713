import { describe, expect, it } from "vitest";
import { titledTable } from "./report-blocks.ts";

const terminal = (columns: number) => ({
	columns,
	print: () => {},
	note: () => {},
	paint: (_: string, text: string) => text,
	output: process.stdout,
	status: process.stderr,
});
const columns = [
	{ title: "who", least: 6 },
	...["apples", "pears", "plums"].map((title) => ({ title, align: "right" as const })),
];
const rows = [
	["somebody", "1", "2", "3"],
	["nobody", "0", "0", "0"],
];

describe("a table", () => {
	it("stands in one piece where it fits", () => {
		expect(titledTable("Fruit", columns, rows, terminal(40))).toEqual([
			"Fruit",
			"who       apples  pears  plums",
			"somebody       1      2      3",
			"nobody         0      0      0",
		]);
	});

	it("goes on below itself where it does not, each part with its first column", () => {
		expect(titledTable("Fruit", columns, rows, terminal(22))).toEqual([
			"Fruit",
			"who      apples  pears",
			"somebo…       1      2",
			"nobody        0      0",
			"who       plums",
			"somebody      3",
			"nobody        0",
		]);
	});

	it("is not there without rows", () => {
		expect(titledTable("Fruit", columns, [], terminal(40))).toEqual([]);
	});
});
