import { startPostgres } from "@parley/ledger/embedded/postgres-server";
import { LedgerUnavailable } from "@parley/ledger/postgres/ledger-unavailable";
import { createMarket, markets, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { ReadTables } from "@parley/ledger/read-tables";
import type { Checkpoints, Store } from "@parley/ledger/store";
import { type Difference, verifyFacts, verifyProjections } from "@parley/ledger/verify";
import type { Outbox } from "@parley/ledger-service";
import type { Service } from "@parley/runtime/service";
import { projectionsOf, SERVICES } from "./market.ts";

interface ServiceRoom {
	readonly service: Service;
	readonly store: Store;
	readonly documents: ReadTables;
}

/** A market's ledger and read tables on the Postgres that this process runs in a data directory. */
export interface Premises {
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
	/** Rejects, with a sentence, when the database server ends by itself. */
	readonly lost: Promise<never>;
	close(): Promise<void>;
}

export interface PremisesOptions {
	readonly data: string;
	/** Made if it is missing; without a name, the market that is there. */
	readonly market?: string;
	readonly log?: (line: string) => void;
}

/**
 * Opens the data directory: starts its Postgres, brings the schema up to date and opens the ledger once for every
 * service, each under its own database role. Throws an Error whose message is a sentence where that cannot be done.
 */
export async function openPremises({ data, market, log }: PremisesOptions): Promise<Premises> {
	const server = await startPostgres({ data, ...(log === undefined ? {} : { log }) });
	const opened: PostgresLedger[] = [];
	const lost = server.exited.then(({ reason }): never => {
		throw new LedgerUnavailable(reason);
	});
	const isGone = lost.catch(() => {});
	const close = async (): Promise<void> => {
		// A ledger whose server is gone still waits for it to come back, which it will not.
		await Promise.race([Promise.allSettled(opened.map((ledger) => ledger.close())), isGone]);
		await server.stop();
	};
	try {
		await migrate(server.url);
		const name = market ?? (await onlyMarket(server.url, data));
		await createMarket(server.url, name);
		const open = async (
			reader: Parameters<typeof openLedger>[0]["reader"],
		): Promise<PostgresLedger> => {
			const ledger = await openLedger({ url: server.url, market: name, reader });
			opened.push(ledger);
			return ledger;
		};
		const auditor = await open("auditor");
		const relay = await open("ledger");
		const rooms = await Promise.all(
			SERVICES.map(async (service): Promise<ServiceRoom> => {
				const ledger = await open(service.name);
				return {
					service,
					store: ledger.store,
					documents: await ledger.documents(projectionsOf(service)),
				};
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
			lost,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function onlyMarket(url: string, data: string): Promise<string> {
	const [name, ...others] = await markets(url);
	if (name === undefined)
		throw new Error(`There is no market in ${data} yet; run one there first.`);
	if (others.length > 0)
		throw new Error(`There are several markets in ${data}; say which one you mean.`);
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
