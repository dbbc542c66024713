import type { Fact } from "@parley/contracts/fact";
import { sql } from "kysely";
import { CHUNK, foldInto, typesOf } from "../memory-documents.ts";
import type { Doc } from "../projection.ts";
import type { AnyProjection } from "../read-tables.ts";
import type { Database } from "./connection.ts";
import type { DocumentCache } from "./document-cache.ts";
import { patiently } from "./ledger-unavailable.ts";
import { headOf, type Market, readFacts } from "./postgres-store.ts";
import { mended } from "./storable.ts";

/** How many facts of no concern may pass before the position is kept: so few are read again after a restart. */
const MAX_UNKEPT = 10_000;

interface Chunk {
	readonly facts: readonly Fact[];
	readonly reached: number;
}

type Written = readonly (readonly [string, Doc | undefined])[];

interface Kept {
	/** Where the last table stood. */
	readonly lowest: number;
	/** Somebody else has moved the tables since this process did. */
	readonly isShared: boolean;
	readonly written: [table: string, docs: Written][];
}

/** Folds facts into the read tables of one service, each fact once, whoever else does the same. */
export class CatchUp {
	readonly #db: Database;
	readonly #market: Market;
	readonly #projections: readonly AnyProjection[];
	readonly #names: readonly string[];
	readonly #types: readonly string[];
	readonly #cache: DocumentCache;
	/** Every table has at least the facts up to here. */
	#reached = 0;
	/** The positions in the database are at least this. */
	#kept = 0;
	#asked = 0;
	#last: Promise<void> = Promise.resolve();

	constructor(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
		cache: DocumentCache,
	) {
		this.#cache = cache;
		this.#db = db;
		this.#market = market;
		this.#projections = projections;
		this.#names = projections.map(({ name }) => name);
		this.#types = typesOf(projections);
	}

	/** Those who ask while a catch-up is under way are served together by the next one. */
	to(position: number): Promise<void> {
		if (position <= this.#reached || this.#projections.length === 0) return Promise.resolve();
		this.#asked = Math.max(this.#asked, position);
		const run = this.#last.then(() => {
			const upTo = Math.max(this.#asked, position);
			this.#asked = 0;
			return this.#run(upTo);
		});
		this.#last = run.catch(() => {});
		return run;
	}

	/** A table was emptied: ask the database again how far each has come. */
	forget(): void {
		this.#cache.clear();
		this.#reached = 0;
		this.#kept = 0;
	}

