import type { Bus, Message } from "@parley/bus/bus";

const BATCH = 1_000;

/** The ledger as the relay sees it: every position in order, a private fact as its salted digest. */
export interface Outbox {
	relayed(after: number, limit: number): Promise<Message[]>;
}

/**
 * Passes committed positions to the bus in order. The table is the outbox: what was not handled is passed on again from
 * its position, and whoever receives it treats a repeat as one.
 */
export async function relay(outbox: Outbox, bus: Bus, after: number, upTo: number): Promise<void> {
	for (let at = after; at < upTo; ) {
		const messages = await outbox.relayed(at, Math.min(BATCH, upTo - at));
		if (messages.length === 0)
			throw new Error(
				`The ledger shows no fact after position ${at}, though ${upTo} were counted.`,
			);
		await bus.publish(messages);
		at = messages.at(-1)?.position ?? upTo;
	}
}
