import { chown, lstat, mkdtemp, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterHome } from "./cluster-home.ts";

/** The shortest limit of the platforms we run on, without the closing zero. */
const longest = 103;

/**
 * The directory of the server's socket: the home itself, which is private already. Where its path is too long for a
 * socket it is a private directory in /tmp, remembered in the home: after a crash the server is back at the same address,
 * where others still look for it.
 */
export async function socketDirectory(home: ClusterHome): Promise<string> {
	if (Buffer.byteLength(join(home.path, ".s.PGSQL.5432")) <= longest) return home.path;
	const earlier = await remembered(home);
	if (earlier !== undefined && (await isOurs(earlier, home))) return earlier;
	const directory = await mkdtemp("/tmp/parley-");
	if (home.account !== undefined) await chown(directory, home.account.uid, home.account.gid);
	return directory;
}

/** To be called by the winner of the data directory only: what an earlier one left is nobody's now. */
export async function rememberSocket(home: ClusterHome, directory: string): Promise<void> {
	const memory = memoryIn(home);
	const earlier = await remembered(home);
	if (earlier === directory) return;
	await rm(memory, { force: true });
	if (earlier !== undefined) await removeSocket(home, earlier);
	if (directory !== home.path) await symlink(directory, memory);
}

/** To be called by who could not start: the directory may be the one of whoever could. */
export async function leaveSocket(home: ClusterHome, directory: string): Promise<void> {
	if (directory !== (await remembered(home))) await removeSocket(home, directory);
}

export async function removeSocket(home: ClusterHome, directory: string): Promise<void> {
	if (directory === home.path || !/^\/tmp\/parley-[^/]+$/.test(directory)) return;
	await rm(directory, { recursive: true, force: true });
}

const memoryIn = (home: ClusterHome): string => join(home.path, "socket");
const remembered = (home: ClusterHome): Promise<string | undefined> =>
	readlink(memoryIn(home)).catch(() => undefined);

/** Anybody may make a directory in /tmp, once ours is gone. */
async function isOurs(directory: string, { account }: ClusterHome): Promise<boolean> {
	const found = await lstat(directory).catch(() => undefined);
	if (found?.isDirectory() !== true) return false;
	return found.uid === (account?.uid ?? process.geteuid?.()) && (found.mode & 0o777) === 0o700;
}
