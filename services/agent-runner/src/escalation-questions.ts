import { formatMoney } from "@parley/contracts/amount";
import type { Answer } from "@parley/contracts/command";
import type { MovedLimit } from "@parley/contracts/escalation";
import { derivedId } from "@parley/contracts/id";
import { minorOf, moneyOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import type { Documents } from "@parley/ledger/projection";
import type { World } from "@parley/runtime/world";
import {
	ANY_PRICE,
	GO_AHEAD,
	KEEP_LIMIT,
	limitOption,
	WALK_AWAY,
} from "./domain/escalation-policy.ts";
import type { RuleAnswer } from "./domain/escalation-situation.ts";
import { limitIn, type MandateState } from "./domain/mandate.ts";
import { type Escalation, escalations, raise } from "./escalations.ts";
import { errands, talks } from "./tables.ts";

type Escalate = Extract<Move, { kind: "escalate" }>;

/** A turn that asks its principal instead of moving. */
interface Raising {
	readonly turnId: string;
	/** Which try of the turn it is. */
	readonly attempt: number;
	readonly principal: string;
	readonly move: Escalate;
	readonly causedBy?: string;
	readonly traceparent?: string;
}

/** Asks what a recorded turn decided to ask. Its id derives from the turn, so a repeated turn asks nothing twice. */
export async function raiseFrom(world: World, raising: Raising): Promise<Answer> {
	const { turnId, attempt, principal, move, ...because } = raising;
	const { kind: _, rule, offerId, value, topics, ...question } = move;
	await world.documents.catchUp();
	const limit = await movedLimit(world, principal, move);
	const raised = await raise(
		world,
		principal,
		{
			...question,
			question: limit === undefined ? question.question : `${question.question} ${scopeOf(limit)}`,
			reason: rule,
			rule,
			turnId,
			...(offerId === null ? {} : { offerId }),
			...(value === undefined ? {} : { value }),
			...(topics === undefined ? {} : { topics }),
			...(limit === undefined ? {} : { limit }),
		},
		{
			id: derivedId(turnId, `escalate.${attempt}`),
			actor: { kind: "agent", id: principal },
			...because,
		},
	);
	return "refusal" in raised ? { ok: false, refusal: raised.refusal } : { ok: true, facts: [] };
}

/** What moving one's limit to the other side's price means for one unit; nothing where the question does not offer it. */
async function movedLimit(
	{ documents, load }: World,
	principal: string,
	{ rule, negotiationId, value, options }: Escalate,
): Promise<MovedLimit | undefined> {
	const talk = await documents.get(talks, negotiationId);
	if (rule !== "near_limit" || value === undefined || talk === undefined) return undefined;
	const isBuyer = talk.buyer === principal;
	const option = limitOption(isBuyer ? "buyer" : "seller", minorOf(value), value.currency);
	if (!options.includes(option)) return undefined;
	const units = BigInt(talk.quantity);
	// Rounded so that the whole quantity is within the new limit.
	const each = isBuyer ? (minorOf(value) + units - 1n) / units : minorOf(value) / units;
	const to = moneyOf(each, value.currency);
	const errand = isBuyer ? await documents.get(errands, negotiationId) : undefined;
	if (isBuyer && errand === undefined) return undefined;
	const what = { want: errand?.want ?? null, listing: isBuyer ? null : talk.listing };
	const mandate = await load<MandateState>(`mandate-${principal}`);
	const from = mandate.status === "none" ? undefined : limitIn(mandate.mandate, what);
	return { option, ...what, to, ...(from === undefined ? {} : { from }) };
}

/** A limit is of one piece and outlives the negotiation in which it was asked about: whoever moves it is told. */
const scopeOf = ({ option, want, to }: MovedLimit): string =>
	want === null
		? `“${option}” means ${formatMoney(to)} for each piece, for everybody who bids on this.`
		: `“${option}” means ${formatMoney(to)} for each piece, for all you look for there.`;

/** What a principal has said about a negotiation so far. */
export interface Heard {
	/** A question waits for its answer, and the negotiation with it. */
	readonly open: boolean;
	readonly answers: readonly RuleAnswer[];
	/** They want out: by their own word, or by the default of a question they did not answer. */
	readonly leave: boolean;
	/** Answers to questions of the agent's own, which no rule asked. */
	readonly toAgent: readonly { readonly question: string; readonly choice: string }[];
}

export async function answersIn(
	documents: Documents,
	principal: string,
	negotiationId: string,
): Promise<Heard> {
	const all = await documents.find(escalations, { principal, negotiationId });
	const answered = all.filter(({ status }) => status !== "open");
	const units = BigInt((await documents.get(talks, negotiationId))?.quantity ?? 1);
	return {
		open: answered.length < all.length,
		answers: answered.flatMap((each) => ruleAnswer(each, units)),
		leave: answered.some(({ choice }) => choice === WALK_AWAY),
		toAgent: answered
			.filter(({ rule }) => rule === undefined || rule === "asked_by_agent")
			.map(({ question, choice }) => ({ question, choice: choice ?? "" })),
	};
}

function ruleAnswer(
	{ rule, choice, value, topics, from }: Escalation,
	units: bigint,
): RuleAnswer[] {
	if (rule === undefined || rule === "asked_by_agent" || choice === null) return [];
	return [
		{
			rule,
			approved: rule === "near_limit" ? !KEEPS.has(choice) : APPROVES.has(choice),
			value: value === undefined || choice === ANY_PRICE ? null : minorOf(value),
			topics,
			limit: from === undefined ? undefined : minorOf(from) * units,
		},
	];
}

const APPROVES = new Set([GO_AHEAD, ANY_PRICE]);
const KEEPS = new Set([KEEP_LIMIT, WALK_AWAY]);
