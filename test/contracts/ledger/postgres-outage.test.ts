import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, connect as dial, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { session } from "@parley/ledger/postgres/connection";
import { LedgerUnavailable } from "@parley/ledger/postgres/ledger-unavailable";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Projection } from "@parley/ledger/projection";
import { verifyFacts } from "@parley/ledger/verify";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresMarket, postgresAdapter } from "./postgres-adapter.ts";
import { appended, entry } from "./sample.ts";

const postgres = postgresAdapter();
let admin: pg.Client;

beforeAll(async () => {
	admin = new pg.Client(session(postgres.url, undefined));
	await admin.connect();
});
afterAll(() => admin.end());

const killBackends = (): Promise<unknown> =>
	admin.query(
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'parley_listing'",
	);

async function expectSound(market: PostgresMarket): Promise<void> {
	const { store, balances } = await market.as("auditor");
	expect(await verifyFacts(store, await balances())).toEqual([]);
}

/** A way to the database that can lose an answer: the statement was executed, but its sender never hears so. */
async function lossyRoad(): Promise<{
	url: string;
	loseNextAnswer(): void;
	cut(): void;
	close(): Promise<void>;
}> {
	const folder = await mkdtemp(join(tmpdir(), "parley-road-"));
	const to = new URL(postgres.url);
	const host = decodeURIComponent(to.hostname);
	const port = Number(to.port || 5432);
	const sockets = new Set<Socket>();
	let isLosing = false;
	const server = createServer((near) => {
		const far = host.startsWith("/") ? dial(join(host, `.s.PGSQL.${port}`)) : dial(port, host);
		for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
		near.pipe(far);
		far.on("data", (bytes) => {
			if (!isLosing) return void near.write(bytes);
			isLosing = false;
			near.destroy();
			far.destroy();
		});
		far.on("close", () => near.destroy());
		near.on("close", () => far.destroy());
	});
	await new Promise<void>((resolve) => void server.listen(join(folder, ".s.PGSQL.5432"), resolve));
	const cut = (): void => {
		for (const socket of sockets) socket.destroy();
	};
	return {
		url: `postgres://${to.username}${to.password === "" ? "" : `:${to.password}`}@${encodeURIComponent(folder)}${to.pathname}`,
		loseNextAnswer: () => {
			isLosing = true;
		},
		cut,
		close: async () => {
			cut();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

test("an append whose answer was lost after the commit is resolved by its first answer, and happened once", async () => {
	const market = await postgres.emptyMarket();
	const road = await lossyRoad();
	const ledger = await openLedger({
		url: road.url,
		market: market.name,
		reader: "listing",
		maxConnections: 1,
	});
	appended(await ledger.store.append(entry("listing-1", 0, [{ type: "ListingPublished" }])));
	road.loseNextAnswer();
	const answer = await ledger.store.append(entry("listing-1", 1, [{ type: "ListingRevised" }]));

	expect(answer.status).toBe("duplicate");
	expect(await ledger.store.head()).toBe(2);
	await expectSound(market);
	await ledger.close();
	await road.close();
	await market.close();
});

test("an append whose connection is killed before the commit happens once, after it", async () => {
	const market = await postgres.emptyMarket();
	const { store } = await market.as("listing");
	await admin.query("BEGIN");
	await admin.query("SELECT FROM ledger.market WHERE name = $1 FOR UPDATE", [market.name]);
	const pending = store.append(entry("listing-1", 0, [{ type: "ListingPublished" }]));
	// Other tests have databases of their own on the same server, where others wait for locks.
	const waiting =
		"SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'parley_listing' AND wait_event_type = 'Lock'";
	await expect.poll(async () => (await admin.query(waiting)).rowCount).toBe(1);
	await killBackends();
	await admin.query("COMMIT");

	expect(await pending).toMatchObject({ status: "appended" });
	expect(await store.head()).toBe(1);
	await market.close();
});

test("writers lose nothing and repeat nothing while connections are killed again and again", async () => {
	const market = await postgres.emptyMarket();
	const { store } = await market.as("listing");
	let running = 16;
	const writers = Array.from({ length: 16 }, async (_, writer) => {
		for (let version = 0; version < 25; version++) {
			const answer = await store.append(
				entry(`listing-${writer}`, version, [{ type: "ListingRevised" }]),
			);
			expect(["appended", "duplicate"]).toContain(answer.status);
		}
		running -= 1;
	});
	const killing = (async () => {
		// Only after progress, so that nobody is unlucky every time.
		for (let killedAt = -1; running > 0; ) {
			const head = await (await market.as("auditor")).store.head();
			if (head > killedAt) await killBackends();
			killedAt = head;
		}
	})();
	await Promise.all([...writers, killing]);

	expect(await store.head()).toBe(16 * 25);
	await expectSound(market);
	await market.close();
});

test("a wake-up comes after the listening connection was killed", async () => {
	const market = await postgres.emptyMarket();
	const { store, changes } = await market.as("listing");
	let wakes = 0;
	const forget = changes.onChange(() => {
		wakes += 1;
	});
	await expect.poll(() => wakes).toBeGreaterThan(0);
	await killBackends();
	await store.append(entry("listing-1", 0, [{ type: "ListingPublished" }]));
	const before = wakes;
	await expect.poll(() => wakes).toBeGreaterThan(before);
	forget();
	await market.close();
});

test.each(["virtual", "real"] as const)(
	"read tables in %s time that fell back with a crash of the database are folded again, though nothing happens since",
	async (time) => {
		const market = await postgres.emptyMarket();
		const listing = await market.as("listing");
		const counts: Projection<{ count: number }> = {
			name: `crashed_${randomUUID().slice(0, 8)}`,
			types: ["ListingPublished"],
			indexes: [],
			keys: () => ["all"],
			evolve: (doc) => ({ count: (doc?.count ?? 0) + 1 }),
		};
		const documents = await listing.documents([counts], time);
		for (const id of ["1", "2", "3"])
			await listing.store.append(entry(`listing-${id}`, 0, [{ type: "ListingPublished" }]));
		await documents.catchUp(3);
		expect(await documents.position(counts)).toBe(3);
		// Their commits do not wait for the disk, so a crash may take the last of them back.
		await admin.query("UPDATE ledger.projection SET position = 0 WHERE name = $1", [counts.name]);
		await admin.query(`DELETE FROM read.${counts.name}`);
		await killBackends();

		const found = async () => {
			await documents.catchUp(3);
			return documents.find(counts, {});
		};
		await expect.poll(found).toEqual([{ count: 3 }]);
		await market.close();
	},
);

test("who has caught up reads no older tables because a connection broke before they were written", async () => {
	const market = await postgres.emptyMarket();
	const listing = await market.as("listing");
	const counts: Projection<{ count: number }> = {
		name: `unwritten_${randomUUID().slice(0, 8)}`,
		types: ["ListingPublished"],
		indexes: [],
		keys: () => ["all"],
		evolve: (doc) => ({ count: (doc?.count ?? 0) + 1 }),
	};
	const documents = await listing.documents([counts], "real");
	for (const id of ["1", "2", "3"])
		await listing.store.append(entry(`listing-${id}`, 0, [{ type: "ListingPublished" }]));
	await documents.catchUp(3);
	documents.forget();

	expect(await documents.get(counts, "all")).toEqual({ count: 3 });
	documents.forget();
	expect(await documents.find(counts, {})).toEqual([{ count: 3 }]);
	documents.forget();
	expect(await documents.find(counts, {}, { limit: 2 })).toEqual([{ count: 3 }]);
	await market.close();
});

test("a database that does not come back is said in a sentence, and the process lives", async () => {
	const market = await postgres.emptyMarket();
	const road = await lossyRoad();
	const ledger = await openLedger({
		url: road.url,
		market: market.name,
		reader: "listing",
		maxConnections: 1,
	});
	await road.close();

	const failure = await ledger.store
		.append(entry("listing-1", 0, [{ type: "ListingPublished" }]))
		.catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(LedgerUnavailable);
	expect((failure as Error).message).toContain("The database went away");
	await ledger.close();
	await market.close();
});

test("what cannot be opened says what to do", async () => {
	const open = (url: string, market: string) => openLedger({ url, market, reader: "listing" });
	await expect(open(postgres.url, "nowhere")).rejects.toThrow(
		'There is no market "nowhere" in this database; create it first.',
	);
	await expect(open("not a url", "x")).rejects.toThrow("is not a URL");
	const empty = new URL(postgres.url);
	empty.pathname = "/postgres";
	await expect(open(empty.href, "x")).rejects.toThrow("migrate it first");
});

test("a text that Postgres cannot hold is refused with a sentence, and a large fact too", async () => {
	const market = await postgres.emptyMarket();
	const { store } = await market.as("listing");
	const say = (title: string) =>
		store.append(
			entry(`listing-${randomUUID()}`, 0, [{ type: "ListingPublished", data: { title } }]),
		);

	await expect(say("a\0b")).rejects.toThrow("holds a character that cannot be stored");
	await expect(say("half \ud83d")).rejects.toThrow("holds a character that cannot be stored");
	await expect(say("x".repeat(70_000))).rejects.toThrow("larger than 64 KiB");
	expect(await say("\\u0000 🙂 \\ud83d")).toMatchObject({ status: "appended" });
	await market.close();
});
