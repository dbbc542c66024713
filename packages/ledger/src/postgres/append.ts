import type { Refusal } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { sql } from "kysely";
import type { Append, Appended, NewFact } from "../store.ts";
import { type Database, safely } from "./connection.ts";
import { LedgerUnavailable, patiently } from "./ledger-unavailable.ts";
import { isStorable } from "./storable.ts";

const MAX_FACT_BYTES = 64 * 1024;

/** An append as it travels: written as JSON once, when it is asked for. */
export interface Prepared {
	readonly entry: Append;
	readonly command: string;
	readonly facts: readonly string[];
}

/** Throws a sentence for what Postgres cannot hold, so that it never spoils the batch it would travel in. */
export function prepare(entry: Append): Prepared {
	const {
		stream,
		commandId,
		commandHash,
		expectedVersion,
		actor,
		causedBy,
		traceparent,
		at,
		refusal,
	} = entry;
	const command = JSON.stringify({
		id: commandId,
		hash: commandHash,
		stream,
		expected: expectedVersion,
		facts: entry.facts.length,
		refusal,
		actor_kind: actor.kind,
		actor_id: actor.id,
		caused_by: causedBy,
		traceparent,
		at,
	});
	const facts = entry.facts.map((fact, index) => written(fact, index + 1));
	if (![command, ...facts].every(isStorable))
		throw new TypeError(
			`A text in the command ${commandId} holds a character that cannot be stored (a NUL or half of a surrogate pair); remove it and send the command under a new id.`,
		);
	if (facts.some((json) => Buffer.byteLength(json) > MAX_FACT_BYTES))
		throw new RangeError(
			`A fact of the command ${commandId} is larger than 64 KiB; shorten its text.`,
		);
	return { entry, command, facts };
}

const written = (fact: NewFact, ordinal: number): string =>
	JSON.stringify({
		ordinal,
		id: fact.id,
		type_version: fact.typeVersion,
		type: fact.type,
		visibility: fact.visibility,
		negotiation_id: fact.negotiationId,
		deal_id: fact.dealId,
		data: fact.data,
	});

interface Verdict {
	readonly status: Appended["status"];
	readonly version: number;
	/** The last position before this command's facts. */
	readonly before: number;
	readonly recorded_at: string;
	readonly fact_ids: readonly string[] | null;
	readonly refusal: Refusal | null;
}

/**
 * Appends a batch in one call and one commit. Where the connection breaks the outcome is unknown, and the same batch
 * is sent again: what was committed answers `duplicate`. Where the database refuses, each command goes alone, so that
 * only the culprit is rejected.
 */
export async function appendBatch(
	db: Database,
	market: string,
	batch: readonly Prepared[],
): Promise<(Appended | Error)[]> {
	try {
		return await patiently(() => call(db, market, batch));
	} catch (error) {
		if (error instanceof LedgerUnavailable) return batch.map(() => error);
		const [only, another] = batch;
		if (only === undefined || another === undefined)
			return batch.map(({ entry }) => refused(entry, error));
		const answers: (Appended | Error)[] = [];
		for (const one of batch) answers.push(...(await appendBatch(db, market, [one])));
		return answers;
	}
}

async function call(db: Database, market: string, batch: readonly Prepared[]): Promise<Appended[]> {
	const commands = `[${batch.map(({ command }) => command).join()}]`;
	const facts = batch.flatMap((prepared, index) =>
		prepared.facts.map((fact) => `{"command":${index + 1},${fact.slice(1)}`),
	);
	const { rows } =
		await sql<Verdict>`SELECT * FROM ledger.append(${market}, ${commands}, ${`[${facts.join()}]`})`.execute(
			db,
		);
	return batch.map((prepared, index) => answer(market, prepared, rows[index] as Verdict));
}

function answer(market: string, { entry, facts }: Prepared, verdict: Verdict): Appended {
	switch (verdict.status) {
		case "appended":
			return {
				status: "appended",
				facts: facts.map((json, index) => placed(market, entry, json, index, verdict)),
			};
		case "duplicate":
			return {
				status: "duplicate",
				factIds: verdict.fact_ids ?? [],
				...(verdict.refusal === null ? {} : { refusal: verdict.refusal }),
			};
		default:
			return { status: verdict.status };
	}
}

/** The fact as a reader will find it, so that nobody needs to read it back. */
function placed(
	market: string,
	entry: Append,
	json: string,
	index: number,
	verdict: Verdict,
): Fact {
	const { stream, actor, causedBy, commandId, traceparent, at } = entry;
	const fact = entry.facts[index] as NewFact;
	return {
		id: fact.id,
		market,
		stream,
		version: verdict.version + index + 1,
		position: verdict.before + index + 1,
		type: fact.type,
		typeVersion: fact.typeVersion,
		visibility: fact.visibility,
		data: (JSON.parse(json) as { data: Record<string, unknown> }).data,
		actor,
		causedBy,
		commandId,
		...(fact.negotiationId === undefined ? {} : { negotiationId: fact.negotiationId }),
		...(fact.dealId === undefined ? {} : { dealId: fact.dealId }),
		traceparent,
		at,
		recordedAt: verdict.recorded_at,
	};
}

/** Only the database's sentence is kept: the details of its error quote rows, and rows hold private numbers. */
const refused = (entry: Append, error: unknown): Error =>
	new Error(
		`The ledger refused the command ${entry.commandId} on ${entry.stream}: ${safely(error)}`,
	);
