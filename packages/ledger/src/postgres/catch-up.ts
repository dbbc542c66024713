import type { Fact } from "@parley/contracts/fact";
import { sql } from "kysely";
import { CHUNK, foldInto, typesOf } from "../memory-documents.ts";
import type { Doc } from "../projection.ts";
import type { AnyProjection } from "../read-tables.ts";
import type { Database } from "./connection.ts";
import type { DocumentCache } from "./document-cache.ts";
import { patiently } from "./ledger-unavailable.ts";
import { type Market, readHeadAndFacts } from "./postgres-store.ts";
import type { Recent } from "./recent.ts";
import { mended } from "./storable.ts";
import { Unkept, type Written } from "./unkept.ts";

/** How many facts of no concern may pass before the position is kept: so few are read again after a restart. */
const MAX_UNKEPT = 10_000;
/** In real time: how long what was folded may wait to be written, and how many documents of it. */
const KEEP_MS = 200;
const MAX_WAITING = 2_000;

/** A table that facts it has not seen are about, and the keys of its documents that they change. */
interface Touched {
	readonly projection: AnyProjection;
	readonly unseen: readonly Fact[];
	readonly keys: readonly string[];
}

/** Where a table stands, among rows of documents. */
interface Standing {
	readonly name: string;
	readonly key: null;
	readonly body: number;
}

interface Next {
	readonly facts: readonly Fact[];
	readonly reached: number;
	readonly isAll: boolean;
}

interface Row {
	readonly name: string;
	readonly key: string;
	readonly body: Doc;
}

type Patience = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Folds facts into the read tables of one service, each fact once, whoever else does the same. What is folded into is a
 * document of this process's own, or one that was read while the tables stood where it has come from; what was folded is
 * written only where they still do.
 * In real time a catch-up goes as far as there is anything, and many are written together, a moment later: until then
 * `unkept` lies over the tables. Otherwise each is written before it is over, and goes no further than it was asked to.
 */
export class CatchUp {
	/** What was folded and is not in the tables yet. */
	readonly unkept = new Unkept();
	readonly #db: Database;
	readonly #market: Market;
	readonly #projections: readonly AnyProjection[];
	readonly #names: readonly string[];
	readonly #types: readonly string[];
	readonly #cache: DocumentCache;
	/** In real time only. */
	readonly #recent: Recent | undefined;
	/** Every table is folded at least up to here. */
	#reached = 0;
	/** As far as somebody was told that the tables are: they must not be seen to stand before that again. */
	#told = 0;
	/** Where each table stood in the database when it was last heard of, in the order of the projections. */
	#kept: readonly number[] | undefined;
	#asked = 0;
	/** Grows whenever what is known of the tables is given up: a run that began before that has nothing to add to it. */
	#generation = 0;
	#last: Promise<void> = Promise.resolve();
	#keeping: Promise<void> | undefined;
	#due: NodeJS.Timeout | undefined;

	constructor(
		db: Database,
		market: Market,
		projections: readonly AnyProjection[],
		{ cache, recent }: { readonly cache: DocumentCache; readonly recent: Recent | undefined },
	) {
		this.#cache = cache;
		this.#db = db;
		this.#market = market;
		this.#projections = projections;
		this.#names = projections.map(({ name }) => name);
		this.#types = typesOf(projections);
		this.#recent = recent;
	}

