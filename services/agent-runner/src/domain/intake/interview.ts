import type { Refusal } from "@parley/contracts/command";
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
	/** What that has cost, in millionths of a dollar, with all that is set aside for answers that have not come. */
	readonly microDollars: number;
	/** The request whose words a model reads now. */
	readonly reading: {
		readonly request: string;
		readonly microDollars: number;
		readonly until: string;
	} | null;
	readonly confirmed: { readonly hash: string; readonly plan: Plan } | null;
	readonly version: number;
}
export type InterviewState = { readonly status: "none" } | Interview;

/** After so many questions to a model in one round, or so much money for them, the form goes on by itself. */
export const MOST_CONSULTED = 40;
export const MOST_MICRO_DOLLARS = 250_000;
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
		if (command.type === "ConsultIntake") return consult(command, state);
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

function consult(
	{ data: { expected, ...consulted }, at }: Extract<Command, { type: "ConsultIntake" }>,
	state: Interview,
) {
	if (Object.hasOwn(state.heard, consulted.request)) return answeredAlready;
	if (state.reading !== null && at < state.reading.until) return stillReading;
	if (expected !== state.version)
		return refuse(
			"PRECONDITION_FAILED",
			"Something else was said since; look at the question that is open now.",
		);
	const cost = state.microDollars + consulted.microDollars;
	if (!(state.consulted < MOST_CONSULTED && cost <= MOST_MICRO_DOLLARS))
		return refuse("READING_CAP", "A model has read as much as it may in one intake.");
	return happened({ type: "IntakeConsulted" as const, data: consulted });
}

export const stillReading = {
	refused: {
		code: "INTAKE_READING",
		because:
			"A model is still reading what was said before; say this again in a moment, or answer the open question by its field.",
	},
};

const answeredAlready = refuse("ANSWERED_ALREADY", "This request was answered before.");

function answer({ data }: Extract<Command, { type: "AnswerIntake" }>, state: Interview) {
	if (Object.hasOwn(state.heard, data.request)) return answeredAlready;
	const changed = draftSchema.safeParse(data.changes.reduce(applied, state.draft));
	if (!changed.success)
		return refuse("MALFORMED", "An answer does not fit its field, or there are too many items.");
	const excess = tooLong({ ...state, draft: changed.data }, data.said);
	if (excess !== undefined) return { refused: excess };
	return happened({ type: "IntakeAnswered" as const, data });
}

/** Why no more can be said in an intake; nothing where there is room for it. */
export function tooLong(
	{ answers, draft, words }: Pick<Interview, "answers" | "draft" | "words">,
	said: string | undefined,
): Refusal | undefined {
	if (!(answers < MAX_ANSWERS))
		return {
			code: "INTAKE_TOO_LONG",
			because: `An intake has at most ${MAX_ANSWERS} answers; confirm it, or grant a mandate directly.`,
		};
	const bytes = new TextEncoder().encode(JSON.stringify([draft, words, said]));
	return bytes.length > MOST_BYTES
		? {
				code: "INTAKE_TOO_LONG",
				because: `All that is said may have ${MOST_BYTES} bytes; say less.`,
			}
		: undefined;
}

function evolve(state: InterviewState, fact: Fact): InterviewState {
	const version = state.status === "none" ? 1 : state.version + 1;
	if (fact.type === "IntakeBegun") {
		const { owns, currency = null, ...begun } = fact.data;
		const draft = { ...EMPTY, currency, owns: owns.length === 0 ? null : owns };
		return {
			...{ status: "open", ...begun, draft, words: [], consent: false, answers: 0 },
			...{ asks: null, consulted: 0, useless: 0, microDollars: 0, reading: null },
			...{ confirmed: null, version },
			heard: state.status === "none" ? {} : state.heard,
		};
	}
	if (state.status === "none") return state;
	if (fact.type === "IntakeConfirmed")
		return { ...state, status: "confirmed", confirmed: fact.data, version };
	if (fact.type === "IntakeConsulted") {
		const { request, microDollars, until } = fact.data;
		return {
			...state,
			consulted: state.consulted + 1,
			microDollars: state.microDollars + microDollars,
			reading: { request, microDollars, until },
			version,
		};
	}
	const { request, heard, said, consent, changes, asks, model } = fact.data;
	const counted = state.reading?.request === request;
	return {
		...state,
		draft: changes.reduce(applied, state.draft),
		words: said !== undefined && consent ? [...state.words, said] : state.words,
		consent,
		heard: { ...state.heard, [request]: heard },
		answers: state.answers + 1,
		asks,
		// An answer that was asked for before questions were recorded counts itself.
		consulted: state.consulted + (model === null || counted ? 0 : 1),
		microDollars: state.microDollars + (model === null ? 0 : leftOver(model)),
		// What somebody else said comes first; an answer that is still to come is about a draft that is gone.
		reading: null,
		useless: state.useless + (model === null || model.useful ? 0 : 1),
		version,
	};
}

/** What an answer cost beside what was set aside for it: as a rule less. */
export const leftOver = ({
	usage,
	reserved = 0,
}: Pick<NonNullable<AnsweredBy>, "usage" | "reserved">): number =>
	(usage === null ? 0 : (usage.microDollars ?? reserved)) - reserved;

type AnsweredBy = Extract<Fact, { type: "IntakeAnswered" }>["data"]["model"];
