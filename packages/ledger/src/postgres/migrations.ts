import { STREAMS } from "@parley/contracts/catalogue";
import { type Kysely, sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import { connect, type Database, roleOf, safely } from "./connection.ts";
import { connectionLost, wentAway } from "./ledger-unavailable.ts";
import { access } from "./migrations/access.ts";
import { append } from "./migrations/append.ts";
import { keepDocuments } from "./migrations/keep-documents.ts";
import { parked } from "./migrations/parked.ts";
import { projectionVersion } from "./migrations/projection-version.ts";
import { readTables } from "./migrations/read-tables.ts";
import { reads } from "./migrations/reads.ts";
import { revokedTokens } from "./migrations/revoked-tokens.ts";
import { roles } from "./migrations/roles.ts";
import { partitions, tables } from "./migrations/tables.ts";

/** Everything after the roles is made as the owner, so that no login role is left owning a part of the ledger. */
const asOwner = (...scripts: string[]): string =>
	["SET LOCAL ROLE parley_owner;", ...scripts, "RESET ROLE;"].join("\n");

const migration = (script: string): Migration => ({
	up: async (db: Kysely<unknown>) => void (await sql.raw(script).execute(db)),
});

const provider: MigrationProvider = {
	getMigrations: async () => ({
		"0001_ledger": migration(roles + asOwner(tables, partitions, append, access, readTables)),
		"0002_parked": migration(asOwner(parked)),
		"0003_revoked_tokens": migration(asOwner(revokedTokens)),
		"0004_keep_documents": migration(asOwner(keepDocuments)),
		"0005_projection_version": migration(asOwner(projectionVersion)),
		"0006_reads": migration(asOwner(reads)),
	}),
};

/** Brings the database up to date; may be run by several processes at once, and again. */
export const migrate = (url: string): Promise<void> =>
	connected(url, undefined, async (db) => {
		const migrator = new Migrator({ db, provider, migrationTableSchema: "ledger" });
		const { error } = await migrator.migrateToLatest();
		if (error !== undefined) throw refused("The ledger's tables", error);
		await registerCategories(db);
	});

/** The database judges ownership and visibility by the same table as the code. */
async function registerCategories(db: Database): Promise<void> {
	const kinds = Object.entries(STREAMS).map(([name, { owner, visibility }]) => ({
		name,
		owner: roleOf(owner),
		visibility,
	}));
	await sql`
		INSERT INTO ledger.category AS known (name, owner, visibility)
		SELECT * FROM json_to_recordset(${JSON.stringify(kinds)}) AS kind (name text, owner text, visibility text)
		ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, visibility = excluded.visibility
			WHERE (known.owner, known.visibility) IS DISTINCT FROM (excluded.owner, excluded.visibility)`.execute(
		db,
	);
}

export interface MarketOptions {
	/** Facts in a partition; only for a market that does not exist yet. */
	readonly partitionSize?: number;
}

/** Makes the market unless it exists. The URL is the owner's or an administrator's. */
export const createMarket = (
	url: string,
	market: string,
	{ partitionSize = 1_000_000 }: MarketOptions = {},
): Promise<void> =>
	connected(url, "parley_owner", async (db) => {
		await sql`SELECT ledger.create_market(${market}, ${partitionSize})`
			.execute(db)
			.catch((error: unknown) => {
				throw refused(`The market "${market}"`, error);
			});
	});

/** The names of the markets in a database, oldest first. */
export const markets = (url: string): Promise<string[]> =>
	connected(url, "parley_owner", async (db) => {
		const names = sql<{ name: string }>`SELECT name FROM ledger.market ORDER BY id`;
		return (await names.execute(db)).rows.map(({ name }) => name);
	});

/** Runs a step on a connection of its own. Throws LedgerUnavailable where that breaks. */
async function connected<T>(
	url: string,
	role: string | undefined,
	step: (db: Database) => Promise<T>,
): Promise<T> {
	const db = connect(url, role, 1);
	try {
		return await step(db);
	} catch (error) {
		throw connectionLost(error) ? wentAway() : error;
	} finally {
		await db.destroy();
	}
}

/** What a broken connection said stays as it is, to be told from a refusal. */
const refused = (what: string, error: unknown): unknown =>
	connectionLost(error) ? error : new Error(`${what} could not be made: ${safely(error)}`);
