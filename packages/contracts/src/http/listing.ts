import { z } from "zod";
import { id } from "../id.ts";
import { offerWindow, slot } from "../listing.ts";
import { attributes, fileId, post, quantity } from "../participant.ts";
import { handover } from "../terms.ts";
import { shownAmount } from "./amount.ts";
import { pageOf, pageQuery } from "./page.ts";

const content = {
	title: post.title.describe("One line."),
	description: post.description,
	category: post.category,
	quantity: quantity.describe("Units for sale."),
	ask: post.ask.describe("The asking price of one unit, in the market's currency."),
};

/** Strict, so that a private limit that was put in by mistake is refused and not published. */
export const listingBody = z.strictObject({
	id: fileId.optional().describe("An id of the seller's choosing; one is made up without it."),
	...content,
	attributes: attributes.optional(),
	handover: handover.optional().describe("Pickup within two days unless it says otherwise."),
	offerWindow: offerWindow
		.optional()
		.describe("Nobody accepts before this time, or before so many buyers have bid."),
});

export const listingChanges = z
	.strictObject({ ...content, attributes, handover, offerWindow })
	.partial()
	.refine((changes) => Object.keys(changes).length > 0, "at least one field to change");

export const listingQuery = z
	.strictObject({
		text: z
			.string()
			.min(1)
			.max(200)
			.optional()
			.describe("Words to look for in titles and descriptions; then the best match comes first."),
		category: post.category.optional(),
		status: z.enum(["on_sale", "sold", "withdrawn"]).default("on_sale"),
		...pageQuery,
	})
	.refine(({ text, after }) => text === undefined || after === undefined, {
		path: ["after"],
		message: "nothing, where text is given: a search has one page",
	});

export const withdrawalBody = z.strictObject({ reason: z.string().min(1).max(200) });
export const questionBody = slot;
export const answerBody = z.strictObject({
	answer: z.string().min(1).max(200).describe("One of the readings that were asked about."),
});
export const slotOfListing = z.strictObject({ id, slot: slot.shape.slot });

const shownSlot = z.object(slot.shape);
const summary = {
	id,
	seller: id.describe("A principal."),
	title: z.string(),
	description: z.string(),
	category: z.string(),
	quantity: z.int().describe("Units the listing has, those that are bound to deals too."),
	available: z.int().describe("Units that are not bound to a deal."),
	ask: shownAmount.describe("The asking price of one unit."),
	revision: z.int().describe("Counts from 1; an offer is for one revision."),
	status: z.enum(["on_sale", "sold", "withdrawn"]),
	unclear: z
		.array(shownSlot)
		.describe("Terms that can be read in more than one way, and were not cleared up."),
};

export const listingSummary = z.object(summary);
export type ListingSummary = z.infer<typeof listingSummary>;
export const listingPage = pageOf(listingSummary);

export const shownListing = z.object({
	...summary,
	attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	handover,
	offerWindow: offerWindow.optional(),
	collecting: z.boolean().describe("Its offer window is open: nobody accepts yet."),
	questions: z.array(shownSlot).describe("Asked, and not answered yet."),
	answers: z.record(z.string(), z.string()).describe("What the seller answered, by slot."),
});
export type ShownListing = z.infer<typeof shownListing>;
