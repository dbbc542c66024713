import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { STATUSES, statusOf } from "@parley/runtime/http/statuses";
import { describe, expect, it } from "vitest";
import { root } from "./planted-tree.ts";

/** How the code says a refusal: by one of its functions, as a value, or in the list of what a route may answer. */
const SAID = [/\b(?:refuse|refused|no)\(\s*"([A-Z][A-Z_]+)"/g, /\bcode: "([A-Z][A-Z_]+)"/g];
const LISTED = /\brefusals: \[([^\]]*)\]/g;

const codesIn = (text: string): string[] => [
	...SAID.flatMap((form) => Array.from(text.matchAll(form), ([all, code]) => code ?? all)),
	...Array.from(text.matchAll(LISTED), ([, list = ""]) => list).flatMap((list) =>
		Array.from(list.matchAll(/"([A-Z_]+)"/g), ([, code = ""]) => code),
	),
];

const sources = globSync("{packages,services}/*/src/**/*.ts", {
	cwd: root,
	exclude: ["**/node_modules", "**/testing"],
}).filter((file) => !file.endsWith(".test.ts"));
const said = new Set(sources.flatMap((file) => codesIn(readFileSync(join(root, file), "utf8"))));

describe("a refusal's code", () => {
	it("is found in each of the forms in which the code says it", () => {
		const text = `refuse("A_B", "…"); refused(\n\t"C_D", "…"); no("E_F"); { code: "G_H" }; refusals: ["I_J", "K_L"]`;
		expect(codesIn(text).toSorted()).toEqual(["A_B", "C_D", "E_F", "G_H", "I_J", "K_L"]);
	});

	it("has a status of its own in HTTP", () => {
		expect([...said].filter((code) => !Object.hasOwn(STATUSES, code)).toSorted()).toEqual([]);
	});

	it("that has a status is one that somebody refuses with", () => {
		expect(Object.keys(STATUSES).filter((code) => !said.has(code))).toEqual([]);
	});

	it("of another version is a conflict", () => {
		expect([statusOf("NEVER_HEARD"), statusOf("constructor")]).toEqual([409, 409]);
	});
});
