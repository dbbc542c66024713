import { toAmount } from "@parley/contracts/amount";
import { moneyOf } from "@parley/contracts/money";
import { later } from "@parley/contracts/time";
import type { World } from "@parley/runtime/world";
import { awaitsPrincipal } from "./ask-first.ts";
import type { Choice } from "./domain/choice.ts";
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
import { affordable, type Inquiry, inquiry, questionFor, sideOf } from "./inquiry.ts";
import { type Model, promptHash, type Question, type Reply } from "./models/model.ts";
import { costOf, dollarsOf, PRICE_VERSION } from "./models/prices.ts";
import { spendingOf } from "./spent.ts";
import { countInference } from "./turn-metrics.ts";
import type { Answered, Chosen, Occasion } from "./turn-parts.ts";

/** A model, and what it takes to ask it. */
export interface Mind {
	readonly model: Model;
	/** How often one question may be sent, each time to be billed. */
	readonly attempts: number;
	/** The process is to stop: whoever is being asked is not waited for. */
	readonly signal: AbortSignal;
}

const HOUR_MS = 3_600_000;
const A_DAY_IN_HOURS = 24;

/**
 * Chooses with a model where the mandate asks for one and a price is in question; everything else is the engine's. The
 * model is asked once, with no transaction open; what it answers is only a wish, of which the engine makes a move. A
 * model that fails changes nothing: the engine's own choice is taken.
 */
export const consulting =
	(mind: Mind) =>
	async (
		world: World,
		occasion: Occasion,
		granted: Granted,
		{ refusals }: { readonly refusals: number },
	): Promise<Chosen> => {
		const engine = await occasion.choose(granted);
		const { agent, principal } = granted.mandate;
		if (occasion.outside !== undefined || agent.kind !== "claude" || refusals > 0) return engine;
		if ("refusal" in engine || engine.haggle === undefined) return engine;
		const { haggle } = engine;
		// What a model says where nothing can be done about it now would be paid for in vain.
		if (granted.paused) return engine;
		if (await awaitsPrincipal(world.documents, granted, haggle.talk, occasion.want)) return engine;
		const asked = await inquiry({ world, occasion, granted, agent, engine: { ...engine, haggle } });
		const question = questionFor(asked);
		await world.documents.catchUp(await world.store.head());
		const spent = await spendingOf(world.documents, principal, haggle.talk.id, world.now());
		const maxTokens = affordable(asked, question, spent, mind.attempts);
		if (maxTokens === "cap") return { ...engine, ...UNASKED };
		const sent = { ...question, maxTokens };
		const began = world.now();
		const reply = await mind.model.ask(sent, mind.signal);
		countInference(sent, reply, billed(sent, reply).cost, began, world.now());
		return { ...engine, about: haggle.talk.id, ...(await outcome(asked, sent, reply)) };
	};

const UNASKED: Answered = {
	...{ message: null, promptHash: null, usage: null, cost: null },
	changed: ["The model was not asked, because its spending cap is reached; the engine chose."],
};

/** The choice that a reply leads to, with everything that is to be known about it later. */
async function outcome(
	asked: Inquiry,
	question: Question,
	reply: Reply,
): Promise<Partial<Choice> & Answered> {
	const record = billed(question, reply);
	if (reply.kind === "failed") {
		const said = {
			tool: null,
			share: null,
			text: cut(reply.text),
			stop: cut(reply.stop, 60) ?? "",
		};
		const changed = [`The model gave no answer (${reply.why}); the engine chose.`];
		return { ...record, message: null, said, changed };
	}
	const intent = intentOf(reply.tool, reply.input);
	const said = {
		tool: cut(reply.tool, 60),
		share: intent?.tool === "make_offer" ? intent.share : null,
		text: cut((intent === undefined ? undefined : wordsIn(intent)) ?? reply.text),
		stop: cut(reply.stop, 60) ?? "",
	};
	if (intent === undefined) {
		const changed = ["The model's call had another form than its tool has; the engine chose."];
		return { ...record, message: null, said, changed };
	}
	const { choice, changed } = await withinLimits(asked, intent);
	const { message, left } = worded(asked, intent, choice);
	return {
		...{ ...record, ...choice, message, said },
		model: `claude:${question.model}`,
		changed: [...changed, ...left],
	};
}

function billed(
	question: Question,
	{ usage }: Reply,
): Pick<Answered, "promptHash" | "usage" | "cost"> {
	const micros = usage === null ? undefined : costOf(usage, question.model);
	const priced =
		micros === undefined
			? {}
			: { microDollars: Number(micros), priceVersion: Number(PRICE_VERSION.replaceAll("-", "")) };
	return {
		promptHash: promptHash(question),
		usage: usage === null ? null : { ...usage, ...priced },
		cost: micros === undefined ? null : dollarsOf(micros),
	};
}

const MOST_TEXT = 4_000;
const cut = (text: string | null | undefined, most = MOST_TEXT): string | null =>
	text === null || text === undefined ? null : text.slice(0, most);
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
	const { escalate = [], answerWithinHours = A_DAY_IN_HOURS } = granted.mandate.policy;
	// An answer that comes after the offer is gone would change nothing, and the wait for it would look like a refusal.
	const answerBy = [
		later(world.now(), Math.round(answerWithinHours * HOUR_MS)),
		talk.deadline,
		talk.standing?.expiresAt ?? talk.deadline,
	].reduce((first, end) => (end < first ? end : first));
	const proposal = proposed(intent, engine, {
		now: world.now(),
		want: occasion.want,
		mayLeave: {
			trust: manipulationsIn({ listing, messages: theirs }).length > 0,
			terms_unclear: item !== undefined && unclearTo(item, principal).length > 0,
		},
		mayAsk: escalate.length > 0 && earlier.length === 0,
		answerBy,
	});
	if (guard(granted, proposal.choice.move, world.now(), undefined) === undefined) return proposal;
	return { choice: engine, changed: ["What the model wanted met a limit; the engine chose."] };
}

/** The words that go with a move, where they may be said. */
function worded(
	{ post, messages, occasion, granted, engine, item }: Inquiry,
	intent: Intent,
	{ move }: Choice,
): { readonly message: string | null; readonly left: readonly string[] } {
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
