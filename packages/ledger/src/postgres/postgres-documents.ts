import { type RawBuilder, sql } from "kysely";
import { CHUNK, foldInto, typesOf } from "../memory-documents.ts";
import type { Doc, Projection, Search } from "../projection.ts";
import type { AnyProjection, ReadTables } from "../read-tables.ts";
import type { Database } from "./connection.ts";
import { patiently } from "./ledger-unavailable.ts";
import { headOf, type Market, readFacts } from "./postgres-store.ts";
import { mended } from "./storable.ts";

interface Row {
	readonly key: string;
	readonly body: Doc;
}

const PAGE = 1_000;

/** Read tables in Postgres, one for each projection, kept and seen by the service whose connections these are. */
export class PostgresDocuments implements ReadTables {
	readonly #db: Database;
	readonly #market: Market;
	readonly #projections: readonly AnyProjection[];
	/** What is known to be folded already; saves the question to the database, and is never ahead of it. */
	#reached = 0;
	#last: Promise<void> = Promise.resolve();

	private constructor(db: Database, market: Market, projections: readonly AnyProjection[]) {
		this.#db = db;
		this.#market = market;
		this.#projections = projections;
	}

	static async open(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
	): Promise<PostgresDocuments> {
		for (const { name, indexes, text = [] } of projections)
			await patiently(() =>
				sql`SELECT ledger.create_projection(${name}, ${indexes}, ${text})`.execute(db),
			);
		return new PostgresDocuments(db, market, projections);
	}

	async get<D extends object>(projection: Projection<D>, key: string): Promise<D | undefined> {
		const [doc] = await this.many(projection, [key]);
		return doc;
	}

	many<D extends object>(projection: Projection<D>, keys: readonly string[]): Promise<D[]> {
		return this.#select(projection, sql`AND key = ANY (${keys}) ORDER BY key`);
	}

	find<D extends object>(
		projection: Projection<D>,
		where: Readonly<Partial<Record<keyof D & string, string>>>,
	): Promise<D[]> {
		return this.#select(projection, sql`${filter(projection, where)} ORDER BY key`);
	}

	async search<D extends object>(
		projection: Projection<D>,
		{ text, where, limit }: Search,
	): Promise<D[]> {
		if (projection.text === undefined)
			throw new TypeError(`The read table "${projection.name}" has no text to search.`);
		const words = await this.#lexemes(text);
		if (words.length === 0)
			return this.#select(
				projection,
				sql`${filter(projection, where)} ORDER BY key LIMIT ${limit}`,
			);
		const anyOf = words
			.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`)
			.join(" | ");
		const matched = sql`length(words) - length(ts_delete(words, ${words}::text[]))`;
		return this.#select(
			projection,
			sql`AND words @@ ${anyOf}::tsquery ${filter(projection, where)} AND (${matched}) * 2 >= ${words.length}
				ORDER BY ${matched} DESC, round(ts_rank_cd(words, ${anyOf}::tsquery)::numeric, 6) DESC, key LIMIT ${limit}`,
		);
	}

	catchUp(upTo: number): Promise<void> {
		// One after the other: a second one would only wait for the first one's locks, and hold a connection for it.
		const run = this.#last.then(() => this.#catchUp(upTo));
		this.#last = run.catch(() => {});
		return run;
	}

	async position({ name }: Pick<AnyProjection, "name">): Promise<number> {
		const query = sql<{
			position: number;
		}>`SELECT position FROM ledger.projection WHERE market = ${this.#market.id} AND name = ${name}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.position ?? 0;
	}

	async *rows({ name }: Pick<AnyProjection, "name">): AsyncGenerator<readonly [string, Doc]> {
		for (let after = ""; ; ) {
			const query = sql<Row>`SELECT key, body FROM ${table(name)} WHERE market = ${this.#market.id} AND key > ${after} ORDER BY key LIMIT ${PAGE}`;
			const { rows } = await patiently(() => query.execute(this.#db));
			for (const { key, body } of rows) yield [key, body];
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			after = last.key;
		}
	}

	async rebuild({ name }: Pick<AnyProjection, "name">): Promise<void> {
		this.#reached = 0;
		await patiently(() =>
			this.#db.transaction().execute(async (trx) => {
				// The position's row is the lock that catch-ups wait for.
				await sql`UPDATE ledger.projection SET position = 0 WHERE market = ${this.#market.id} AND name = ${name}`.execute(
					trx,
				);
				await sql`DELETE FROM ${table(name)} WHERE market = ${this.#market.id}`.execute(trx);
			}),
		);
	}

