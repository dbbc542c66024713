import { chown, mkdtemp, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterHome } from "./cluster-home.ts";

/** The shortest limit of the platforms we run on, without the closing zero. */
const longest = 103;

/**
 * The directory of the server's socket: the home itself, which is private already. Where its path is too long for a
 * socket it is a private directory in /tmp, remembered in the home so that a start after a crash can remove it.
 */
export async function socketDirectory(home: ClusterHome): Promise<string> {
	if (Buffer.byteLength(join(home.path, ".s.PGSQL.5432")) <= longest) return home.path;
	const directory = await mkdtemp("/tmp/parley-");
	if (home.account !== undefined) await chown(directory, home.account.uid, home.account.gid);
	return directory;
}

/** To be called by the winner of the data directory only: what an earlier one left is nobody's now. */
export async function rememberSocket(home: ClusterHome, directory: string): Promise<void> {
	const memory = join(home.path, "socket");
	const earlier = await readlink(memory).catch(() => undefined);
	await rm(memory, { force: true });
	if (earlier !== undefined && earlier !== directory) await removeSocket(home, earlier);
	if (directory !== home.path) await symlink(directory, memory);
}

export async function removeSocket(home: ClusterHome, directory: string): Promise<void> {
	if (directory === home.path || !/^\/tmp\/parley-[^/]+$/.test(directory)) return;
	await rm(directory, { recursive: true, force: true });
}
