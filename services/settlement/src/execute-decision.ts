import { reaction } from "@parley/runtime/reaction";

/** A decision is carried out as soon as it is made; an appeal that comes first stops it. */
export const executeDecision = reaction({
	name: "execute-decision",
	service: "settlement",
	on: ["DisputeDecided"],
	keys: (fact) => [fact.stream],
	steps: (fact) => [{ stream: fact.stream, type: "ExecuteDecision", data: {} }],
});
