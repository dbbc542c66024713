import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { complaint, PostgresUnavailable } from "./postgres-unavailable.ts";
import { asAccount, type ServerAccount } from "./server-account.ts";
import { role } from "./server-settings.ts";

/** A fixed environment: messages in English, and nothing of the caller's locale or PG* variables. */
export const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export function clusterIn(home: string): string {
	return join(home, "cluster");
}

/** Text sorts by code point on every machine, because the locale is Postgres's own and not the operating system's. */
export async function initialise(
	binaries: Binaries,
	home: string,
	account: ServerAccount | undefined,
): Promise<void> {
	refuseNamelessUser();
	const options = [
		...["-D", clusterIn(home), "-U", role, "--encoding=UTF8", "--locale=C"],
		...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
		...["--auth-local=peer", "--auth-host=reject"],
	];
	await promisify(execFile)(binaries.initdb, options, {
		...asAccount(account),
		cwd: home,
		env: environment,
	}).catch((error: Error & { stderr?: string; signal?: string }) => {
		// What it had made lies in a draft, which the next start removes.
		if (error.signal)
			throw new PostgresUnavailable(
				`The database was still being made in ${dirname(home)} when its maker was ended (${error.signal}). Nothing is lost; run again.`,
			);
		throw complaint(dirname(home), error.stderr || error.message);
	});
}

/** initdb and the socket's peer check both look the user up by number, as in a container run with an arbitrary uid. */
export function refuseNamelessUser(): void {
	try {
		userInfo();
	} catch (cause) {
		throw new PostgresUnavailable(
			`This process runs as uid ${process.geteuid?.()}, which has no name on this machine, and Postgres needs one. ` +
				"Run Parley as a user that /etc/passwd knows.",
			{ cause },
		);
	}
}

/** Postgres opens only clusters of its own major version. */
export async function requireSameMajor(binaries: Binaries, home: string): Promise<void> {
	const cluster = clusterIn(home);
	const found = (await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => "")).trim();
	if (found === "") {
		throw new PostgresUnavailable(
			`${cluster} is not a Postgres cluster (it has no PG_VERSION). Restore it from a backup, or choose another data directory.`,
		);
	}
	if (found !== binaries.major) {
		throw new PostgresUnavailable(
			`${cluster} was made by Postgres ${found}, and this Parley brings Postgres ${binaries.major}. ` +
				`Open it with the Parley that made it and export the ledger.`,
		);
	}
}
