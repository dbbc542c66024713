import type { escalationCommands, escalationFacts } from "@parley/contracts/escalation";
import { type Asked, type Decider, happened, refuse, type Told } from "@parley/ledger/decider";

type Fact = Told<typeof escalationFacts>;
type Raised = Extract<Fact, { type: "EscalationRaised" }>["data"];

export type EscalationState =
	| { readonly status: "none" }
	| (Raised & { readonly status: "open" | "resolved" | "expired" });

/** A question to the principal: answered once, by them alone, or by its default at the deadline. */
export const escalation: Decider<Asked<typeof escalationCommands>, EscalationState, Fact> = {
	initialState: () => ({ status: "none" }),
	isTerminal: ({ status }) => status === "resolved" || status === "expired",
	evolve(state, fact) {
		if (fact.type === "EscalationRaised") return { ...fact.data, status: "open" };
		if (state.status === "none") return state;
		return { ...state, status: fact.type === "EscalationResolved" ? "resolved" : "expired" };
	},
	decide(command, state) {
		if (command.type === "RaiseEscalation") {
			if (state.status !== "none") return alreadyAsked;
			const { options, deadline } = command.data;
			if (new Set(options).size !== options.length)
				return refuse("OPTIONS_REPEATED", "Each option is named once.");
			if (!options.includes(command.data.default))
				return refuse("UNKNOWN_CHOICE", "The default is one of the options.");
			if (!(command.at < deadline))
				return refuse("DEADLINE_PASSED", "The deadline of a question must lie ahead.");
			return happened({ type: "EscalationRaised", data: command.data });
		}
		if (state.status === "none") return refuse("NOT_FOUND", "This question was never asked.");
		if (state.status !== "open")
			return refuse(
				"ESCALATION_CLOSED",
				"This question was answered, its time is over, or what it was about is.",
			);
		const isLate = !(command.at < state.deadline);
		if (command.type === "ExpireEscalation") {
			const { because } = command.data;
			const data = { applied: state.default, ...(because === undefined ? {} : { because }) };
			return isLate || because !== undefined
				? happened({ type: "EscalationExpired", data })
				: refuse("DEADLINE_NOT_REACHED", "The deadline of this question lies ahead.");
		}
		const { choice, by } = command.data;
		if (by !== state.principal)
			return refuse("NOT_YOURS", "Only the principal who was asked can answer.");
		if (isLate) return refuse("DEADLINE_PASSED", "The deadline of this question has passed.");
		if (!state.options.includes(choice))
			return refuse("UNKNOWN_CHOICE", "An answer is one of the options.");
		return happened({ type: "EscalationResolved", data: { choice, by } });
	},
};

const alreadyAsked = refuse(
	"ESCALATION_OPEN",
	"A question about this was asked already and waits for its answer.",
);
