import { formatMoney } from "@parley/contracts/amount";
import type { Agent } from "@parley/contracts/mandate";
import type { World } from "@parley/runtime/world";
import type { Choice, Haggle } from "./domain/choice.ts";
import type { Item } from "./domain/item.ts";
import type { Granted } from "./domain/mandate.ts";
import { briefing, INSTRUCTIONS, manner } from "./domain/mind/briefing.ts";
import { INTENTS } from "./domain/mind/intent.ts";
import { mostInputTokens, type Question } from "./models/model.ts";
import { microsOf } from "./models/prices.ts";
import { mostCost, mostOutputTokens, type Spending } from "./models/spending.ts";
import { items } from "./tables.ts";
import { type Post, posts, type Thread, threads } from "./texts.ts";
import { type Occasion, sideOf } from "./turn-parts.ts";

/** One negotiation as a model is asked about it. */
export interface Inquiry {
	readonly world: World;
	readonly occasion: Occasion;
	readonly granted: Granted;
	readonly agent: Extract<Agent, { kind: "claude" }>;
	/** What the engine would do by itself. */
	readonly engine: Choice & { readonly haggle: Haggle };
	readonly item: Item | undefined;
	readonly post: Post;
	readonly messages: Thread["messages"];
}

/** Thoughts count as output, and every model of today thinks before it answers. */
const OUTPUT_TOKENS = 2_048;
const FEWEST_TOKENS = 512;
const ANSWER_WITHIN_MS = 30_000;
const NO_WORDS: Post = { title: "", description: "", category: "", handover: "" };

/** Reads what both sides have published about a negotiation. */
export async function inquiry(
	asked: Omit<Inquiry, "item" | "post" | "messages">,
): Promise<Inquiry> {
	const { documents } = asked.world;
	const { talk } = asked.engine.haggle;
	const item = await documents.get(items, talk.listing);
	const post = (await documents.get(posts, talk.listing)) ?? NO_WORDS;
	const thread = await documents.get(threads, talk.id);
	return { ...asked, item, post, messages: thread?.messages ?? [] };
}

/** Everything the model is sent. No limit, no budget and no band is in it. */
export function questionFor(asked: Inquiry): Question {
	const { occasion, granted, agent, engine, item, post, messages } = asked;
	const ask = item === undefined ? "unknown" : formatMoney(item.ask);
	const goods = { ...post, ask, answers: item?.answers ?? {} };
	const thread = messages.map(({ by, text }) => ({
		by: by === occasion.principal ? ("you" as const) : ("them" as const),
		text,
	}));
	return {
		model: agent.model,
		...(agent.effort === undefined ? {} : { effort: agent.effort }),
		system: [
			{ text: INSTRUCTIONS, stable: true },
			{ text: manner(granted.mandate.style), stable: true },
		],
		prompt: briefing(engine.haggle, goods, thread, sideOf(occasion)),
		tools: Object.entries(INTENTS).map(([name, { description, schema }]) => ({
			name,
			description,
			schema,
		})),
		maxTokens: OUTPUT_TOKENS,
		conversation: engine.haggle.talk.id,
		timeoutMs: ANSWER_WITHIN_MS,
	};
}

/** Whether the principal limits what models may cost. */
export const isCapped = ({ mandate: { policy } }: Granted): boolean =>
	[policy.spendingCap, policy.spendingCapPerDeal, policy.spendingCapPerDay].some(
		(cap) => cap !== undefined,
	);

/** What a question can cost at most with so long an answer, in millionths of a dollar. */
export const dearest = (question: Question, tokens: number, attempts: number): number =>
	Number(mostCost({ ...question, inputTokens: mostInputTokens(question), attempts }, tokens) ?? 0n);

/** How many tokens the principal's caps leave for the answer. A cap in another currency than the prices cannot be held. */
export function affordable(
	{ granted, agent }: Inquiry,
	question: Question,
	spent: Spending,
	attempts: number,
): number | "cap" {
	const { spendingCap, spendingCapPerDeal, spendingCapPerDay } = granted.mandate.policy;
	const caps: { -readonly [span in keyof Spending]?: bigint } = {};
	const given = { all: spendingCap, deal: spendingCapPerDeal, day: spendingCapPerDay };
	for (const span of ["all", "deal", "day"] as const) {
		const cap = given[span];
		if (cap === undefined) continue;
		const micros = microsOf(cap);
		if (micros === undefined) return "cap";
		caps[span] = micros;
	}
	return mostOutputTokens(spent, caps, {
		model: agent.model,
		inputTokens: mostInputTokens(question),
		outputTokens: OUTPUT_TOKENS,
		fewest: FEWEST_TOKENS,
		attempts,
	});
}
