import type { Fact } from "@parley/contracts/fact";
import { sql } from "kysely";
import { CHUNK, foldInto, typesOf } from "../memory-documents.ts";
import type { Doc } from "../projection.ts";
import type { AnyProjection } from "../read-tables.ts";
import type { Database } from "./connection.ts";
import type { DocumentCache } from "./document-cache.ts";
import { patiently } from "./ledger-unavailable.ts";
import { type Market, readHeadAndFacts } from "./postgres-store.ts";
import { mended } from "./storable.ts";

/** How many facts of no concern may pass before the position is kept: so few are read again after a restart. */
const MAX_UNKEPT = 10_000;

/** The documents of one table that a fold has changed; `undefined` for those that are gone. */
interface Written {
	readonly name: string;
	readonly docs: readonly (readonly [string, Doc | undefined])[];
}

/** A table that facts it has not seen are about, and the keys of its documents that they change. */
interface Touched {
	readonly projection: AnyProjection;
	readonly unseen: readonly Fact[];
	readonly keys: readonly string[];
}

/**
 * Folds facts into the read tables of one service, each fact once, whoever else does the same: what was folded is
 * written only where the tables still stand where it was folded from, and is folded again from where they stand otherwise.
 */
export class CatchUp {
	readonly #db: Database;
	readonly #market: Market;
	readonly #projections: readonly AnyProjection[];
	readonly #types: readonly string[];
	readonly #cache: DocumentCache;
	/** Every table has at least the facts up to here. */
	#reached = 0;
	/** Where each table stands in the database, in the order of the projections; unknown before it was asked. */
	#positions: readonly number[] | undefined;
	#asked = 0;
	/** Grows whenever what is known of the tables is given up: a run that began before that has nothing to add to it. */
	#generation = 0;
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

	/**
	 * A table was emptied, or the database may have lost what it had not written to disk yet: ask it again how far each has
	 * come.
	 */
	forget(): void {
		this.#generation++;
		this.#cache.clear();
		this.#reached = 0;
		this.#positions = undefined;
	}

	async #run(upTo: number): Promise<void> {
		while (this.#reached < upTo) {
			const positions = this.#positions ?? this.#stand(await patiently(() => this.#ask()));
			if (!(this.#reached < upTo)) return;
			const generation = this.#generation;
			const { facts, head } = await patiently(() => this.#read(this.#reached, upTo));
			const isAll = facts.length < CHUNK;
			const end = Math.max(this.#reached, Math.min(upTo, head));
			const reached = isAll ? end : (facts.at(-1)?.position ?? end);
			if (facts.length > 0 || reached - Math.min(...positions) >= MAX_UNKEPT) {
				const written = await this.#fold(facts, positions);
				const moved = await patiently(() => this.#keep(positions, reached, written));
				if (moved !== null) {
					this.forget();
					this.#stand(moved);
					continue;
				}
				if (generation !== this.#generation) continue;
				for (const { name, docs } of written) this.#cache.advance(name, docs);
				this.#positions = positions.map((position) => Math.max(position, reached));
			}
			if (generation !== this.#generation) continue;
			this.#reached = reached;
			// The ledger ends here, whatever position was asked for.
			if (isAll) return;
		}
	}

	/** Takes up where the tables stand; where the database does not know all of them, it is asked again. */
	#stand(positions: readonly number[]): readonly number[] {
		if (positions.length !== this.#projections.length) return positions;
		this.#positions = positions;
		this.#reached = Math.min(...positions);
		return positions;
	}

	async #ask(): Promise<readonly number[]> {
		const names = this.#names();
		await sql`INSERT INTO ledger.projection (market, name) SELECT ${this.#market.id}, name FROM unnest(${names}::text[]) name
			ORDER BY name ON CONFLICT DO NOTHING`.execute(this.#db);
		const { rows } = await sql<{ name: string; position: number }>`
			SELECT name, position FROM ledger.projection WHERE market = ${this.#market.id} AND name = ANY (${names})`.execute(
			this.#db,
		);
		const found = new Map(rows.map(({ name, position }) => [name, position]));
		return names.map((name) => found.get(name) ?? 0);
	}

	#read(after: number, upTo: number): Promise<{ facts: readonly Fact[]; head: number }> {
		return readHeadAndFacts(this.#db, this.#market, after, CHUNK, { types: this.#types, upTo });
	}

	/** What the facts make of the documents they touch. Each table takes only those it has not seen. */
	async #fold(facts: readonly Fact[], positions: readonly number[]): Promise<Written[]> {
		const touched = this.#projections.flatMap((projection, index): Touched[] => {
			const position = positions[index] ?? 0;
			const unseen = facts.filter(
				(fact) => fact.position > position && projection.types.includes(fact.type),
			);
			const keys = [...new Set(unseen.flatMap((fact) => projection.keys(fact)))];
			return keys.length === 0 ? [] : [{ projection, unseen, keys }];
		});
		const known = await this.#before(touched);
		return touched.map(({ projection, unseen }) => {
			const { name } = projection;
			const before = known.get(name) ?? new Map<string, Doc>();
			const docs = new Map<string, Doc | undefined>(before);
			foldInto(docs, projection, unseen);
			return { name, docs: [...docs].filter(([key, doc]) => doc !== before.get(key)) };
		});
	}

	/** The documents as they stand; nobody has to be asked for those this process was the last to write. */
	async #before(touched: readonly Touched[]): Promise<Map<string, Map<string, Doc>>> {
		const known = new Map<string, Map<string, Doc>>();
		const unknown = touched.flatMap(({ projection, keys }) => {
			const docs = new Map<string, Doc>();
			known.set(projection.name, docs);
			const missing = keys.filter((key) => {
				const doc = this.#cache.get(projection.name, key);
				if (doc !== undefined && doc !== null) docs.set(key, doc);
				return doc === undefined;
			});
			return missing.length === 0 ? [] : [{ projection, missing }];
		});
		if (unknown.length === 0) return known;
		const selects = unknown.map(
			({ projection, missing }) =>
				sql`SELECT ${projection.name}::text AS name, key, body FROM ${tableOf(projection)} WHERE market = ${this.#market.id} AND key = ANY (${missing})`,
		);
		const { rows } = await patiently(() =>
			sql<{ name: string; key: string; body: Doc }>`${sql.join(selects, sql` UNION ALL `)}`.execute(
				this.#db,
			),
		);
		for (const { name, key, body } of rows) known.get(name)?.set(key, body);
		return known;
	}

	/** Nothing where it was written; otherwise where the tables stand, because somebody else has moved one. */
	async #keep(
		positions: readonly number[],
		reached: number,
		written: readonly Written[],
	): Promise<readonly number[] | null> {
		const changed = written
			.filter(({ docs }) => docs.length > 0)
			.map(({ name, docs }) => ({
				name,
				gone: docs.filter(([, body]) => body === undefined).map(([key]) => key),
				kept: docs.filter(([, body]) => body !== undefined).map(([key, body]) => ({ key, body })),
			}));
		const { rows } = await sql<{ moved: string[] | null }>`
			SELECT ledger.keep_documents(${this.#market.id}, ${this.#names()}, ${positions}, ${reached}, ${mended(JSON.stringify(changed))}) AS moved`.execute(
			this.#db,
		);
		return rows[0]?.moved?.map(Number) ?? null;
	}

	#names(): string[] {
		return this.#projections.map(({ name }) => name);
	}
}

export const tableOf = ({ name }: Pick<AnyProjection, "name">) => sql.id("read", name);
