import type { Actor } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { derivedId } from "@parley/contracts/id";
import type { Change } from "@parley/contracts/intake";
import { refused } from "@parley/runtime/http/asked";
import type { World } from "@parley/runtime/world";
import { changesOf, type Unread } from "../domain/intake/answers.ts";
import { applied } from "../domain/intake/draft.ts";
import { type Interview, type InterviewState, tooLong } from "../domain/intake/interview.ts";
import { openQuestions } from "../domain/intake/open-questions.ts";
import type { MandateState } from "../domain/mandate.ts";
import { consult, type Listener, wasBilled } from "./consultation.ts";
import { type Interviewed, interviewed } from "./interviewer.ts";

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
	listener: Listener,
): Promise<Interview | Refused> {
	const { request, actor, say, answers, consent } = heard;
	const stream = intakeStream(actor.id);
	const hash = hashOf({ say: say ?? null, answers: answers ?? null, consent: consent ?? null });
	let state = await world.load<InterviewState>(stream);
	const before = answered(state, request, hash);
	if (before !== undefined) return before;
	const isSilent = say === undefined && answers === undefined && consent === undefined;
	if (state.status === "confirmed" && isSilent) return state;
	if (state.status !== "open") {
		const mandate = await world.load<MandateState>(`mandate-${actor.id}`);
		const owns = mandate.status === "none" ? [] : mandate.mandate.owns.map(lineOf).slice(0, 200);
		const { currency } = world;
		const begun = await world.handle({
			id: derivedId(request, "begin"),
			stream,
			type: "BeginIntake",
			data: { principal: actor.id, owns, ...(currency === undefined ? {} : { currency }) },
			actor,
		});
		// Two at once may begin it, and one of them has.
		if (!begun.ok && begun.refusal.code !== "INTAKE_OPEN") return { refusal: begun.refusal };
		state = await world.load<InterviewState>(stream);
	}
	if (state.status === "none") throw new TypeError("An intake that began is not there.");
	if (isSilent) return state;
	const made = await understood(world, state, { ...heard, hash }, listener);
	// The same request may have been answered meanwhile, where it was heard twice.
	if ("refusal" in made) return answered(await world.load(stream), request, hash) ?? made;
	const { model } = made;
	const changes = made.changes.filter((change) => !isForeign(change, world));
	// What a model read is kept without it: its question is answered, and the currency is known.
	if (model === null && changes.length < made.changes.length) return wrongCurrency(world);
	const said = { request, heard: hash, consent: consent ?? state.consent };
	// What was understood was understood of the draft as it was, but for the record of who was asked to read it.
	const expectedVersion = state.version + (model === null ? 0 : 1);
	const command = { stream, type: "AnswerIntake", actor, expectedVersion };
	const answer = await world.handle({
		...{ ...command, id: request },
		data: { ...said, ...made, changes, ...(say === undefined ? {} : { said: say }) },
	});
	if (answer.ok) return world.load<Interview>(stream);
	// What a model said and nothing can be made of was of no use; nobody waits for it any more.
	if (model !== null)
		await world.handle({
			...{ ...command, id: derivedId(request, "unkept") },
			data: { ...said, changes: [], asks: state.asks, model: { ...model, useful: false } },
		});
	return { refusal: answer.refusal };
}

/** How it stands after a request that was answered before; nothing where it was not. */
function answered(
	state: InterviewState,
	request: string,
	hash: string,
): Interview | Refused | undefined {
	if (state.status === "none" || !Object.hasOwn(state.heard, request)) return undefined;
	return state.heard[request] === hash ? state : usedBefore;
}

interface Understood extends Pick<Interviewed, "asks"> {
	readonly changes: readonly Change[];
	readonly model: Interviewed["model"] | null;
}

/** Answers by field first, then what was said: by a model where the person lets it, else as the answer to the open question. */
async function understood(
	world: World,
	state: Interview,
	heard: Heard & { readonly hash: string },
	listener: Listener,
): Promise<Understood | Refused> {
	const { request, say, answers = {}, consent = state.consent } = heard;
	const now = world.now();
	const read = changesOf(state.draft, answers, now);
	if ("unread" in read) return notUnderstood(read.unread);
	const draft = read.changes.reduce(applied, state.draft);
	const { asks } = state;
	if (say === undefined) return { changes: read.changes, asks, model: null };
	// A model is not asked about what could not be kept.
	const excess = tooLong({ ...state, draft }, say);
	if (excess !== undefined) return { refusal: excess };
	const sofar = { ...state, draft };
	let model: Interviewed["model"] | null = null;
	let because: string | null = null;
	if (!isPlainAnswer(sofar, say, now)) {
		const { hash, actor } = heard;
		const wish = { say, consent, request, mind: listener.mind, hash, actor };
		const reader = await consult(world, sofar, wish, listener);
		if ("refusal" in reader) return reader;
		if (reader.kind === "model") {
			const made = await interviewed(sofar, say, reader, world.now);
			await wasBilled(world, reader, made.model, listener);
			if (made.model.useful) return { ...made, changes: [...read.changes, ...made.changes] };
			model = made.model;
		} else because = reader.because;
	}
	const spoken = asAnswer(sofar, say, now);
	// A model that was of no use is remembered, so that the form can take over; with the form alone, the person says it anew.
	if ("unread" in spoken)
		return model === null
			? notUnderstood(spoken.unread, because)
			: { changes: read.changes, asks, model };
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

const isForeign = ({ field, value }: Change, { currency }: World): boolean =>
	field === "currency" && currency !== undefined && value !== currency;
const wrongCurrency = ({ currency }: World): Refused =>
	refused("WRONG_CURRENCY", `This market trades in ${currency}; nothing is converted.`);

const usedBefore = refused(
	"IDEMPOTENCY_CONFLICT",
	"This Idempotency-Key was used before to say something else.",
);

/** What was said is not repeated: it may be a limit. */
const notUnderstood = ({ field, expected }: Unread, because: string | null = null) =>
	refused(
		"NOT_UNDERSTOOD",
		`${because === null ? "" : `${because} `}The answer to ${field} was not understood: it can be ${expected}.`,
	);
