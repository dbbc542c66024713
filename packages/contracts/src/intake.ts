import { z } from "zod";
import { digest, id, instant } from "./id.ts";
import { listingCommands } from "./listing.ts";
import { EFFORTS, mandate, TACTICS } from "./mandate.ts";
import { quantity } from "./terms.ts";

/* What a person says they want, until their yes makes a mandate of it. All of it is private. */

const line = (most: number) =>
	z
		.string()
		.min(1)
		.max(most)
		.regex(/^[^\t\r\n]*$/, "a text on one line");

const currency = z.string().regex(/^[A-Z]{3}$/);

/** A price as it was said: the currency, and whether it is for one or for all, may still be open. */
export const draftPrice = z.strictObject({
	amount: z
		.string()
		.regex(/^(0|[1-9]\d{0,15})(\.\d{1,4})?$/, 'digits and at most one point, such as "25.50"'),
	currency: currency.nullable(),
	per: z.enum(["each", "all"]).nullable(),
	/** "Around 50": nobody knows yet whether it is the limit. */
	about: z.boolean(),
});
export type DraftPrice = z.infer<typeof draftPrice>;

/** What the handover is worth beside the price, for the whole quantity. */
const worth = { delivery: draftPrice.nullable(), perDay: draftPrice.nullable() };

/** An item's id is that of its questions too: `sell-1.ask`. */
const itemId = (kind: "sell" | "want") => z.string().regex(new RegExp(`^${kind}-[1-9]\\d{0,3}$`));

const draftSale = z.strictObject({
	id: itemId("sell"),
	title: line(200).nullable(),
	description: z.string().max(4_000).nullable(),
	category: line(60).nullable(),
	quantity: quantity.nullable(),
	ask: draftPrice.nullable(),
	/** The worst acceptable price. */
	least: draftPrice.nullable(),
	...worth,
});
export type DraftSale = z.infer<typeof draftSale>;

const draftWant = z.strictObject({
	id: itemId("want"),
	query: line(200).nullable(),
	category: line(60).nullable(),
	quantity: quantity.nullable(),
	/** The most they would pay. */
	most: draftPrice.nullable(),
	...worth,
});
export type DraftWant = z.infer<typeof draftWant>;

const simple = <Name extends string>(name: Name) => z.strictObject({ when: z.literal(name) });

/** A rule of the policy, with a price as it was said. */
export const draftRule = z.discriminatedUnion("when", [
	z.strictObject({ when: z.literal("value_above"), amount: draftPrice }),
	z.strictObject({ when: z.literal("near_limit"), percent: z.number().min(0).max(50) }),
	simple("impasse"),
	simple("ambiguous"),
	simple("unverifiable_claim"),
	simple("already_owned"),
	simple("manipulation"),
	simple("stranger"),
]);
export type DraftRule = z.infer<typeof draftRule>;

export const draftAgent = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("scripted"), tactic: z.enum(TACTICS) }),
	z.strictObject({
		kind: z.literal("claude"),
		model: line(100),
		effort: z.enum(EFFORTS).optional(),
		tactic: z.enum(TACTICS).optional(),
	}),
	z.strictObject({ kind: z.literal("external") }),
]);

const owns = z.array(line(200)).max(200);

/** Nothing is what was not said yet; an empty list was said. */
export const draft = z.strictObject({
	currency: currency.nullable(),
	sells: z.array(draftSale).max(50).nullable(),
	wants: z.array(draftWant).max(50).nullable(),
	owns: owns.nullable(),
	budget: draftPrice.nullable(),
	deadline: instant.nullable(),
	/** Whether anything may be delivered. */
	handover: z.enum(["pickup", "delivery"]).nullable(),
	rules: z.array(draftRule).max(16).nullable(),
	style: z.string().max(2_000).nullable(),
	agent: draftAgent.nullable(),
	/** Doubts that the person has settled: the questions that need no asking again. */
	settled: z.array(z.string().max(60)).max(300),
});
export type Draft = z.infer<typeof draft>;

/** One field of a draft and its value; `null` on an item takes it out. */
const change = z.strictObject({ field: z.string().min(1).max(60), value: z.json() });
export type Change = z.infer<typeof change>;

/** What a yes brings about, to the last word. */
export const plan = z.strictObject({
	listings: z.array(z.strictObject({ id, listing: listingCommands.PublishListing })),
	mandate,
	/** The mandate that is amended, by its version; none where this is the first. */
	amends: z.int().min(1).nullable(),
});
export type Plan = z.infer<typeof plan>;

const begun = { principal: id, owns, currency: currency.optional() };

const answered = {
	/** The request that said it: the same request again changes nothing. */
	request: id,
	/** Of all that the request said. */
	heard: digest,
	/** The person's own words. */
	said: z.string().max(4_000).optional(),
	/** Whether these words, and those said before under it, may go to a model. */
	consent: z.boolean(),
	changes: z.array(change).max(400),
	/** A question in a model's words; the market's own stands in for it where there is none. */
	asks: z.strictObject({ field: z.string().max(60), question: z.string().max(300) }).nullable(),
	/** Which model read the words, and how that went; none where the form did. */
	model: z
		.strictObject({
			name: z.string().max(100),
			useful: z.boolean(),
			/** Also what it cost, in millionths of a dollar, as a turn's usage does. */
			usage: z.record(z.string(), z.number()).nullable(),
			/** What was set aside for it before it was asked, and is free again but for that. */
			reserved: z.int().min(0).optional(),
			/** The reservation with which it was: what it cost the person and the market is counted there. */
			spending: id.optional(),
		})
		.nullable(),
};

/** A model is about to be asked: recorded first, so that of several requests at once one asks, and all of it is counted. */
const consulted = {
	request: id,
	heard: digest,
	model: z.string().max(100),
	/** The most it can cost, in millionths of a dollar. */
	microDollars: z.int().min(0),
	/** The reservation with which that was set aside. */
	spending: id.optional(),
	/** Whoever asks may be gone after that, and somebody else may. */
	until: instant,
};

export const intakeFacts = {
	/**
	 * A person may come again; what they then say is added to their mandate, and what they own is known. So is the
	 * currency, where the market has one.
	 */
	IntakeBegun: z.strictObject({ ...begun, round: z.int().min(1) }),
	IntakeConsulted: z.strictObject(consulted),
	IntakeAnswered: z.strictObject(answered),
	IntakeConfirmed: z.strictObject({ hash: digest, plan }),
} as const;

export const intakeCommands = {
	BeginIntake: z.strictObject(begun),
	/** `expected` is the version of the intake that its words are to be read with. */
	ConsultIntake: z.strictObject({ ...consulted, expected: z.int().min(1) }),
	AnswerIntake: z.strictObject(answered),
	/** `hash` is of the plan and of the sentences in which it was read back. */
	ConfirmIntake: z.strictObject({ hash: digest, plan }),
} as const;
