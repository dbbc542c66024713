import {
	type Draft,
	draft as draftSchema,
	type intakeCommands,
	type intakeFacts,
	type Plan,
} from "@parley/contracts/intake";
import { type Asked, type Decider, happened, refuse, type Told } from "@parley/ledger/decider";
import { applied, EMPTY } from "./draft.ts";
import { hashOfPlan } from "./read-back.ts";

type Command = Asked<typeof intakeCommands>;
type Fact = Told<typeof intakeFacts>;

export interface Interview {
	readonly status: "open" | "confirmed";
	readonly principal: string;
	readonly round: number;
	readonly draft: Draft;
	/** What the person said with consent to its being read by a model, in their own words. */
	readonly words: readonly string[];
	readonly consent: boolean;
	/** Requests that were answered, with the hash of what each said, so that a repeat is known. */
	readonly heard: Readonly<Record<string, string>>;
	/** How many of them in this round. */
	readonly answers: number;
	/** A model's own wording of the question that is open. */
	readonly asks: { readonly field: string; readonly question: string } | null;
	/** How often a model was asked in this round, and how often it was of no use. */
	readonly consulted: number;
	readonly useless: number;
	readonly confirmed: { readonly hash: string; readonly plan: Plan } | null;
	readonly version: number;
}
export type InterviewState = { readonly status: "none" } | Interview;

const MAX_ANSWERS = 400;
const MOST_BYTES = 40 * 1024;

/** What a person says they want, answer by answer, and their yes to what was made of it. */
export const intake: Decider<Command, InterviewState, Fact> = {
	initialState: () => ({ status: "none" }),
	// Whoever has confirmed may come again with more.
	isTerminal: () => false,
	evolve,
	decide(command, state) {
		const principal = state.status === "none" ? undefined : state.principal;
		const named = command.type === "BeginIntake" ? command.data.principal : principal;
		if (command.actor.kind !== "principal" || named !== command.actor.id)
			return refuse("NOT_YOURS", "Only the principal can say what they want, and say yes to it.");
		if (command.type === "BeginIntake") {
			if (state.status === "open")
				return refuse("INTAKE_OPEN", "This intake is under way; answer what it asks.");
			const round = state.status === "none" ? 1 : state.round + 1;
			return happened({ type: "IntakeBegun", data: { ...command.data, round } });
		}
		if (state.status !== "open") return refuse("NO_INTAKE", "No intake is under way; begin one.");
		if (command.type === "AnswerIntake") return answer(command, state);
		if (hashOfPlan(command.data.plan) !== command.data.hash) return readBackChanged;
		return happened({ type: "IntakeConfirmed", data: command.data });
	},
};

export const readBackChanged = {
	refused: {
		code: "READ_BACK_CHANGED",
		because:
			"That is not the hash of what would be granted now; read it again before saying yes to it.",
	},
};

function answer({ data }: Extract<Command, { type: "AnswerIntake" }>, state: Interview) {
	if (Object.hasOwn(state.heard, data.request))
		return refuse("ANSWERED_ALREADY", "This request was answered before.");
	if (!(state.answers < MAX_ANSWERS))
		return refuse(
			"INTAKE_TOO_LONG",
			`An intake has at most ${MAX_ANSWERS} answers; confirm it, or grant a mandate directly.`,
		);
	const changed = draftSchema.safeParse(data.changes.reduce(applied, state.draft));
	if (!changed.success)
		return refuse("MALFORMED", "An answer does not fit its field, or there are too many items.");
	const bytes = new TextEncoder().encode(JSON.stringify([changed.data, state.words, data.said]));
	if (bytes.length > MOST_BYTES)
		return refuse("INTAKE_TOO_LONG", `All that is said may have ${MOST_BYTES} bytes; say less.`);
	return happened({ type: "IntakeAnswered" as const, data });
}

function evolve(state: InterviewState, fact: Fact): InterviewState {
	const version = state.status === "none" ? 1 : state.version + 1;
	if (fact.type === "IntakeBegun") {
		const { owns, ...begun } = fact.data;
		const draft = owns.length === 0 ? EMPTY : { ...EMPTY, owns };
		return {
			...{ status: "open", ...begun, draft, words: [], consent: false, answers: 0 },
			...{ asks: null, consulted: 0, useless: 0, confirmed: null, version },
			heard: state.status === "none" ? {} : state.heard,
		};
	}
	if (state.status === "none") return state;
	if (fact.type === "IntakeConfirmed")
		return { ...state, status: "confirmed", confirmed: fact.data, version };
	const { request, heard, said, consent, changes, asks, model } = fact.data;
	return {
		...state,
		draft: changes.reduce(applied, state.draft),
		words: said !== undefined && consent ? [...state.words, said] : state.words,
		consent,
		heard: { ...state.heard, [request]: heard },
		answers: state.answers + 1,
		asks,
		consulted: state.consulted + (model === null ? 0 : 1),
		useless: state.useless + (model === null || model.useful ? 0 : 1),
		version,
	};
}
