import type { Fact } from "@parley/contracts/fact";
import type { Reader } from "../store.ts";
import { readable } from "../visibility.ts";

const MAX_POSITIONS = 4_096;

interface Known {
	readonly position: number;
	/** Nothing where the position is none of the reader's concern. */
	readonly fact: Fact | undefined;
}

/**
 * The newest positions as far as this process knows them without asking the database: what it appended itself, and what
 * it was told because it passed them on. Positions have no gaps, so a run of them is all there is.
 */
export class Recent {
	readonly #reader: Reader;
	/** Each position in its place, until one that is so much newer takes it. */
	readonly #known = new Array<Known | undefined>(MAX_POSITIONS);

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	/** What this reader appended. */
	add(facts: readonly Fact[]): void {
		for (const fact of facts) this.#put(fact.position, fact);
	}

	/** What travels: of the reader's own private facts that is a digest, which says nothing. */
	hear(messages: readonly Fact[]): void {
		for (const message of messages)
			if (message.visibility !== "private") this.#put(message.position, message);
			else if (!readable(message, this.#reader)) this.#put(message.position, undefined);
	}

	/** Everything this reader may see after a position and up to another; nothing where a part of it is not known here. */
	between(after: number, upTo: number): Fact[] | undefined {
		if (upTo - after > MAX_POSITIONS) return undefined;
		const found: Fact[] = [];
		for (let position = after + 1; position <= upTo; position++) {
			const known = this.#known[position % MAX_POSITIONS];
			if (known?.position !== position) return undefined;
			if (known.fact !== undefined) found.push(known.fact);
		}
		return found;
	}

	#put(position: number, fact: Fact | undefined): void {
		this.#known[position % MAX_POSITIONS] = { position, fact };
	}
}
