import { WALK_AWAY_CODES } from "@parley/contracts/turn";
import { z } from "zod";

const MOST_WORDS = 1000;
const message = z.string().max(MOST_WORDS).describe("What to say to the other side, if anything.");
const share = z
	.number()
	.min(0)
	.max(1)
	.describe(
		"How far to move towards the other side: 0 stands still, 1 moves as far as this turn allows.",
	);

/** What a model may do on its turn. It never names a price: it says how far to move, and the engine says to what. */
export const INTENTS = {
	make_offer: {
		description: "Make the next offer. The engine turns how far you move into a price.",
		schema: z.strictObject({ share, message: message.optional() }),
	},
	accept: {
		description: "Accept the offer that stands, exactly as it stands.",
		schema: z.strictObject({ message: message.optional() }),
	},
	decline: {
		description: "Stay where you are: repeat your last price.",
		schema: z.strictObject({ message: message.optional() }),
	},
	ask: {
		description:
			"Ask the other side about the goods or the terms. Your offer is made all the same.",
		schema: z.strictObject({ question: message }),
	},
	message: {
		description: "Say something to the other side. Your offer is made all the same.",
		schema: z.strictObject({ message }),
	},
	walk_away: {
		description: "Leave this negotiation for good, with the reason.",
		schema: z.strictObject({ code: z.enum(WALK_AWAY_CODES), message: message.optional() }),
	},
	escalate: {
		description:
			"Ask your principal before going on. Once in a negotiation, and only where it matters to them.",
		schema: z.strictObject({
			question: z.string().min(1).max(500).describe("For your principal, in a sentence."),
		}),
	},
} as const;

type Tool = keyof typeof INTENTS;
export type Intent = {
	[T in Tool]: { readonly tool: T } & z.infer<(typeof INTENTS)[T]["schema"]>;
}[Tool];

/** What a model's call means; nothing where it is none of these. */
export function intentOf(tool: string, input: unknown): Intent | undefined {
	if (!Object.hasOwn(INTENTS, tool)) return undefined;
	const parsed = INTENTS[tool as Tool].schema.safeParse(input);
	return parsed.success ? ({ tool, ...parsed.data } as Intent) : undefined;
}

export const wordsOf = (intent: Intent): string | undefined => {
	if (intent.tool === "ask") return intent.question;
	return intent.tool === "escalate" ? undefined : intent.message;
};
