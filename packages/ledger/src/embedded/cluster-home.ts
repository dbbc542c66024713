import {
	chmod,
	chown,
	lstat,
	mkdir,
	mkdtemp,
	open,
	readdir,
	realpath,
	rename,
	rm,
	stat,
	symlink,
} from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { PostgresUnavailable } from "./postgres-unavailable.ts";
import { isRunning, processName } from "./running-process.ts";
import { obstacle, type ServerAccount } from "./server-account.ts";

/** Where root keeps what the server's account could not reach below a private folder such as /root. */
const reachable = "/var/lib/parley";
const draftPrefix = ".new-";

/** The directory that holds one cluster, its log and its socket; it belongs to the account, and only the account may enter. */
export interface ClusterHome {
	path: string;
	account: ServerAccount | undefined;
}

/** The absolute data directory, made when it is missing. */
export async function dataDirectory(data: string): Promise<string> {
	const wanted = resolve(data);
	const made = await mkdir(wanted, { recursive: true });
	// Others may pass through a directory of ours, because the server's account has to; they cannot list it.
	if (made !== undefined && process.geteuid?.() === 0) await chmod(wanted, 0o711);
	return realpath(wanted);
}

/** The folder for private copies of the binaries. */
export function cacheFor(data: string, account: ServerAccount | undefined): string {
	return account === undefined ? data : reachable;
}

/** The home that stands in the data directory already, or undefined. Root runs a server as whoever owns its cluster. */
export async function existingHome(
	data: string,
	account: ServerAccount | undefined,
): Promise<ClusterHome | undefined> {
	const entry = join(data, "postgres");
	if (
		!(await lstat(entry).then(
			() => true,
			() => false,
		))
	)
		return undefined;
	const path = await realpath(entry).catch(() => {
		throw new PostgresUnavailable(
			`${entry} points to a database directory that is gone. Bring that directory back, or remove ${entry} to begin with an empty ledger.`,
		);
	});
	const { uid, gid } = await stat(path);
	if (account === undefined && uid !== process.geteuid?.()) {
		throw new PostgresUnavailable(
			`${path} belongs to another user (uid ${uid}), and Postgres opens only what its own user owns. Run Parley as that user, or choose another data directory.`,
		);
	}
	if (account !== undefined && uid === 0) {
		throw new PostgresUnavailable(
			`${path} belongs to root, and Postgres does not run as root. Give it back with \`chown -R ${account.name} ${path}\`.`,
		);
	}
	const owner =
		account === undefined || account.uid === uid ? account : { uid, gid, name: `uid ${uid}` };
	const wall = await obstacle(path, owner);
	if (wall !== undefined) {
		throw new PostgresUnavailable(
			`The user who runs Postgres (${owner?.name}) may not pass ${wall} on the way to ${path}. Allow it with \`chmod o+x ${wall}\`.`,
		);
	}
	return { path, account: owner };
}

/**
 * Makes a home: `fill` works in a draft beside the final place, and the draft is renamed only when it is complete, so a
 * full disk or a kill leaves no half-made cluster behind. Of two racing makers the slower takes the other's.
 */
export async function makeHome(
	data: string,
	account: ServerAccount | undefined,
	log: (line: string) => void,
	fill: (draft: string) => Promise<void>,
): Promise<ClusterHome> {
	const entry = join(data, "postgres");
	const elsewhere = (await obstacle(data, account)) !== undefined;
	const place = elsewhere ? reachable : data;
	if (elsewhere) {
		await mkdir(place, { recursive: true });
		await chmod(place, 0o711);
		log(
			`the user ${account?.name} cannot reach ${data}; the database is kept in ${place}, and ${entry} points to it`,
		);
	}
	await removeAbandonedDrafts(place);
	const draft = await mkdtemp(join(place, `${draftPrefix}${processName(process.pid)}-`));
	const home = elsewhere
		? join(place, `cluster-${basename(draft).slice(draftPrefix.length)}`)
		: entry;
	try {
		if (account !== undefined) await chown(draft, account.uid, account.gid);
		await fill(draft);
		await rename(draft, home).catch(tolerateRival);
		if (elsewhere)
			await symlink(home, entry).catch(async (error) => {
				await rm(home, { recursive: true, force: true });
				tolerateRival(error);
			});
		await flush(place);
		await flush(data);
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
	return { path: await realpath(entry), account };
}

function tolerateRival(error: NodeJS.ErrnoException): void {
	if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}

/** A draft carries the name of its maker; when that process is gone nobody will finish it. */
async function removeAbandonedDrafts(place: string): Promise<void> {
	for (const name of await readdir(place)) {
		const maker = /^\.new-(\d+@\S+)-[^-]+$/.exec(name)?.[1];
		if (maker !== undefined && !isRunning(maker))
			await rm(join(place, name), { recursive: true, force: true });
	}
}

/** A rename is durable only once the directory that holds the name is written. */
async function flush(directory: string): Promise<void> {
	const handle = await open(directory, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
