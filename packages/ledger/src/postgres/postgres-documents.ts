import { type RawBuilder, sql } from "kysely";
import { inOrder, isWithin, matcher } from "../matching.ts";
import type { Doc, Page, Projection, Range, Search } from "../projection.ts";
import type { AnyProjection, ReadTables } from "../read-tables.ts";
import { CatchUp, tableOf } from "./catch-up.ts";
import type { Database } from "./connection.ts";
import { DocumentCache } from "./document-cache.ts";
import type { Place } from "./known-lists.ts";
import { patiently } from "./ledger-unavailable.ts";
import type { Market } from "./postgres-store.ts";
import type { Recent } from "./recent.ts";

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

	private constructor(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
		recent: Recent | undefined,
	) {
		this.#db = db;
		this.#market = market;
		this.#catchUp = new CatchUp(db, market, projections, { cache: this.#cache, recent });
	}

	static async open(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
		recent?: Recent,
	): Promise<PostgresDocuments> {
		for (const { name, indexes, text = [], version = 1 } of projections)
			await patiently(() =>
				sql`SELECT ledger.create_projection(${name}, ${indexes}, ${text}, ${version})`.execute(db),
			);
		return new PostgresDocuments(db, market, projections, recent);
	}

	async get<D extends object>(projection: Projection<D>, key: string): Promise<D | undefined> {
		const [doc] = await this.many(projection, [key]);
		return doc;
	}

	async many<D extends object>(projection: Projection<D>, keys: readonly string[]): Promise<D[]> {
		await this.#catchUp.asTold();
		return this.#ofKeys(projection, keys);
	}

	async #ofKeys<D extends object>(
		projection: Projection<D>,
		keys: readonly string[],
	): Promise<D[]> {
		const { name } = projection;
		const wanted = [...new Set(keys)].sort();
		const known = new Map(wanted.map((key) => [key, this.#cache.get(name, key)]));
		const missing = wanted.filter((key) => known.get(key) === undefined);
		if (missing.length > 0) {
			const { generation } = this.#cache;
			const query = sql<Row>`SELECT key, body FROM ${tableOf(projection)} WHERE market = ${this.#market.id} AND key = ANY (${missing})`;
			const { rows } = await patiently(() => query.execute(this.#db));
			const found = new Map(rows.map(({ key, body }) => [key, body]));
			for (const key of missing) {
				const doc = found.get(key) ?? null;
				known.set(key, doc);
				this.#cache.keep(name, key, doc, generation);
			}
		}
		return wanted.flatMap((key) => (known.get(key) ?? []) as D[]);
	}

	async find<D extends object>(
		projection: Projection<D>,
		where: Where<D>,
		{ after, limit }: Partial<Page> = {},
	): Promise<D[]> {
		const place =
			after === undefined && limit === undefined ? placeOf(projection, where) : undefined;
		await this.#catchUp.asTold();
		const known = place && this.#cache.lists.keys(place);
		const matches = matcher(where);
		// A document that was let go is read again, and may have moved on elsewhere.
		if (known !== undefined)
			return (await this.#ofKeys(projection, known)).filter((doc) => matches(doc as Doc));
		const found = place && this.#cache.lists.begin(place);
		try {
			const beyond = after === undefined ? sql`` : sql`AND key > ${after}`;
			const rows = await this.#listed(projection, {
				conditions: sql`${filter(projection, where)} ${beyond}`,
				order: sql`key`,
				limit,
				lies: (doc, key) => (after === undefined || key > after) && matches(doc),
				compare: byKey,
			});
			found?.(rows.map(({ key }) => key));
			return rows.map(({ body }) => body as D);
		} catch (error) {
			if (found !== undefined && place !== undefined) this.#cache.lists.giveUp(place);
			throw error;
		}
	}

	async range<D extends object>(
		projection: Projection<D>,
		{ field, after, upTo, limit }: Range<D>,
	): Promise<D[]> {
		const value = indexed(projection, field);
		const above = after === undefined ? sql`` : sql`AND ${value} > ${after}`;
		const below = upTo === undefined ? sql`` : sql`AND ${value} <= ${upTo}`;
		const rows = await this.#listed(projection, {
			conditions: sql`${above} ${below}`,
			order: sql`${value}, key`,
			limit,
			lies: (doc) => isWithin(String(doc[field]), { after, upTo }),
			compare: (a, b) => inOrder(String(a.body[field]), String(b.body[field])) || byKey(a, b),
		});
		return rows.map(({ body }) => body as D);
	}

	async search<D extends object>(
		projection: Projection<D>,
		{ text, where, limit, by }: Search,
	): Promise<D[]> {
		// Only the database knows which words there are in a text.
		await this.#catchUp.asTold();
		await this.#catchUp.keep();
		if (projection.text === undefined)
			throw new TypeError(`The read table "${projection.name}" has no text to search.`);
		const words = await this.#lexemes(text);
		const equals = by === undefined ? sql`key` : sql`md5(${by} || key), key`;
		const { holds, first } = words.length === 0 ? { holds: sql``, first: sql`` } : best(words);
		const query = sql<Row>`SELECT key, body FROM ${tableOf(projection)} WHERE market = ${this.#market.id}
			${holds} ${filter(projection, where)} ORDER BY ${first} ${equals} LIMIT ${limit}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows.map(({ body }) => body as D);
	}

	/** Gives up what is remembered of the tables. */
	forget(): void {
		this.#catchUp.forget();
	}

	async catchUp(upTo = Number.POSITIVE_INFINITY): Promise<number> {
		await this.#catchUp.to(upTo);
		return this.#catchUp.reached;
	}

	/** Writes what was folded and not written yet, if the database still takes it. */
	close(): Promise<void> {
		return this.#catchUp.close();
	}

	async position({ name }: AnyProjection): Promise<number> {
		await this.#catchUp.keep();
		const query = sql<{
			position: number;
		}>`SELECT position FROM ledger.projection WHERE market = ${this.#market.id} AND name = ${name}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.position ?? 0;
	}

	async *rows({ name }: AnyProjection): AsyncGenerator<readonly [string, Doc]> {
		await this.#catchUp.keep();
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
		this.#catchUp.startAnew();
	}

	async #lexemes(text: string): Promise<string[]> {
		const query = sql<{
			words: string[];
		}>`SELECT tsvector_to_array(to_tsvector('english', ${text.replaceAll("\0", " ")})) AS words`;
		const { rows } = await patiently(() => query.execute(this.#db));
		return rows[0]?.words ?? [];
	}

	/** What the table holds, but for what was folded and not written: that lies over it. */
	async #listed<D extends object>(
		projection: Projection<D>,
		{ conditions, order, limit, lies, compare }: Listed,
	): Promise<readonly Row[]> {
		await this.#catchUp.asTold();
		const over = this.#catchUp.unkept.over(projection.name);
		const atMost = limit === undefined ? sql`` : sql`LIMIT ${limit + over.size}`;
		const query = sql<Row>`SELECT key, body FROM ${tableOf(projection)} WHERE market = ${this.#market.id} ${conditions} ORDER BY ${order} ${atMost}`;
		const { rows } = await patiently(() => query.execute(this.#db));
		if (over.size === 0) return rows;
		const found = rows.filter(({ key }) => !over.has(key));
		for (const [key, body] of over)
			if (body !== undefined && lies(body, key)) found.push({ key, body });
		return found.sort(compare).slice(0, limit);
	}
}

/** What is asked of a table, as the database and as we say it. */
interface Listed {
	readonly conditions: RawBuilder<unknown>;
	readonly order: RawBuilder<unknown>;
	readonly limit: number | undefined;
	lies(doc: Doc, key: string): boolean;
	compare(a: Row, b: Row): number;
}

type Where<D extends object> = Readonly<Partial<Record<keyof D & string, string>>>;

/** Which documents hold at least half of the words, and in which order they come. */
function best(words: readonly string[]) {
	const anyOf = words
		.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`)
		.join(" | ");
	const matched = sql`length(words) - length(ts_delete(words, ${words}::text[]))`;
	return {
		holds: sql`AND words @@ ${anyOf}::tsquery AND (${matched}) * 2 >= ${words.length}`,
		first: sql`${matched} DESC, round(ts_rank_cd(words, ${anyOf}::tsquery)::numeric, 6) DESC,`,
	};
}

/** What is asked by values and to the end is remembered. */
function placeOf<D extends object>(projection: Projection<D>, asked: Where<D>): Place | undefined {
	const where = Object.fromEntries(
		Object.entries(asked).flatMap(([field, value]) =>
			typeof value === "string" ? [[field, value] as const] : [],
		),
	);
	const fields = Object.keys(where);
	if (fields.length === 0 || fields.length < Object.keys(asked).length) return undefined;
	for (const field of fields) indexed(projection, field);
	return { table: projection.name, where };
}

const byKey = (a: Row, b: Row): number => inOrder(a.key, b.key);

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
