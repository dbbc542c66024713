import { debuglog } from "node:util";
import { printable } from "./display-text.ts";

const debug = debuglog("parley");
const causes: Record<string, string> = {
	ENOSPC: "The disk is full; free some space and run the same command again.",
	EDQUOT: "The disk quota is used up; free some space and run the same command again.",
};

/** Why a path could not be used; the path comes in front. */
const remedies: Record<string, string> = {
	ENOENT: "does not exist, or a directory on the way to it does not",
	ENOTDIR: "cannot be reached, because a part of the path is a file",
	EISDIR: "is a directory, where a file is needed",
	EEXIST: "is a file, where a directory is needed",
	EACCES: "may not be opened by this user",
	EPERM: "may not be changed by this user",
	EROFS: "is on a file system that is read-only",
};

/** What went wrong, as one sentence for people. The stack is shown only to whoever sets NODE_DEBUG=parley. */
export function failureSentence(error: unknown): string {
	debug("%o", error);
	if (!(error instanceof Error)) return defect(String(error));
	const cause = pathSentence(error);
	if (cause !== undefined) return cause;
	// A sentence that was written for people has the plain name; a TypeError and its like were not.
	if (error.name === "Error" || error.name.endsWith("Unavailable")) return said(error.message);
	return defect(`${error.name}: ${error.message}`);
}

function pathSentence({ code, path }: NodeJS.ErrnoException): string | undefined {
	const remedy = remedies[code ?? ""];
	if (remedy === undefined || path === undefined) return causes[code ?? ""];
	return `${printable(path)} ${remedy}.`;
}

function said(message: string): string {
	const text = printable(message);
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

const defect = (what: string): string =>
	`Parley met a defect of its own: ${said(what)} NODE_DEBUG=parley shows where. What was recorded is kept.`;
