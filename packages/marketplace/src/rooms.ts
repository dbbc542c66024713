import type { Mind } from "@parley/agent-runner";
import { createMarket, markets, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Documents } from "@parley/ledger/projection";
import type { ReadTables } from "@parley/ledger/read-tables";
import type { Checkpoints, Store } from "@parley/ledger/store";
import { type Difference, verifyFacts, verifyProjections } from "@parley/ledger/verify";
import type { Outbox } from "@parley/ledger-service";
import type { Service } from "@parley/runtime/service";
import { projectionsOf, servicesWith, timersOf } from "./services.ts";

interface ServiceRoom {
	readonly service: Service;
	readonly store: Store;
	readonly documents: ReadTables;
	/** Its table of timers alone, for whoever conducts a market whose services keep the others themselves. */
	readonly timers: Documents;
}

/** A market in a database: its ledger, seen by each service and by an auditor, and the services' read tables. */
export interface Rooms {
	readonly market: string;
	/** Sees every fact. */
	readonly auditor: Store;
	readonly outbox: Outbox;
	readonly checkpoints: Checkpoints;
	readonly rooms: readonly ServiceRoom[];
	/** What is not as the facts say; nothing where the ledger is in order. */
	verify(): Promise<readonly Difference[]>;
	/** Minor units by account; `outside` has no balance. */
	balances(): Promise<ReadonlyMap<string, bigint>>;
	close(): Promise<void>;
}

interface RoomsOptions {
	readonly url: string;
	/** Made if it is missing; without a name, the market that is there. */
	readonly market: string | undefined;
	/** Where the database is, as people say it. */
	readonly where: string;
	/** Who answers agents that ask for a model, where the market is run here. */
	readonly mind?: Mind | undefined;
}

/** Brings the schema up to date and opens the ledger once for every service, each under its own database role. */
export async function openRooms({ url, market, where, mind }: RoomsOptions): Promise<Rooms> {
	await migrate(url);
	const name = market ?? (await onlyMarket(url, where));
	await createMarket(url, name);
	const opened: PostgresLedger[] = [];
	const close = async (): Promise<void> =>
		void (await Promise.allSettled(opened.map((ledger) => ledger.close())));
	const open = async (
		reader: Parameters<typeof openLedger>[0]["reader"],
	): Promise<PostgresLedger> => {
		const ledger = await openLedger({ url, market: name, reader });
		opened.push(ledger);
		return ledger;
	};
	try {
		const auditor = await open("auditor");
		const relay = await open("ledger");
		const rooms = await Promise.all(
			servicesWith(mind).map(async (service): Promise<ServiceRoom> => {
				const ledger = await open(service.name);
				const documents = await ledger.documents(projectionsOf(service));
				const timers = await ledger.documents([timersOf(service)]);
				return { service, store: ledger.store, documents, timers };
			}),
		);
		return {
			market: name,
			auditor: auditor.store,
			outbox: relay.store,
			checkpoints: relay.checkpoints,
			rooms,
			verify: async () => verify(auditor, rooms),
			balances: () => auditor.balances(),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function onlyMarket(url: string, where: string): Promise<string> {
	const [name, ...others] = await markets(url);
	if (name === undefined)
		throw new Error(`There is no market in ${where} yet; run one there first.`);
	if (others.length > 0)
		throw new Error(`There are several markets in ${where}; say which one you mean.`);
	return name;
}

async function verify(
	auditor: PostgresLedger,
	rooms: readonly ServiceRoom[],
): Promise<Difference[]> {
	const found = await verifyFacts(auditor.store, await auditor.balances());
	for (const { service, store, documents } of rooms) {
		// Not brought up to date first: a market that was stopped in a round goes on with its tables as they stood.
		found.push(...(await verifyProjections(store, documents, projectionsOf(service))));
	}
	return found;
}
