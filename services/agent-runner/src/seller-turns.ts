import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Documents } from "@parley/ledger/projection";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";
import type { Item } from "./domain/item.ts";
import { chooseAsSeller } from "./domain/seller.ts";
import { tactic } from "./domain/tactics/tactic.ts";
import type { Talk } from "./domain/talk.ts";
import { escalations } from "./escalations.ts";
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
		...new Set((await talksConcerned(fact, documents)).map(({ seller }) => seller)),
	],
	async handle(fact, world, principal) {
		for (const talk of await talksConcerned(fact, world.documents))
			if (talk.seller === principal) await runTurn(world, occasion(world, fact, talk), parts);
	},
});

/**
 * The negotiations a fact gives the seller an occasion for. Delivered again, it names the same ones: a move that was
 * recorded just before a crash is sent by the repeat.
 */
async function talksConcerned(fact: Fact, documents: Documents): Promise<readonly Talk[]> {
	if (isFact(fact, "StockReleased", "OfferWindowClosed", "ClarificationAnswered", "ListingRevised"))
		return documents.find(talks, { listing: streamId(fact.stream) });
	if (isFact(fact, "MandateAmended", "MandateResumed"))
		return documents.find(talks, { seller: streamId(fact.stream) });
	if (isFact(fact, "EscalationResolved", "EscalationExpired")) {
		const asked = await documents.get(escalations, streamId(fact.stream));
		const talk = await documents.get(talks, asked?.negotiationId ?? "");
		return talk === undefined || talk.seller !== asked?.principal ? [] : [talk];
	}
	if (isFact(fact, "DealFellThrough")) return documents.find(talks, { listing: fact.data.listing });
	const talk = await documents.get(talks, fact.negotiationId ?? "");
	const isOwn = talk !== undefined && isFact(fact, "OfferMade") && fact.data.by === talk.seller;
	return talk === undefined || isOwn ? [] : [talk];
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
