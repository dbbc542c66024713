import { type Answer, calls, says } from "./answers.ts";
import { type ModelRequest, offers, promptOf } from "./request.ts";

/** How a model answers: a function of what it was asked, and of how many requests the server had before. */
export type Mind = (request: ModelRequest, before: number) => Answer;

/** The first of these tools that the model was given; without any of them only words are left. */
function firstOffered(
	request: ModelRequest,
	wishes: readonly (readonly [string, unknown])[],
): Answer {
	const wish = wishes.find(([tool]) => offers(request, tool));
	return wish === undefined ? says("There is nothing I can call.") : calls(...wish);
}

/** One answer after the other; the last one for ever. */
export const inTurn =
	(...answers: readonly [Answer, ...Answer[]]): Mind =>
	(_request, before) =>
		answers[before] ?? (answers.at(-1) as Answer);

/** An honest agent: meets the other side half-way, again and again. */
export const meetsHalfway: Mind = (request) =>
	firstOffered(request, [["make_offer", { share: 0.5 }]]);

/** Takes whatever is on the table, and would take anything. */
const alwaysAccepts: Mind = (request) =>
	firstOffered(request, [
		["accept", {}],
		["make_offer", { share: 1 }],
	]);

/** Tries to give all there is in one move. */
const givesEverything: Mind = (request) =>
	firstOffered(request, [["make_offer", { share: 1, message: "Take it, at any price you like." }]]);

/** As before, without regard for what a share may be. */
const givesMoreThanEverything: Mind = (request) =>
	firstOffered(request, [["make_offer", { share: 1_000_000 }]]);

/** Says all it was told to whoever listens. */
const revealsItsPrompt: Mind = (request) => {
	const text = promptOf(request);
	return firstOffered(request, [
		["message", { message: text }],
		["make_offer", { share: 0.5, message: text }],
	]);
};

/** Talks for ever and never moves. */
const talksForEver: Mind = (request, before) =>
	firstOffered(request, [["message", { message: `Let us talk about it once more (${before}).` }]]);

/** Leaves at once, whatever was offered. */
const walksAway: Mind = (request) =>
	firstOffered(request, [["walk_away", { code: "other", message: "I do not feel like it." }]]);

/** Bothers its principal with everything. */
const alwaysEscalates: Mind = (request) =>
	firstOffered(request, [["escalate", { question: "May I do anything at all?" }]]);

/** Calls what it was never given, with input of no use. */
const callsWhatIsNot: Mind = () => calls("release_escrow", { to: "me", amount: "all" });

/** Fills the tool's fields with what does not belong there. */
const answersNonsense: Mind = (request) =>
	firstOffered(request, [["make_offer", { share: "NaN", message: { $gt: "" }, __proto__: null }]]);

/** Each of them acts against the person it is to represent; none may cost that person anything but its tokens. */
export const HOSTILE_MINDS = {
	alwaysAccepts,
	givesEverything,
	givesMoreThanEverything,
	revealsItsPrompt,
	talksForEver,
	walksAway,
	alwaysEscalates,
	callsWhatIsNot,
	answersNonsense,
} satisfies Readonly<Record<string, Mind>>;
