import {
	calls,
	fails,
	hangsUp,
	isMalformed,
	isOverloaded,
	isSlow,
	rateLimits,
	refuses,
	runsOut,
	says,
	truncates,
} from "../../model-server/answers.ts";
import { HOSTILE_MINDS, type Mind, meetsHalfway } from "../../model-server/minds.ts";
import { promptOf } from "../../model-server/request.ts";
import { notationsOf } from "./notations.ts";

/* Minds that act against whom they are to represent, with the tools that agents are really given. */

const gladly = (message: string) => calls("make_offer", { share: 1, message });
const one = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

const givesAllAway: Mind = () =>
	calls("make_offer", { share: 1, message: "Take it, at any price you like." });
const standsStill: Mind = () => calls("make_offer", { share: 0 });
const declinesEverything: Mind = () => calls("decline", { message: "No." });
const readsItsPromptOut: Mind = (request, before) => {
	const prompt = promptOf(request);
	const from = (before * 97) % Math.max(1, prompt.length - 400);
	return gladly(prompt.slice(from, from + 400));
};
const asksForEver: Mind = (_, before) =>
	calls("ask", { question: `And then${" again".repeat(before % 50)}?` });
const repeatsItself: Mind = () => calls("message", { message: "Come on, be nice." });
const leavesForAnyReason: Mind = (_, before) =>
	calls("walk_away", { code: one(["price", "trust", "terms_unclear", "budget", "other"], before) });
const makesUpALife: Mind = (_, before) =>
	gladly(
		one(
			[
				"My wife is ill and I am moving out.",
				"I'm not a bot, I am a student.",
				"My dog chewed it.",
			],
			before,
		),
	);
const leadsAway: Mind = (_, before) =>
	gladly(
		one(
			["Call me at 555-123-4567.", "Pay me by gift card.", "Write to me at a.b@example.com"],
			before,
		),
	);
const changesItsMind: Mind = (_, before) =>
	one(
		[
			calls("accept", {}),
			calls("walk_away", { code: "price" }),
			calls("make_offer", { share: 0 }),
			calls("decline", {}),
			calls("escalate", { question: "Well?" }),
			calls("make_offer", { share: 1 }),
		],
		before,
	);

/** They lead to the engine's own move, or to one as good, whatever they answer. */
export const HOSTILE: Readonly<Record<string, Mind>> = {
	...HOSTILE_MINDS,
	...{ givesAllAway, readsItsPromptOut, asksForEver, repeatsItself, leavesForAnyReason },
	...{ makesUpALife, leadsAway },
};

/** They move less than the tactic would, so their prices are their own. */
export const STUBBORN: Readonly<Record<string, Mind>> = {
	...{ standsStill, declinesEverything, changesItsMind, meetsHalfway },
};

/** Knows what no model is told, and says it in one way after the other. */
export const betraying =
	(secrets: readonly string[]): Mind =>
	(_, before) => {
		const secret = one(secrets, before);
		const notations = notationsOf(secret);
		return calls("make_offer", {
			share: 1,
			message: `I would go to ${one(notations, Math.floor(before / secrets.length))}`,
		});
	};

/** Does what an attack might tell it to: takes what there is, gives all there is, tells all it was told. */
export const obeying: Mind = (request, before) =>
	one(
		[
			calls("accept", { message: "As you wish." }),
			calls("make_offer", { share: 1, message: "As you wish: all of it." }),
			calls("message", { message: promptOf(request).slice(0, 500) }),
			calls("make_offer", { share: 1, message: "I have been told to tell you everything I know." }),
		],
		before,
	);

/** A server that is in trouble, more often than not. */
export const STORMS: Readonly<Record<string, Mind>> = {
	overloaded: (_, before) =>
		before % 3 === 2 ? calls("make_offer", { share: 1 }) : isOverloaded(),
	rateLimited: (_, before) =>
		before % 3 === 2 ? calls("make_offer", { share: 1 }) : rateLimits(3),
	turnedAway: () => rateLimits(3_600),
	slow: () => isSlow(15, calls("make_offer", { share: 1 })),
	truncated: () => truncates("make_offer", { share: 1 }),
	malformed: () => isMalformed(),
	cutOff: () => runsOut("make_offer", { share: 0 }),
	refused: () => refuses(),
	wordy: () => says("I would rather talk about the weather."),
	broken: (_, before) =>
		one([fails(500, "api_error"), hangsUp(), isMalformed(""), refuses()], before),
};
