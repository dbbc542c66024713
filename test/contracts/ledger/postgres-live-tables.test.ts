import { MemoryDocuments } from "@parley/ledger/memory-documents";
import type { PostgresDocuments } from "@parley/ledger/postgres/postgres-documents";
import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Documents, Projection } from "@parley/ledger/projection";
import { verifyProjections } from "@parley/ledger/verify";
import { describe, expect, test } from "vitest";
import { Random } from "../../simulation/random.ts";
import { type PostgresMarket, postgresAdapter } from "./postgres-adapter.ts";
import { appended, entry } from "./sample.ts";

const postgres = postgresAdapter();

interface Shelf {
	readonly id: string;
	readonly place: string;
	readonly due: string;
	readonly facts: number;
	readonly title: string;
}

const shelves: Projection<Shelf> = {
	name: "live_shelves",
	types: ["ListingPublished", "ListingRevised", "ListingWithdrawn"],
	indexes: ["place", "due"],
	text: ["title"],
	keys: (fact) => [fact.stream.slice("listing-".length)],
	evolve: (doc, fact, key) =>
		fact.type === "ListingWithdrawn"
			? undefined
			: ({ ...fact.data, id: key, facts: (doc?.facts ?? 0) + 1 } as Shelf),
};

const counts: Projection<{ readonly type: string; readonly count: number }> = {
	name: "live_counts",
	types: ["ListingPublished", "ListingWithdrawn", "StockReserved"],
	indexes: ["type"],
	keys: (fact) => [fact.type, "all"],
	evolve: (doc, _, type) => ({ type, count: (doc?.count ?? 0) + 1 }),
};

const PLACES = ["attic", "cellar", "garage"];
const IDS = Array.from({ length: 30 }, (_, at) => `s${at}`);

/** Writes facts about shelves, whatever comes to its mind. */
class Writer {
	readonly #ledgers: readonly PostgresLedger[];
	readonly #random: Random;
	readonly #versions = new Map<string, number>();

	constructor(ledgers: readonly PostgresLedger[], random: Random) {
		this.#ledgers = ledgers;
		this.#random = random;
	}

	async write(): Promise<void> {
		const stream = `listing-${this.#random.pick(IDS)}`;
		const version = this.#versions.get(stream) ?? 0;
		const type = this.#random.pick([
			...["ListingPublished", "ListingRevised", "ListingRevised"],
			...["ListingWithdrawn", "StockReserved", "ListingSold"],
		]);
		const place = this.#random.pick(PLACES);
		const due = `2026-08-0${this.#random.between(1, 9)}`;
		const data = { place, due, title: `A ${place} shelf` };
		const { store } = this.#random.pick(this.#ledgers);
		appended(await store.append(entry(stream, version, [{ type, data }])));
		this.#versions.set(stream, version + 1);
	}
}

/** Everything that can be asked of the tables. */
async function told(documents: Documents): Promise<unknown> {
	const range = { field: "due", after: "2026-08-02", upTo: "2026-08-07", limit: 3 } as const;
	return {
		get: await Promise.all(IDS.slice(0, 8).map((id) => documents.get(shelves, id))),
		many: await documents.many(shelves, ["s1", "s5", "s1", "none"]),
		find: await Promise.all(PLACES.map((place) => documents.find(shelves, { place }))),
		page: await documents.find(shelves, { place: "attic" }, { after: "s1", limit: 2 }),
		both: await documents.find(shelves, { place: "attic", due: "2026-08-05" }),
		all: await documents.find(shelves, {}),
		range: await documents.range(shelves, range),
		open: await documents.range(shelves, { field: "due", limit: 2 }),
		search: await documents.search(shelves, { text: "shelf", where: { place: "attic" }, limit: 9 }),
		counts: await documents.find(counts, {}),
	};
}

async function replicas(market: PostgresMarket, count: number): Promise<PostgresLedger[]> {
	const open = () =>
		openLedger({ url: postgres.url, market: market.name, reader: "listing", maxConnections: 2 });
	return Promise.all(Array.from({ length: count }, open));
}

