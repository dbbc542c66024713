import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Reader } from "@parley/ledger/store";
import { verifyFacts } from "@parley/ledger/verify";
import { expect, test } from "vitest";
import { type PostgresMarket, postgresAdapter } from "./postgres-adapter.ts";
import { appended, entry, moves } from "./sample.ts";

const postgres = postgresAdapter();

/** Several processes' worth of pools, each with a coalescer of its own. */
const processes = (
	market: PostgresMarket,
	reader: Reader,
	count: number,
): Promise<PostgresLedger[]> =>
	Promise.all(
		Array.from({ length: count }, () =>
			openLedger({ url: postgres.url, market: market.name, reader, maxConnections: 2 }),
		),
	);

async function expectSound(market: PostgresMarket): Promise<void> {
	const { store, balances } = await market.as("auditor");
	expect(await verifyFacts(store, await balances())).toEqual([]);
}

test("of writers that race for one version of a stream exactly one wins, and nothing is missing", async () => {
	const market = await postgres.emptyMarket();
	const ledgers = await processes(market, "listing", 4);
	let version = 0;
	for (; version < 10; version++) {
		const race = Array.from({ length: 32 }, (_, writer) =>
			ledgers[writer % 4]?.store.append(entry("listing-1", version, [{ type: "ListingRevised" }])),
		);
		const statuses = (await Promise.all(race)).map((answer) => answer?.status);
		expect(statuses.filter((status) => status === "appended")).toHaveLength(1);
		expect(statuses.filter((status) => status === "conflict")).toHaveLength(31);
	}
	expect((await ledgers[0]?.store.readStream("listing-1"))?.map((fact) => fact.version)).toEqual(
		Array.from({ length: version }, (_, index) => index + 1),
	);
	await expectSound(market);
	await Promise.all([market.close(), ...ledgers.map((ledger) => ledger.close())]);
});

test("holds that race for one wallet from several processes never take it below zero", async () => {
	const market = await postgres.emptyMarket();
	const ledgers = await processes(market, "settlement", 3);
	appended(
		await (await market.as("settlement")).store.append(
			entry("account-ada", 0, [moves(["outside", "wallet:ada", 1000n])]),
		),
	);
	const holds = Array.from({ length: 30 }, (_, hold) =>
		ledgers[hold % 3]?.store.append(
			entry(`deal-${hold}`, 0, [moves(["wallet:ada", `escrow:${hold}`, 90n])]),
		),
	);
	const statuses = (await Promise.all(holds)).map((answer) => answer?.status);

	expect(statuses.filter((status) => status === "appended")).toHaveLength(11);
	expect((await market.balances()).get("wallet:ada")).toBe(10n);
	await expectSound(market);
	await Promise.all([market.close(), ...ledgers.map((ledger) => ledger.close())]);
});

test("a command that several processes send at once happens once", async () => {
	const market = await postgres.emptyMarket();
	const ledgers = await processes(market, "listing", 4);
	const command = entry("listing-1", 0, [{ type: "ListingPublished" }]);
	const answers = await Promise.all(
		Array.from({ length: 20 }, (_, sender) => ledgers[sender % 4]?.store.append(command)),
	);

	expect(answers.filter((answer) => answer?.status === "appended")).toHaveLength(1);
	expect(answers.filter((answer) => answer?.status === "duplicate")).toHaveLength(19);
	await expectSound(market);
	await Promise.all([market.close(), ...ledgers.map((ledger) => ledger.close())]);
});

test("a reader that follows racing writers skips nothing, and time never runs back", async () => {
	const market = await postgres.emptyMarket();
	const ledgers = await processes(market, "listing", 3);
	let isWriting = true;
	const seen: number[] = [];
	const reading = (async () => {
		const { store } = await market.as("negotiation");
		for (let isLast = false; ; ) {
			const facts = await store.read(seen.at(-1) ?? 0, 50);
			seen.push(...facts.map(({ position }) => position));
			if (isLast && facts.length === 0) return;
			isLast = !isWriting;
		}
	})();
	await Promise.all(
		Array.from({ length: 24 }, async (_, writer) => {
			for (let version = 0; version < 20; version++)
				appended(
					await (ledgers[writer % 3] as PostgresLedger).store.append(
						entry(`listing-${writer}`, version, [{ type: "ListingRevised" }]),
					),
				);
		}),
	);
	isWriting = false;
	await reading;

	expect(seen).toEqual(Array.from({ length: 480 }, (_, index) => index + 1));
	await expectSound(market);
	await Promise.all([market.close(), ...ledgers.map((ledger) => ledger.close())]);
});

test("replicas that catch up at once fold each fact once", async () => {
	const market = await postgres.emptyMarket();
	const ledgers = await processes(market, "listing", 3);
	const counts = {
		name: "racing_counts",
		types: ["ListingRevised"],
		indexes: [],
		keys: () => ["all"],
		evolve: (doc: { count: number } | undefined) => ({ count: (doc?.count ?? 0) + 1 }),
	};
	const replicas = await Promise.all(ledgers.map((ledger) => ledger.documents([counts])));
	for (let version = 0; version < 30; version++) {
		appended(
			await (ledgers[0] as PostgresLedger).store.append(
				entry("listing-1", version, [{ type: "ListingRevised" }]),
			),
		);
		if (version % 3 === 0)
			await Promise.all(replicas.map((replica) => replica.catchUp(version + 1)));
	}
	await Promise.all(replicas.map((replica) => replica.catchUp(30)));

	expect(await replicas[0]?.get(counts, "all")).toEqual({ count: 30 });
	await Promise.all([market.close(), ...ledgers.map((ledger) => ledger.close())]);
});
