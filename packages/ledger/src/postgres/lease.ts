import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { safely, session } from "./connection.ts";
import { connectionLost } from "./ledger-unavailable.ts";

export interface LeaseOptions {
	readonly url: string;
	readonly role: string;
	readonly market: string;
	/** One holder for each name in a market, among all processes. */
	readonly name: string;
	/** Hears of a connection that broke, and of work that ended by itself. */
	readonly onTrouble?: (trouble: Error) => void;
}

export interface Lease {
	/** Ends the work, waits for it, and lets another process have the lease. */
	stop(): Promise<void>;
}

/** What is done while the lease is held. It has to end soon after its signal is given. */
export type Work = (signal: AbortSignal) => Promise<void>;

/** A wait for a lock holds back the vacuum of the whole database, so it is begun anew this often. */
const WAIT_MS = 30_000;
const HEARTBEAT_MS = 1_000;
/** How long the database may take to answer a heartbeat before its connection counts as broken. */
const ANSWER_MS = 3_000;
const RECONNECT_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** Work that outlived so many heartbeats was going well: what ended it is no reason for a long pause. */
const WENT_WELL = 30;
const LOCK_NOT_AVAILABLE = "55P03";
const SILENT = new Error("Connection terminated: the database gave no sign of life");

/**
 * The database ends a connection it hears nothing from for eight seconds, whether its network is cut or its process hangs,
 * and so frees its lock. The holder gives up after four, by its heartbeat: with time to end its work before another begins.
 */
const SERVER_SETTINGS = {
	lock_timeout: WAIT_MS,
	statement_timeout: 0,
	idle_session_timeout: 8_000,
	tcp_keepalives_idle: 5,
	tcp_keepalives_interval: 1,
	tcp_keepalives_count: 3,
	tcp_user_timeout: 8_000,
};

/**
 * Keeps one process at a piece of work and the others waiting for their turn: whoever has a session's advisory lock works.
 * The others wait in the database for it, so one of them takes over as soon as the holder's connection is gone, whether
 * it was let go, killed or cut. A holder whose connection breaks is told to stop at once, and tries again when it has.
 * The connection must lead to the database itself, or to a pooler that keeps sessions.
 * What is done under a lease must still bear to be done twice: a process can be paused at any moment, and not know.
 */
export function holdLease(options: LeaseOptions, work: Work): Lease {
	const stopping = new AbortController();
	const done = keepTaking(options, work, stopping.signal);
	return {
		async stop() {
			stopping.abort();
			await done;
		},
	};
}

async function keepTaking(options: LeaseOptions, work: Work, stopping: AbortSignal): Promise<void> {
	let pause = RECONNECT_MS;
	let said: string | undefined;
	while (!stopping.aborted) {
		const connection = new LeaseConnection(options.url, options.role);
		const ended = await once(options, work, connection, stopping);
		const lost = connection.broken.aborted;
		await connection.end();
		if (stopping.aborted) return;
		if (connection.beats > 0) said = undefined;
		const sentence = `The lease "${options.name}" ${lost ? LOST : ENDED}: ${safely(ended)}`;
		if (sentence !== said) options.onTrouble?.(new Error(sentence));
		said = sentence;
		if (lost || connection.beats > WENT_WELL) pause = RECONNECT_MS;
		await delay(pause, undefined, { signal: stopping }).catch(() => {});
		pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
	}
}

const LOST = "has lost the database, and is taken again when it is back";
const ENDED = "was let go because its work has ended, and is taken again";

/** Takes the lease and works. Resolves, and never rejects, with what put an end to it. */
async function once(
	{ market, name }: LeaseOptions,
	work: Work,
	connection: LeaseConnection,
	stopping: AbortSignal,
): Promise<unknown> {
	const working = AbortSignal.any([stopping, connection.broken]);
	try {
		await connection.take(keyOf(market, name), working);
		if (working.aborted) return working.reason;
		connection.beat(working);
		await work(working);
		return connection.broken.aborted ? connection.broken.reason : "it came to its end.";
	} catch (error) {
		return connection.broken.aborted ? connection.broken.reason : error;
	}
}

/** Locks are numbers, and everybody's: this one is far from any that somebody would pick. */
const keyOf = (market: string, name: string): string =>
	createHash("sha256")
		.update(`parley lease ${JSON.stringify([market, name])}`)
		.digest()
		.readBigInt64BE()
		.toString();

class LeaseConnection {
	/** Given with the error as its reason, once. */
	readonly broken: AbortSignal;
	/** How often the database gave a sign of life. */
	beats = 0;
	readonly #client: pg.Client;
	readonly #break: (error: Error) => void;

	constructor(url: string, role: string) {
		const own = session(url, role);
		const settings = Object.entries(SERVER_SETTINGS).map(([key, value]) => `-c ${key}=${value}`);
		this.#client = new pg.Client({
			...own,
			options: [own.options, ...settings].join(" "),
			keepAliveInitialDelayMillis: 2_000,
		});
		const breaking = new AbortController();
		this.broken = breaking.signal;
		this.#break = (error) => breaking.abort(error);
		this.#client.on("error", this.#break);
		this.#client.on("end", () => this.#break(new Error("Connection terminated")));
	}

	/** Waits for the lock; resolves without it where the signal is given first. */
	async take(key: string, signal: AbortSignal): Promise<void> {
		const { promise: given, resolve } = Promise.withResolvers<void>();
		signal.addEventListener("abort", () => resolve(), { once: true });
		const taken = this.#take(key, signal).catch(this.#break);
		await Promise.race([taken, given]);
	}

	async #take(key: string, signal: AbortSignal): Promise<void> {
		await this.#client.connect();
		await this.#watchForItsEnd();
		while (!signal.aborted) {
			try {
				await this.#client.query("SELECT pg_advisory_lock($1)", [key]);
				return;
			} catch (error) {
				if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
			}
		}
	}

	/** A standby that is killed leaves the queue within seconds. Where Postgres cannot tell, it leaves in its turn. */
	async #watchForItsEnd(): Promise<void> {
		await this.#client.query("SET client_connection_check_interval = '2s'").catch((error) => {
			if (connectionLost(error)) throw error;
		});
	}

	/** Asks the database for a sign of life, again and again; no answer in time breaks the connection. */
	beat(working: AbortSignal): void {
		const ask = async (): Promise<void> => {
			let answered = false;
			// An answer that came while this process was busy is read before the verdict.
			const late = setTimeout(() => setImmediate(() => answered || this.#break(SILENT)), ANSWER_MS);
			try {
				await this.#client.query("SELECT 1");
				answered = true;
				this.beats++;
			} catch (error) {
				this.#break(error as Error);
			}
			clearTimeout(late);
			if (!working.aborted) next = setTimeout(() => void ask(), HEARTBEAT_MS);
		};
		let next = setTimeout(() => void ask(), HEARTBEAT_MS);
		working.addEventListener("abort", () => clearTimeout(next), { once: true });
	}

	/** The database frees the lock with the connection. One that does not answer is left to the database to end. */
	async end(): Promise<void> {
		const limit = new AbortController();
		await Promise.race([
			this.#client.end().catch(() => {}),
			delay(1_000, undefined, { signal: limit.signal }).catch(() => {}),
		]);
		limit.abort();
		// The driver's types hide the socket, and one that hangs would outlive us.
		const { connection } = this.#client as unknown as { connection?: { stream?: Socket } };
		connection?.stream?.destroy();
	}
}
