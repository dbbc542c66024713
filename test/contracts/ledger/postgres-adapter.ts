import { randomUUID } from "node:crypto";
import { createMarket, type MarketOptions, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Reader } from "@parley/ledger/store";
import { afterAll, beforeAll } from "vitest";
import { postgresForTests } from "../../integration/postgres.ts";
import type { Adapter, Market } from "./adapter.ts";

export interface PostgresMarket extends Market {
	readonly name: string;
	as(reader: Reader): Promise<PostgresLedger>;
}

export interface PostgresAdapter extends Adapter {
	readonly url: string;
	emptyMarket(options?: MarketOptions): Promise<PostgresMarket>;
}

/** One migrated database for the tests of a file. Call it where hooks may be registered. */
export function postgresAdapter(): PostgresAdapter {
	let database: Awaited<ReturnType<typeof postgresForTests>> | undefined;
	const url = (): string => {
		if (database === undefined) throw new Error("The database of this test file is not up yet.");
		return database.url;
	};
	beforeAll(async () => {
		database = await postgresForTests();
		await migrate(database.url);
	});
	afterAll(() => database?.stop());
	return {
		name: "postgres",
		get url() {
			return url();
		},
		async emptyMarket(options) {
			const name = `market ${randomUUID()}`;
			await createMarket(url(), name, options);
			return marketOf(url(), name);
		},
	};
}

function marketOf(url: string, name: string): PostgresMarket {
	const opened = new Map<Reader, Promise<PostgresLedger>>();
	const as = (reader: Reader): Promise<PostgresLedger> => {
		const ledger =
			opened.get(reader) ?? openLedger({ url, market: name, reader, maxConnections: 2 });
		opened.set(reader, ledger);
		return ledger;
	};
	return {
		name,
		as,
		balances: async () => (await as("auditor")).balances(),
		close: async () => {
			for (const ledger of opened.values()) await (await ledger).close();
		},
	};
}
