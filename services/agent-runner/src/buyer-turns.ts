import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Want } from "@parley/contracts/mandate";
import type { Documents } from "@parley/ledger/projection";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";
import { buyerView } from "./buyer-view.ts";
import { chooseAsBuyer } from "./domain/buyer.ts";
import type { Granted } from "./domain/mandate.ts";
import { endedMoot, escalations, hasPlace, NO_PLACE } from "./escalations.ts";
import { isLate, isOutdated, wantsOfCategory } from "./late-listings.ts";
import { waitingForPlace } from "./places.ts";
import { runTurn } from "./run-turn.ts";
import { search } from "./shortlist.ts";
import {
	errands,
	items,
	lastTurns,
	noPursuit,
	pursuitKey,
	pursuits,
	shortlisted,
	talks,
} from "./tables.ts";
import { buyerTurnId } from "./turn-id.ts";
import type { Occasion, TurnParts } from "./turn-parts.ts";

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
	"EscalationRaised",
	"MoveRefused",
	"EscalationResolved",
	"EscalationExpired",
	"MandateResumed",
	"WantWindowsClosed",
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
				(own.every((errand) => errand.place !== undefined) &&
					!(await hasPlace(world.documents, principal))) ||
				(isFact(fact, "ListingPublished") && !(await isLate(fact, want, mandate, world.documents)));
			const talk = await talkOf(fact, own, world.documents);
			await runTurn(world, { ...occasion(world, fact, want, { principal, talk }), isMoot }, parts);
		}
	},
});

async function talkOf(
	fact: Fact,
	own: readonly Errand[],
	documents: Documents,
): Promise<Occasion["talk"]> {
	const place = own.every((errand) => errand.place !== undefined) ? own[0]?.place : undefined;
	if (place !== undefined) return documents.get(talks, place);
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
	/** The negotiation that waited for a place to ask about it, where that is all there is to it. */
	readonly place?: string;
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
	// A question that finds no place stops one negotiation, and none of the others of its want.
	if (isFact(fact, "MoveRefused") && fact.data.code !== NO_PLACE) return [];
	if (isFact(fact, "EscalationRaised")) return askedFor(streamId(fact.stream), documents);
	if (isFact(fact, "EscalationResolved", "EscalationExpired"))
		return [
			...(endedMoot(fact) ? [] : await askedFor(streamId(fact.stream), documents)),
			...(await placedFor(fact, documents)),
		];
	if (isFact(fact, "MandateAmended", "MandateResumed"))
		return [{ principal: streamId(fact.stream), want: EVERY }];
	if (isFact(fact, "WantWindowsClosed"))
		return fact.data.wants.map((want) => ({ principal: streamId(fact.stream), want }));
	if (isFact(fact, "ListingPublished")) return wantsOfCategory(fact, documents, only);
	if (isFact(fact, "ClarificationAnswered", "ListingRevised")) {
		const listing = streamId(fact.stream);
		return [...(await foundBefore(fact, documents)), ...(await ofListing(listing, documents))];
	}
	if (isFact(fact, "StockReserved", "StockReleased", "OfferWindowClosed"))
		return ofListing(streamId(fact.stream), documents);
	if (isFact(fact, "NegotiationEnded") && fact.data.reason === "agreed") return [];
	if (isFact(fact, "DealClosed") && fact.data.disposition !== "refunded") return [];
	const errand =
		fact.negotiationId === undefined ? undefined : await documents.get(errands, fact.negotiationId);
	if (errand === undefined) return [];
	if (isFact(fact, "OfferMade") && fact.data.by === errand.principal) return [];
	if (isFact(fact, "MoveRefused")) return fact.actor.id === errand.principal ? [errand] : [];
	if (!isFact(fact, "NegotiationEnded", "DealFellThrough", "DealClosed")) return [errand];
	// An ending sets budget free, which others of the principal's wants may be waiting for. One that waits no more may have
	// been told so by this very fact, and not have sent what it decided.
	const { principal, want } = errand;
	const others = (await documents.find(lastTurns, { principal }))
		.filter((last) => last.want !== want)
		.map((last) => ({
			...{ principal, want: last.want },
			isMoot: last.waits !== "for_budget" && last.trigger !== fact.id,
		}));
	return [errand, ...others];
}

/**
 * The wants whose search had turned up a listing when its terms changed: one that was unclear may be talked about now, and
 * one whose opening was refused for having changed is looked at again.
 */
async function foundBefore({ stream, position }: Fact, documents: Documents): Promise<Errand[]> {
	const listing = streamId(stream);
	const all = await documents.find(shortlisted, { listing });
	const news = (await documents.get(items, listing))?.news;
	// Where more was cleared up since, that is the occasion: two at once would open two negotiations.
	const isMoot = news?.type === "ClarificationAnswered" && news.position > position;
	return all
		.filter(({ since }) => since < position)
		.map(({ principal, want }) => ({ principal, want, isMoot }));
}

/** The want whose negotiation waited for an answer. */
async function askedFor(question: string, documents: Documents): Promise<Errand[]> {
	const asked = await documents.get(escalations, question);
	const errand = await documents.get(errands, asked?.negotiationId ?? "");
	return errand === undefined || errand.principal !== asked?.principal ? [] : [errand];
}

/** The wants whose negotiations waited for a place to ask about them. */
async function placedFor(fact: Fact, documents: Documents): Promise<Errand[]> {
	const placed: Errand[] = [];
	for (const { principal, negotiationId } of await waitingForPlace(fact, documents)) {
		const errand = await documents.get(errands, negotiationId);
		const talk = await documents.get(talks, negotiationId);
		if (errand?.principal === principal)
			placed.push({ ...errand, place: negotiationId, isMoot: talk?.status !== "open" });
	}
	return placed;
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
	want: Want,
	{ principal, talk }: Pick<Occasion, "principal" | "talk">,
): Omit<Occasion, "isMoot"> {
	const turnId = buyerTurnId(trigger, principal, want.id);
	return {
		turnId,
		principal,
		trigger,
		want: want.id,
		listing: undefined,
		talk,
		// A negotiation in which a person is asked is not left because of another one.
		lastResort:
			talk === undefined || isFact(trigger, "EscalationRaised", "MoveRefused")
				? { kind: "hold", because: "three moves were refused" }
				: { kind: "walk_away", negotiationId: talk.id, code: "other" },
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
