import { amountOrZero, positiveAmount, toAmount } from "@parley/contracts/amount";
import { shownAmount } from "@parley/contracts/http/amount";
import { id, instant } from "@parley/contracts/id";
import { type Agent, EFFORTS, type Mandate, TACTICS } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import { quantity } from "@parley/contracts/terms";
import {
	showPolicy,
	showWorth,
	writtenPolicy,
	writtenWindow,
	writtenWorth,
} from "@parley/contracts/written-policy";
import { z } from "zod";

/* A mandate as its principal writes and reads it: money as decimals, and never a key, only its id. */

const MOST = 200;
const MOST_SLOTS = 16;
const text = (most: number) => z.string().trim().min(1).max(most);

const sale = z
	.strictObject({
		listing: id.describe("One's own listing."),
		ask: positiveAmount.describe("What is asked for one unit."),
		floor: amountOrZero.describe("The worst acceptable price of one unit. Private."),
		answers: z
			.record(z.string().min(1).max(40), text(200))
			.refine((given) => Object.keys(given).length <= MOST_SLOTS, `at most ${MOST_SLOTS} answers`)
			.optional()
			.describe("What to say when a buyer asks about a slot."),
		worth: writtenWorth
			.optional()
			.describe(
				"What delivery and a day of waiting cost the seller, for the whole quantity. Private.",
			),
	})
	.refine(({ ask, floor }) => ask.currency !== floor.currency || minorOf(floor) <= minorOf(ask), {
		path: ["floor"],
		message: "an amount that is not above the ask",
	});

const want = z.strictObject({
	id,
	category: text(60),
	query: text(200).describe("Words to search for."),
	quantity: quantity.describe("Units."),
	ceiling: positiveAmount.describe("The most to pay for one unit. Private."),
	listing: id.optional().describe("Pins the want to one listing instead of a search."),
	worth: writtenWorth
		.optional()
		.describe("What delivery and a day of waiting are worth, for the whole quantity. Private."),
	window: writtenWindow
		.optional()
		.describe(
			"Nothing is accepted before so many offers are in, or before this time, whichever is first. The time is looked at when something happens to the want. The agent bids meanwhile, and a seller may accept a bid.",
		),
});

const unique = (field: "id" | "listing") => (items: readonly Record<string, unknown>[]) =>
	new Set(items.map((item) => item[field])).size === items.length;

const content = {
	budget: amountOrZero.describe(
		"The most to have committed and spent in all; nothing for who only sells. Private.",
	),
	sells: z.array(sale).max(MOST).refine(unique("listing"), "each listing once"),
	wants: z.array(want).max(MOST).refine(unique("id"), "each want under an id of its own"),
	owns: z.array(z.strictObject({ title: text(200) })).max(MOST),
	deadline: instant.describe("Nothing is opened, offered or accepted at or after it."),
	policy: writtenPolicy.describe(
		"When the principal is asked first, and what the agent may spend on a model. Other fields are kept.",
	),
	style: text(2_000)
		.optional()
		.describe("How the agent is to talk, in the principal's words. It changes no number."),
	agent: z
		.discriminatedUnion("kind", [
			z.strictObject({ kind: z.literal("scripted"), tactic: z.enum(TACTICS) }),
			z.strictObject({
				kind: z.literal("claude"),
				model: text(100),
				effort: z.enum(EFFORTS).optional(),
				tactic: z.enum(TACTICS).optional().describe("Bounds every price of the model."),
			}),
			z.strictObject({ kind: z.literal("external") }),
		])
		.describe("Who takes the turns: a tactic, a model, or a program of one's own with a key."),
};

export const mandateBody = z.strictObject({
	...content,
	owns: content.owns.default([]),
	policy: content.policy.default({}),
});

export const mandateChanges = z
	.strictObject(content)
	.partial()
	.refine((changes) => Object.keys(changes).length > 0, "at least one field to change");

/** The agent as a mandate keeps it. The keys that a program has already stay with it, which the mandate sees to. */
export const agentAs = (asked: { readonly kind: string }): Agent =>
	asked.kind === "external" ? { kind: "external", keys: [] } : (asked as Agent);

const shownWorth = z.object({
	delivery: shownAmount.optional(),
	perDay: shownAmount.optional(),
});

export const shownMandate = z.object({
	principal: id,
	status: z.enum(["granted", "revoked"]),
	paused: z.boolean(),
	budget: shownAmount,
	sells: z.array(
		z.object({
			listing: id,
			ask: shownAmount,
			floor: shownAmount,
			answers: z.record(z.string(), z.string()).optional(),
			worth: shownWorth.optional(),
		}),
	),
	wants: z.array(
		z.object({
			id,
			category: z.string(),
			query: z.string(),
			quantity,
			ceiling: shownAmount,
			listing: id.optional(),
			worth: shownWorth.optional(),
			window: z.object({ offers: z.int().optional(), until: instant.optional() }).optional(),
		}),
	),
	owns: z.array(z.object({ title: z.string() })),
	deadline: instant,
	policy: z.record(z.string(), z.json()),
	style: z.string().optional(),
	webhook: z.string().optional().describe("Where questions are sent as well."),
	agent: z.object({
		kind: z.enum(["scripted", "claude", "external"]),
		tactic: z.enum(TACTICS).optional(),
		model: z.string().optional(),
		effort: z.enum(EFFORTS).optional(),
		keys: z.array(id).optional().describe("The ids of a program's keys."),
	}),
});

interface Shown {
	readonly mandate: Mandate;
	readonly status: "granted" | "revoked";
	readonly paused: boolean;
}

export const showMandate = ({ mandate: { webhook, ...mandate }, status, paused }: Shown) => ({
	...mandate,
	// Its secret was shown once, when it was made.
	...(webhook === undefined || webhook === null ? {} : { webhook: webhook.url }),
	status,
	paused,
	budget: toAmount(mandate.budget),
	sells: mandate.sells.map(({ listing, ask, floor, answers, worth }) => ({
		...{ listing, ask: toAmount(ask), floor: toAmount(floor) },
		...(answers === undefined ? {} : { answers }),
		...(worth === undefined ? {} : { worth: showWorth(worth) }),
	})),
	wants: mandate.wants.map(({ worth, ...want }) => ({
		...want,
		ceiling: toAmount(want.ceiling),
		...(worth === undefined ? {} : { worth: showWorth(worth) }),
	})),
	policy: showPolicy(mandate.policy),
	agent:
		mandate.agent.kind === "external"
			? { kind: "external", keys: mandate.agent.keys.map(({ id }) => id) }
			: mandate.agent,
});
