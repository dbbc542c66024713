import type { AnyProjection, ReadTables } from "@parley/ledger/read-tables";
import type { Append, Appended, Checkpoints, Reader, Store } from "@parley/ledger/store";
import type { Changes } from "@parley/ledger/subscription";
import { ownerOf } from "./sample.ts";

/** One empty market, seen through the eyes of each reader. */
export interface Market {
	as(reader: Reader): Promise<Eyes>;
	balances(): Promise<ReadonlyMap<string, bigint>>;
	close(): Promise<void>;
}

export interface Eyes {
	readonly store: Store;
	readonly checkpoints: Checkpoints;
	readonly changes: Changes;
	documents(projections: readonly AnyProjection[]): Promise<ReadTables>;
}

export interface Adapter {
	readonly name: string;
	emptyMarket(): Promise<Market>;
}

/** Appends as the service that owns the stream. */
export async function append(market: Market, entry: Append): Promise<Appended> {
	const { store } = await market.as(ownerOf(entry.stream));
	return store.append(entry);
}
