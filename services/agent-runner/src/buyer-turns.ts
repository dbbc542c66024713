import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import type { Slot } from "@parley/contracts/listing";
import type { Want } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import type { Documents } from "@parley/ledger/projection";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";
import { awaitsPrincipal } from "./ask-first.ts";
import {
	type BuyerView,
	type Candidate,
	chooseAsBuyer,
	negotiationDeadline,
} from "./domain/buyer.ts";
import { isAmbiguous, type OpenSlot, unclearTo } from "./domain/item.ts";
import { freeBudget, type Granted, openQuantity } from "./domain/mandate.ts";
import { tactic } from "./domain/tactics/tactic.ts";
import type { Talk } from "./domain/talk.ts";
import type { Held } from "./domain/want-window.ts";
import { escalations } from "./escalations.ts";
import { isLate, isOutdated, wantsOfCategory } from "./late-listings.ts";
import { runTurn } from "./run-turn.ts";
import { staleCommitments } from "./stale-commitments.ts";
import {
	errands,
	items,
	lastTurns,
	noPursuit,
	type Pursuit,
	pursuitKey,
	pursuits,
	talks,
	waiting,
} from "./tables.ts";
import { tacticOf } from "./tactic-of.ts";
import { buyerTurnId } from "./turn-id.ts";
import type { Occasion, TurnParts } from "./turn-parts.ts";

/** How many listings a search brings back for one want. */
const SHORTLIST = 6;
/** Facts after which a buyer's agent looks at a want again. Its own offers and openings by others are none of them. */
const OCCASIONS = [
	"MandateGranted",
	"NegotiationOpened",
	"OfferMade",
	"OfferDeclined",
	"OfferWithdrawn",
	"OfferExpired",
	"NegotiationEnded",
	"DealFellThrough",
	"DealClosed",
	"StockReserved",
	"StockReleased",
	"OfferWindowClosed",
	"ClarificationAnswered",
	"ListingRevised",
	"MandateAmended",
	"ListingPublished",
	"EscalationResolved",
	"EscalationExpired",
	"MandateResumed",
] as const;

export const buyerTurns = (parts: TurnParts): Process => ({
	name: "buyer-turns",
	on: OCCASIONS,
	keys: async (fact, documents) => [
		...new Set((await wantsConcerned(fact, documents)).map(({ principal }) => principal)),
	],
	async handle(fact, world, principal) {
		const mandate = await world.load<Granted | { status: "none" }>(`mandate-${principal}`);
		if (mandate.status === "none") return;
		const concerned = (await wantsConcerned(fact, world.documents, principal)).filter(
			(errand) => errand.principal === principal,
		);
		for (const want of mandate.mandate.wants) {
			const own = concerned.filter((errand) => errand.want === want.id || errand.want === EVERY);
			if (own.length === 0) continue;
			const isMoot =
				own.every((errand) => errand.isMoot === true) ||
				(isFact(fact, "ListingPublished") && !(await isLate(fact, want, mandate, world.documents)));
			const talk = await talkOf(fact, world.documents);
			await runTurn(world, { ...occasion(world, fact, principal, want), talk, isMoot }, parts);
		}
	},
});

async function talkOf(fact: Fact, documents: Documents): Promise<Occasion["talk"]> {
	if (fact.negotiationId === undefined) return undefined;
	return isFact(fact, "NegotiationOpened")
		? { id: fact.negotiationId, origin: fact.traceparent }
		: documents.get(talks, fact.negotiationId);
}

/** Every want of the principal. */
const EVERY = "*";

interface Errand {
	readonly principal: string;
	readonly want: string;
	/** Nothing is to be decided any more; a turn that was decided before may still have to be sent. */
	readonly isMoot?: boolean;
}

/**
 * The wants a fact gives an occasion for. Delivered again, it must name the same ones, whatever they came to since: a
 * move that was recorded just before a crash is sent by the repeat.
 */
