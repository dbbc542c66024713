import type { Details, Log } from "@parley/runtime/log";
import { printable } from "./display-text.ts";
import type { StatusStream } from "./terminal.ts";

/** A person at a terminal reads sentences, unless they ask for JSON; whatever else reads a log reads lines of JSON. */
export const isForPeople = ({ isTTY }: StatusStream, asksForJson: boolean): boolean =>
	isTTY === true && !asksForJson;

/** What is wrong, a line each. That a fact was recorded is no news to who watches a market at work. */
export function plainLog(note: (line: string) => void): Log {
	const say = (sentence: string, { error }: Details = {}): void =>
		note(printable(error === undefined ? sentence : `${sentence} (${nameOf(error)})`));
	return { debug() {}, info() {}, warn: say, error: say };
}

/** Not its words: they may quote a value. */
function nameOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	return "code" in error && typeof error.code === "string"
		? `${error.name}, ${error.code}`
		: error.name;
}
