import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { PostgresUnavailable } from "./postgres-unavailable.ts";

/** Who runs the server. Undefined means: whoever runs this process. */
export interface ServerAccount {
	uid: number;
	gid: number;
	name: string;
}

/** Postgres refuses to run as root, so root lends the server to a user that can do less. */
export async function serverAccount(): Promise<ServerAccount | undefined> {
	if (process.geteuid?.() !== 0) return undefined;
	const lines = (await readFile("/etc/passwd", "utf8").catch(() => ""))
		.split("\n")
		.map((line) => line.split(":"));
	for (const name of ["postgres", "_postgres", "nobody"]) {
		const line = lines.find((fields) => fields[0] === name);
		const [uid, gid] = [Number(line?.[2]), Number(line?.[3])];
		if (uid > 0 && gid > 0) return { uid, gid, name };
	}
	throw new PostgresUnavailable(
		"Postgres does not run as root, and this machine has neither a user `postgres` nor a user `nobody` to run it as. " +
			"Start Parley as a normal user, or add one with `useradd --system postgres`.",
	);
}

/** The first folder on the way to `path`, itself included, that the account may not pass; undefined when it can get there. */
export async function obstacle(
	path: string,
	account: ServerAccount | undefined,
): Promise<string | undefined> {
	if (account === undefined) return undefined;
	const above = dirname(path);
	const earlier = above === path ? undefined : await obstacle(above, account);
	if (earlier !== undefined) return earlier;
	const { mode, uid, gid } = await stat(path);
	const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
	return (mode & bit) === 0 ? path : undefined;
}

/** The options of `spawn` and `execFile` that change the user; Node also drops the supplementary groups then. */
export function asAccount(account: ServerAccount | undefined): { uid?: number; gid?: number } {
	return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}
