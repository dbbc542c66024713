import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { Fact } from "../simulation/checkers/fact.ts";

interface Message {
	readonly id: string;
	readonly position: number;
	readonly type: string;
	readonly visibility: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Compares a market's stream on a broker with its exported ledger, position by position, by reading the stream itself and
 * nothing of the bus's code. Returns a sentence for each difference.
 */
export async function streamDifferences(
	url: string,
	market: string,
	facts: readonly Fact[],
): Promise<string[]> {
	const connection = await connect({ servers: url });
	try {
		const api = await jetstreamManager(connection);
		const name = `PARLEY_${market}`;
		const { state } = await api.streams.info(name);
		const wrong: string[] = [];
		if (state.first_seq !== 1) wrong.push(`The stream begins at ${state.first_seq}.`);
		if (state.last_seq !== facts.length)
			wrong.push(`The stream ends at ${state.last_seq}, and the ledger at ${facts.length}.`);
		const queue = facts.slice(0, state.last_seq);
		for (let next = 0; next < queue.length; next += 64)
			await Promise.all(
				queue.slice(next, next + 64).map(async (fact) => {
					const stored = await api.streams.getMessage(name, { seq: fact.position });
					const message = stored?.json<Message>();
					const difference = message === undefined ? "nothing" : differenceOf(message, fact);
					if (difference !== undefined)
						wrong.push(`At ${fact.position} the stream has ${difference} for ${fact.type}.`);
				}),
			);
		return wrong;
	} finally {
		await connection.close();
	}
}

function differenceOf(message: Message, fact: Fact): string | undefined {
	for (const field of ["id", "position", "type", "visibility"] as const)
		if (message[field] !== fact[field]) return `another ${field}`;
	if (fact.visibility !== "private")
		return JSON.stringify(message.data) === JSON.stringify(fact.data) ? undefined : "other data";
	const fields = Object.keys(message.data);
	const isDigest = fields.length === 1 && /^[0-9a-f]{64}$/.test(String(message.data.digest));
	return isDigest ? undefined : "more than a digest";
}