async function wantsConcerned(
	fact: Fact,
	documents: Documents,
	only?: string,
): Promise<readonly Errand[]> {
	if (isFact(fact, "MandateGranted")) return [{ principal: fact.data.principal, want: EVERY }];
	if (isFact(fact, "EscalationResolved", "EscalationExpired"))
		return askedFor(streamId(fact.stream), documents);
	if (isFact(fact, "MandateAmended", "MandateResumed"))
		return [{ principal: streamId(fact.stream), want: EVERY }];
	if (isFact(fact, "ListingPublished")) return wantsOfCategory(fact, documents, only);
	if (isFact(fact, "ClarificationAnswered", "ListingRevised")) {
		const listing = streamId(fact.stream);
		return [
			...(await documents.find(waiting, { listing })),
			...(await ofListing(listing, documents)),
		];
	}
	if (isFact(fact, "StockReserved", "StockReleased", "OfferWindowClosed"))
		return ofListing(streamId(fact.stream), documents);
	if (isFact(fact, "NegotiationEnded") && fact.data.reason === "agreed") return [];
	if (isFact(fact, "DealClosed") && fact.data.disposition !== "refunded") return [];
	const errand =
		fact.negotiationId === undefined ? undefined : await documents.get(errands, fact.negotiationId);
	if (errand === undefined) return [];
	if (isFact(fact, "OfferMade") && fact.data.by === errand.principal) return [];
	if (!isFact(fact, "NegotiationEnded", "DealFellThrough", "DealClosed")) return [errand];
	// An ending sets budget free, which others of the principal's wants may be waiting for.
	const { principal, want } = errand;
	const others = (await documents.find(lastTurns, { principal })).filter(
		(last) => last.want !== want && (last.waits === "for_budget" || last.trigger === fact.id),
	);
	return [errand, ...others];
}

/** The want whose negotiation waited for an answer. */
async function askedFor(question: string, documents: Documents): Promise<Errand[]> {
	const asked = await documents.get(escalations, question);
	const errand = await documents.get(errands, asked?.negotiationId ?? "");
	return errand === undefined || errand.principal !== asked?.principal ? [] : [errand];
}

async function ofListing(listing: string, documents: Documents): Promise<Errand[]> {
	const concerned: Errand[] = [];
	for (const { id, status } of await documents.find(talks, { listing })) {
		const errand = await documents.get(errands, id);
		if (errand !== undefined) concerned.push({ ...errand, isMoot: status !== "open" });
	}
	return concerned;
}

function occasion(
	world: World,
	trigger: Fact,
	principal: string,
	want: Want,
): Omit<Occasion, "isMoot"> {
	const turnId = buyerTurnId(trigger, principal, want.id);
	return {
		turnId,
		principal,
		trigger,
		want: want.id,
		listing: undefined,
		lastResort:
			trigger.negotiationId === undefined
				? { kind: "hold", because: "three moves were refused" }
				: { kind: "walk_away", negotiationId: trigger.negotiationId, code: "other" },
		async choose(granted) {
			const { documents } = world;
			const known = await documents.get(pursuits, pursuitKey(principal, want.id));
			const pursuit = known ?? noPursuit(principal, want.id);
			const isNew =
				pursuit.shortlist === null || (await isOutdated(pursuit, want, granted, documents));
			// The position is asked for first: what is published while the search runs may not be in it.
			const searched = isNew ? await world.store.head() : pursuit.searched;
			const found = isNew ? await search(world, principal, want) : pursuit.shortlist;
			const view = await buyerView(world, granted, want, { ...pursuit, shortlist: found }, turnId);
			const choice = chooseAsBuyer(view);
			return isNew ? { ...choice, shortlist: found, searched } : { ...choice, shortlist: null };
		},
	};
}

interface Hit {
	readonly id: string;
	readonly seller: string;
	readonly slots: NonNullable<Pursuit["shortlist"]>[number]["slots"];
}

async function search(
	world: World,
	principal: string,
	want: Want,
): Promise<NonNullable<Pursuit["shortlist"]>> {
	if (want.listing !== undefined) {
		const item = await world.documents.get(items, want.listing);
		const unclear = item === undefined ? [] : unclearTo(item, principal);
		return [{ listing: want.listing, slots: unclear.map(withoutAsker) }];
	}
	const question = { text: want.query, category: want.category, limit: SHORTLIST };
	const hits = await world.ask<Hit[]>("listing", "search", question);
	return hits
		.filter(({ seller }) => seller !== principal)
		.map(({ id, slots }) => ({ listing: id, slots }));
}

