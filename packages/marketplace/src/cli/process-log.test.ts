import { expect, test } from "vitest";
import { isForPeople, plainLog } from "./process-log.ts";

function said(write: (log: ReturnType<typeof plainLog>) => void): string[] {
	const lines: string[] = [];
	write(plainLog((line) => lines.push(line)));
	return lines;
}

test.each([
	[{ isTTY: true }, false, true],
	[{ isTTY: true }, true, false],
	[{ isTTY: false }, false, false],
	[{}, false, false],
])("people read the log of %j, asked for JSON: %s; so it is plain: %s", (stream, json, plain) => {
	expect(isForPeople({ ...stream, write: () => {} }, json)).toBe(plain);
});

test("a plain log says what is wrong in a line, and nothing of a fact", () => {
	expect(
		said((log) => {
			log.debug("Looked.");
			log.info("A fact was recorded.", { fields: { "parley.event_name": "parley.OfferMade" } });
			log.warn("The broker is away.");
			log.error("A fact was parked.", { error: new RangeError("the floor is 137") });
			log.error("It failed.", { error: Object.assign(new Error("13717"), { code: "E1" }) });
		}),
	).toEqual(["The broker is away.", "A fact was parked. (RangeError)", "It failed. (Error, E1)"]);
});

test("a plain log keeps what a stranger wrote on its line", () => {
	expect(said((log) => log.warn("Said \u001b[31mred\nand more."))).toEqual([
		"Said [31mred and more.",
	]);
});
