import pg from "pg";
import type { Changes } from "../subscription.ts";
import { session } from "./connection.ts";

/** How often to look even when nothing was heard: a notification can be lost with its connection. */
const POLL_MS = 1_000;

/** Wakes listeners after each commit to one market, through LISTEN on a connection of its own. */
export class PostgresChanges implements Changes {
	readonly #config: pg.ClientConfig;
	readonly #market: string;
	readonly #listeners = new Set<(position?: number) => void>();
	#client: pg.Client | undefined;
	#connecting: Promise<void> | undefined;
	#poll: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(url: string, market: string) {
		this.#config = session(url, undefined);
		this.#market = market;
	}

	onChange(listener: (position?: number) => void): () => void {
		this.#listeners.add(listener);
		this.#poll ??= setInterval(() => this.#tick(), POLL_MS).unref();
		this.#connecting ??= this.#connect();
		return () => this.#listeners.delete(listener);
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#poll);
		this.#listeners.clear();
		await this.#connecting;
		await this.#client?.end().catch(() => {});
	}

	#wake(position?: number): void {
		for (const listener of this.#listeners) listener(position);
	}

	#tick(): void {
		if (this.#client === undefined && !this.#closed) {
			this.#connecting = (this.#connecting ?? Promise.resolve()).then(() => this.#connect());
		}
		this.#wake();
	}

	/** Never rejects: until it succeeds, the poll wakes the listeners and tries again. */
	async #connect(): Promise<void> {
		if (this.#client !== undefined || this.#closed) return;
		const client = new pg.Client(this.#config);
		const lost = (): void => {
			if (this.#client === client) this.#client = undefined;
		};
		client.on("error", lost).on("end", lost);
		client.on("notification", ({ payload = "" }) => {
			const space = payload.indexOf(" ");
			if (payload.slice(space + 1) === this.#market) this.#wake(Number(payload.slice(0, space)));
		});
		try {
			await client.connect();
			await client.query("LISTEN parley_ledger");
			this.#client = client;
			this.#wake();
		} catch {
			await client.end().catch(() => {});
		}
	}
}
