import { v5 } from "uuid";
import { expect, test } from "vitest";
import { derivedId, factId, rootId } from "./id.ts";

const CAUSE = "6f9619ff-8b86-5011-b42d-00c04fc964ff";

test.each(["", "trace", "decide.0", "zwölf Stühle 🪑", "x".repeat(500), "a\0b"])(
	"the id derived for %j is the one that the usual library gives",
	(label) => {
		expect(derivedId(CAUSE, label)).toBe(v5(label, CAUSE));
		expect(derivedId(CAUSE.toUpperCase(), label)).toBe(v5(label, CAUSE));
	},
);

test("many ids are as the library gives them, so every variant is among them", () => {
	for (let ordinal = 0; ordinal < 500; ordinal++)
		expect(factId(CAUSE, ordinal)).toBe(v5(String(ordinal), CAUSE));
});

test("an id derives from no text that is not a UUID", () => {
	expect(() => derivedId("not-a-uuid", "trace")).toThrow(
		'Ids derive from a UUID, which "not-a-uuid" is not.',
	);
});

test("a root id depends on its label alone", () => {
	expect(rootId("line 1")).toBe(rootId("line 1"));
	expect(rootId("line 1")).not.toBe(rootId("line 2"));
});
