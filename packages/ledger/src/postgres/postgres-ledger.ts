import { setTimeout as delay } from "node:timers/promises";
import type { Fact } from "@parley/contracts/fact";
import { sql } from "kysely";
import type { AnyProjection } from "../read-tables.ts";
import type { Checkpoints, Reader } from "../store.ts";
import type { Changes } from "../subscription.ts";
import { connect, type Database, roleOf, safely } from "./connection.ts";
import { holdLease, type Lease, type Work } from "./lease.ts";
import { connectionLost, LedgerUnavailable, patiently } from "./ledger-unavailable.ts";
import { PostgresChanges } from "./postgres-changes.ts";
import { postgresCheckpoints } from "./postgres-checkpoints.ts";
import { PostgresDocuments } from "./postgres-documents.ts";
import { type Market, PostgresStore } from "./postgres-store.ts";
import { Recent } from "./recent.ts";
import { type RevokedTokens, revokedTokens } from "./revoked-tokens.ts";

const READY_MS = 2_000;

export interface LedgerOptions {
	readonly url: string;
	readonly market: string;
	/** Whose eyes and hands these are: every connection runs as that service's database role. */
	readonly reader: Reader;
	readonly maxConnections?: number;
	/** Where several ledgers of one market are open in a process: what wakes all of them. Theirs to close who gave it. */
	readonly changes?: Changes;
}

export interface PostgresLedger {
	readonly store: PostgresStore;
	readonly checkpoints: Checkpoints;
	readonly changes: Changes;
	readonly revokedTokens: RevokedTokens;
	/**
	 * Makes the read tables that are missing. In real time a catch-up goes as far as there is anything, and the tables are
	 * written a moment later; otherwise it goes as far as it is asked to, and is over when they are.
	 */
	documents(
		projections: readonly AnyProjection[],
		time?: "real" | "virtual",
	): Promise<PostgresDocuments>;
	/** Is told what is passed on to the services in this process, in order, so that it need not be read once more for each. */
	hear(messages: readonly Fact[]): void;
	/** Every account's balance in minor units, for settlement and the auditor. `outside` has none. */
	balances(): Promise<ReadonlyMap<string, bigint>>;
	/** Does a piece of work for as long as no other process of the market does it under this name. */
	lease(name: string, work: Work, onTrouble?: (trouble: Error) => void): Lease;
	/** Resolves where the database answers now; rejects at once where it does not. */
	ready(): Promise<void>;
	/** Ends its leases, answers what was asked, then lets go of the database. */
	close(): Promise<void>;
}

export async function openLedger({
	url,
	market: name,
	reader,
	maxConnections = 4,
	changes: shared,
}: LedgerOptions): Promise<PostgresLedger> {
	const role = roleOf(reader);
	const tables = new Set<PostgresDocuments>();
	const db = connect(url, role, maxConnections, () => {
		for (const documents of tables) documents.forget();
	});
	try {
		const market = await patiently(() => findMarket(db, name));
		const recent = new Recent(reader);
		const store = new PostgresStore(db, market, recent);
		const own = shared === undefined ? new PostgresChanges(url, name) : undefined;
		const leases = new Set<Lease>();
		return {
			store,
			changes: shared ?? (own as Changes),
			checkpoints: postgresCheckpoints(db, market),
			revokedTokens: revokedTokens(db),
			documents: async (projections, time = "virtual") => {
				const documents = await PostgresDocuments.open(
					db,
					market,
					projections,
					time === "real" ? recent : undefined,
				);
				tables.add(documents);
				return documents;
			},
			hear: (messages) => recent.hear(messages),
			balances: () => patiently(() => balances(db, market)),
			lease(work, run, onTrouble = () => {}) {
				const lease = holdLease({ url, role, market: name, name: work, onTrouble }, run);
				leases.add(lease);
				return lease;
			},
			ready: () => answers(db),
			close: async () => {
				await Promise.all([...leases].map((lease) => lease.stop()));
				const written = [...tables].map((documents) => documents.close());
				await Promise.all([...written, store.idle(), own?.close()]);
				await db.destroy();
			},
		};
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

/** Not patiently: who asks whether the database is there wants to know now. */
async function answers(db: Database): Promise<void> {
	const limit = new AbortController();
	const late = delay(READY_MS, undefined, { signal: limit.signal }).then(() => {
		throw new Error(`there was no answer within ${READY_MS} ms.`);
	});
	try {
		await Promise.race([sql`SELECT 1`.execute(db), late]);
	} catch (error) {
		throw new LedgerUnavailable(`The database does not answer: ${safely(error)}`);
	} finally {
		late.catch(() => {});
		limit.abort();
	}
}

async function findMarket(db: Database, name: string): Promise<Market> {
	const { rows } = await sql<Market>`SELECT id, name FROM ledger.market WHERE name = ${name}`
		.execute(db)
		.catch(explain);
	const market = rows[0];
	if (market === undefined)
		throw new Error(`There is no market "${name}" in this database; create it first.`);
	return market;
}

function explain(error: unknown): never {
	if (connectionLost(error) || error instanceof LedgerUnavailable) throw error;
	throw new Error(
		`The ledger cannot be opened: ${safely(error)}. If the database is new, migrate it first.`,
	);
}

async function balances(db: Database, market: Market): Promise<Map<string, bigint>> {
	const { rows } = await sql<{ name: string; balance: string }>`
		SELECT name, sum(balance) AS balance FROM ledger.account WHERE market = ${market.id} GROUP BY name ORDER BY name`.execute(
		db,
	);
	return new Map(rows.map(({ name, balance }) => [name, BigInt(balance)]));
}
