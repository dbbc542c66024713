import { backOff, type Sleep } from "@parley/bus/back-off";
import type { Bus, Message } from "@parley/bus/bus";
import type { Changes } from "@parley/ledger/subscription";
import type { Outbox } from "./relay.ts";

const BATCH = 500;
/** How often to look where the bus stands, and whether a notification was missed, when nothing happens. */
const PULSE_MS = 500;
/** How long a call under way may keep a relay from ending. */
const LET_GO_MS = 2_000;
const FULL_MS = 5;

export interface LiveOutbox extends Outbox {
	/** Position of the newest fact. */
	head(): Promise<number>;
}

/** The bus as the relay sees it. */
export interface RelayedBus extends Pick<Bus, "publish" | "reached"> {
	/** The id of the message at a position, where the bus keeps messages and still has that one. */
	idAt?(position: number): Promise<string | undefined>;
}

export interface Relaying {
	readonly outbox: LiveOutbox;
	readonly bus: RelayedBus;
	readonly changes: Changes;
	readonly signal: AbortSignal;
	readonly sleep: Sleep;
	/** Hears once of each kind of trouble, until things went well again. */
	readonly onTrouble: (trouble: Error) => void;
	/** After the bus has taken charge of a message. */
	readonly onRelayed?: (message: Message) => void;
	/** The bus has everything that is committed. */
	readonly onCaughtUp?: (position: number) => void;
	/**
	 * For a bus that keeps nothing: how far the relay may run ahead of what is handled. Where such a bus stands says what is
	 * handled, not what it was given, so it is asked at the start only.
	 */
	readonly ahead?: number;
}

/** The bus holds what this ledger has never said, and to go on would mix two markets. */
export class ForeignBus extends Error {
	override readonly name = "ForeignBus";
}

/**
 * Passes every committed position to the bus, in order, as soon as it is committed, until the signal is given.
 * What was passed on is the bus's to say, so nothing is kept here: two relays at once, messages that the broker lost and
 * a broker that comes back empty all end with the bus standing where the ledger does. Rejects only with a ForeignBus.
 */
export async function keepRelaying(relaying: Relaying): Promise<void> {
	const { signal, sleep } = relaying;
	const ended = new AbortController();
	const { promise: given, resolve } = Promise.withResolvers<void>();
	if (signal.aborted) resolve();
	signal.addEventListener("abort", () => resolve(), { once: true });
	try {
		const late = given.then(() => sleep(LET_GO_MS, ended.signal));
		await Promise.race([new LiveRelay(relaying).run(), late]);
	} finally {
		ended.abort();
	}
}

class LiveRelay {
	readonly #given: Relaying;
	/** What the bus is known to have taken charge of; nothing before it was asked. */
	#at: number | undefined;
	/** The newest position that was heard of. */
	#newest = 0;
	/** There may be news, and nobody said which. */
	#isRumoured = false;
	#news = Promise.withResolvers<void>();
	#pulse: Promise<void> | undefined;
	#isDue = false;
	#failures = 0;
	#said: string | undefined;

	constructor(given: Relaying) {
		this.#given = given;
	}

