import type { Posting } from "@parley/contracts/deal";
import type { Fact } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { minorOf } from "@parley/contracts/money";
import type {
	Append,
	Appended,
	Checkpoints,
	NewFact,
	Parked,
	Reader,
	ReadFilter,
	Store,
} from "./store.ts";
import { readable } from "./visibility.ts";

interface Answered {
	readonly hash: string;
	readonly factIds: readonly string[];
	readonly refusal: Append["refusal"];
}

export const postingsOf = (fact: Pick<NewFact, "data">): readonly Posting[] => {
	const { postings } = fact.data as { postings?: readonly Posting[] };
	return postings ?? [];
};

/** The ledger in memory, for the simulator and for unit tests. Same contract as Postgres, nothing durable. */
export class MemoryLedger {
	readonly market: string;
	readonly facts: Fact[] = [];
	readonly balances = new Map<string, bigint>();
	readonly #streams = new Map<string, Fact[]>();
	readonly #answers = new Map<string, Answered>();
	readonly #clock: () => string;

	constructor(market: string, clock: () => string) {
		this.market = market;
		this.#clock = clock;
	}

	/** The ledger as one reader sees it. */
	store(reader: Reader): Store {
		const visible = (fact: Fact): boolean => readable(fact, reader);
		return {
			market: this.market,
			append: async (entry) => this.#append(entry),
			readStream: async (stream, afterVersion = 0) =>
				(this.#streams.get(stream) ?? []).slice(afterVersion).filter(visible),
			read: async (after, limit, filter = {}) => this.#read(after, limit, filter, visible),
			head: async () => this.facts.length,
		};
	}

	/** Every position as the relay passes it on: of a private fact only a digest. */
	async relayed(after: number, limit: number): Promise<Fact[]> {
		const sealed = (fact: Fact): Fact =>
			fact.visibility === "private"
				? { ...fact, data: { digest: hashOf([fact.id, fact.data]) } }
				: fact;
		return this.facts.slice(after, after + limit).map(sealed);
	}

	#read(
		after: number,
		limit: number,
		{ types, upTo = Number.POSITIVE_INFINITY }: ReadFilter,
		visible: (fact: Fact) => boolean,
	): Fact[] {
		const found: Fact[] = [];
		for (let at = after; at < this.facts.length && found.length < limit; at++) {
			const fact = this.facts[at] as Fact;
			if (fact.position > upTo) break;
			if ((types === undefined || types.includes(fact.type)) && visible(fact)) found.push(fact);
		}
		return found;
	}

	#append(entry: Append): Appended {
		const answered = this.#answers.get(entry.commandId);
		if (answered !== undefined) {
			if (answered.hash !== entry.commandHash) return { status: "key_reused" };
			return {
				status: "duplicate",
				factIds: answered.factIds,
				...(answered.refusal === undefined ? {} : { refusal: answered.refusal }),
			};
		}
		const stream = this.#streams.get(entry.stream) ?? [];
		if (stream.length !== entry.expectedVersion) return { status: "conflict" };
		const balances = this.#after(entry.facts);
		if (balances === undefined) return { status: "insufficient" };
		for (const [account, balance] of balances) this.balances.set(account, balance);
		const facts = entry.facts.map((fact, ordinal) =>
			this.#place(entry, fact, stream.length + ordinal + 1, ordinal),
		);
		this.facts.push(...facts);
		this.#streams.set(entry.stream, [...stream, ...facts]);
		this.#answers.set(entry.commandId, {
			hash: entry.commandHash,
			factIds: facts.map((fact) => fact.id),
			refusal: entry.refusal,
		});
		return { status: "appended", facts };
	}

	#place(entry: Append, fact: NewFact, version: number, ordinal: number): Fact {
		const { actor, causedBy, commandId, traceparent, at } = entry;
		const now = this.#clock();
		const last = this.facts.at(-1)?.recordedAt ?? now;
		return {
			...fact,
			data: structuredClone(fact.data) as Record<string, unknown>,
			market: this.market,
			stream: entry.stream,
			version,
			position: this.facts.length + ordinal + 1,
			actor,
			causedBy,
			commandId,
			traceparent,
			at,
			recordedAt: last > now ? last : now,
		};
	}

	/** The balances after these facts' postings, or `undefined` where one of them may not happen. */
	#after(facts: readonly NewFact[]): Map<string, bigint> | undefined {
		const after = new Map<string, bigint>();
		const balance = (account: string): bigint =>
			after.get(account) ?? this.balances.get(account) ?? 0n;
		for (const posting of facts.flatMap(postingsOf)) {
			after.set(posting.from, balance(posting.from) - minorOf(posting.amount));
			after.set(posting.to, balance(posting.to) + minorOf(posting.amount));
		}
		const short = [...after].some(([account, value]) => account !== "outside" && value < 0n);
		return short ? undefined : after;
	}
}

/** Checkpoints that live as long as the process, for the simulator. */
export function memoryCheckpoints(): Checkpoints {
	const saved = new Map<string, { position: number; memo: string | undefined }>();
	const parked = new Map<string, Parked[]>();
	/** Names and positions that are to be handled again. */
	const again = new Set<string>();
	const mark = (name: string, position: number): string => `${name} ${position}`;
	return {
		load: async (name) => saved.get(name)?.position ?? 0,
		memo: async (name) => saved.get(name)?.memo,
		save: async (name, position, memo) => void saved.set(name, { position, memo }),
		park: async (name, position, error) => {
			again.delete(mark(name, position));
			const others = (parked.get(name) ?? []).filter((other) => other.position !== position);
			parked.set(
				name,
				[...others, { position, error }].toSorted((a, b) => a.position - b.position),
			);
		},
		parked: async (name) => parked.get(name) ?? [],
		unpark: async (name, position) => {
			again.delete(mark(name, position));
			const others = (parked.get(name) ?? []).filter((other) => other.position !== position);
			parked.set(name, others);
		},
		parkedAll: async () =>
			[...parked.keys()].toSorted().flatMap((name) =>
				(parked.get(name) ?? []).map(({ position, error }) => ({
					name,
					position,
					error,
					again: again.has(mark(name, position)),
				})),
			),
		markAgain: async (name, position) => {
			const isParked = (parked.get(name) ?? []).some((other) => other.position === position);
			if (isParked) again.add(mark(name, position));
			return isParked;
		},
		takeAgain: async (names) =>
			names
				.flatMap((name) => (parked.get(name) ?? []).map(({ position }) => ({ name, position })))
				.filter(({ name, position }) => again.delete(mark(name, position)))
				.toSorted((a, b) => a.position - b.position),
	};
}
