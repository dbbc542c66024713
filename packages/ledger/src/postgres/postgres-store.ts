import type { Fact } from "@parley/contracts/fact";
import { type RawBuilder, sql } from "kysely";
import type { Append, Appended, ReadFilter, Store } from "../store.ts";
import { appendBatch, type Prepared, prepare } from "./append.ts";
import { Coalescer } from "./coalescer.ts";
import type { Database } from "./connection.ts";
import { type FactRow, factColumns, factOf } from "./fact-row.ts";
import { patiently } from "./ledger-unavailable.ts";
import type { Recent } from "./recent.ts";

const MAX_BATCH = 500;

export interface Market {
	readonly id: number;
	readonly name: string;
}

/** Facts after a position, as the role of the connection may see them. */
async function readFacts(
	db: Database,
	market: Market,
	after: number,
	limit: number,
	filter: ReadFilter = {},
): Promise<Fact[]> {
	return select(db, market, sql.raw("ledger.fact"), after, limit, filter);
}

async function select(
	db: Database,
	market: Market,
	from: RawBuilder<unknown>,
	after: number,
	limit: number,
	{ types, upTo = Number.MAX_SAFE_INTEGER }: ReadFilter,
): Promise<Fact[]> {
	const ofTypes = types === undefined ? sql`` : sql`AND type = ANY (${types})`;
	const { rows } = await sql<FactRow>`
		SELECT ${factColumns} FROM ${from}
		WHERE market = ${market.id} AND position > ${after} AND position <= ${upTo} ${ofTypes}
		ORDER BY position LIMIT ${limit}`.execute(db);
	return rows.map((row) => factOf(market.name, row));
}

/** The facts after a position, and the newest position as it was at the same moment: none at or before it is missing. */
export async function readHeadAndFacts(
	db: Database,
	market: Market,
	after: number,
	limit: number,
	{ types, upTo }: Required<ReadFilter>,
): Promise<{ head: number; facts: Fact[] }> {
	const { rows } = await sql<FactRow & { readonly head: number }>`
		SELECT lane.last_position AS head, found.* FROM ledger.market lane LEFT JOIN LATERAL (
			SELECT ${factColumns} FROM ledger.facts_of_types(lane.id, ${after}, ${upTo}, ${types}, ${limit})) found ON true
		WHERE lane.id = ${market.id} ORDER BY found.position`.execute(db);
	const facts = rows.filter(({ id }) => id !== null).map((row) => factOf(market.name, row));
	return { head: rows[0]?.head ?? 0, facts };
}

interface StreamRead {
	readonly stream: string;
	readonly afterVersion: number;
}

/** Several streams in one question. */
async function readStreams(
	db: Database,
	market: Market,
	reads: readonly StreamRead[],
): Promise<Fact[][]> {
	const after = new Map<string, number>();
	for (const { stream, afterVersion } of reads)
		after.set(stream, Math.min(afterVersion, after.get(stream) ?? afterVersion));
	const { rows } =
		await sql<FactRow>`SELECT ${factColumns} FROM ledger.facts_of_streams(${market.id}, ${[...after.keys()]}, ${[...after.values()]})`.execute(
			db,
		);
	const found = Map.groupBy(rows, ({ stream }) => stream);
	return reads.map(({ stream, afterVersion }) =>
		(found.get(stream) ?? [])
			.filter(({ version }) => version > afterVersion)
			.map((row) => factOf(market.name, row)),
	);
}

async function headOf(db: Database, market: Market): Promise<number> {
	const { rows } = await sql<{
		head: number;
	}>`SELECT last_position AS head FROM ledger.market WHERE id = ${market.id}`.execute(db);
	return rows[0]?.head ?? 0;
}

/** The ledger on Postgres. What may be read and appended is decided by the role of the connections, not here. */
export class PostgresStore implements Store {
	readonly market: string;
	readonly #db: Database;
	readonly #lane: Market;
	readonly #appends: Coalescer<Prepared, Appended | Error>;
	readonly #reads: Coalescer<StreamRead, Fact[]>;
	readonly #recent: Recent;

	constructor(db: Database, market: Market, recent: Recent) {
		this.market = market.name;
		this.#recent = recent;
		this.#db = db;
		this.#lane = market;
		this.#appends = new Coalescer({
			max: MAX_BATCH,
			keys: ({ entry }) => [entry.stream, entry.commandId],
			send: (batch) => appendBatch(db, market.name, batch),
		});
		this.#reads = new Coalescer({
			max: MAX_BATCH,
			keys: () => [],
			send: (batch) => patiently(() => readStreams(db, market, batch)),
		});
	}

	async append(entry: Append): Promise<Appended> {
		const answer = await this.#appends.add(prepare(entry));
		if (answer instanceof Error) throw answer;
		if (answer.status === "appended") this.#recent.add(answer.facts);
		return answer;
	}

	readStream(stream: string, afterVersion = 0): Promise<Fact[]> {
		return this.#reads.add({ stream, afterVersion });
	}

	async read(after: number, limit: number, filter: ReadFilter = {}): Promise<Fact[]> {
		const { types, upTo } = filter;
		const known = upTo === undefined ? undefined : this.#recent.between(after, upTo);
		if (known === undefined)
			return patiently(() => readFacts(this.#db, this.#lane, after, limit, filter));
		return known.filter(({ type }) => types?.includes(type) ?? true).slice(0, limit);
	}

	/** Every position as the bus may carry it: a private fact's data is only a digest. For the relay's role alone. */
	relayed(after: number, limit: number): Promise<Fact[]> {
		return patiently(() =>
			select(this.#db, this.#lane, sql.raw("ledger.relayed"), after, limit, {}),
		);
	}

	head(): Promise<number> {
		return patiently(() => headOf(this.#db, this.#lane));
	}

	/** Resolves when every append that was asked for has its answer. */
	idle(): Promise<void> {
		return this.#appends.idle();
	}
}