	async run(): Promise<void> {
		const { changes, signal, sleep } = this.#given;
		const wake = (): void => this.#news.resolve();
		const forget = changes.onChange((position) => {
			if (position === undefined) this.#isRumoured = true;
			else this.#newest = Math.max(this.#newest, position);
			wake();
		});
		signal.addEventListener("abort", wake, { once: true });
		try {
			while (!signal.aborted) {
				try {
					await this.#relayFrom(await this.#standing());
				} catch (error) {
					if (error instanceof ForeignBus) throw error;
					this.#failures++;
					// Another relay was faster, or the broker lost something: where it stands will tell.
					const isConflict = error instanceof Error && error.name === "PositionConflict";
					if (!isConflict) this.#trouble(`The relay cannot go on for now: ${messageOf(error)}`);
					if (!isConflict || this.#failures > 1) await sleep(backOff(this.#failures), signal);
				}
			}
		} catch (error) {
			this.#trouble(messageOf(error));
			throw error;
		} finally {
			forget();
			signal.removeEventListener("abort", wake);
		}
	}

	/** Where to go on from, once it is sure that what the bus holds is this ledger's. */
	async #standing(): Promise<number> {
		const { bus, ahead } = this.#given;
		this.#isDue = false;
		const known = this.#at;
		if (ahead !== undefined && known !== undefined) return known;
		const standing = await bus.reached();
		await this.#mustBeOurs(standing, known ?? 0);
		if (known !== undefined && standing < known)
			this.#trouble(
				`The bus stands at position ${standing}, and stood at ${known} before: what it lost is sent again from the ledger.`,
			);
		this.#at = standing;
		return standing;
	}

	async #mustBeOurs(standing: number, known: number): Promise<void> {
		const { bus, outbox } = this.#given;
		if (standing === 0) return;
		// Read after the bus was asked: whatever a relay of this ledger has published is committed by now.
		const head = standing > known ? await outbox.head() : known;
		if (standing > head)
			throw new ForeignBus(
				`The bus stands at position ${standing} and this market's ledger ends at ${head}: the bus holds another ledger's messages, or this ledger has lost facts. Nothing is sent; give the market a bus of its own, or restore its ledger.`,
			);
		const id = await bus.idAt?.(standing);
		if (id === undefined) return;
		const [fact] = await outbox.relayed(standing - 1, 1);
		if (fact?.id !== id)
			throw new ForeignBus(
				`The bus holds another message at position ${standing} than this market's ledger: it is another ledger's. Nothing is sent; give the market a bus of its own.`,
			);
	}

	async #relayFrom(start: number): Promise<void> {
		const { signal } = this.#given;
		let at = start;
		let batch = await this.#read(at);
		while (!signal.aborted) {
			if (batch.length > 0) {
				const last = batch.at(-1)?.position ?? at;
				batch = await this.#pass(batch, last);
				at = last;
				continue;
			}
			this.#failures = 0;
			this.#given.onCaughtUp?.(at);
			await this.#wait(at);
			if (this.#isDue) at = await this.#standing();
			this.#said = undefined;
			batch = await this.#read(at);
		}
	}

	/** Publishes one batch and meanwhile reads the next, where there is one. */
	async #pass(batch: readonly Message[], last: number): Promise<Message[]> {
		const { bus, onRelayed } = this.#given;
		await this.#room(batch);
		// Both are waited for, so that nothing is still being published when the bus is asked where it stands.
		const reading = this.#newest > last || batch.length >= this.#most ? this.#read(last) : [];
		const [published, next] = await Promise.allSettled([bus.publish(batch), reading]);
		if (published.status === "rejected") throw published.reason;
		this.#at = last;
		this.#failures = 0;
		if (onRelayed !== undefined) for (const message of batch) onRelayed(message);
		if (next.status === "rejected") throw next.reason;
		return next.value;
	}

	/** Waits until a bus that keeps nothing has handled enough of what it was given. */
	async #room(batch: readonly Message[]): Promise<void> {
		const { bus, ahead, sleep, signal } = this.#given;
		if (ahead === undefined) return;
		const last = batch.at(-1)?.position ?? 0;
		while (!signal.aborted && last - (await bus.reached()) > ahead) await sleep(FULL_MS, signal);
	}

	get #most(): number {
		return Math.min(BATCH, this.#given.ahead ?? BATCH);
	}

	async #read(after: number): Promise<Message[]> {
		const { outbox } = this.#given;
		// Before reading, so that what is committed while we read is not slept through.
		this.#isRumoured = false;
		const heard = this.#newest;
		const found = await outbox.relayed(after, this.#most);
		// What was heard of and is not there is no longer true.
		if (found.length === 0 && this.#newest === heard) this.#newest = after;
		const first = found[0]?.position ?? after + 1;
		if (first !== after + 1)
			throw new Error(`the ledger shows position ${first} next after ${after}.`);
		return found;
	}

	/** Until there is something after a position, or it is time to look without having heard of anything. */
	async #wait(at: number): Promise<void> {
		const { sleep, signal } = this.#given;
		this.#pulse ??= sleep(PULSE_MS, signal).then(() => {
			this.#pulse = undefined;
			this.#isDue = true;
			this.#news.resolve();
		});
		while (!signal.aborted && !this.#isDue && !this.#isRumoured && this.#newest <= at) {
			this.#news = Promise.withResolvers<void>();
			await this.#news.promise;
		}
	}

	#trouble(sentence: string): void {
		if (sentence === this.#said) return;
		this.#said = sentence;
		this.#given.onTrouble(new Error(sentence));
	}
}

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
