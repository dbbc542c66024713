import type { Question } from "@parley/agent-runner";
import { z } from "zod";

const text = z.string().max(1000);

const TOOLS: Question["tools"] = [
	{
		name: "make_offer",
		description: "Offers a price.",
		schema: z.strictObject({ share: z.number().min(0).max(1), text: text.optional() }),
	},
	{ name: "accept", description: "Takes the offer.", schema: z.strictObject({}) },
	{ name: "message", description: "Says something.", schema: z.strictObject({ text }) },
	{
		name: "walk_away",
		description: "Leaves for good.",
		schema: z.strictObject({ code: z.enum(["price", "other"]), text: text.optional() }),
	},
	{
		name: "escalate",
		description: "Asks the principal.",
		schema: z.strictObject({ question: text }),
	},
];

/** A question as an agent might ask it, without a number in it that is anybody's secret. */
export const aQuestion = (): Question => ({
	model: "claude-haiku-5-5",
	effort: "low",
	system: [
		{ text: "You negotiate for a principal.", stable: true },
		{ text: "Call exactly one tool.", stable: true },
		{ text: "Be brief.", stable: false },
	],
	prompt: "They offer 80.00 USD. What do you do?",
	tools: TOOLS,
	maxTokens: 2_000,
	conversation: "0199c0de-0000-7000-8000-00000000c0de",
	timeoutMs: 10_000,
});
