import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { holdLease, type Lease, type Work } from "@parley/ledger/postgres/lease";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { postgresForTests } from "./postgres.ts";

let server: Awaited<ReturnType<typeof postgresForTests>>;
let admin: pg.Client;
const held: Lease[] = [];

beforeAll(async () => {
	server = await postgresForTests();
	await migrate(server.url);
	await createMarket(server.url, "stalls");
	admin = new pg.Client({ connectionString: server.url });
	await admin.connect();
});
afterEach(async () => {
	await Promise.all(held.splice(0).map((lease) => lease.stop()));
});
afterAll(async () => {
	await admin?.end();
	await server?.stop();
});

const ROLE = "parley_ledger";

/** What happened, in order, and whether two ever worked at once. */
class Diary {
	readonly lines: string[] = [];
	readonly troubles: string[] = [];
	readonly #working = new Set<string>();
	overlapped = false;

	work(who: string, lingerMs = 0): Work {
		return async (signal) => {
			this.overlapped ||= this.#working.size > 0;
			this.#working.add(who);
			this.lines.push(`${who} begins`);
			if (!signal.aborted) await once(signal, "abort");
			await delay(lingerMs);
			this.#working.delete(who);
			this.lines.push(`${who} ends`);
		};
	}

	hold(who: string, name: string, market = "stalls", lingerMs = 0): Lease {
		const onTrouble = ({ message }: Error): void => void this.troubles.push(message);
		const lease = holdLease(
			{ url: server.url, role: ROLE, market, name, onTrouble },
			this.work(who, lingerMs),
		);
		held.push(lease);
		return lease;
	}

	says(line: string): Promise<void> {
		return expect.poll(() => this.lines, { interval: 5 }).toContain(line);
	}
}

/** The backend that holds a lease's lock, cut off. */
const cutHolder = (): Promise<unknown> =>
	admin.query(
		`SELECT pg_terminate_backend(pid) FROM pg_locks
		 WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
	);

const waiting = (count: number): Promise<void> => {
	const found = async () => {
		const { rows } = await admin.query(
			`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
			 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
		);
		return rows.length;
	};
	return expect.poll(found, { interval: 5 }).toBe(count);
};

test("one of two works, and the other takes over when it stops", async () => {
	const diary = new Diary();
	const ann = diary.hold("ann", "relay");
	await diary.says("ann begins");
	diary.hold("bob", "relay");
	await waiting(1);
	expect(diary.lines).toEqual(["ann begins"]);

	await ann.stop();
	await diary.says("bob begins");
	expect(diary.lines).toEqual(["ann begins", "ann ends", "bob begins"]);
	expect(diary.troubles).toEqual([]);
});

test("a holder whose connection breaks ends its work, and begins again only after the one who took over", async () => {
	const diary = new Diary();
	diary.hold("ann", "relay");
	await diary.says("ann begins");
	const bob = diary.hold("bob", "relay");
	await waiting(1);

	await cutHolder();
	await diary.says("bob begins");
	await diary.says("ann ends");
	await waiting(1);
	expect(diary.lines.filter((line) => line.endsWith("begins"))).toEqual([
		"ann begins",
		"bob begins",
	]);
	expect(diary.troubles.join()).toContain('The lease "relay" has lost the database');

	await bob.stop();
	await expect.poll(() => diary.lines.slice(-2)).toEqual(["bob ends", "ann begins"]);
});

test("work that takes its time to end is waited for before it is begun again", async () => {
	const diary = new Diary();
	diary.hold("ann", "relay", "stalls", 700);
	await diary.says("ann begins");
	await cutHolder();
	await expect.poll(() => diary.lines).toEqual(["ann begins", "ann ends", "ann begins"]);
	expect(diary.overlapped).toBe(false);
});

test("leases of other names and other markets are nobody's concern", async () => {
	const diary = new Diary();
	diary.hold("ann", "relay");
	diary.hold("bob", "timers:negotiation");
	diary.hold("cas", "relay", "fair");
	await Promise.all(["ann begins", "bob begins", "cas begins"].map((line) => diary.says(line)));
});

test("work that ends by itself is said so, and begun again", async () => {
	const troubles: string[] = [];
	let tries = 0;
	const lease = holdLease(
		{
			url: server.url,
			role: ROLE,
			market: "stalls",
			name: "brief",
			onTrouble: ({ message }) => troubles.push(message),
		},
		async () => {
			tries++;
			throw new Error("the stall has burnt down.");
		},
	);
	held.push(lease);
	await expect.poll(() => tries).toBeGreaterThan(1);
	expect(troubles).toEqual([
		'The lease "brief" was let go because its work has ended, and is taken again: the stall has burnt down.',
	]);
});

test("a standby that stops no longer waits, and a database that is not there is tried again until it stops", async () => {
	const diary = new Diary();
	diary.hold("ann", "relay");
	await diary.says("ann begins");
	const bob = diary.hold("bob", "relay");
	await waiting(1);
	await bob.stop();
	await waiting(0);
	expect(diary.lines).toEqual(["ann begins"]);

	const gone = new URL(server.url);
	gone.port = "1";
	const troubles: string[] = [];
	const lost = holdLease(
		{
			url: gone.href,
			role: ROLE,
			market: "stalls",
			name: "relay",
			onTrouble: ({ message }) => troubles.push(message),
		},
		diary.work("cas"),
	);
	await expect.poll(() => troubles).toHaveLength(1);
	await delay(600);
	await lost.stop();
	expect(troubles).toHaveLength(1);
	expect(troubles[0]).not.toContain(gone.password === "" ? "postgres://" : gone.password);
});

/** A process that holds a lease. */
async function holder() {
	const script = `
		const { holdLease } = await import("@parley/ledger/postgres/lease");
		holdLease({ url: process.env.URL, role: "${ROLE}", market: "stalls", name: "relay" }, async () => {
			console.log("begins");
			await new Promise(() => setInterval(() => {}, 1000));
		});`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
		cwd: new URL("../../packages/marketplace/", import.meta.url),
		env: { ...process.env, URL: server.url },
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(child.stdout, "data");
	return child;
}

test.each([
	["was killed", "SIGKILL"],
	["hangs", "SIGSTOP"],
] as const)("a standby takes over from a process that %s", async (_how, signal) => {
	const child = await holder();
	const diary = new Diary();
	diary.hold("bob", "relay");
	await waiting(1);

	child.kill(signal);
	await diary.says("bob begins");
	child.kill("SIGKILL");
});

test("a ledger ends its leases when it is closed, and says whether its database answers", async () => {
	const ledger = await openLedger({ url: server.url, market: "stalls", reader: "ledger" });
	const diary = new Diary();
	ledger.lease("relay", diary.work("ann"));
	await diary.says("ann begins");
	await ledger.ready();
	await ledger.close();
	expect(diary.lines).toEqual(["ann begins", "ann ends"]);
	await expect(ledger.ready()).rejects.toMatchObject({ name: "LedgerUnavailable" });
});
