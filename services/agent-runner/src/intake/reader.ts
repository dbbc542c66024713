import type { Mandate } from "@parley/contracts/mandate";
import type { World } from "@parley/runtime/world";
import type { Mind } from "../consult.ts";
import { type Interview, MOST_CONSULTED, MOST_MICRO_DOLLARS } from "../domain/intake/interview.ts";
import type { MandateState } from "../domain/mandate.ts";
import { mostInputTokens } from "../models/model.ts";
import { microsOf } from "../models/prices.ts";
import { mostCost, tokensWithin } from "../models/spending.ts";
import { readingSpent, readingSpentOn } from "../spent.ts";
import { questionFor, type Reader } from "./interviewer.ts";

export interface Saying {
	readonly say: string;
	readonly consent: boolean;
	readonly request: string;
	readonly mind: Mind | undefined;
}

/** After so many answers of no use the form goes on by itself. */
const MOST_USELESS = 3;
/** What one person's words may cost on one day, in however many intakes. */
const MOST_A_DAY = 1_000_000n;
/** A form can be filled in with fewer tokens than it may take, and not with fewer than these. */
const FEWEST_TOKENS = 1_024;

type Form = Extract<Reader, { kind: "form" }>;
const form = (because: string | null): Form => ({ kind: "form", because });
const goesOn = (sentence: string): Form => form(`${sentence} The form goes on by itself.`);
export const READ_ENOUGH = goesOn("A model has read as much as it may in one intake.");
export const SPENT_TODAY = goesOn("This market has spent what it may on reading today.");

/** A model reads with the person's consent, while it is of use and every cap leaves room for the worst it may cost. */
export async function readerOf(
	world: World,
	state: Interview,
	{ say, consent, request, mind }: Saying,
): Promise<Reader> {
	if (!consent) return form(null);
	if (mind === undefined || mind.readingCap === null)
		return goesOn("No model reads in this market.");
	if (!(state.useless < MOST_USELESS))
		return goesOn("A model could not make use of what was said.");
	if (!(state.consulted < MOST_CONSULTED)) return READ_ENOUGH;
	const question = questionFor([...state.words, say], state.draft, world.now(), request);
	const wish = { ...question, inputTokens: mostInputTokens(question), attempts: mind.attempts };
	const fitting = { ...wish, outputTokens: question.maxTokens, fewest: FEWEST_TOKENS };
	let maxTokens = question.maxTokens;
	for (const { left, otherwise } of await allowances(world, state, mind)) {
		const most = tokensWithin(left, fitting);
		if (most === "cap") return otherwise;
		maxTokens = Math.min(maxTokens, most);
	}
	const microDollars = Number(mostCost(wish, maxTokens) ?? 0n);
	return { kind: "model", mind, question: { ...question, maxTokens }, microDollars };
}

/** Whether what the market has left for reading on a day covers the dearest answer. */
export async function marketHasRoom(
	world: World,
	{ mind: { readingCap }, microDollars }: Extract<Reader, { kind: "model" }>,
	day: string,
): Promise<boolean> {
	const spent = await readingSpentOn(world.documents, day);
	return typeof readingCap !== "bigint" || spent + BigInt(microDollars) <= readingCap;
}

interface Allowance {
	/** In millionths of a dollar. */
	readonly left: bigint | undefined;
	/** Who reads where that is too little. */
	readonly otherwise: Reader;
}

async function allowances(
	world: World,
	{ principal, microDollars }: Interview,
	{ readingCap }: Mind,
): Promise<readonly Allowance[]> {
	await world.documents.catchUp();
	const spent = await readingSpent(world.documents, principal, world.now());
	const mandate = await world.load<MandateState>(`mandate-${principal}`);
	const policy: Mandate["policy"] = mandate.status === "none" ? {} : mandate.mandate.policy;
	const left = (cap: Mandate["policy"]["spendingCap"], used: bigint): bigint | undefined =>
		// A cap in another currency than the prices cannot be held.
		cap === undefined ? undefined : (microsOf(cap) ?? 0n) - used;
	const own = goesOn("The spending cap of your mandate leaves no room for a model to read.");
	return [
		{ left: BigInt(MOST_MICRO_DOLLARS - microDollars), otherwise: READ_ENOUGH },
		{
			left: MOST_A_DAY - spent.readToday,
			otherwise: goesOn("A model has read as much of yours as it may on one day."),
		},
		{ left: left(policy.spendingCap, spent.all), otherwise: own },
		{ left: left(policy.spendingCapPerDay, spent.day), otherwise: own },
		{
			left: typeof readingCap === "bigint" ? readingCap - spent.marketToday : undefined,
			otherwise: SPENT_TODAY,
		},
	];
}
