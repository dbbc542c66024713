import { connect, errors, type NatsConnection } from "@nats-io/transport-node";
import { backOff, sleep } from "../back-off.ts";
import { BusUnavailable } from "../bus-unavailable.ts";
import { type Address, addressOf } from "./address.ts";

const OLDEST = [2, 12] as const;
const CLOSING_MS = 5_000;

export interface ConnectionOptions {
	readonly url: string;
	/** How the broker's monitoring shows this connection. */
	readonly name: string;
	/** Whose answers arrive here, where it is not the user of the address; the broker lets each listen to its own only. */
	readonly owner: string | undefined;
	/** Told in a sentence of what goes wrong while the bus keeps trying. */
	readonly onTrouble: (sentence: string) => void;
	/** Gives up waiting for the first connection. */
	readonly signal?: AbortSignal;
}

/** A connection that is made again for ever, and says at once when it breaks. */
export class Connection {
	readonly nc: NatsConnection;
	/** The broker, without any secret. */
	readonly address: string;
	#connected = true;
	/** Rejects whatever waits for the broker. */
	readonly #waiting = new Set<(error: BusUnavailable) => void>();
	readonly #listeners = new Set<(connected: boolean) => void>();

	constructor(nc: NatsConnection, address: string, onTrouble: (sentence: string) => void) {
		this.nc = nc;
		this.address = address;
		void this.#watch(onTrouble);
	}

	get connected(): boolean {
		return this.#connected && !this.nc.isClosed();
	}

	/** Uses the broker. Rejects as soon as the connection breaks; what was under way then may or may not have happened. */
	use<T>(step: () => Promise<T>): Promise<T> {
		if (!this.connected) return Promise.reject(this.#gone());
		const { promise, resolve, reject } = Promise.withResolvers<T>();
		this.#waiting.add(reject);
		const done = () => void this.#waiting.delete(reject);
		step().then(resolve, reject).finally(done);
		return promise;
	}

	/** Waits for a connection, and says whether there is one. */
	async ready(signal: AbortSignal): Promise<boolean> {
		while (!this.connected && !signal.aborted) await sleep(20, signal);
		return this.connected;
	}

	/** Told of every break and of every new connection. */
	onChange(listener: (connected: boolean) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Sends what is still to be sent, where there is somebody to send it to. Never takes longer than a few seconds. */
	async close(): Promise<void> {
		const closing = new AbortController();
		const drained = this.connected ? this.nc.drain().catch(() => {}) : Promise.resolve();
		await Promise.race([drained, sleep(CLOSING_MS, closing.signal)]);
		closing.abort();
		await this.nc.close().catch(() => {});
	}

	async #watch(onTrouble: (sentence: string) => void): Promise<void> {
		for await (const status of this.nc.status()) {
			if (status.type === "disconnect") {
				onTrouble(`The connection to the broker at ${this.address} broke; it is made again.`);
				this.#change(false);
			} else if (status.type === "reconnect") {
				onTrouble(`The broker at ${this.address} is back.`);
				this.#change(true);
			} else if (status.type === "error")
				onTrouble(`The broker at ${this.address} objects: ${status.error.message}.`);
		}
		this.#change(false);
	}

	#change(connected: boolean): void {
		this.#connected = connected;
		if (!connected) for (const reject of this.#waiting) reject(this.#gone());
		for (const listener of this.#listeners) listener(connected);
	}

	#gone(): BusUnavailable {
		return new BusUnavailable(`The broker at ${this.address} cannot be reached now.`);
	}
}

/** Waits for the broker, however long it takes; then makes sure that it is one that this bus can work with. */
export async function connection(options: ConnectionOptions): Promise<Connection> {
	const address = addressOf(options.url);
	const nc = await firstConnection(options, address);
	const unfit = shortcoming(nc);
	if (unfit === undefined) return new Connection(nc, address.shown, options.onTrouble);
	await nc.close();
	throw new Error(`The broker at ${address.shown} ${unfit}`);
}

async function firstConnection(
	{ name, owner, onTrouble, signal = new AbortController().signal }: ConnectionOptions,
	{ shown, ...address }: Address,
): Promise<NatsConnection> {
	for (let tries = 1; ; tries++) {
		try {
			return await connect({
				...address,
				name,
				inboxPrefix: inboxOf(owner ?? address.user),
				maxReconnectAttempts: -1,
				reconnectTimeWait: 200,
				// A broker that is stopped without closing its connections is noticed after half a minute.
				pingInterval: 10_000,
				ignoreAuthErrorAbort: true,
				noAsyncTraces: true,
			});
		} catch (error) {
			if (isRefusal(error))
				throw new Error(
					`The broker at ${shown} refuses "${address.user ?? "a nameless user"}": ${(error as Error).message}. ` +
						"Check the user and the password in its address.",
					{ cause: error },
				);
			if (signal.aborted)
				throw new BusUnavailable(`The broker at ${shown} was not waited for any longer.`);
			if (tries === 1) onTrouble(`The broker at ${shown} cannot be reached yet; it is waited for.`);
		}
		await sleep(backOff(tries), signal);
	}
}

/** A user whose name is no part of a subject gets the inbox of nobody in particular. */
const inboxOf = (owner: string | undefined): string =>
	owner !== undefined && /^[A-Za-z0-9_-]+$/.test(owner) ? `_INBOX_${owner}` : "_INBOX";

const isRefusal = (error: unknown): boolean =>
	error instanceof errors.AuthorizationError ||
	(error instanceof Error && error.cause instanceof errors.AuthorizationError);

function shortcoming({ info }: NatsConnection): string | undefined {
	const [major = 0, minor = 0] = (info?.version ?? "").split(".").map(Number);
	if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
		return `is NATS ${info?.version}; Parley needs ${OLDEST.join(".")} or later.`;
	if (info?.jetstream !== true)
		return "runs without JetStream; start it with --jetstream, or with jetstream {} in its configuration.";
	return undefined;
}