async function buyerView(
	world: World,
	granted: Granted,
	want: Want,
	pursuit: Pursuit,
	turnId: string,
): Promise<BuyerView> {
	const { documents } = world;
	const now = world.now();
	const all = await documents.many(talks, pursuit.negotiations);
	const open = all.filter(({ status }) => status === "open");
	const known = new Map(
		(
			await documents.many(items, [
				...new Set([
					...open.map(({ listing }) => listing),
					...(pursuit.shortlist ?? []).map(({ listing }) => listing),
				]),
			])
		).map((item) => [item.id, item]),
	);
	const held = open.map((talk) => ({ talk, item: known.get(talk.listing) }));
	const stale = await staleCommitments(documents, granted);
	const live = Object.values(granted.commitments).filter(
		(commitment) => commitment.want === want.id && !stale.includes(commitment.offerId),
	);
	return {
		now,
		principal: pursuit.principal,
		want,
		open: openQuantity(granted, want.id, stale),
		underway: live.some(({ offerId }) => !all.some((talk) => shows(talk, offerId))),
		free: freeBudget(granted, stale),
		reachable: await afterDeals(documents, granted),
		talks: held,
		waiting: await waitingIn(documents, granted, want, held),
		candidates: candidates(pursuit, known),
		negotiationId: derivedId(turnId, "negotiation"),
		deadline: negotiationDeadline(now, granted.mandate),
		tactic: tactic(tacticOf(granted.mandate.agent)),
	};
}

/**
 * The talks in which every move would be held back or refused: the principal is asked, the terms are unclear to the market,
 * or the listing takes no offer yet. A first bid it does take.
 */
async function waitingIn(
	documents: Documents,
	granted: Granted,
	want: Want,
	held: readonly Held[],
): Promise<string[]> {
	const waiting: string[] = [];
	for (const { talk, item } of held) {
		const isClosed =
			item !== undefined && (isAmbiguous(item) || (item.isCollecting && talk.standing !== null));
		if (isClosed || (await awaitsPrincipal(documents, granted, talk, want.id)))
			waiting.push(talk.id);
	}
	return waiting;
}

/** Whether the tables know of an offer of the buyer's, or of the deal it became. */
const shows = ({ standing, lastBid, deal }: Talk, offerId: string): boolean =>
	standing?.offerId === offerId && (deal !== "none" || lastBid === offerId);

/** The budget less what deals have taken: what could be free once every other offer has ended. */
async function afterDeals(
	documents: Documents,
	{ mandate, commitments }: Granted,
): Promise<bigint> {
	const agreed = (await documents.many(talks, Object.keys(commitments))).filter(
		({ deal }) => deal === "agreed" || deal === "held",
	);
	return agreed.reduce(
		(left, { id }) => left - minorOf(commitments[id]?.amount ?? mandate.budget),
		minorOf(mandate.budget),
	);
}

const withoutAsker = ({ slot, question, readings }: OpenSlot): Slot => ({
	slot,
	question,
	readings,
});

/** Shortlisted listings nobody was asked about yet. A price for the lot where a price a piece was wanted is no candidate. */
function candidates(
	pursuit: Pursuit,
	known: ReadonlyMap<string, BuyerView["candidates"][number]["item"]>,
): Candidate[] {
	const found: Candidate[] = [];
	for (const { listing, slots } of pursuit.shortlist ?? []) {
		const item = known.get(listing);
		if (
			item === undefined ||
			item.status !== "on_sale" ||
			item.available < 1 ||
			item.seller === pursuit.principal ||
			pursuit.tried.includes(listing)
		)
			continue;
		if (item.quantity > 1 && item.answers.unit === "lot") continue;
		// What the search found may be newer than the table, and what is open in the table may have come after the search.
		const unclear = [
			...slots.filter(
				({ slot }) => !item.asked.includes(slot) && !Object.hasOwn(item.answers, slot),
			),
			...unclearTo(item, pursuit.principal).map(withoutAsker),
		];
		found.push({ item, unclear, asked: unclear.some(({ slot }) => item.asked.includes(slot)) });
	}
	return found;
}
