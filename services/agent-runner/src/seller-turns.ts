import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Documents } from "@parley/ledger/projection";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";
import { nearMissOf } from "./domain/hope.ts";
import type { Item } from "./domain/item.ts";
import { chooseAsSeller } from "./domain/seller.ts";
import { tactic } from "./domain/tactics/tactic.ts";
import type { Talk } from "./domain/talk.ts";
import { endedMoot, escalations, hasPlace } from "./escalations.ts";
import { waitingForPlace } from "./places.ts";
import { runTurn } from "./run-turn.ts";
import { items, talks } from "./tables.ts";
import { tacticOf } from "./tactic-of.ts";
import { sellerTurnId } from "./turn-id.ts";
import type { Occasion, TurnParts } from "./turn-parts.ts";

/** A bid, one's own offer that ended, goods that are available again, terms that are clear, or bids enough. */
const OCCASIONS = [
	"OfferMade",
	"OfferDeclined",
	"OfferWithdrawn",
	"OfferExpired",
	"StockReleased",
	"OfferWindowClosed",
	"DealFellThrough",
	"ClarificationAnswered",
	"ListingRevised",
	"EscalationResolved",
	"EscalationExpired",
	"MandateAmended",
	"MandateResumed",
] as const;

export const sellerTurns = (parts: TurnParts): Process => ({
	name: "seller-turns",
	on: OCCASIONS,
	keys: async (fact, documents) => [
		...new Set((await talksConcerned(fact, documents)).map(({ talk }) => talk.seller)),
	],
	async handle(fact, world, principal) {
		for (const { talk, isPlaced } of await talksConcerned(fact, world.documents)) {
			if (talk.seller !== principal) continue;
			const { isMoot, ...turn } = occasion(world, fact, talk);
			const isFull = isPlaced === true && !(await hasPlace(world.documents, principal));
			await runTurn(world, { ...turn, isMoot: isMoot || isFull }, parts);
		}
	},
});

interface Concerned {
	readonly talk: Talk;
	/** It waited for a place to ask the principal about it, and that is all there is to it. */
	readonly isPlaced?: true;
}
const concerned = (all: readonly Talk[]): readonly Concerned[] => all.map((talk) => ({ talk }));

/**
 * The negotiations a fact gives the seller an occasion for. Delivered again, it names the same ones: a move that was
 * recorded just before a crash is sent by the repeat.
 */
async function talksConcerned(fact: Fact, documents: Documents): Promise<readonly Concerned[]> {
	if (isFact(fact, "StockReleased", "OfferWindowClosed", "ClarificationAnswered", "ListingRevised"))
		return concerned(await documents.find(talks, { listing: streamId(fact.stream) }));
	if (isFact(fact, "MandateAmended", "MandateResumed"))
		return concerned(await documents.find(talks, { seller: streamId(fact.stream) }));
	if (isFact(fact, "EscalationResolved", "EscalationExpired")) {
		const asked = await documents.get(escalations, streamId(fact.stream));
		const talk = await documents.get(talks, asked?.negotiationId ?? "");
		const isOwn = talk !== undefined && talk.seller === asked?.principal && !endedMoot(fact);
		return [...(isOwn ? [{ talk }] : []), ...(await placed(fact, documents))];
	}
	if (isFact(fact, "DealFellThrough"))
		return concerned(await documents.find(talks, { listing: fact.data.listing }));
	const talk = await documents.get(talks, fact.negotiationId ?? "");
	const isOwn = talk !== undefined && isFact(fact, "OfferMade") && fact.data.by === talk.seller;
	return talk === undefined || isOwn ? [] : [{ talk }];
}

/** Those that waited for a place to ask their seller, in the order in which they came. */
async function placed(fact: Fact, documents: Documents): Promise<readonly Concerned[]> {
	const found: Concerned[] = [];
	for (const { principal, negotiationId } of await waitingForPlace(fact, documents)) {
		const talk = await documents.get(talks, negotiationId);
		if (talk?.seller === principal) found.push({ talk, isPlaced: true });
	}
	return found;
}

function occasion(world: World, trigger: Fact, talk: Talk): Occasion {
	const { seller, listing } = talk;
	return {
		turnId: sellerTurnId(trigger, talk.id),
		principal: seller,
		trigger,
		want: null,
		listing,
		talk,
		isMoot: talk.status !== "open" || talk.toMove !== "seller",
		lastResort: { kind: "walk_away", negotiationId: talk.id, code: "other" },
		async choose(granted) {
			const item = await world.documents.get(items, listing);
			const sale = granted.mandate.sells.find((candidate) => candidate.listing === listing);
			if (item === undefined || sale === undefined)
				return {
					move: { kind: "hold", because: "the mandate does not sell this listing" },
					band: null,
				};
			const all = await world.documents.find(talks, { listing });
			const others = all.filter(({ id, status }) => id !== talk.id && status === "open");
			const view = {
				now: world.now(),
				principal: seller,
				talk,
				item,
				floor: sale.floor,
				worth: sale.worth,
				available: left(item, all),
				others,
				nearMiss: nearMissOf(granted.mandate.policy),
			};
			return chooseAsSeller({ ...view, tactic: tactic(tacticOf(granted.mandate.agent)) });
		},
	};
}

/** Units no deal holds, less those of acceptances the listing has not judged yet. */
function left(item: Item, all: readonly Talk[]): number {
	const accepted = all.filter(
		({ deal, standing }) =>
			deal === "agreed" && standing !== null && !Object.hasOwn(item.reserved, standing.offerId),
	);
	return accepted.reduce((available, { quantity }) => available - quantity, item.available);
}
