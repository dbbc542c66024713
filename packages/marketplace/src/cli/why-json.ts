import type { Fact } from "@parley/contracts/fact";
import type { Thread } from "../replay.ts";
import type { Reasons } from "../report/reasons.ts";
import { replaySentence } from "./replay-sentence.ts";

/** The want's name is the buyer's own, so the thread is not told as it is; nor is a whole mandate as the cause of a turn. */
export function whyJson(thread: Thread, title: string, accounts: readonly Reasons[]): string {
	const { negotiation, deal, listing, buyer, seller } = thread;
	const isPrivateToBoth = accounts.length > 1;
	const head = { negotiation, deal, listing, title, buyer, seller, isPrivateToBoth };
	const told = accounts.map((account) => ({
		...account,
		turns: account.turns.map((turn) => ({
			...turn,
			trigger: { id: turn.trigger.id, ...causeOf(turn.trigger.fact, thread) },
		})),
	}));
	return JSON.stringify({ ...head, accounts: told }, null, 2);
}

function causeOf(fact: Fact | null, thread: Thread): Record<string, unknown> {
	if (fact === null) return {};
	const { type, position, stream, at, negotiationId } = fact;
	return { type, position, stream, at, negotiationId, told: replaySentence(fact, thread) };
}
