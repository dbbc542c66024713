import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startNats } from "@parley/bus/embedded/nats-server";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";

const PAUSE_MS = 500;
const ATTEMPTS = 3;

/** The database and the broker of a market: those that were named, or our own. */
export interface Servers {
	readonly database: string;
	readonly nats: string;
	stop(): Promise<void>;
}

interface ServersOptions {
	readonly data: string;
	/** Addresses of servers that run already; what is not named is started here and kept running. */
	readonly database: string | undefined;
	readonly nats: string | undefined;
	/** Path of a nats-server to use. */
	readonly natsBinary: string | undefined;
	readonly note: (line: string) => void;
}

interface Server {
	readonly url: string;
	stop(): Promise<void>;
	readonly exited: Promise<{ readonly reason: string }>;
}

/** Throws an Error whose message is a sentence where a server cannot be started. */
export async function openServers(options: ServersOptions): Promise<Servers> {
	const { data, database, nats, natsBinary, note } = options;
	const own: (() => Promise<void>)[] = [];
	const stop = async (): Promise<void> =>
		void (await Promise.allSettled(own.map((stopOne) => stopOne())));
	const start = async (what: string, open: () => Promise<Server>): Promise<string> => {
		const kept = await keepServer(what, open, note);
		own.push(kept.stop);
		return kept.url;
	};
	const log = (line: string): void => note(line);
	const binary = natsBinary === undefined ? {} : { binary: natsBinary };
	try {
		return {
			database: database ?? (await start("database", () => startPostgres({ data, log }))),
			nats:
				nats ??
				(await start("broker", () => startNats({ data: join(data, "nats"), log, ...binary }))),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** A server that is started again, at the same address, whenever it ends by itself. */
async function keepServer(
	what: string,
	open: () => Promise<Server>,
	note: (line: string) => void,
): Promise<Pick<Server, "url" | "stop">> {
	let server = await opened(open);
	const { url } = server;
	const stopping = new AbortController();
	const isOver = new Promise<void>((resolve) =>
		stopping.signal.addEventListener("abort", () => resolve()),
	);
	const keep = async (): Promise<void> => {
		while (!stopping.signal.aborted) {
			const ended = await Promise.race([server.exited, isOver]);
			if (ended === undefined) return;
			note(`The ${what} ended and is started again.`);
			const next = await reopened(open, stopping.signal, (why) =>
				note(`The ${what} does not start yet: ${why}`),
			);
			if (next !== undefined) server = next;
		}
	};
	const kept = keep();
	const stop = async (): Promise<void> => {
		stopping.abort();
		await kept;
		await server.stop();
	};
	return { url, stop };
}

/** A server may be killed while it starts, or wait for one that is just ending; what is really wrong stays wrong. */
async function opened(open: () => Promise<Server>): Promise<Server> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await open();
		} catch (error) {
			if (attempt === ATTEMPTS) throw error;
			await delay(PAUSE_MS);
		}
	}
}

async function reopened(
	open: () => Promise<Server>,
	signal: AbortSignal,
	onTrouble: (why: string) => void,
): Promise<Server | undefined> {
	let said = "";
	while (!signal.aborted) {
		try {
			return await open();
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			if (why !== said) onTrouble(why);
			said = why;
			await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
		}
	}
	return undefined;
}
