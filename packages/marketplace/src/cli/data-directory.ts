import { lstat, mkdir, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";

/** A data directory holds one market. */
export const MARKET = "market";

const ours = ".parley";
const pointer = join(ours, "latest");
/** Where a market that serves can be reached, in its data directory. */
const ADDRESS = "address";

/** Where a market is kept unless somebody says otherwise: below the directory the command is given in. */
export const defaultData = (name: string): string => join(ours, name);

/** Makes this the data directory that later commands mean when they name none. */
export async function remember(directory: string, data: string): Promise<void> {
	await mkdir(join(directory, ours), { recursive: true });
	await writeFile(join(directory, pointer), `${resolve(directory, data)}\n`);
}

/** The data directory that is meant; throws a sentence where there is none, or nothing in it. */
export async function existingData(directory: string, named: string | undefined): Promise<string> {
	const latest = async (): Promise<string> => {
		const written = await readFile(join(directory, pointer), "utf8").catch(() => "");
		if (written.trim() === "")
			throw new Error(
				"No market has run in this directory yet. Begin with `npm run demo`, or name one with --data DIR.",
			);
		return written.trim();
	};
	const data = resolve(directory, named ?? (await latest()));
	if (!(await holdsMarket(data)))
		throw new Error(
			`There is no market in ${shown(directory, data)}. Begin with \`npm run demo\`, or name another directory with --data DIR.`,
		);
	return data;
}

/** Writes down where a market that serves can be reached, for commands that are given beside it. */
export async function announce(data: string, url: string): Promise<void> {
	await mkdir(data, { recursive: true });
	await writeFile(join(data, ADDRESS), `${url}\n`);
}

/** Where the market in a data directory serves, as far as was written down. */
export const addressIn = async (data: string): Promise<string | undefined> =>
	readFile(join(data, ADDRESS), "utf8").then(
		(written) => written.trim(),
		() => undefined,
	);

/** The data directory of the market that was served from here last. */
export async function servedData(directory: string): Promise<string> {
	const written = await readFile(join(directory, pointer), "utf8").catch(() => "");
	if (written.trim() !== "") return written.trim();
	throw new Error(
		"No market has been served from this directory yet. Begin with `npx parley serve`, or name its directory with --data DIR.",
	);
}

/** A path as the person at the terminal would write it. */
export function shown(directory: string, data: string): string {
	const path = relative(directory, data);
	return path === "" || path.startsWith("..") ? data : path;
}

const holdsMarket = async (data: string): Promise<boolean> =>
	lstat(join(data, "postgres")).then(
		() => true,
		() => false,
	);

/** Removes a market for good. Refuses a directory that Parley did not make, and one that is open in another process. */
export async function removeMarket(data: string): Promise<void> {
	const entries = await readdir(data).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return [];
		if (error.code === "ENOTDIR") throw notOurs(data);
		throw error;
	});
	if (entries.length === 0) return;
	if (!(await holdsMarket(data))) throw notOurs(data);
	const cluster = await realpath(join(data, "postgres")).catch(() => undefined);
	// Only the server itself knows whether the directory is in use, so it is asked before anything is removed.
	const server = await startPostgres({ data });
	await server.stop();
	await rm(data, { recursive: true });
	// Where the server's account could not reach the data directory, the database was kept elsewhere.
	if (
		cluster !== undefined &&
		dirname(cluster) !== data &&
		basename(cluster).startsWith("cluster-")
	)
		await rm(cluster, { recursive: true, force: true });
}

const notOurs = (data: string): Error =>
	new Error(
		`${data} was not made by Parley, so --fresh does not remove it; choose another --data.`,
	);
