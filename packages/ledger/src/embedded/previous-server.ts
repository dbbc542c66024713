import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { PostgresUnavailable } from "./postgres-unavailable.ts";
import { isRunning, type RunningProcess, runningProcess } from "./running-process.ts";
import { ownerIn } from "./server-settings.ts";

/** What a server writes about itself into its cluster; the file is Postgres's own lock on the directory. */
export interface Postmaster {
	pid: number;
	/** The directory of its socket. */
	socket: string;
	status: string;
	text: string;
}

export async function postmaster(cluster: string): Promise<Postmaster | undefined> {
	const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
	const lines = text.split("\n");
	const pid = Number(lines[0]);
	if (!(pid > 0)) return undefined;
	return { pid, socket: lines[4] ?? "", status: (lines[7] ?? "").trim(), text };
}

/**
 * Makes way for a new server on the cluster. The running server itself is the lock on the data directory: it dies with
 * its owner, and Postgres lets only one of two racing servers in. So there are three cases: its owner lives and we are
 * refused; its owner is gone and we stop it; the pid belongs to some other program by now and only the file is left.
 */
export async function makeWay(
	cluster: string,
	data: string,
	log: (line: string) => void,
): Promise<void> {
	const file = await postmaster(cluster);
	const server = file && runningProcess(file.pid);
	// Postgres itself removes the file of a pid that no longer runs.
	if (server === undefined) return;
	const owner = ownerIn(server.command, cluster);
	if (owner === undefined) {
		if ((await postmaster(cluster))?.pid === server.pid)
			await rm(join(cluster, "postmaster.pid"), { force: true });
		log(`removed a stale lock file: its pid ${server.pid} is another program's now`);
		return;
	}
	if (owner === "" || isRunning(owner)) throw inUse(data, owner, server.pid);
	log(
		`stopping the database server ${server.pid}, whose owner (pid ${owner.split("@")[0]}) is gone`,
	);
	await stopOrphan(server, data);
}

export function inUse(data: string, owner: string, server: number): PostgresUnavailable {
	if (owner === "") {
		return new PostgresUnavailable(
			`The data directory ${data} is open in a Postgres server (pid ${server}) that Parley did not start. Stop it with \`kill -INT ${server}\`, or choose another data directory.`,
		);
	}
	const pid = Number(owner.split("@")[0]);
	const who =
		pid === process.pid ? `this same process (pid ${pid})` : `another Parley process (pid ${pid})`;
	return new PostgresUnavailable(
		`The data directory ${data} is already open in ${who}. Stop that one first, or choose another data directory.`,
	);
}

/** A clean shutdown first; one that hangs is cut short, which costs a recovery from the log and no fact. */
async function stopOrphan(server: RunningProcess, data: string): Promise<void> {
	const isGone = () => runningProcess(server.pid)?.startedAt !== server.startedAt;
	for (const signal of ["SIGINT", "SIGQUIT"] as const) {
		try {
			process.kill(server.pid, signal);
		} catch {
			// It ended in this very moment, or it is not ours to stop; the loop below finds out which.
		}
		for (let look = 0; look < 400 && !isGone(); look += 1) await delay(25);
		if (isGone()) return;
	}
	throw new PostgresUnavailable(
		`The data directory ${data} is held by an orphaned Postgres server (pid ${server.pid}) that does not stop. Stop it with \`kill ${server.pid}\` and start again.`,
	);
}
