import { toAmount } from "@parley/contracts/amount";
import type { Intervention } from "@parley/contracts/intervention";
import { moneyOf } from "@parley/contracts/money";
import type { World } from "@parley/runtime/world";
import { awaitsPrincipal } from "./ask-first.ts";
import type { Choice } from "./domain/choice.ts";
import { answerBy } from "./domain/escalation-move.ts";
import { guard } from "./domain/guard.ts";
import { unclearTo } from "./domain/item.ts";
import type { Granted } from "./domain/mandate.ts";
import { manipulationsIn } from "./domain/manipulation.ts";
import { INSTRUCTIONS, manner } from "./domain/mind/briefing.ts";
import { type Intent, intentOf, wordsOf } from "./domain/mind/intent.ts";
import { unsayable } from "./domain/mind/outbound.ts";
import { type Proposal, proposed } from "./domain/mind/proposal.ts";
import { numeral } from "./domain/mind/wording.ts";
import { escalations } from "./escalations.ts";
import { affordable, dearest, type Inquiry, inquiry, isCapped, questionFor } from "./inquiry.ts";
import { type Model, promptHash, type Question, type Reply } from "./models/model.ts";
import { costOf, dollarsOf, pricedUsage } from "./models/prices.ts";
import type { Held, Purses } from "./purses.ts";
import { spendingOf } from "./spent.ts";
import { countInference } from "./turn-metrics.ts";
import { type Answered, type Chosen, type Occasion, sideOf } from "./turn-parts.ts";

/** A model, and what it takes to ask it. */
export interface Mind {
	readonly model: Model;
	/** How often one question may be sent, each time to be billed. */
	readonly attempts: number;
	/** The process is to stop: whoever is being asked is not waited for. */
	readonly signal: AbortSignal;
	/**
	 * What may be spent a day to have people's own words read, in millionths of a dollar: by everybody together, and not
	 * limited unless told. Nothing where no model is to read them.
	 */
	readonly readingCap?: bigint | null;
}

/**
 * Chooses with a model where the mandate asks for one and a price is in question; everything else is the engine's. The
 * model is asked once, with no transaction open; what it answers is only a wish, of which the engine makes a move. A
 * model that fails changes nothing: the engine's own choice is taken.
 */
export const consulting =
	(mind: Mind, purses: Purses) =>
	async (
		world: World,
		occasion: Occasion,
		granted: Granted,
		{ refusals }: { readonly refusals: number },
	): Promise<Chosen> => {
		const engine = await occasion.choose(granted);
		const { agent } = granted.mandate;
		if (occasion.outside !== undefined || agent.kind !== "claude" || refusals > 0) return engine;
		if ("refusal" in engine || engine.haggle === undefined) return engine;
		const { haggle } = engine;
		// What a model says where nothing can be done about it now would be paid for in vain.
		if (granted.paused) return engine;
		if (await awaitsPrincipal(world.documents, granted, haggle.talk, occasion.want)) return engine;
		const asked = await inquiry({ world, occasion, granted, agent, engine: { ...engine, haggle } });
		const question = questionFor(asked);
		const { afforded: maxTokens, held } = await setAside(asked, question, mind, purses);
		if (maxTokens === "cap") return { ...engine, ...UNASKED };
		const sent = { ...question, maxTokens };
		const began = world.now();
		// Whoever dies here has asked: what is set aside stays so, because nobody knows what was billed.
		const reply = await mind.model.ask(sent, mind.signal);
		countInference(sent, reply, began, world.now());
		const bill = billed(sent, reply, held);
		await purses.settle(world, held, bill.usage?.microDollars ?? 0);
		return { ...engine, about: haggle.talk.id, ...bill, ...(await outcome(asked, reply)) };
	};

/** How long an answer may get. Where there are caps, what that can cost at most is set aside. */
async function setAside(asked: Inquiry, question: Question, mind: Mind, purses: Purses) {
	const { world, occasion, granted, engine } = asked;
	const { attempts } = mind;
	if (!isCapped(granted)) return { afforded: question.maxTokens, held: undefined };
	const { principal } = granted.mandate;
	const { id: negotiationId } = engine.haggle.talk;
	const purse = {
		...{ stream: `spending-${principal}`, principal, negotiationId },
		...{ occasion: occasion.turnId, causedBy: occasion.trigger.id },
		actor: { kind: "agent", id: principal } as const,
	};
	const afford = async () => {
		const spent = await spendingOf(world.documents, principal, negotiationId, world.now());
		return affordable(asked, question, spent, attempts);
	};
	return purses.setAside(world, purse, afford, (tokens) =>
		tokens === "cap" ? undefined : dearest(question, tokens, attempts),
	);
}

const UNASKED: Answered = {
	...{ message: null, promptHash: null, usage: null, cost: null },
	changed: [
		{
			code: "cap_reached",
			because: "The model was not asked, because its spending cap is reached; the engine chose.",
		},
	],
};

