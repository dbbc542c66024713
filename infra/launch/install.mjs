import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const heartbeat = 1_000;
const silence = 15_000;

/** Makes node_modules match the lockfile. One process installs, any other that starts meanwhile waits for it. */
export async function installIfStale(root) {
	if (isFresh(root)) return;
	const release = await takeLock(join(root, ".parley-install.lock"));
	try {
		if (!isFresh(root)) await install(root);
	} finally {
		release();
	}
}

// npm removes node_modules first, and the stamp with it, so an install that was interrupted never looks finished.
const stampOf = (root) => join(root, "node_modules", ".parley-lockfile-hash");

function isFresh(root) {
	try {
		return readFileSync(stampOf(root), "utf8") === lockfileHash(root);
	} catch {
		return false;
	}
}

function lockfileHash(root) {
	const lockfile = readFileSync(join(root, "package-lock.json"));
	return createHash("sha256").update(lockfile).digest("hex");
}

async function install(root) {
	console.error("Installing dependencies (once per change of the lockfile) ...");
	// Warnings say only that packages ask for a newer Node than the one running npm; the launcher provides that Node.
	const npm = spawn("npm", ["ci", "--loglevel=error"], {
		cwd: root,
		stdio: ["ignore", 2, 2], // A command's own output may be piped into a program.
		shell: process.platform === "win32",
	});
	const [status] = await once(npm, "exit");
	if (status !== 0)
		throw new Error("The dependencies could not be installed; npm's own message is above.");
	writeFileSync(stampOf(root), lockfileHash(root));
}

// The lock is a file its holder keeps touching, not a process id: after kill -9 the id can live on as a zombie,
// or belong to somebody else.
async function takeLock(file) {
	for (;;) {
		try {
			writeFileSync(file, "", { flag: "wx" });
			const beat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeat);
			return () => {
				clearInterval(beat);
				rmSync(file, { force: true });
			};
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
			if (isSilent(file)) rmSync(file, { force: true });
			else await sleep(200);
		}
	}
}

function isSilent(file) {
	const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
	return Date.now() - mtimeMs > silence;
}
