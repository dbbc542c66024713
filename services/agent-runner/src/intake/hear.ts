import type { Actor } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { derivedId } from "@parley/contracts/id";
import type { Change } from "@parley/contracts/intake";
import { refused } from "@parley/runtime/http/asked";
import type { World } from "@parley/runtime/world";
import type { Mind } from "../consult.ts";
import { changesOf, type Unread } from "../domain/intake/answers.ts";
import { applied } from "../domain/intake/draft.ts";
import type { Interview, InterviewState } from "../domain/intake/interview.ts";
import { openQuestions } from "../domain/intake/open-questions.ts";
import type { MandateState } from "../domain/mandate.ts";
import { type Interviewed, interviewed, mayRead } from "./interviewer.ts";

type Refused = ReturnType<typeof refused>;

/** What a person said in one request. */
export interface Heard {
	/** The request's id: said again, it changes nothing. */
	readonly request: string;
	readonly actor: Actor;
	readonly say?: string | undefined;
	readonly answers?: Readonly<Record<string, unknown>> | undefined;
	readonly consent?: boolean | undefined;
}

export const intakeStream = (principal: string): string => `intake-${principal}`;

/** Takes in what a person said: begins their intake where none is under way, and records what it came to. */
export async function hear(
	world: World,
	heard: Heard,
	mind: Mind | undefined,
): Promise<Interview | Refused> {
	const { request, actor, say, answers, consent } = heard;
	const stream = intakeStream(actor.id);
	const hash = hashOf({ say: say ?? null, answers: answers ?? null, consent: consent ?? null });
	let state = await world.load<InterviewState>(stream);
	if (state.status !== "none" && Object.hasOwn(state.heard, request))
		return state.heard[request] === hash ? state : usedBefore;
	const isSilent = say === undefined && answers === undefined && consent === undefined;
	if (state.status === "confirmed" && isSilent) return state;
	if (state.status !== "open") {
		const mandate = await world.load<MandateState>(`mandate-${actor.id}`);
		const owns = mandate.status === "none" ? [] : mandate.mandate.owns.map(lineOf).slice(0, 200);
		const begun = await world.handle({
			id: derivedId(request, "begin"),
			stream,
			type: "BeginIntake",
			data: { principal: actor.id, owns },
			actor,
		});
		// Two at once may begin it, and one of them has.
		if (!begun.ok && begun.refusal.code !== "INTAKE_OPEN") return { refusal: begun.refusal };
		state = await world.load<InterviewState>(stream);
	}
	if (state.status === "none") throw new TypeError("An intake that began is not there.");
	if (isSilent) return state;
	const made = await understood(state, heard, world.now(), mind);
	if ("refusal" in made) return made;
	const answer = await world.handle({
		id: request,
		stream,
		type: "AnswerIntake",
		data: {
			...{ request, heard: hash, ...made },
			...(say === undefined ? {} : { said: say }),
			consent: consent ?? state.consent,
		},
		actor,
		// What was understood was understood of the draft as it was.
		expectedVersion: state.version,
	});
	if (!answer.ok) return { refusal: answer.refusal };
	return world.load<Interview>(stream);
}

interface Understood extends Pick<Interviewed, "asks"> {
	readonly changes: readonly Change[];
	readonly model: Interviewed["model"] | null;
}

/** Answers by field first, then what was said: by a model where the person lets it, else as the answer to the open question. */
async function understood(
	state: Interview,
	{ request, say, answers = {}, consent = state.consent }: Heard,
	now: string,
	mind: Mind | undefined,
): Promise<Understood | Refused> {
	const read = changesOf(state.draft, answers, now);
	if ("unread" in read) return notUnderstood(read.unread);
	const draft = read.changes.reduce(applied, state.draft);
	const { asks } = state;
	if (say === undefined) return { changes: read.changes, asks, model: null };
	const sofar = { ...state, draft };
	let model: Interviewed["model"] | null = null;
	if (mayRead(state, consent, mind) && !isPlainAnswer(sofar, say, now)) {
		const made = await interviewed(sofar, say, { now, request, mind });
		if (made.model.useful) return { ...made, changes: [...read.changes, ...made.changes] };
		model = made.model;
	}
	const spoken = asAnswer(sofar, say, now);
	// A model that was of no use is remembered, so that the form can take over; with the form alone, the person says it anew.
	if ("unread" in spoken)
		return model === null ? notUnderstood(spoken.unread) : { changes: read.changes, asks, model };
	return { changes: [...read.changes, ...spoken.changes], asks, model };
}

/** The question that is open: in a model's words, where it asked about something that is open still. */
export function openQuestion({ draft, asks }: Pick<Interview, "draft" | "asks">, now: string) {
	const open = openQuestions(draft, now);
	const asked = asks === null ? undefined : open.find(({ field }) => field === asks.field);
	return asked === undefined || asks === null ? open[0] : { ...asked, question: asks.question };
}

function asAnswer(state: Interview, say: string, now: string): ReturnType<typeof changesOf> {
	const question = openQuestion(state, now);
	return question === undefined
		? { unread: { field: "say", expected: "nothing more: every question is answered" } }
		: changesOf(state.draft, { [question.field]: say }, now);
}

/** A word or a number that answers the open question takes no model to read. */
function isPlainAnswer(state: Interview, say: string, now: string): boolean {
	const answer = openQuestion(state, now)?.answer;
	if (answer === undefined || say.length > 24) return false;
	const isOption = answer.options?.includes(say.trim().toLowerCase()) ?? false;
	const isText = answer.kind === "text" || answer.kind === "list";
	return (isOption || !isText) && "changes" in asAnswer(state, say, now);
}

/** A title as a draft has it: one line, and not a long one. */
const lineOf = ({ title }: { readonly title: string }): string =>
	title.replaceAll(/\s+/g, " ").trim().slice(0, 200) || "something";

const usedBefore = refused(
	"IDEMPOTENCY_CONFLICT",
	"This Idempotency-Key was used before to say something else.",
);

/** What was said is not repeated: it may be a limit. */
const notUnderstood = ({ field, expected }: Unread) =>
	refused("NOT_UNDERSTOOD", `The answer to ${field} was not understood: it can be ${expected}.`);