	async #run(upTo: number): Promise<void> {
		for (let isAll = false; !isAll && this.#reached < upTo; ) {
			const chunk = await patiently(() => this.#read(this.#reached, upTo));
			isAll = chunk.facts.length < CHUNK;
			if (chunk.facts.length === 0 && chunk.reached - this.#kept < MAX_UNKEPT) {
				this.#reached = chunk.reached;
				continue;
			}
			const { lowest, isShared, written } = await patiently(() =>
				this.#db.transaction().execute((trx) => this.#keep(trx, chunk)),
			);
			if (isShared) this.#cache.clear();
			for (const [name, docs] of written) this.#cache.advance(name, docs);
			if (lowest < this.#kept) isAll = false;
			this.#reached = lowest < this.#kept ? lowest : Math.max(lowest, chunk.reached);
			this.#kept = this.#reached;
		}
	}

	/** The head is read before the facts, so that no fact at or before it can be missing from them. */
	async #read(after: number, upTo: number): Promise<Chunk> {
		const end = Math.min(upTo, await headOf(this.#db, this.#market));
		const facts = await readFacts(this.#db, this.#market, after, CHUNK, {
			types: this.#types,
			upTo: end,
		});
		return {
			facts,
			reached: facts.length < CHUNK ? Math.max(after, end) : (facts.at(-1)?.position ?? end),
		};
	}

	/**
	 * Folds a chunk, unless another replica emptied a table in the meantime and there is more to fold than the chunk
	 * holds.
	 */
	async #keep(trx: Database, { facts, reached }: Chunk): Promise<Kept> {
		const positions = await this.#lock(trx);
		const lowest = Math.min(...positions.values());
		const isShared = [...positions.values()].some((position) => position !== this.#kept);
		const written: Kept["written"] = [];
		if (lowest < this.#kept) return { lowest, isShared, written };
		for (const projection of this.#projections) {
			const position = positions.get(projection.name) ?? 0;
			const unseen = facts.filter(
				(fact) => fact.position > position && projection.types.includes(fact.type),
			);
			written.push([projection.name, await this.#fold(trx, projection, unseen, !isShared)]);
		}
		await sql`UPDATE ledger.projection SET position = ${reached}
			WHERE market = ${this.#market.id} AND name = ANY (${this.#names}) AND position < ${reached}`.execute(
			trx,
		);
		return { lowest, isShared, written };
	}

	/**
	 * Makes other replicas of the service wait, so that no fact is folded twice. The commit does not wait for the disk:
	 * a table and its position are lost together or not at all, and the facts make them again.
	 */
	async #lock(trx: Database): Promise<Map<string, number>> {
		const select = sql<{ name: string; position: number }>`
			SELECT name, position, set_config('synchronous_commit', 'off', true) FROM ledger.projection
			WHERE market = ${this.#market.id} AND name = ANY (${this.#names}) ORDER BY name FOR UPDATE`;
		let { rows } = await select.execute(trx);
		if (rows.length < this.#projections.length) {
			await sql`INSERT INTO ledger.projection (market, name) SELECT ${this.#market.id}, name FROM unnest(${this.#names}::text[]) name
				ORDER BY name ON CONFLICT DO NOTHING`.execute(trx);
			({ rows } = await select.execute(trx));
		}
		return new Map(rows.map(({ name, position }) => [name, position]));
	}

	async #fold(
		trx: Database,
		projection: AnyProjection,
		facts: readonly Fact[],
		isOwn: boolean,
	): Promise<Written> {
		const keys = [...new Set(facts.flatMap((fact) => projection.keys(fact)))];
		if (keys.length === 0) return [];
		const before = await this.#before(trx, projection, keys, isOwn);
		const docs = new Map<string, Doc | undefined>(before);
		foldInto(docs, projection, facts);
		const changed = [...docs].filter(([key, doc]) => doc !== before.get(key));
		await this.#write(trx, projection, changed);
		return changed;
	}

	/** The documents as they stand under the lock; nobody has to be asked for those this process was the last to write. */
	async #before(
		trx: Database,
		projection: AnyProjection,
		keys: readonly string[],
		isOwn: boolean,
	): Promise<Map<string, Doc>> {
		const known = new Map<string, Doc>();
		const unknown = keys.filter((key) => {
			const doc = isOwn ? this.#cache.get(projection.name, key) : undefined;
			if (doc !== undefined && doc !== null) known.set(key, doc);
			return doc === undefined;
		});
		if (unknown.length === 0) return known;
		const { rows } = await sql<{
			key: string;
			body: Doc;
		}>`SELECT key, body FROM ${tableOf(projection)}
			WHERE market = ${this.#market.id} AND key = ANY (${unknown})`.execute(trx);
		for (const { key, body } of rows) known.set(key, body);
		return known;
	}

	async #write(
		trx: Database,
		projection: AnyProjection,
		docs: readonly (readonly [string, Doc | undefined])[],
	): Promise<void> {
		const gone = docs.filter(([, body]) => body === undefined).map(([key]) => key);
		const kept = docs
			.filter(([, body]) => body !== undefined)
			.map(([key, body]) => ({ key, body }));
		if (gone.length > 0)
			await sql`DELETE FROM ${tableOf(projection)} WHERE market = ${this.#market.id} AND key = ANY (${gone})`.execute(
				trx,
			);
		if (kept.length === 0) return;
		await sql`INSERT INTO ${tableOf(projection)} (market, key, body)
			SELECT ${this.#market.id}, key, body FROM json_to_recordset(${mended(JSON.stringify(kept))}) AS doc (key text, body jsonb)
			ON CONFLICT (market, key) DO UPDATE SET body = excluded.body`.execute(trx);
	}
}

export const tableOf = ({ name }: Pick<AnyProjection, "name">) => sql.id("read", name);
