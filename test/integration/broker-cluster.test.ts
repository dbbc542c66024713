import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { sleep } from "@parley/bus/back-off";
import { natsBus } from "@parley/bus/nats/nats-bus";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import { keepRelaying } from "@parley/ledger-service";
import { commit } from "@parley/runtime/testing/commit";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type BrokerCluster, brokerCluster } from "./broker-cluster.ts";
import { postgresForTests } from "./postgres.ts";

let postgres: Awaited<ReturnType<typeof postgresForTests>>;
let brokers: BrokerCluster;
beforeAll(async () => {
	[postgres, brokers] = await Promise.all([postgresForTests(), brokerCluster()]);
	await migrate(postgres.url);
});
afterAll(async () => {
	await Promise.all([postgres?.stop(), brokers?.stop()]);
});

const patience = { timeout: 60_000, interval: 100 };

test("of three brokers the one that leads is killed, and nothing is lost, doubled or out of order", async () => {
	const market = `cluster-${process.pid}`;
	await createMarket(postgres.url, market);
	const ledger = await openLedger({ url: postgres.url, market, reader: "ledger" });
	const listing = await openLedger({ url: postgres.url, market, reader: "listing" });
	const told: number[] = [];
	const bus = await patiently(() =>
		natsBus({ url: brokers.url, market, replicas: 3, onParked: async () => {} }),
	);
	bus.subscribe({
		name: "listing.reads",
		types: ["ListingWithdrawn"],
		lanes: async () => ["one"],
		handle: async ({ position }) => void told.push(position),
	});
	ledger.lease(
		"relay",
		(signal) =>
			keepRelaying({
				...{ outbox: ledger.store, bus, changes: ledger.changes, signal, sleep },
				onTrouble: () => {},
			}),
		() => {},
	);
	const say = (from: number, count: number) =>
		Promise.all(
			Array.from({ length: count }, (_, n) =>
				commit(listing.store, `listing-${from + n}`, { type: "ListingWithdrawn" }),
			),
		);
	await say(0, 200);
	await vi.waitFor(async () => expect(await bus.reached()).toBe(200), patience);

	const leader = await patiently(() => leaderOf(market));
	const going = say(200, 200);
	await brokers.kill(leader);
	await going;
	await say(400, 50);
	await vi.waitFor(async () => expect(await bus.reached()).toBe(450), patience);
	await patiently(async () => expect(await leaderOf(market)).not.toBe(leader));
	await brokers.revive(leader);
	for (const { id, position } of await ledger.store.read(0, 1_000))
		expect(await patiently(() => bus.idAt(position))).toBe(id);
	await vi.waitFor(() => expect(new Set(told).size).toBe(450), patience);
	// What is told again was told before: nobody hears of a later position first.
	expect([...new Set(told)]).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
	await ledger.close();
	await listing.close();
	await bus.close();
});

async function leaderOf(market: string): Promise<string> {
	const connection = await connect({ servers: brokers.url.split(",") });
	try {
		const api = await jetstreamManager(connection);
		const { cluster } = await api.streams.info(`PARLEY_${market}`);
		if (cluster?.leader === undefined) throw new Error(`Nobody leads ${market} yet.`);
		return cluster.leader;
	} finally {
		await connection.close();
	}
}

/** A cluster needs a moment to find out who leads, and answers nobody until it knows. */
const patiently = <T>(step: () => Promise<T>): Promise<T> => vi.waitFor(step, patience);
