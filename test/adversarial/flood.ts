import { setTimeout as delay } from "node:timers/promises";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { client } from "../integration/http-client.ts";
import type { Market } from "../integration/live-market.ts";
import {
	deposit,
	eventually,
	grant,
	must,
	type Person,
	publish,
} from "../integration/market-people.ts";

/** Who sends it, and how much of it. */
export interface Loud {
	readonly url: string;
	readonly token: string;
	/** One of theirs, to be watched by more clients than one principal may have. */
	readonly negotiation: string;
	readonly perSecond: number;
}

export interface Refusal {
	readonly status: number;
	readonly retryAfter: number;
}

export interface Flooded {
	readonly sent: number;
	readonly refused: readonly Refusal[];
	/** How many streams were open in the end. */
	readonly streams: number;
}

const TICK_MS = 20;
const STREAMS = 24;
const STREAMS_AGAIN_MS = 1_000;
/** As many as wait for an answer at once; a client with more connections would have to have more machines. */
const OUTSTANDING = 256;
/** Within the limit of a body, and far beyond it. */
const LARGE = "x".repeat(60_000);
const TOO_LARGE = "x".repeat(500_000);

/** One principal's requests, many more than they may send: reads, large bodies, clients that watch. It goes on until stopped. */
export class Flood {
	readonly #loud: Loud;
	readonly #ended = new AbortController();
	readonly #refused: Refusal[] = [];
	readonly #work: Promise<unknown>;
	readonly #inHand = new Set<Promise<void>>();
	#sent = 0;
	/** Kept, because one that nobody holds is closed when memory is tidied up. */
	readonly #streams: Response[] = [];

	constructor(loud: Loud) {
		this.#loud = loud;
		this.#work = Promise.all([this.#requests(), this.#watching()]);
	}

	async stop(): Promise<Flooded> {
		const streams = this.#streams.length;
		this.#ended.abort();
		await this.#work;
		await Promise.all(this.#inHand);
		return { sent: this.#sent, refused: this.#refused, streams };
	}

	async #requests(): Promise<void> {
		const began = performance.now();
		for (let made = 0; !this.#ended.signal.aborted; await delay(TICK_MS)) {
			const due = ((performance.now() - began) * this.#loud.perSecond) / 1_000;
			for (; made < due; made++) if (this.#inHand.size < OUTSTANDING) this.#send(made);
		}
	}

	#send(turn: number): void {
		const http = client(this.#loud.url, this.#loud.token);
		const text = turn % 8 === 1 ? TOO_LARGE : LARGE;
		const asked = turn % 2 === 0 ? http("GET", "/listings") : http("POST", "/listings", { text });
		this.#sent++;
		const answered = asked.then(
			({ status, headers }) => this.#answered(status, headers),
			// A body that is too large need not be read to its end.
			() => {},
		);
		this.#inHand.add(answered);
		void answered.finally(() => this.#inHand.delete(answered));
	}

	async #watching(): Promise<void> {
		const { url, token, negotiation } = this.#loud;
		const { signal } = this.#ended;
		const headers = { authorization: `Bearer ${token}` };
		while (!signal.aborted) {
			for (let missing = STREAMS - this.#streams.length; missing > 0; missing--) {
				this.#sent++;
				const opened = await fetch(`${url}/negotiations/${negotiation}/events`, { headers, signal })
					// Its end is the flood's.
					.catch(() => undefined);
				if (opened === undefined) return;
				if (opened.status === 200) this.#streams.push(opened);
				else this.#answered(opened.status, opened.headers);
			}
			await delay(STREAMS_AGAIN_MS, undefined, { signal }).catch(() => {});
		}
	}

	#answered(status: number, headers: Headers): void {
		if (status >= 300)
			this.#refused.push({ status, retryAfter: Number(headers.get("retry-after")) });
	}
}

/** A negotiation that waits for its seller's program, which never comes. */
export async function negotiationOf(
	market: Market,
	seller: Person,
	buyer: Person,
): Promise<string> {
	await deposit(market, buyer.id, "500.00");
	await publish(seller, "bike", "100.00");
	await grant(seller, {
		budget: "1.00",
		sells: [{ listing: "bike", ask: "100.00", floor: "60.00" }],
		agent: { kind: "external" },
	});
	await grant(buyer, {
		budget: "400.00",
		wants: [{ id: "want", query: "city bike", ceiling: "120.00" }],
		agent: { kind: "scripted", tactic: "linear" },
	});
	return eventually("a negotiation", async () => {
		const { body } = await must(buyer.http("GET", "/negotiations"));
		return (body as { items: { id: string }[] }).items[0]?.id;
	});
}

// On a thread of its own, whose work does not delay what somebody else measures.
if (!isMainThread && parentPort !== null) {
	const flood = new Flood(workerData as Loud);
	parentPort.once("message", () => void flood.stop().then((told) => parentPort?.postMessage(told)));
}
