import { randomUUID } from "node:crypto";
import { factId } from "@parley/contracts/id";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Store } from "@parley/ledger/store";
import pg from "pg";
import { Random } from "../simulation/random.ts";
import { median, rateOf, type Worker } from "./rate.ts";

const WRITERS = [1, 8, 64] as const;
const CONNECTIONS = 16;
const PAGE = 5_000;
const MARKET = "bench";
/** With its names and quotes, about 500 bytes of data. */
const TEXT = "What would you say to a slightly lower price, picked up tomorrow? ".repeat(7);

interface Speed {
	readonly ledger: number;
	/** The same work without a ledger: one row of the same bytes, one commit. */
	readonly bare: number;
}

export interface LedgerRates {
	readonly connections: number;
	readonly factBytes: number;
	/** Per second, the median of all rounds. */
	readonly appends: readonly (Speed & { readonly writers: number })[];
	readonly read: Speed & { readonly facts: number };
}

interface Effort {
	readonly rounds: number;
	readonly milliseconds: number;
	readonly say: (line: string) => void;
}

/** The ledger beside plain SQL: same server, same pool size, same writers, in a shuffled order so that neither has the better hour. */
export async function ledgerRates(
	url: string,
	{ rounds, milliseconds, say }: Effort,
): Promise<LedgerRates> {
	await migrate(url);
	await createMarket(url, MARKET);
	const ledger = await openLedger({
		url,
		market: MARKET,
		reader: "negotiation",
		maxConnections: CONNECTIONS,
	});
	const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
	// A connection on its way out may still hear that the server stops; unheard, that would end the bench.
	pool.on("error", () => {});
	try {
		await pool.query(
			"CREATE TABLE IF NOT EXISTS bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, data json NOT NULL)",
		);
		const kinds = { ledger: () => appending(ledger.store), bare: () => inserting(pool) };
		const runs = WRITERS.flatMap((writers) => [
			{ writers, kind: "ledger" as const, found: [] as number[] },
			{ writers, kind: "bare" as const, found: [] as number[] },
		]);
		const workers = (kind: keyof typeof kinds, count: number) =>
			Array.from({ length: count }, kinds[kind]);
		// The first calls connect, prepare and warm up; they are not counted.
		for (const kind of ["ledger", "bare"] as const)
			await rateOf(workers(kind, CONNECTIONS), milliseconds / 2);
		const random = new Random(1);
		for (let round = 1; round <= rounds; round++) {
			say(`appends, round ${round} of ${rounds}`);
			const left = [...runs];
			while (left.length > 0) {
				const run = random.take(left);
				run.found.push(await rateOf(workers(run.kind, run.writers), milliseconds));
			}
		}
		const speed = (writers: number, kind: string) =>
			median(runs.find((run) => run.writers === writers && run.kind === kind)?.found ?? []);
		say("catch-up read");
		return {
			connections: CONNECTIONS,
			factBytes: Buffer.byteLength(JSON.stringify(data("0".repeat(36)))),
			appends: WRITERS.map((writers) => ({
				writers,
				ledger: speed(writers, "ledger"),
				bare: speed(writers, "bare"),
			})),
			read: await readRates(ledger.store, pool, rounds),
		};
	} finally {
		await pool.end();
		await ledger.close();
	}
}

const data = (by: string) => ({ by, text: TEXT });

/** A writer with a stream of its own, who posts one message after the other. */
function appending(store: Store): Worker {
	const stream = `negotiation-${randomUUID()}`;
	let version = 0;
	return async () => {
		const commandId = randomUUID();
		const appended = await store.append({
			stream,
			expectedVersion: version,
			commandId,
			commandHash: "0".repeat(64),
			actor: { kind: "service", id: "bench" },
			causedBy: commandId,
			traceparent: "00-00000000000000000000000000000001-0000000000000001-00",
			at: "2026-01-05T09:00:00.000Z",
			facts: [
				{
					id: factId(commandId, 0),
					type: "MessagePosted",
					typeVersion: 1,
					visibility: "parties",
					data: data(commandId),
				},
			],
		});
		if (appended.status !== "appended")
			throw new Error(`An append of the bench was answered "${appended.status}".`);
		version++;
	};
}

const inserting = (pool: pg.Pool): Worker => {
	const statement = { name: "bare", text: "INSERT INTO bare (data) VALUES ($1) RETURNING id" };
	return () => pool.query({ ...statement, values: [JSON.stringify(data(randomUUID()))] });
};

async function readRates(
	store: Store,
	pool: pg.Pool,
	rounds: number,
): Promise<LedgerRates["read"]> {
	const head = await store.head();
	const pages = {
		ledger: async (after: number) => (await store.read(after, PAGE)).at(-1)?.position,
		bare: async (after: number): Promise<number | undefined> => {
			const text = "SELECT id, data FROM bare WHERE id > $1 ORDER BY id LIMIT $2";
			const { rows } = await pool.query<{ id: string }>({
				name: "page",
				text,
				values: [after, PAGE],
			});
			return rows.length === 0 ? undefined : Number(rows.at(-1)?.id);
		},
	};
	const found: Record<keyof typeof pages, number[]> = { ledger: [], bare: [] };
	for (let round = 0; round < rounds; round++)
		for (const kind of ["ledger", "bare"] as const) {
			const began = performance.now();
			let last = 0;
			for (let next: number | undefined = 0; next !== undefined; next = await pages[kind](last))
				last = next;
			found[kind].push((last * 1000) / (performance.now() - began));
		}
	return { facts: head, ledger: median(found.ledger), bare: median(found.bare) };
}
