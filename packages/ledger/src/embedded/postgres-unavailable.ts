/** The embedded Postgres cannot be used; the message is a sentence that says why and what to do. */
export class PostgresUnavailable extends Error {
	override readonly name = "PostgresUnavailable";
}

const full = "the disk is full; free some space and start again, what was committed is kept";
const remedies: Record<string, string> = {
	ENOSPC: full,
	EDQUOT: full,
	EROFS: "the file system is read-only; choose another data directory",
	EACCES: "permission is denied; choose a data directory that this user can write",
	EPERM: "the operation is not permitted; choose a data directory that this user owns",
	ENOTDIR: "a part of the path is a file; choose another data directory",
	EEXIST: "a file stands where a directory is needed; choose another data directory",
	ENAMETOOLONG: "the path is too long; choose a shorter data directory",
	ELOOP: "its symbolic links lead in a circle; choose another data directory",
};

/** Any failure below `startPostgres` as a sentence about the data directory; the original stays as the cause. */
export function unavailable(data: string, error: unknown): PostgresUnavailable {
	if (error instanceof PostgresUnavailable) return error;
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const why = remedies[code] ?? (error instanceof Error ? error.message : String(error));
	return new PostgresUnavailable(`Parley cannot keep its ledger in ${data}: ${why}.`, {
		cause: error,
	});
}

const fullDisk = /No space left on device|Disk quota exceeded/;

/** What Postgres or initdb printed as it gave up, as a sentence about the place it was working in. */
export function complaint(place: string, output: string, log?: string): PostgresUnavailable {
	const where = log === undefined ? "" : ` Its log is ${log}.`;
	if (fullDisk.test(output)) {
		return new PostgresUnavailable(`Postgres cannot write ${place}: ${full}.${where}`);
	}
	const said = lastWords(output);
	return new PostgresUnavailable(
		`Postgres could not open ${place}${said === "" ? "" : `: it said "${said}"`}. ` +
			`Restore this directory from a backup, or choose another data directory.${where}`,
	);
}

/** The first fatal message is the reason; what follows it is usually only its consequence. */
export function lastWords(output: string): string {
	const fatal = /(?:PANIC|FATAL|initdb: error): +(.*)/.exec(output);
	return (fatal?.[1] ?? output.trim().split("\n").at(-1) ?? "").trim();
}