/** What the facts say, folded in memory. */
async function expected(store: PostgresLedger["store"]): Promise<unknown> {
	const memory = new MemoryDocuments(store, [shelves, counts]);
	await memory.catchUp(Number.POSITIVE_INFINITY);
	return told(memory);
}

/** Asking for a position has everything written that was folded. */
const write = (documents: PostgresDocuments): Promise<number> => documents.position(shelves);

/** Whoever closes writes what is left: the tables are then as the facts say, to whoever opens them. */
async function closed(market: PostgresMarket, ledgers: readonly PostgresLedger[]): Promise<void> {
	await Promise.all(ledgers.map((ledger) => ledger.close()));
	const { store, documents } = await market.as("listing");
	const again = await documents([shelves, counts]);
	expect(await again.find(counts, {})).not.toEqual([]);
	expect(await verifyProjections(store, again, [shelves, counts])).toEqual([]);
	await market.close();
}

describe("read tables in real time", () => {
	test.each([1, 2, 3])("say what the facts say, written or not (seed %i)", async (seed) => {
		const random = new Random(seed);
		const market = await postgres.emptyMarket();
		const ledgers = await replicas(market, 1);
		const ledger = ledgers[0] as PostgresLedger;
		const documents = await ledger.documents([shelves, counts], "real");
		const writer = new Writer(ledgers, random);
		for (let step = 0; step < 25; step++) {
			for (let facts = random.between(0, 4); facts > 0; facts--) await writer.write();
			if (random.chance(0.3)) await write(documents);
			await documents.catchUp(Number.POSITIVE_INFINITY);
			expect(await told(documents)).toEqual(await expected(ledger.store));
		}
		await closed(market, ledgers);
	});

	test.each([4, 5, 6])("are folded once each by replicas that race (seed %i)", async (seed) => {
		const random = new Random(seed);
		const market = await postgres.emptyMarket();
		const ledgers = await replicas(market, 3);
		const { store } = ledgers[0] as PostgresLedger;
		const tables = await Promise.all(
			ledgers.map((ledger) => ledger.documents([shelves, counts], "real")),
		);
		const writer = new Writer(ledgers, random);
		for (let step = 0; step < 25; step++) {
			for (let facts = random.between(0, 4); facts > 0; facts--) await writer.write();
			const some = tables.filter(() => random.chance(0.6));
			const acts = some.map(async (documents) => {
				if (random.chance(0.7)) await documents.catchUp(Number.POSITIVE_INFINITY);
				if (random.chance(0.7)) await write(documents);
			});
			await Promise.all(acts);
			// Whoever reads without having caught up may see what another has folded, and must not fold it once more.
			const one = random.pick(tables);
			await one.many(shelves, IDS);
			await one.catchUp(Number.POSITIVE_INFINITY);
			expect(await told(one)).toEqual(await expected(store));
		}
		await closed(market, ledgers);
	});

	test("are folded from what was passed on, a private fact of one's own included", async () => {
		const market = await postgres.emptyMarket();
		const [ledger] = (await replicas(market, 1)) as [PostgresLedger];
		const documents = await ledger.documents([counts], "real");
		const elsewhere = await market.as("listing");
		await ledger.store.append(entry("listing-1", 0, [{ type: "ListingPublished" }]));
		await elsewhere.store.append(entry("listing-2", 0, [{ type: "ListingPublished" }]));
		const relayed = await (await market.as("ledger")).store.relayed(0, 10);
		// A tale: so it shows where the fold takes its facts from.
		ledger.hear(relayed.map((message) => ({ ...message, type: "StockReserved" })));
		await documents.catchUp(2);

		expect(await documents.find(counts, {})).toEqual([
			{ type: "StockReserved", count: 2 },
			{ type: "all", count: 2 },
		]);
		await ledger.close();
		await market.close();
	});
});
