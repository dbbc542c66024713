import { debuglog } from "node:util";
import { LedgerUnavailable } from "@parley/ledger/postgres/ledger-unavailable";
import { printable } from "./display-text.ts";

const debug = debuglog("parley");
const causes: Record<string, string> = {
	ENOSPC: "The disk is full; free some space and run the same command again.",
	EDQUOT: "The disk quota is used up; free some space and run the same command again.",
};

/** What went wrong, as one sentence for people. The stack is shown only to whoever sets NODE_DEBUG=parley. */
export function failureSentence(error: unknown): string {
	debug("%o", error);
	if (!(error instanceof Error)) return defect(String(error));
	const cause = "code" in error ? causes[String(error.code)] : undefined;
	if (cause !== undefined) return cause;
	if (error instanceof LedgerUnavailable)
		return `${error.message} Nothing is lost: run the same command again to continue.`;
	// A sentence that was written for people has the plain name; a TypeError and its like were not.
	if (error.name === "Error" || error.name.endsWith("Unavailable")) return said(error.message);
	return defect(`${error.name}: ${error.message}`);
}

function said(message: string): string {
	const text = printable(message);
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

const defect = (what: string): string =>
	`Parley met a defect of its own: ${said(what)} NODE_DEBUG=parley shows where. What was recorded is kept.`;
