import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { verifyFacts } from "@parley/ledger/verify";
import pg from "pg";
import { expect, test } from "vitest";
import { postgresAdapter } from "./postgres-adapter.ts";
import { appended, entry } from "./sample.ts";

const postgres = postgresAdapter();

test("a market grows over its partitions, which are made ahead, while it is read", async () => {
	const market = await postgres.emptyMarket({ partitionSize: 100 });
	const { store } = await market.as("listing");
	const five = Array.from({ length: 5 }, () => ({ type: "ListingRevised" }));
	for (let version = 0; version < 450; version += 90) {
		const streams = Array.from({ length: 18 }, (_, index) =>
			store.append(entry(`listing-${version}-${index}`, 0, five)),
		);
		for (const answer of await Promise.all(streams)) appended(answer);
		expect(await store.head()).toBe(version + 90);
	}
	// One command may be larger than a partition.
	appended(
		await store.append(
			entry(
				"listing-wide",
				0,
				Array.from({ length: 250 }, () => ({ type: "ListingRevised" })),
			),
		),
	);

	expect(await store.readStream("listing-wide")).toHaveLength(250);
	expect((await store.read(0, 1000)).map(({ position }) => position)).toEqual(
		Array.from({ length: 700 }, (_, index) => index + 1),
	);
	const auditor = await market.as("auditor");
	expect(await verifyFacts(auditor.store, await auditor.balances())).toEqual([]);

	const client = new pg.Client({ connectionString: postgres.url });
	await client.connect();
	const { rows } = await client.query<{ partitions: string; ahead: string }>(
		`SELECT (SELECT count(*) FROM pg_inherits WHERE inhparent = format('ledger.fact_%s', m.id)::regclass) AS partitions,
			m.partitioned_to - m.last_position AS ahead FROM ledger.market m WHERE name = $1`,
		[market.name],
	);
	expect(Number(rows[0]?.partitions)).toBe(9);
	expect(Number(rows[0]?.ahead)).toBeGreaterThan(100);
	await expect(client.query("DELETE FROM ledger.fact_1_8")).rejects.toThrow("append-only");
	await client.end();
	await market.close();
});

test("migrating and making a market may be repeated, and by several processes at once", async () => {
	const market = await postgres.emptyMarket();
	await (await market.as("listing")).store.append(
		entry("listing-1", 0, [{ type: "ListingPublished" }]),
	);
	await Promise.all([1, 2, 3].map(() => migrate(postgres.url)));
	await Promise.all([1, 2, 3].map(() => createMarket(postgres.url, market.name)));
	await Promise.all([1, 2, 3].map(() => createMarket(postgres.url, "made at once")));

	expect(await (await market.as("listing")).store.head()).toBe(1);
	await market.close();
});
