import { type RawBuilder, sql } from "kysely";
import type { Doc, Page, Projection, Range, Search } from "../projection.ts";
import type { AnyProjection, ReadTables } from "../read-tables.ts";
import { CatchUp, tableOf } from "./catch-up.ts";
import type { Database } from "./connection.ts";
import { DocumentCache } from "./document-cache.ts";
import { patiently } from "./ledger-unavailable.ts";
import type { Market } from "./postgres-store.ts";

interface Row {
	readonly key: string;
	readonly body: Doc;
}

const PAGE = 1_000;

/** Read tables in Postgres, one for each projection, kept and seen by the service whose connections these are. */
export class PostgresDocuments implements ReadTables {
	readonly #db: Database;
	readonly #market: Market;
	readonly #cache = new DocumentCache();
	readonly #catchUp: CatchUp;

	private constructor(db: Database, market: Market, projections: readonly AnyProjection[]) {
		this.#db = db;
		this.#market = market;
		this.#catchUp = new CatchUp(db, market, projections, this.#cache);
	}

	static async open(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
	): Promise<PostgresDocuments> {
		for (const { name, indexes, text = [], version = 1 } of projections)
			await patiently(() =>
				sql`SELECT ledger.create_projection(${name}, ${indexes}, ${text}, ${version})`.execute(db),
			);
		return new PostgresDocuments(db, market, projections);
	}

	async get<D extends object>(projection: Projection<D>, key: string): Promise<D | undefined> {
		const [doc] = await this.many(projection, [key]);
		return doc;
	}

	async many<D extends object>(projection: Projection<D>, keys: readonly string[]): Promise<D[]> {
		const { name } = projection;
		const wanted = [...new Set(keys)].sort();
		const missing = wanted.filter((key) => this.#cache.get(name, key) === undefined);
		if (missing.length === 0)
			return wanted.flatMap((key) => (this.#cache.get(name, key) ?? []) as D[]);
		const { generation } = this.#cache;
		const query = sql<Row>`SELECT key, body FROM ${tableOf(projection)} WHERE market = ${this.#market.id} AND key = ANY (${wanted}) ORDER BY key`;
		const { rows } = await patiently(() => query.execute(this.#db));
		const found = new Map(rows.map(({ key, body }) => [key, body]));
		for (const key of wanted) this.#cache.keep(name, key, found.get(key) ?? null, generation);
		return rows.map(({ body }) => body as D);
	}

	find<D extends object>(
		projection: Projection<D>,
		where: Readonly<Partial<Record<keyof D & string, string>>>,
		page?: Page,
	): Promise<D[]> {
		const beyond = page?.after === undefined ? sql`` : sql`AND key > ${page.after}`;
		const atMost = page === undefined ? sql`` : sql`LIMIT ${page.limit}`;
		return this.#select(
			projection,
			sql`${filter(projection, where)} ${beyond} ORDER BY key ${atMost}`,
		);
	}

	async count<D extends object>(
		projection: Projection<D>,
		where: Readonly<Partial<Record<keyof D & string, string>>>,
	): Promise<number> {
		const query = sql<{
			count: number;
		}>`SELECT count(*) AS count FROM ${tableOf(projection)} WHERE market = ${this.#market.id} ${filter(projection, where)}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.count ?? 0;
	}

	range<D extends object>(
		projection: Projection<D>,
		{ field, after, upTo, limit }: Range<D>,
	): Promise<D[]> {
		const value = indexed(projection, field);
		const above = after === undefined ? sql`` : sql`AND ${value} > ${after}`;
		const below = upTo === undefined ? sql`` : sql`AND ${value} <= ${upTo}`;
		return this.#select(projection, sql`${above} ${below} ORDER BY ${value}, key LIMIT ${limit}`);
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

	/** Gives up what is remembered of the tables. */
	forget(): void {
		this.#catchUp.forget();
	}

	catchUp(upTo: number): Promise<void> {
		return this.#catchUp.to(upTo);
	}

	async position({ name }: AnyProjection): Promise<number> {
		const query = sql<{
			position: number;
		}>`SELECT position FROM ledger.projection WHERE market = ${this.#market.id} AND name = ${name}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.position ?? 0;
	}

	async *rows({ name }: AnyProjection): AsyncGenerator<readonly [string, Doc]> {
		for (let after = ""; ; ) {
			const query = sql<Row>`SELECT key, body FROM ${tableOf({ name })} WHERE market = ${this.#market.id} AND key > ${after} ORDER BY key LIMIT ${PAGE}`;
			const { rows } = await patiently(() => query.execute(this.#db));
			for (const { key, body } of rows) yield [key, body];
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			after = last.key;
		}
	}

	async rebuild({ name }: AnyProjection): Promise<void> {
		await patiently(() =>
			this.#db.transaction().execute(async (trx) => {
				// The position's row is the lock that catch-ups wait for.
				await sql`UPDATE ledger.projection SET position = 0 WHERE market = ${this.#market.id} AND name = ${name}`.execute(
					trx,
				);
				await sql`DELETE FROM ${tableOf({ name })} WHERE market = ${this.#market.id}`.execute(trx);
			}),
		);
		this.#catchUp.forget();
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
		}>`SELECT body FROM ${tableOf(projection)} WHERE market = ${this.#market.id} ${rest}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows.map(({ body }) => body);
	}
}

/** The field is written into the query, not passed beside it: only so does it match the index on the expression. */
function indexed<D extends object>(projection: Projection<D>, field: string): RawBuilder<string> {
	if (!(projection.indexes as readonly string[]).includes(field))
		throw new TypeError(
			`The read table "${projection.name}" has no index on "${field}"; add it to the projection's indexes.`,
		);
	return sql`body->>${sql.lit(field)}`;
}

function filter<D extends object>(
	projection: Projection<D>,
	where: Readonly<Record<string, string | undefined>>,
): RawBuilder<unknown> {
	const conditions = Object.entries(where).map(
		([field, value]) => sql`AND ${indexed(projection, field)} = ${value ?? null}`,
	);
	return sql.join(conditions, sql` `);
}
