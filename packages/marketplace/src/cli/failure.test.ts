import { LedgerUnavailable } from "@parley/ledger/postgres/ledger-unavailable";
import { expect, it } from "vitest";
import { failureSentence } from "./failure.ts";

const coded = (code: string, path?: string) =>
	Object.assign(new Error(`${code}: it failed`), { code, ...(path === undefined ? {} : { path }) });

it("leaves a sentence that was written for people as it is", () => {
	expect(failureSentence(new Error("There is no such deal."))).toBe("There is no such deal.");
});

it("leaves what a ledger says that is away as it is", () => {
	const away = new LedgerUnavailable("The database went away. Nothing is lost; run again.");
	expect(failureSentence(away)).toBe(away.message);
});

it("says what is wrong with a path, and what to do about a full disk", () => {
	expect(failureSentence(coded("EACCES", "/root/x"))).toBe(
		"/root/x may not be opened by this user.",
	);
	expect(failureSentence(coded("ENOSPC", "/x"))).toMatch(/^The disk is full; free some space/);
});

it("owns up to a defect on one line, without a stack", () => {
	const said = failureSentence(new TypeError("x is\nnot a function"));
	expect(said).toBe(
		"Parley met a defect of its own: TypeError: x is not a function. NODE_DEBUG=parley shows where. What was recorded is kept.",
	);
	expect(failureSentence("odd")).toContain("defect of its own: odd.");
});
