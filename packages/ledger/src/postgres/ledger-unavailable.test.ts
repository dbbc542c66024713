import { expect, test } from "vitest";
import { LedgerUnavailable, patiently } from "./ledger-unavailable.ts";

const failure = (code: string, message = "x"): Error => Object.assign(new Error(message), { code });

test("a broken connection is tried again until it works", async () => {
	const failures = [
		failure("57P01"),
		failure("ECONNREFUSED"),
		new Error("Connection terminated unexpectedly"),
		// Kysely's, of a connection that was lost within a transaction.
		new Error("Postgres connection has been discarded"),
	];
	const step = async (): Promise<string> => {
		const next = failures.shift();
		if (next !== undefined) throw next;
		return "done";
	};

	expect(await patiently(step)).toBe("done");
});

test("a statement that was refused is not tried again", async () => {
	let tries = 0;
	const step = async (): Promise<void> => {
		tries += 1;
		throw failure("23505", "duplicate key");
	};

	await expect(patiently(step)).rejects.toThrow("duplicate key");
	expect(tries).toBe(1);
});

test("a full disk is said in a sentence at once, without the database's words", async () => {
	for (const code of ["53100", "58030"]) {
		const failing = patiently(() =>
			Promise.reject(failure(code, 'could not extend file "base/1": No space left')),
		);
		await expect(failing).rejects.toThrow(LedgerUnavailable);
		await expect(failing).rejects.toThrow("its disk is full. Nothing is lost");
	}
});
