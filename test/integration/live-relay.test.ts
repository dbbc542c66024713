import { setTimeout as delay } from "node:timers/promises";
import { sleep } from "@parley/bus/back-off";
import { natsBus } from "@parley/bus/nats/nats-bus";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import type { PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import { keepRelaying } from "@parley/ledger-service";
import { commit } from "@parley/runtime/testing/commit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { natsForTests } from "./nats.ts";
import { postgresForTests } from "./postgres.ts";

let postgres: Awaited<ReturnType<typeof postgresForTests>>;
let nats: Awaited<ReturnType<typeof natsForTests>>;
beforeAll(async () => {
	[postgres, nats] = await Promise.all([postgresForTests(), natsForTests()]);
	await migrate(postgres.url);
});
afterAll(async () => {
	await Promise.all([postgres?.stop(), nats?.stop()]);
});

/** The process of the ledger service: a relay under its lease. */
async function relaying(market: string) {
	const ledger = await openLedger({ url: postgres.url, market, reader: "ledger" });
	const bus = await natsBus({ url: nats.url, market, onParked: async () => {} });
	const troubles: string[] = [];
	const onTrouble = ({ message }: Error): void => void troubles.push(message);
	let begun = 0;
	ledger.lease(
		"relay",
		(signal) => {
			begun++;
			const { changes, store: outbox } = ledger;
			return keepRelaying({ outbox, bus, changes, signal, sleep, onTrouble });
		},
		onTrouble,
	);
	return {
		bus,
		troubles,
		works: () => begun > 0,
		async stop() {
			await ledger.close();
			await bus.close();
		},
	};
}

async function market(name: string): Promise<PostgresLedger> {
	await createMarket(postgres.url, name);
	return openLedger({ url: postgres.url, market: name, reader: "listing" });
}

const say = (ledger: PostgresLedger, count: number, from: number): Promise<unknown> =>
	Promise.all(
		Array.from({ length: count }, (_, n) =>
			commit(ledger.store, `listing-${from + n}`, { type: "ListingWithdrawn" }),
		),
	);

test("two processes relay one ledger to one broker, and when one ends the other goes on", async () => {
	const name = `stalls-${process.pid}`;
	const ledger = await market(name);
	const processes = [await relaying(name), await relaying(name)];
	await expect.poll(() => processes.filter(({ works }) => works())).toHaveLength(1);
	const [active, standby] = processes.toSorted((a, b) => Number(b.works()) - Number(a.works()));
	if (active === undefined || standby === undefined) throw new Error("There are two.");
	await say(ledger, 300, 0);
	await say(ledger, 1, 300);
	const stands = (at: number) => expect.poll(() => standby.bus.reached()).toBe(at);
	await stands(301);

	await active.stop();
	await say(ledger, 20, 400);
	await stands(321);
	const facts = await ledger.store.read(0, 1_000);
	for (const { id, position } of facts) expect(await standby.bus.idAt(position)).toBe(id);
	expect([...active.troubles, ...standby.troubles]).toEqual([]);
	await standby.stop();
	await ledger.close();
});

test("a relay leaves a broker alone that holds another ledger's messages", async () => {
	const name = `fair-${process.pid}`;
	const ledger = await market(name);
	const [message] = [...(await first(ledger))];
	const foreign = await natsBus({ url: nats.url, market: name, onParked: async () => {} });
	if (message === undefined) throw new Error("There is one.");
	await foreign.publish([{ ...message, id: "00000000-0000-7000-8000-000000000000" }]);
	const relay = await relaying(name);
	await expect.poll(() => relay.troubles.join()).toContain("it is another ledger's");
	await delay(100);
	expect(await foreign.reached()).toBe(1);
	await relay.stop();
	await foreign.close();
	await ledger.close();
});

async function first(ledger: PostgresLedger) {
	await say(ledger, 2, 0);
	return ledger.store.read(0, 1);
}
