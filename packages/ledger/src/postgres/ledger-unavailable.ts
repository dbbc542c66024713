import { setTimeout as delay } from "node:timers/promises";

/** The database cannot be reached or cannot write. Nothing is half-applied, and the same call may be made again. */
export class LedgerUnavailable extends Error {
	override readonly name = "LedgerUnavailable";
}

const ATTEMPTS = 8;

const codeOf = (error: unknown): string =>
	error instanceof Error && "code" in error ? String(error.code) : "";

const isFull = (error: unknown): boolean => ["53100", "58030"].includes(codeOf(error));

/** Whether the connection, and not the statement, is what failed: then the outcome is unknown. */
export function connectionLost(error: unknown): boolean {
	const code = codeOf(error);
	if (/^(08...|57P0[123]|53300|40001|40P01|E[A-Z]+)$/.test(code)) return true;
	const message = error instanceof Error ? error.message : "";
	return (
		code === "" &&
		/^(Connection terminated|Postgres connection has been discarded|Client has encountered a connection error|timeout exceeded)/.test(
			message,
		)
	);
}

/**
 * Runs a step that may safely be repeated, again and a little later each time the connection breaks under it. A
 * statement that the database refused is not repeated.
 */
export async function patiently<T>(step: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await step();
		} catch (error) {
			if (isFull(error)) throw diskFull();
			if (!connectionLost(error)) throw error;
			if (attempt === ATTEMPTS) throw wentAway();
			await delay(Math.min(50 * 2 ** attempt, 2_000));
		}
	}
}

// Without the driver's error as cause: its detail may quote a row, and rows hold private numbers.
const diskFull = (): LedgerUnavailable =>
	new LedgerUnavailable(
		"The database cannot write because its disk is full. Nothing is lost; free some space and run again.",
	);

export const wentAway = (): LedgerUnavailable =>
	new LedgerUnavailable(
		"The database went away and did not come back in time. Nothing is lost; run again when it is up.",
	);
