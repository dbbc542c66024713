import { client } from "../integration/http-client.ts";
import type { Market } from "../integration/live-market.ts";
import {
	deposit,
	grant,
	keyOf,
	mandateBody,
	must,
	newcomer,
	nextTurn,
	type Person,
	type Turn,
	usd,
} from "../integration/market-people.ts";

/** How long each thing took, in milliseconds. */
export interface Waited {
	readonly reads: number[];
	/** An offer, until its request was answered. */
	readonly taken: number[];
	/** An offer, until the other side's answer to it was seen. */
	readonly answered: number[];
}

/** At a time: whatever is wanted waits as a turn, and all that waits is listed. */
const WANTS = 20;
const PRICE = "50.00";
const ACCEPTED = "event: OfferAccepted";

/** Somebody's program, which buys one thing after the other from a shop whose agent accepts at once. */
export class Bargainer {
	readonly #market: Market;
	readonly #person: Person;
	#bought = 0;
	#key = "";

	constructor(market: Market, person: Person) {
		this.#market = market;
		this.#person = person;
	}

	async prepare(): Promise<void> {
		const shop = await newcomer(this.#market, "shop");
		const said = {
			title: "City bike",
			description: "Good.",
			category: "bikes",
			quantity: 1_000_000,
		};
		await must(shop.http("POST", "/listings", { id: "bikes", ...said, ask: usd(PRICE) }));
		const sells = [{ listing: "bikes", ask: PRICE, floor: "1.00" }];
		await grant(shop, { budget: "1.00", sells, agent: { kind: "scripted", tactic: "conceder" } });
		await deposit(this.#market, this.#person.id, "1000000.00");
		await grant(this.#person, this.#mandate());
		this.#key = (await keyOf(this.#person)).key;
	}

	/** Opens a negotiation, which is not measured, and offers what is asked, which is. */
	async offer(): Promise<{ readonly taken: number; readonly answered: number }> {
		const program = client(this.#market.url, this.#key);
		const move = async ({ id }: Turn, body: unknown) =>
			(await must(program("POST", `/agent/turns/${id}/move`, body))).body;
		if (++this.#bought % WANTS === 0)
			await must(this.#person.http("PATCH", this.#path, mandateBody(this.#mandate())));
		const looking = await nextTurn(program, ({ negotiation }) => negotiation === null);
		const opened = await move(looking, { kind: "open", listing: "bikes", quantity: 1 });
		const { negotiationId: id } = (opened as { move: { negotiationId: string } }).move;
		const offering = await nextTurn(program, ({ negotiation }) => negotiation?.id === id);
		const accepted = await this.#watch(id);
		const began = performance.now();
		await move(offering, { kind: "offer", price: usd(PRICE) });
		const taken = performance.now() - began;
		await accepted();
		return { taken, answered: performance.now() - began };
	}

	get #path(): string {
		return `/principals/${this.#person.id}/mandate`;
	}

	#mandate() {
		const wants = Array.from({ length: WANTS }, (_, at) => ({
			...{ id: `bike-${this.#bought}-${at}`, query: "city bike", ceiling: "60.00" },
		}));
		return { budget: "1000000.00", wants, agent: { kind: "external" } };
	}

	/** Resolves when the stream of a negotiation stands, to what resolves when it says that an offer was accepted. */
	async #watch(id: string): Promise<() => Promise<void>> {
		const { body } = await fetch(`${this.#market.url}/negotiations/${id}/events`, {
			headers: { authorization: `Bearer ${this.#key}` },
		});
		if (body === null) throw new Error("A negotiation could not be watched.");
		return async () => {
			let told = "";
			for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
				told += chunk;
				if (told.includes(ACCEPTED)) return;
			}
			throw new Error(`A negotiation ended in another way: ${told}`);
		};
	}
}
