import { z } from "zod";
import { amountOrZero, positiveAmount } from "./amount.ts";
import { expecting } from "./file-problem.ts";
import { type Agent, EFFORTS, TACTICS } from "./mandate.ts";
import { minorOf } from "./money.ts";
import { writtenPolicy, writtenWindow, writtenWorth } from "./written-policy.ts";

// Descriptions and attributes travel in one public fact of at most 64 KiB; these bounds leave room for its envelope.
const mostDescriptionBytes = 40 * 1024;
const mostAttributeBytes = 8 * 1024;
// What a person wants and will not pay travels in one private fact of the same size.
const mostMandateBytes = 48 * 1024;
const mostSlots = 16;

/** A text of `least` to `most` characters; `name` is what the sentence calls it. */
function textOf(name: string, least: number, most: number) {
	const expected =
		least === 0
			? `${name} of at most ${most} characters`
			: `${name} of ${least} to ${most} characters`;
	const text = z.string(expecting(expected)).max(most, expected);
	return least === 0 ? text : text.refine((written) => written.trim().length >= least, expected);
}

export const fileId = z
	.string(expecting("an id written as text"))
	.regex(
		/^[A-Za-z0-9._:-]{1,80}$/,
		"an id of 1 to 80 letters, digits, dots, colons, underscores or hyphens",
	);

/** What any post says, wherever it stands. */
export const post = {
	title: textOf("a title", 1, 200).regex(/^[^\t\r\n]*$/, "a title on one line"),
	description: textOf("a description", 0, 16_000).refine(
		(text) => bytesOf(text) <= mostDescriptionBytes,
		`a description of at most ${mostDescriptionBytes} bytes in UTF-8`,
	),
	category: textOf("a category", 1, 60),
	ask: positiveAmount,
};

export const quantity = z
	.int(expecting("a whole number from 1 to 1000000"))
	.min(1, "a whole number from 1 to 1000000")
	.max(1_000_000, "a whole number from 1 to 1000000");

const key = textOf("a name", 1, 60);

const attribute = "a text of at most 500 characters, a number, true or false";

export const attributes = z
	.record(
		key,
		z.union([z.string().max(500, attribute), z.number(), z.boolean()], attribute),
		"an object of texts, numbers and truth values",
	)
	.refine(
		(given) => bytesOf(JSON.stringify(given)) <= mostAttributeBytes,
		`at most ${mostAttributeBytes} bytes of attributes`,
	);

const answers = z
	.record(key, textOf("an answer", 1, 200), "an object of answers, one for each slot")
	.refine((given) => Object.keys(given).length <= mostSlots, `at most ${mostSlots} answers`);

const forSale = z
	.object(
		{
			id: fileId,
			...post,
			quantity,
			floor: amountOrZero,
			attributes: attributes.optional(),
			answers: answers.optional(),
			noShow: z.literal(true, "true, or no such field").optional(),
			worth: writtenWorth.optional(),
		},
		"an object with what is for sale",
	)
	// A person who asks for less than they would take has mixed the two up, and an agent could only sell at a loss.
	.refine(({ ask, floor }) => ask.currency !== floor.currency || minorOf(floor) <= minorOf(ask), {
		path: ["floor"],
		message: "an amount that is not above the ask",
	});

const want = z.object(
	{
		id: fileId,
		category: textOf("a category", 1, 60),
		query: textOf("a query", 1, 200),
		quantity,
		ceiling: positiveAmount,
		/** Pins the want to one listing instead of a search. */
		listing: fileId.optional(),
		worth: writtenWorth.optional(),
		window: writtenWindow.optional(),
	},
	"an object with what is wanted",
);

const model = textOf("a model's name", 1, 100);
const tactic = z.enum(TACTICS, expecting(`one of ${TACTICS.join(", ")}`));

const agent = z.discriminatedUnion(
	"kind",
	[
		z.strictObject({ kind: z.literal("scripted"), tactic }),
		z.strictObject({
			kind: z.literal("claude"),
			model,
			effort: z.enum(EFFORTS, expecting(`one of ${EFFORTS.join(", ")}`)).optional(),
			tactic: tactic.optional(),
		}),
	],
	expecting(
		'an agent such as { "kind": "scripted", "tactic": "linear" } or { "kind": "claude", "model": "…" }',
	),
) satisfies z.ZodType<Agent>;

/** One line of a market file: a person, their agent, what they sell and what they want. Unknown fields are dropped. */
export const participant = z
	.object(
		{
			id: fileId,
			budget: positiveAmount,
			agent,
			sells: z
				.array(forSale, expecting("a list of what is for sale"))
				.max(200, "at most 200 things for sale"),
			wants: z.array(want, expecting("a list of what is wanted")).max(200, "at most 200 wants"),
			owns: z
				.array(z.object({ title: post.title }, "an object with a title"), "a list of what is owned")
				.max(200, "at most 200 things owned")
				.optional(),
			style: textOf("a style", 0, 2_000).optional(),
			policy: writtenPolicy.optional(),
		},
		"an object with one participant",
	)
	.superRefine(({ budget, sells, wants, owns, policy, style }, context) => {
		const kept = sells.map(({ id, ask, floor, answers, noShow, worth }) => ({
			...{ id, ask, floor, answers, noShow, worth },
		}));
		if (bytesOf(JSON.stringify({ budget, kept, wants, owns, policy, style })) > mostMandateBytes) {
			context.addIssue({
				code: "custom",
				message: `limits, wants, answers and policy of at most ${mostMandateBytes} bytes`,
			});
		}
	});
export type Participant = z.infer<typeof participant>;

function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}
