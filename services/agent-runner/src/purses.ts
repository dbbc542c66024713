import type { Actor } from "@parley/contracts/fact";
import { derivedId, factId } from "@parley/contracts/id";
import type { World } from "@parley/runtime/world";
import type { SpendingState } from "./domain/spending.ts";

/** Where something is set aside, and what for. */
export interface Purse {
	/** One principal's, or everybody's of one day. */
	readonly stream: string;
	readonly principal: string;
	readonly negotiationId?: string;
	/** The turn or the request that it is for. */
	readonly occasion: string;
	/** The fact that led to it; left out where a person did. */
	readonly causedBy?: string;
	readonly actor: Actor;
}

/** What is set aside for one question. */
export interface Held extends Purse {
	readonly reservation: string;
	/** In millionths of a dollar. */
	readonly microDollars: number;
}

/** Another replica is first now and then, but not so often in a row. */
const MAX_TRIES = 16;

/**
 * Sets money aside for questions to models before they are asked, so that caps hold however many ask at once. What there
 * is room for is reckoned from the read tables as they stand at some version of the purse, and set aside at that version;
 * where somebody was faster it is reckoned anew. Within this process they wait for each other instead.
 */
export class Purses {
	readonly #fresh: () => string;
	readonly #last = new Map<string, Promise<unknown>>();

	/** `fresh` makes a text that was never used before: of two that ask the same at once, each needs money of its own. */
	constructor(fresh: () => string) {
		this.#fresh = fresh;
	}

	/** What could be afforded, and what is set aside for it: nothing where it has no cost. */
	async setAside<Afforded>(
		world: World,
		purse: Purse,
		afford: () => Promise<Afforded>,
		costOf: (afforded: Afforded) => number | undefined,
	): Promise<{ readonly afforded: Afforded; readonly held: Held | undefined }> {
		return this.#oneByOne(purse.stream, async () => {
			for (let tries = 0; tries < MAX_TRIES; tries++) {
				// The version first: the tables then know everything that was set aside up to it.
				const { version } = await world.load<SpendingState>(purse.stream);
				await world.documents.catchUp();
				const afforded = await afford();
				const microDollars = costOf(afforded);
				if (microDollars === undefined) return { afforded, held: undefined };
				const held = await this.#reserve(world, purse, microDollars, version);
				if (held !== undefined) return { afforded, held };
			}
			throw new Error(`${purse.stream} never came to rest; deliver what led to it again.`);
		});
	}

	/** Says what a question did cost: the rest is free again. */
	async settle(world: World, held: Held | undefined, microDollars: number): Promise<void> {
		if (held === undefined) return;
		const { reservation, stream, actor } = held;
		const data = { reservation, microDollars };
		const [id, causedBy] = [derivedId(reservation, "settle"), factId(reservation, 0)];
		await world.handle({ id, stream, type: "SettleSpending", data, actor, causedBy });
	}

	async #reserve(
		world: World,
		purse: Purse,
		microDollars: number,
		expectedVersion: number,
	): Promise<Held | undefined> {
		const { stream, principal, negotiationId, occasion, causedBy, actor } = purse;
		const id = derivedId(occasion, `spend:${stream}:${expectedVersion}:${this.#fresh()}`);
		const answer = await world.handle({
			...{ id, stream, type: "ReserveSpending", actor, expectedVersion },
			...(causedBy === undefined ? {} : { causedBy }),
			data: {
				...{ principal, microDollars },
				...(negotiationId === undefined ? {} : { negotiationId }),
			},
		});
		return answer.ok ? { ...purse, reservation: id, microDollars } : undefined;
	}

	#oneByOne<T>(stream: string, work: () => Promise<T>): Promise<T> {
		const before = this.#last.get(stream) ?? Promise.resolve();
		const mine = before.then(work);
		const done = mine.then(
			() => {},
			() => {},
		);
		this.#last.set(stream, done);
		void done.then(() => {
			if (this.#last.get(stream) === done) this.#last.delete(stream);
		});
		return mine;
	}
}

/** One text after the other: enough where nobody else hears what this process hears, and it is never started again. */
export function counted(): () => string {
	let count = 0;
	return () => String(++count);
}
