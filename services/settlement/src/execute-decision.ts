import { reaction } from "@parley/runtime/reaction";

/** A final decision is carried out as soon as it is made; one that can be appealed waits for the timer. */
export const executeDecision = reaction({
	name: "execute-decision",
	service: "settlement",
	on: ["DisputeDecided"],
	keys: (fact) => [fact.stream],
	steps: ({ stream, data }) =>
		data.appealUntil === undefined ? [{ stream, type: "ExecuteDecision", data: {} }] : [],
});