	/** Every table is folded at least up to here. */
	get reached(): number {
		return this.#reached;
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

	/** For who reads: after what was folded had to be given up, the tables are first folded again as far as they were. */
	async asTold(): Promise<void> {
		if (this.#reached < this.#told) await this.to(this.#told);
	}

	/** A table was emptied, and may stand at its beginning. */
	startAnew(): void {
		this.forget();
		this.#told = 0;
	}

	/**
	 * A table was emptied, or the database may have lost what it had not written to disk yet: ask it again how far each has
	 * come.
	 */
	forget(): void {
		this.#generation++;
		this.#cache.clear();
		this.unkept.clear();
		this.#reached = 0;
		this.#kept = undefined;
	}

	/** Writes what was folded. */
	async keep(patience: Patience = patiently): Promise<void> {
		while (this.#keeping !== undefined) await this.#keeping;
		this.#keeping = this.#keep(patience).finally(() => {
			this.#keeping = undefined;
		});
		await this.#keeping;
	}

	/** Tries once to write what is left: where it cannot be, the facts make it again. */
	async close(): Promise<void> {
		clearTimeout(this.#due);
		await this.keep((step) => step()).catch(() => {});
	}

	async #run(upTo: number): Promise<void> {
		while (this.#reached < upTo) {
			const kept = this.#kept ?? this.#stand(await patiently(() => this.#ask()));
			if (!(this.#reached < upTo)) return;
			const generation = this.#generation;
			const { facts, reached, isAll } = await this.#next(upTo);
			const written = await this.#fold(facts, kept);
			if (written === undefined || generation !== this.#generation) continue;
			for (const { name, docs } of written) this.#cache.advance(name, docs);
			this.unkept.add(written);
			this.#reached = reached;
			this.#told = Math.max(this.#told, reached);
			if (facts.length > 0 || reached - Math.min(...kept) >= MAX_UNKEPT) await this.#keepInTime();
			// The ledger ends here, whatever position was asked for.
			if (isAll && this.#reached >= reached) return;
		}
	}

	/** Takes up where the tables stand; where the database does not know all of them, it is asked again. */
	#stand(positions: readonly number[]): readonly number[] {
		if (positions.length !== this.#projections.length) return positions;
		this.#kept = positions;
		this.#reached = Math.min(...positions);
		return positions;
	}

	async #ask(): Promise<readonly number[]> {
		await sql`INSERT INTO ledger.projection (market, name) SELECT ${this.#market.id}, name FROM unnest(${this.#names}::text[]) name
			ORDER BY name ON CONFLICT DO NOTHING`.execute(this.#db);
		const { rows } = await sql<Standing>`${this.#standings()}`.execute(this.#db);
		return this.#inOrder(rows);
	}

	#standings() {
		return sql`SELECT name, NULL AS key, to_jsonb(position) AS body FROM ledger.projection WHERE market = ${this.#market.id} AND name = ANY (${this.#names})`;
	}

	#inOrder(standings: readonly Standing[]): readonly number[] {
		const found = new Map(standings.map(({ name, body }) => [name, body]));
		return this.#names.map((name) => found.get(name) ?? 0);
	}

	/** The facts to fold next, how far one has come with them, and whether they are all there are. */
	async #next(upTo: number): Promise<Next> {
		const after = this.#reached;
		const known = this.#recent?.between(after, upTo);
		if (known !== undefined) {
			const facts = known.filter(({ type }) => this.#types.includes(type));
			return { facts, reached: upTo, isAll: true };
		}
		const limit = this.#recent === undefined ? upTo : Number.POSITIVE_INFINITY;
		const filter = { types: this.#types, upTo: Math.min(limit, Number.MAX_SAFE_INTEGER) };
		const { facts, head } = await patiently(() =>
			readHeadAndFacts(this.#db, this.#market, after, CHUNK, filter),
		);
		const isAll = facts.length < CHUNK;
		const end = Math.max(after, Math.min(limit, head));
		return { facts, reached: isAll ? end : (facts.at(-1)?.position ?? end), isAll };
	}

	/**
	 * What the facts make of the documents they touch. Each table takes only those it has not seen. Nothing where another
	 * replica has brought a table further than this one: then everything is begun anew from there.
	 */
	async #fold(
		facts: readonly Fact[],
		kept: readonly number[],
	): Promise<readonly Written[] | undefined> {
		const touched = this.#projections.flatMap((projection, index): Touched[] => {
			const position = kept[index] ?? 0;
			const unseen = facts.filter(
				(fact) => fact.position > position && projection.types.includes(fact.type),
			);
			const keys = [...new Set(unseen.flatMap((fact) => projection.keys(fact)))];
			return keys.length === 0 ? [] : [{ projection, unseen, keys }];
		});
		const known = await this.#before(touched, kept);
		return known === undefined
			? undefined
			: touched.map(({ projection, unseen }) => {
					const { name } = projection;
					const before = known.get(name) ?? new Map<string, Doc>();
					const docs = new Map<string, Doc | undefined>(before);
					foldInto(docs, projection, unseen);
					return { name, docs: [...docs].filter(([key, doc]) => doc !== before.get(key)) };
				});
	}

	/** The documents as they stand; nobody has to be asked for those that were folded here. */
	async #before(
		touched: readonly Touched[],
		kept: readonly number[],
	): Promise<ReadonlyMap<string, Map<string, Doc>> | undefined> {
		const known = new Map<string, Map<string, Doc>>();
		const unknown = touched.flatMap(({ projection, keys }) => {
			const docs = new Map<string, Doc>();
			known.set(projection.name, docs);
			const missing = keys.filter((key) => {
				const doc = this.#cache.folded(projection.name, key);
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
		// One statement sees one moment: the documents as they were when the tables stood there.
		const { rows } = await patiently(() =>
			sql<Row | Standing>`${sql.join([this.#standings(), ...selects], sql` UNION ALL `)}`.execute(
				this.#db,
			),
		);
		if (!this.#isOurs(this.#inOrder(rows.filter((row) => row.key === null)), kept)) {
			this.forget();
			return undefined;
		}
		for (const { name, key, body } of rows) if (key !== null) known.get(name)?.set(key, body);
		return known;
	}

	/** Whether the tables, which stood there once, hold nothing by now that was not folded here too. */
	#isOurs(standing: readonly number[], kept: readonly number[]): boolean {
		return (
			standing.length === kept.length &&
			standing.every((position, index) => {
				const known = kept[index] ?? 0;
				return known <= position && position <= Math.max(known, this.#reached);
			})
		);
	}

	async #keepInTime(): Promise<void> {
		if (this.#recent !== undefined && this.unkept.size <= MAX_WAITING) {
			this.#due ??= setTimeout(() => {
				this.#due = undefined;
				this.#keepAll().catch(() => {});
			}, KEEP_MS).unref();
		} else await this.#keepAll();
	}

	/** Where nothing can be written, the next who needs the tables asks the database himself, and hears what is wrong. */
	async #keepAll(): Promise<void> {
		try {
			await this.keep();
		} catch (error) {
			this.forget();
			throw error;
		}
	}

	async #keep(patience: Patience): Promise<void> {
		for (;;) {
			const kept = this.#kept;
			const generation = this.#generation;
			const reached = this.#reached;
			if (kept === undefined || reached <= Math.min(...kept)) return;
			const written = this.unkept.leaving();
			const moved = await patience(() => this.#write(kept, reached, written));
			if (generation !== this.#generation) return;
			if (moved === null) {
				this.unkept.arrived();
				this.#kept = kept.map((position) => Math.max(position, reached));
				return;
			}
			// Another replica has folded the same, and not as far: what is written goes on from there.
			if (this.#isOurs(moved, kept)) this.#kept = moved;
			else {
				this.forget();
				this.#stand(moved);
				return;
			}
		}
	}

	/** Nothing where it was written; otherwise where the tables stand, because somebody else has moved one. */
	async #write(
		kept: readonly number[],
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
			SELECT ledger.keep_documents(${this.#market.id}, ${this.#names}, ${kept}, ${reached}, ${mended(JSON.stringify(changed))}) AS moved`.execute(
			this.#db,
		);
		return rows[0]?.moved?.map(Number) ?? null;
	}
}

export const tableOf = ({ name }: Pick<AnyProjection, "name">) => sql.id("read", name);
