import { digest } from "@parley/contracts/id";
import { draft } from "@parley/contracts/intake";
import { z } from "zod";

/* An intake as its principal sees it. All of it is private to them. */

export const intakeBody = z.strictObject({
	say: z
		.string()
		.min(1)
		.max(4_000)
		.optional()
		.describe(
			"In one's own words. Without consent to a model it is the answer to the open question.",
		),
	answers: z
		.record(z.string().min(1).max(60), z.json())
		.refine((given) => Object.keys(given).length <= 100, "at most 100 answers")
		.optional()
		.describe(
			'Answers by field: `{"sell-1.ask": "50 USD"}`, or a whole draft. `{"rest": "usual"}` leaves what was not said as usual; null takes an item out.',
		),
	consent: z
		.boolean()
		.optional()
		.describe(
			"Whether a model may read what is said, limits included. Kept until it is changed; false unless told.",
		),
});

export const confirmation = z.strictObject({
	hash: digest.describe("The hash that came with the read-back."),
});

const question = z.object({
	field: z.string(),
	question: z.string(),
	because: z.enum(["missing", "unclear", "contradictory"]),
	answer: z.object({
		kind: z.enum(["text", "price", "number", "time", "list", "choice", "rules"]),
		options: z.array(z.string()).optional(),
	}),
});

export const shownIntake = z.object({
	status: z.enum(["open", "confirmed"]),
	question: question.nullable().describe("The one thing to answer next; null where all is clear."),
	draft,
	completeness: z.int().min(0).max(100),
	readBack: z
		.array(z.string())
		.nullable()
		.describe("What a yes would bring about, line by line; null while a question is open."),
	hash: digest.nullable().describe("Confirms exactly what was read back."),
	reader: z.enum(["form", "model"]).describe("Who reads what is said next."),
	because: z
		.string()
		.optional()
		.describe("Why it is the form, where a model would have been let read."),
});
