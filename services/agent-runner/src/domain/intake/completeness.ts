import type { Draft } from "@parley/contracts/intake";
import { salesOf, wantsOf } from "./draft.ts";
import { openQuestions } from "./open-questions.ts";

/**
 * How much of what a mandate needs is said and clear, from 0 to 100. What counts is each thing that has to be known:
 * title, description, category, quantity and both prices of what is for sale; query, category, quantity and the most to
 * pay of what is wanted; what both lists are, the deadline, the handover, when to ask, the style and the agent, and where
 * anything is wanted the budget and what is owned. Each counts one. Whatever else is open, a contradiction or a doubt,
 * counts one more that is not settled. So 100 is reached exactly where no question is open.
 */
export function completeness(draft: Draft, now: string): number {
	const open = new Set(openQuestions(draft, now).map(({ field }) => field));
	const needed = new Set([
		...["sells", "wants", "deadline", "handover", "rules", "style", "agent"],
		...(wantsOf(draft).length > 0 ? ["budget", "owns"] : []),
		...salesOf(draft).flatMap(({ id }) =>
			fields(id, "title description category quantity ask least"),
		),
		...wantsOf(draft).flatMap(({ id }) => fields(id, "query category quantity most")),
		...open,
	]);
	return Math.floor((100 * (needed.size - open.size)) / needed.size);
}

const fields = (id: string, names: string): string[] =>
	names.split(" ").map((name) => `${id}.${name}`);
