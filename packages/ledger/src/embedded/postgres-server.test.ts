import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	chmod,
	mkdtemp,
	readFile,
	realpath,
	rm,
	stat,
	truncate,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { locateBinaries } from "./binaries.ts";
import { clusterIn } from "./cluster.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { PostgresUnavailable } from "./postgres-unavailable.ts";
import { postmaster } from "./previous-server.ts";
import { runningProcess } from "./running-process.ts";
import { asAccount, serverAccount } from "./server-account.ts";
import { serverArguments } from "./server-settings.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function directory(mode = 0o755): Promise<string> {
	const path = await mkdtemp("/tmp/ledger, test é-");
	cleanups.push(() => rm(path, { recursive: true, force: true }));
	await chmod(path, mode);
	return path;
}

async function start(data: string, log?: (line: string) => void): Promise<PostgresServer> {
	const server = await startPostgres(log === undefined ? { data } : { data, log });
	cleanups.push(() => server.stop());
	return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

const keep = (server: PostgresServer, fact: string) =>
	query(
		server.url,
		`create table if not exists kept (fact text); insert into kept values ('${fact}')`,
	);
const kept = (server: PostgresServer) => query(server.url, "select fact from kept order by fact");

/** Another Parley process that opens the data directory and then only lives. */
async function holder(data: string): Promise<{ process: ChildProcess; server: PostgresServer }> {
	const module = JSON.stringify(new URL("./postgres-server.ts", import.meta.url).href);
	const script = `const { startPostgres } = await import(${module});
		const server = await startPostgres({ data: ${JSON.stringify(data)} });
		console.log(server.url); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	// Its server outlives it for a moment, and writes into the directory until it is gone.
	cleanups.push(async () => {
		const server = await postmaster(clusterIn(join(data, "postgres")));
		child.kill("SIGKILL");
		await gone(server?.pid ?? 0);
	});
	const died = once(child, "exit").then(() =>
		expect.unreachable("the holder opens the data directory"),
	);
	const [url] = await Promise.race([once(createInterface(child.stdout), "line"), died]);
	return { process: child, server: { url, stop: async () => {}, exited: new Promise(() => {}) } };
}

/** Kills the server of a cluster. There has to be one: 0 would be everybody here. */
async function kill(cluster: string): Promise<void> {
	const server = await postmaster(cluster);
	if (server === undefined) throw new Error(`No server works on ${cluster}.`);
	process.kill(server.pid, "SIGKILL");
}

async function gone(pid: number): Promise<void> {
	await expect.poll(() => runningProcess(pid)).toBeUndefined();
}

test("a cluster is made at the first start, keeps its rows, and stops as often as it is asked to", async () => {
	const data = await directory();
	const said: string[] = [];
	const first = await start(data, (line) => said.push(line));
	expect(said.at(-1)).toBe("Making the database, which is done once …");
	await keep(first, "one");
	const settings = await query(
		first.url,
		"select datcollate, current_setting('fsync') as fsync, current_user from pg_database where datname = 'parley' and datlocale = 'C.UTF-8'",
	);
	expect(settings).toEqual([{ datcollate: "C", fsync: "on", current_user: "parley" }]);
	await Promise.all([first.stop(), first.stop()]);
	await first.stop();
	const again: string[] = [];
	const second = await start(data, (line) => again.push(line));
	expect(await kept(second)).toEqual([{ fact: "one" }]);
	expect(again).toEqual([]);
});

test("of two starts on one data directory one is refused with a sentence that names the other, also when they race", async () => {
	const data = await directory();
	const results = await Promise.allSettled([start(data), start(data), start(data)]);
	const winners = results.filter((result) => result.status === "fulfilled");
	const losers = results
		.filter((result) => result.status === "rejected")
		.map((result) => result.reason);
	expect(winners).toHaveLength(1);
	for (const reason of losers) {
		expect(reason).toBeInstanceOf(PostgresUnavailable);
		expect(reason.message).toContain(`already open in this same process (pid ${process.pid})`);
	}
	await winners[0]?.value.stop();
	const other = await holder(data);
	await expect(start(data)).rejects.toThrow(
		`already open in another Parley process (pid ${other.process.pid})`,
	);
});

test("after kill -9 of its owner the server goes away by itself and a new start has every row", async () => {
	const data = await directory();
	const killed = await holder(data);
	await keep(killed.server, "before the kill");
	const server = await postmaster(clusterIn(join(data, "postgres")));
	killed.process.kill("SIGKILL");
	await gone(server?.pid ?? 0);
	const lines: string[] = [];
	const next = await start(data, (line) => lines.push(line));
	expect(lines).toEqual([]);
	expect(await kept(next)).toEqual([{ fact: "before the kill" }]);
});

test("an orphaned server and a stale lock file are recovered", async () => {
	const data = await directory();
	const first = await start(data);
	await keep(first, "kept");
	await first.stop();
	const cluster = clusterIn(await realpath(join(data, "postgres")));
	const account = await serverAccount();
	const { postgres } = await locateBinaries(data, account);
	// An owner that is gone: no process has this pid and this start.
	const args = serverArguments(cluster, join(data, "postgres")).map((arg) =>
		arg.replace(/owner=.*/, "owner=4000000@1"),
	);
	const orphan = spawn(postgres, args, { ...asAccount(account), stdio: "ignore" });
	cleanups.push(() => orphan.kill("SIGKILL"));
	await expect.poll(async () => (await postmaster(cluster))?.status).toBe("ready");
	const lock = await readFile(join(cluster, "postmaster.pid"), "utf8");
	const lines: string[] = [];
	const second = await start(data, (line) => lines.push(line));
	expect(lines).toEqual([
		`stopping the database server ${orphan.pid}, whose owner (pid 4000000) is gone`,
	]);
	expect(await kept(second)).toEqual([{ fact: "kept" }]);
	await second.stop();

	const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
		stdio: "ignore",
		...asAccount(account),
	});
	cleanups.push(() => stranger.kill("SIGKILL"));
	for (const pid of [stranger.pid, 4_000_000]) {
		await writeFile(join(cluster, "postmaster.pid"), lock.replace(/^\d+/, String(pid)));
		const next = await start(data);
		expect(await kept(next)).toEqual([{ fact: "kept" }]);
		await next.stop();
	}
});

test("two data directories are served at once, one of them with a path too long for a socket", async () => {
	const [near, far] = [
		await directory(),
		join(await directory(), "deep ".repeat(20), "deeper-".repeat(10)),
	];
	const [one, two] = await Promise.all([start(near), start(far)]);
	await Promise.all([keep(one, "near"), keep(two, "far")]);
	expect([await kept(one), await kept(two)]).toEqual([[{ fact: "near" }], [{ fact: "far" }]]);
});

test("a server with a socket elsewhere is back at the same address after a crash, however many start it", async () => {
	const data = join(await directory(), "deep ".repeat(20), "deeper-".repeat(10));
	const first = await start(data);
	await keep(first, "kept");
	const cluster = clusterIn(await realpath(join(data, "postgres")));
	await kill(cluster);
	await first.exited;
	const results = await Promise.allSettled([start(data), start(data)]);
	const [second, ...more] = results.flatMap((each) =>
		each.status === "fulfilled" ? [each.value] : [],
	);
	expect([second?.url, more]).toEqual([first.url, []]);
	expect(await kept(first)).toEqual([{ fact: "kept" }]);
	await second?.stop();
	const socket = new URL(first.url).hostname;
	await expect(stat(decodeURIComponent(socket))).rejects.toThrow("ENOENT");
});

test("a data directory below a private folder works, and a server that dies says so", async () => {
	const data = join(await directory(0o700), "data");
	const server = await start(data);
	const home = await realpath(join(data, "postgres"));
	cleanups.unshift(() => rm(home, { recursive: true, force: true }));
	await keep(server, "kept");
	await kill(clusterIn(home));
	const { code, reason } = await server.exited;
	expect(code).toBeNull();
	expect(reason).toContain("The database server was killed by SIGKILL");
	await server.stop();
	expect(await kept(await start(data))).toEqual([{ fact: "kept" }]);
});

test("a server that is killed while it starts says that nothing is lost, and the next start has every row", async () => {
	const data = await directory();
	const first = await start(data);
	await keep(first, "one");
	await first.stop();
	const cluster = clusterIn(join(data, "postgres"));
	// Longer by a part each time, so that a machine on which a start takes ten times as long needs few more of them.
	for (let patience = 0; ; patience = 20 + 1.3 * patience) {
		const stale = await postmaster(cluster);
		const outcome: Promise<unknown> = startPostgres({ data }).catch((reason: unknown) => reason);
		const starting = async () => (await postmaster(cluster))?.pid ?? stale?.pid;
		await expect.poll(starting, { interval: 2 }).not.toBe(stale?.pid);
		await delay(patience);
		await kill(cluster);
		const reason = await outcome;
		if (!(reason instanceof PostgresUnavailable)) break;
		expect(reason.message).toContain("was killed by SIGKILL");
		expect(reason.message).toContain("Nothing is lost: start Parley again.");
	}
	expect(await kept(await start(data))).toEqual([{ fact: "one" }]);
});

test("what cannot be opened is explained in a sentence", async () => {
	const data = await directory();
	await (await start(data)).stop();
	const cluster = clusterIn(join(data, "postgres"));
	const control = join(cluster, "global", "pg_control");
	await truncate(control, 100);
	await expect(start(data)).rejects.toThrow(
		/Postgres could not open .*pg_control.*Restore this directory from a backup/,
	);
	await writeFile(join(cluster, "PG_VERSION"), "15\n");
	await expect(start(data)).rejects.toThrow(
		"was made by Postgres 15, and this Parley brings Postgres 18",
	);
	await rm(join(cluster, "PG_VERSION"));
	await expect(start(data)).rejects.toThrow("is not a Postgres cluster");
	await expect(start(control)).rejects.toThrow("a file stands where a directory is needed");
	await expect(start(join(control, "below"))).rejects.toThrow("a part of the path is a file");
	await expect(locateBinaries(data, undefined, "plan9-pdp11")).rejects.toThrow("Install again");
});
