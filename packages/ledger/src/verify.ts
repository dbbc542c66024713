import { isDeepStrictEqual } from "node:util";
import type { Fact } from "@parley/contracts/fact";
import { factId } from "@parley/contracts/id";
import { minorOf } from "@parley/contracts/money";
import { MemoryDocuments } from "./memory-documents.ts";
import { postingsOf } from "./memory-store.ts";
import type { Doc } from "./projection.ts";
import type { AnyProjection, ReadTables } from "./read-tables.ts";
import type { Store } from "./store.ts";

/** Something that is not as the facts say. It names places and never quotes what stands there: that may be private. */
export interface Difference {
	readonly where: string;
	readonly problem: string;
}

const PAGE = 5_000;
/** A broken ledger breaks a rule at every position; the first few tell as much. */
const MAX_DIFFERENCES = 100;

/**
 * Reads every fact, as an auditor, and checks what the ledger promises: positions and versions without gaps, ids that
 * follow from the command, a clock that never runs back, and balances that are the sum of the postings.
 */
export async function verifyFacts(
	store: Store,
	balances: ReadonlyMap<string, bigint>,
): Promise<Difference[]> {
	const audit = new Audit();
	const head = await store.head();
	for (let after = 0; after < head; ) {
		const facts = await store.read(after, PAGE, { upTo: head });
		for (const fact of facts) audit.take(fact);
		if (facts.length < PAGE) break;
		after = facts.at(-1)?.position ?? head;
	}
	return audit.finish(head, balances);
}

class Audit {
	readonly #found: Difference[] = [];
	readonly #versions = new Map<string, number>();
	readonly #balances = new Map<string, bigint>();
	#position = 0;
	#recordedAt = "";
	#commandId = "";
	#ordinal = 0;

	take(fact: Fact): void {
		const where = `position ${fact.position}`;
		if (fact.position !== this.#position + 1)
			this.#report(where, `follows position ${this.#position}; the positions have a gap.`);
		this.#position = fact.position;
		const version = (this.#versions.get(fact.stream) ?? 0) + 1;
		if (fact.version !== version)
			this.#report(
				where,
				`is version ${fact.version} of ${fact.stream}, where version ${version} comes next.`,
			);
		this.#versions.set(fact.stream, fact.version);
		this.#ordinal = fact.commandId === this.#commandId ? this.#ordinal + 1 : 0;
		this.#commandId = fact.commandId;
		if (fact.id !== factId(fact.commandId, this.#ordinal))
			this.#report(where, "has an id that does not follow from its command.");
		if (fact.recordedAt < this.#recordedAt)
			this.#report(where, "was recorded before the fact in front of it.");
		this.#recordedAt = fact.recordedAt;
		this.#move(where, fact);
	}

	#move(where: string, fact: Fact): void {
		for (const { from, to, amount } of postingsOf(fact)) {
			this.#balances.set(from, (this.#balances.get(from) ?? 0n) - minorOf(amount));
			this.#balances.set(to, (this.#balances.get(to) ?? 0n) + minorOf(amount));
		}
		for (const { from } of postingsOf(fact))
			if (from !== "outside" && (this.#balances.get(from) ?? 0n) < 0n)
				this.#report(where, `takes ${from} below zero.`);
	}

	finish(head: number, kept: ReadonlyMap<string, bigint>): Difference[] {
		if (this.#position !== head)
			this.#report(
				`position ${head}`,
				`is the newest by the ledger's count, but the last fact found is at ${this.#position}.`,
			);
		for (const account of new Set([...this.#balances.keys(), ...kept.keys()]))
			if (
				account !== "outside" &&
				(this.#balances.get(account) ?? 0n) !== (kept.get(account) ?? 0n)
			)
				this.#report(`account ${account}`, "has a balance that is not the sum of its postings.");
		return this.#found;
	}

	#report(where: string, problem: string): void {
		if (this.#found.length < MAX_DIFFERENCES) this.#found.push({ where, problem });
	}
}

/** Folds each projection again from the first fact and compares it with the live table, document by document. */
export async function verifyProjections(
	store: Store,
	documents: ReadTables,
	projections: readonly AnyProjection[],
): Promise<Difference[]> {
	const found: Difference[] = [];
	for (const projection of projections) {
		const again = new MemoryDocuments(store, [projection]);
		await again.catchUp(await documents.position(projection));
		for await (const difference of compare(projection, again, documents)) {
			found.push(difference);
			if (found.length >= MAX_DIFFERENCES) return found;
		}
	}
	return found;
}

async function* compare(
	projection: AnyProjection,
	again: ReadTables,
	live: ReadTables,
): AsyncGenerator<Difference> {
	const where = (key: string): string => `${projection.name} ${key}`;
	const expected = new Map<string, Doc>();
	for await (const [key, doc] of again.rows(projection)) expected.set(key, doc);
	for await (const [key, doc] of live.rows(projection)) {
		const folded = expected.get(key);
		expected.delete(key);
		if (folded === undefined)
			yield { where: where(key), problem: "is in the table, but no fact speaks of it." };
		// The table holds JSON, so what JSON leaves out is no difference.
		else if (
			!isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), JSON.parse(JSON.stringify(doc)))
		)
			yield { where: where(key), problem: "is not what its facts make of it." };
	}
	for (const key of expected.keys())
		yield { where: where(key), problem: "is missing from the table." };
}