/** The choice that a reply leads to, with everything that is to be known about it later. */
async function outcome(
	asked: Inquiry,
	reply: Reply,
): Promise<Partial<Choice> & Omit<Answered, keyof Bill>> {
	if (reply.kind === "failed") {
		const said = {
			tool: null,
			share: null,
			text: cut(reply.text),
			stop: cut(reply.stop, 60) ?? "",
		};
		const because = `The model gave no answer (${reply.why}); the engine chose.`;
		return { message: null, said, changed: [{ code: `no_answer_${reply.why}`, because }] };
	}
	const intent = intentOf(reply.tool, reply.input);
	const said = {
		tool: cut(reply.tool, 60),
		share: intent?.tool === "make_offer" ? intent.share : null,
		text: cut((intent === undefined ? undefined : wordsIn(intent)) ?? reply.text),
		stop: cut(reply.stop, 60) ?? "",
	};
	if (intent === undefined) {
		const because = "The model's call had another form than its tool has; the engine chose.";
		return { message: null, said, changed: [{ code: "malformed_call", because }] };
	}
	const { choice, changed } = await withinLimits(asked, intent);
	const { message, left } = worded(asked, intent, choice);
	return {
		...{ ...choice, message, said },
		model: `claude:${asked.agent.model}`,
		changed: [...changed, ...left],
	};
}

type Bill = Pick<Answered, "promptHash" | "usage" | "cost" | "spending">;

function billed(question: Question, { usage }: Reply, held: Held | undefined): Bill {
	const micros = usage === null ? undefined : costOf(usage, question.model);
	return {
		promptHash: promptHash(question),
		usage: usage === null ? null : pricedUsage(usage, question.model),
		cost: micros === undefined ? null : dollarsOf(micros),
		...(held === undefined ? {} : { spending: held.reservation }),
	};
}

const MOST_TEXT = 4_000;
/** A cut never leaves half a character. */
const cut = (text: string | null | undefined, most = MOST_TEXT): string | null =>
	text?.slice(0, most).replace(/[\ud800-\udbff]$/, "") ?? null;
const wordsIn = (intent: Intent): string | undefined =>
	intent.tool === "escalate" ? intent.question : wordsOf(intent);

/** What the engine makes of a wish. The mandate has the last word over it too, before anything is recorded. */
async function withinLimits(asked: Inquiry, intent: Intent): Promise<Proposal> {
	const { world, occasion, granted, engine, item, post, messages } = asked;
	const { principal } = granted.mandate;
	const { talk } = engine.haggle;
	const theirs = messages.filter(({ by }) => by !== principal).map(({ text }) => text);
	const listing = sideOf(occasion) === "buyer" ? [post.title, post.description] : [];
	const earlier = await world.documents.find(escalations, { principal, negotiationId: talk.id });
	const { policy } = granted.mandate;
	const now = world.now();
	const proposal = proposed(intent, engine, {
		now,
		want: occasion.want,
		mayLeave: {
			trust: manipulationsIn({ listing, messages: theirs }).length > 0,
			terms_unclear: item !== undefined && unclearTo(item, principal).length > 0,
		},
		mayAsk: (policy.escalate ?? []).length > 0 && earlier.length === 0,
		answerBy: answerBy(talk, policy, now),
	});
	if (guard(granted, proposal.choice.move, now, undefined) === undefined) return proposal;
	const because = "What the model wanted met a limit; the engine chose.";
	return { choice: engine, changed: [{ code: "beyond_limit", because }] };
}

/** The words that go with a move, where they may be said. */
function worded(
	{ post, messages, occasion, granted, engine, item }: Inquiry,
	intent: Intent,
	{ move }: Choice,
): { readonly message: string | null; readonly left: readonly Intervention[] } {
	const words = wordsOf(intent)?.trim() ?? "";
	if (words === "" || move.kind === "escalate") return { message: null, left: [] };
	const { talk } = engine.haggle;
	const written = (minor: string) =>
		numeral(toAmount(moneyOf(BigInt(minor), talk.currency)).amount);
	const amounts = [...talk.bids, ...talk.asks, ...(item === undefined ? [] : [item.ask.minor])];
	if (move.kind === "offer") amounts.push(move.terms.price.minor, move.terms.total.minor);
	const why = unsayable(words, {
		numbers: [...amounts.map(written), String(talk.quantity)],
		texts: [
			...[post.title, post.description, post.category, ...Object.values(item?.answers ?? {})],
			...messages.map(({ text }) => text),
		],
		saidBefore: messages.filter(({ by }) => by === occasion.principal).map(({ text }) => text),
		instructions: `${INSTRUCTIONS}\n${manner(granted.mandate.style)}`,
	});
	return why === undefined ? { message: words, left: [] } : { message: null, left: [why] };
}