	async #catchUp(upTo: number): Promise<void> {
		while (this.#reached < upTo) {
			const { reached, isAll } = await patiently(() =>
				this.#db.transaction().execute((trx) => this.#foldChunk(trx, upTo)),
			);
			this.#reached = reached;
			if (isAll) return;
		}
	}

	async #foldChunk(trx: Database, upTo: number): Promise<{ reached: number; isAll: boolean }> {
		const positions = await this.#lock(trx);
		// The head is read before the facts, so that no fact at or before it can be missing from them.
		const end = Math.min(upTo, await headOf(trx, this.#market));
		const after = Math.min(...positions.values());
		if (after >= end) return { reached: after, isAll: true };
		const facts = await readFacts(trx, this.#market, after, CHUNK, {
			types: typesOf(this.#projections),
			upTo: end,
		});
		const isAll = facts.length < CHUNK;
		const reached = isAll ? end : (facts.at(-1)?.position ?? end);
		for (const projection of this.#projections) {
			const unseen = facts.filter(
				({ position }) => position > (positions.get(projection.name) ?? 0),
			);
			await this.#fold(trx, projection, unseen);
		}
		await sql`UPDATE ledger.projection SET position = greatest(position, ${reached})
			WHERE market = ${this.#market.id} AND name = ANY (${this.#names()})`.execute(trx);
		return { reached, isAll };
	}

	/** Makes other replicas of the service wait, so that no fact is folded twice. */
	async #lock(trx: Database): Promise<Map<string, number>> {
		const select = sql<{
			name: string;
			position: number;
		}>`SELECT name, position FROM ledger.projection
			WHERE market = ${this.#market.id} AND name = ANY (${this.#names()}) ORDER BY name FOR UPDATE`;
		let { rows } = await select.execute(trx);
		if (rows.length < this.#projections.length) {
			await sql`INSERT INTO ledger.projection (market, name) SELECT ${this.#market.id}, name FROM unnest(${this.#names()}::text[]) name
				ORDER BY name ON CONFLICT DO NOTHING`.execute(trx);
			({ rows } = await select.execute(trx));
		}
		return new Map(rows.map(({ name, position }) => [name, position]));
	}

	async #fold(
		trx: Database,
		projection: AnyProjection,
		facts: Parameters<typeof foldInto>[2],
	): Promise<void> {
		const own = facts.filter(({ type }) => projection.types.includes(type));
		const keys = [...new Set(own.flatMap((fact) => projection.keys(fact)))];
		if (keys.length === 0) return;
		const { rows } = await sql<Row>`SELECT key, body FROM ${table(projection.name)}
			WHERE market = ${this.#market.id} AND key = ANY (${keys})`.execute(trx);
		const before = new Map(rows.map(({ key, body }) => [key, body]));
		const docs = new Map<string, Doc | undefined>(before);
		foldInto(docs, projection, own);
		const changed = [...docs].filter(([key, doc]) => doc !== before.get(key));
		await this.#write(trx, projection.name, changed);
	}

	async #write(
		trx: Database,
		name: string,
		docs: readonly (readonly [string, Doc | undefined])[],
	): Promise<void> {
		const gone = docs.filter(([, body]) => body === undefined).map(([key]) => key);
		const kept = docs
			.filter(([, body]) => body !== undefined)
			.map(([key, body]) => ({ key, body }));
		if (gone.length > 0)
			await sql`DELETE FROM ${table(name)} WHERE market = ${this.#market.id} AND key = ANY (${gone})`.execute(
				trx,
			);
		if (kept.length === 0) return;
		await sql`INSERT INTO ${table(name)} (market, key, body)
			SELECT ${this.#market.id}, key, body FROM json_to_recordset(${mended(JSON.stringify(kept))}) AS doc (key text, body jsonb)
			ON CONFLICT (market, key) DO UPDATE SET body = excluded.body`.execute(trx);
	}

	async #lexemes(text: string): Promise<string[]> {
		const query = sql<{
			words: string[];
		}>`SELECT tsvector_to_array(to_tsvector('english', ${text.replaceAll("\0", " ")})) AS words`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.words ?? [];
	}

	async #select<D extends object>(
		projection: Projection<D>,
		rest: RawBuilder<unknown>,
	): Promise<D[]> {
		const query = sql<{
			body: D;
		}>`SELECT body FROM ${table(projection.name)} WHERE market = ${this.#market.id} ${rest}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows.map(({ body }) => body);
	}

	#names(): string[] {
		return this.#projections.map(({ name }) => name);
	}
}

const table = (name: string) => sql.id("read", name);

/** The field is written into the query, not passed beside it: only so does it match the index on the expression. */
function filter<D extends object>(
	projection: Projection<D>,
	where: Readonly<Record<string, string | undefined>>,
): RawBuilder<unknown> {
	const conditions = Object.entries(where).map(([field, value]) => {
		if (!(projection.indexes as readonly string[]).includes(field))
			throw new TypeError(
				`The read table "${projection.name}" has no index on "${field}"; add it to the projection's indexes.`,
			);
		return sql`AND body->>${sql.lit(field)} = ${value ?? null}`;
	});
	return sql.join(conditions, sql` `);
}
