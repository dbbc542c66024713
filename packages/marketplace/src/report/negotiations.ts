import { type FactOf, isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import { agreementOf } from "./agreement.ts";
import { Questions } from "./checks/questions.ts";
import { steers } from "./checks/steering.ts";
import { claimsUnchecked } from "./checks/unchecked-claims.ts";
import { availableOf, Listings, unclearTo } from "./listings.ts";
import { Mandates } from "./mandates.ts";
import {
	liveBefore,
	type Negotiation,
	type Offer,
	otherSide,
	type Party,
	type Side,
} from "./negotiation.ts";
import { costOf, spentOf } from "./spending.ts";

/** A turn that opens a negotiation is recorded before there is one. */
interface Opening {
	readonly want: string | null;
	readonly turn: FactOf<"TurnDecided">["data"];
}

/** What a search for a want found, in which order, and which of it was opened first. */
interface Searched {
	readonly want: string;
	readonly found: readonly string[];
	chosen: string | null;
}

/**
 * Folds the facts of a market, in order, into one record for each negotiation, with what both sides could see and what
 * each kept to itself at the time. It keeps no facts: its size is that of the negotiations.
 */
export class Negotiations {
	readonly mandates = new Mandates();
	readonly listings = new Listings();
	readonly questions = new Questions();
	readonly #records = new Map<string, Negotiation>();
	readonly #openings = new Map<string, Opening>();
	/** The negotiation that a deal comes from. */
	readonly #deals = new Map<string, Negotiation>();
	readonly #byListing = new Map<string, Negotiation[]>();
	readonly #byWant = new Map<string, Negotiation[]>();
	readonly #byBuyer = new Map<string, Negotiation[]>();
	readonly #searches = new Map<string, Searched>();
	/** The listings a search turned up for a want. */
	readonly #shortlists = new Map<string, readonly string[]>();

	take(fact: Fact): void {
		this.mandates.take(fact);
		this.listings.take(fact);
		this.questions.take(fact);
		if (isFact(fact, "TurnDecided")) this.#takeTurn(fact.negotiationId, fact.data);
		else if (isFact(fact, "NegotiationOpened")) this.#open(fact);
		else if (fact.stream.startsWith("negotiation-")) this.#takeTalk(fact);
		else if (fact.stream.startsWith("deal-")) this.#takeDeal(fact);
	}

	get(id: string | undefined): Negotiation | undefined {
		return id === undefined ? undefined : this.#records.get(id);
	}

	ofDeal(id: string | undefined): Negotiation | undefined {
		return id === undefined ? undefined : this.#deals.get(id);
	}

	all(): Iterable<Negotiation> {
		return this.#records.values();
	}

	aboutListing(id: string): readonly Negotiation[] {
		return this.#byListing.get(id) ?? [];
	}

	ofBuyer(principal: string): readonly Negotiation[] {
		return this.#byBuyer.get(principal) ?? [];
	}

	aboutWant(principal: string, want: string): readonly Negotiation[] {
		return this.#byWant.get(`${principal}/${want}`) ?? [];
	}

	shortlist(principal: string, want: string): readonly string[] {
		return this.#shortlists.get(`${principal}/${want}`) ?? [];
	}

	/** The first search for each want of which something was chosen, and what was. */
	searches(): Iterable<Readonly<Searched>> {
		return this.#searches.values();
	}

	#takeTurn(id: string | undefined, turn: FactOf<"TurnDecided">["data"]): void {
		const { principal, want, shortlist, move } = turn;
		const key = `${principal}/${want}`;
		const search = this.#searches.get(key);
		const found = shortlist?.map(({ listing }) => listing);
		if (want !== null && found !== undefined) {
			this.#shortlists.set(key, found);
			if ((search?.chosen ?? null) === null)
				this.#searches.set(key, { want: key, found, chosen: null });
		}
		if (move.kind === "open") this.#chose(key, move.listing);
		const record = this.get(id);
		if (record !== undefined) countTurn(record, turn);
		else if (move.kind === "open") this.#openings.set(move.negotiationId, { want, turn });
	}

	#chose(want: string, listing: string): void {
		const search = this.#searches.get(want);
		if (search !== undefined) search.chosen ??= listing;
	}

	#open({ data, at }: FactOf<"NegotiationOpened">): void {
		const { negotiationId: id, listing: listed, revision, quantity, currency } = data;
		const { deadline, maxRounds } = data;
		const opening = this.#openings.get(id);
		const listing = this.listings.get(listed);
		const want = opening?.want ?? null;
		const record: Negotiation = {
			id,
			listing: listed,
			title: listing?.title ?? listed,
			category: listing?.category ?? "",
			structures: listing?.structures ?? [],
			want,
			quantity,
			revision,
			currency,
			buyer: partyOf(data.buyer, this.mandates.of(data.buyer), (mandate) =>
				mandate.wants.find((wanted) => wanted.id === want),
			),
			seller: partyOf(data.seller, this.mandates.of(data.seller), ({ sells }) =>
				sells.find((sale) => sale.listing === listed),
			),
			ask: listing === undefined ? null : listing.ask * BigInt(quantity),
			openedAt: at,
			deadline,
			maxRounds,
			offers: [],
			suggestion: null,
			agreement: null,
			ending: null,
			deal: "none",
			noShow: false,
		};
		this.#records.set(id, record);
		this.#openings.delete(id);
		add(this.#byListing, listed, record);
		add(this.#byBuyer, data.buyer, record);
		if (want !== null) add(this.#byWant, `${data.buyer}/${want}`, record);
		if (opening !== undefined) countTurn(record, opening.turn);
		this.#setLimits(record);
	}

	#takeTalk(fact: Fact): void {
		const record = this.get(fact.negotiationId);
		if (record === undefined) return;
		if (isFact(fact, "OfferMade")) this.#offer(record, fact);
		if (isFact(fact, "MessagePosted")) {
			const side = sideOf(record, fact.data.by);
			if (side !== null) {
				record[side].messages++;
				if (isPretext(fact.data.text)) record[side].pretexts++;
			}
		}
		if (isFact(fact, "OfferDeclined")) mark(record, fact.data.offerId, "declined", fact.at);
		if (isFact(fact, "OfferWithdrawn")) mark(record, fact.data.offerId, "withdrawn", fact.at);
		if (isFact(fact, "OfferExpired")) mark(record, fact.data.offerId, "expired", fact.at);
		if (isFact(fact, "SuggestionMade")) record.suggestion = minorOf(fact.data.terms.total);
		if (isFact(fact, "OfferAccepted")) {
			record.agreement = agreementOf(record, fact, this);
			mark(record, fact.data.offerId, "accepted", fact.at);
			this.#deals.set(fact.data.offerId, record);
			const listing = this.listings.get(record.listing);
			if (listing !== undefined) listing.agreed = true;
			this.#setLimits(record);
		}
		if (isFact(fact, "NegotiationEnded")) {
			const { reason, by, code } = fact.data;
			const unclear = unclearTo(record.buyer.principal, this.listings.get(record.listing));
			const side = by === null ? null : sideOf(record, by);
			const isOnWord =
				side !== null && this.questions.about(record[side].principal, record.id).isRefusal;
			record.ending = { reason, code, by: side, at: fact.at, unclear, isOnWord };
			if (record.agreement === null) this.#setLimits(record);
		}
	}

	#offer(record: Negotiation, { data, at, position }: FactOf<"OfferMade">): void {
		const by = sideOf(record, data.by);
		if (by === null) return;
		const standing = record.offers.at(-1);
		if (standing?.status === "standing") mark(record, standing.id, "replaced", at);
		const { terms, offerId: id, hash, expiresAt } = data;
		record.offers.push({
			id,
			by,
			price: minorOf(terms.price),
			total: minorOf(terms.total),
			currency: terms.total.currency,
			quantity: terms.quantity,
			method: terms.handover.method,
			window: terms.handover.window,
			fees: terms.fees.length,
			hash,
			position,
			at,
			expiresAt,
			limit: this.#reservation(record, by),
			heard: record[otherSide(by)].messages,
			circumstances: this.#circumstances(record, by, at),
			gone: null,
			status: "standing",
		});
	}

	#takeDeal(fact: Fact): void {
		const record = this.ofDeal(fact.dealId);
		if (record === undefined) return;
		if (isFact(fact, "DealOpened")) record.deal = "open";
		if (isFact(fact, "FundsHeld")) record.deal = "held";
		if (isFact(fact, "DealFellThrough")) record.deal = "fell through";
		if (isFact(fact, "DealClosed")) record.deal = fact.data.disposition;
		if (isFact(fact, "DisputeOpened") && fact.data.reason === "not_handed_over")
			record.noShow = true;
	}

	/**
	 * A seller goes by the other bids on the same listing and by what is left of it, a buyer by the other asks for the same
	 * want and by what its other offers leave of the budget.
	 */
	#circumstances(record: Negotiation, by: Side, at: string): string {
		const { id, listing, want, buyer } = record;
		const [others, side]: [readonly Negotiation[], Side] =
			by === "seller"
				? [this.aboutListing(listing), "buyer"]
				: [want === null ? [] : this.aboutWant(buyer.principal, want), "seller"];
		const offers = others.flatMap((other) => {
			const live = other.id === id ? undefined : liveBefore(other, side, at);
			return live === undefined ? [] : `${live.quantity} for ${live.total}`;
		});
		const post = this.listings.get(listing);
		const units = post === undefined ? null : availableOf(post);
		const money = least(
			this.mandates.left(buyer.principal, id),
			this.#reservation(record, "buyer"),
		);
		return [...offers.toSorted(), by === "seller" ? units : money].join(", ");
	}

	/** The ceiling of the want or the floor of the sale, as the mandate has it at this moment. */
	#reservation({ buyer, seller, listing, want, quantity }: Negotiation, side: Side): bigint | null {
		return side === "buyer"
			? this.mandates.ceiling(buyer.principal, want, quantity)
			: this.mandates.floor(seller.principal, listing, quantity);
	}

	/** A buyer's worst price is also bounded by what the budget has left beside other commitments. */
	#setLimits(record: Negotiation): void {
		const { buyer, seller } = record;
		buyer.reservation = this.#reservation(record, "buyer");
		buyer.limit = least(this.mandates.left(buyer.principal, record.id), buyer.reservation);
		seller.reservation = this.#reservation(record, "seller");
		seller.limit = seller.reservation;
	}
}

/** Words meant to move a price that no fact bears out. */
export const isPretext = (text: string): boolean =>
	claimsUnchecked(text, { isBidKnown: false }) || steers(text);

export const sideOf = ({ buyer, seller }: Negotiation, principal: string): Side | null => {
	if (principal === buyer.principal) return "buyer";
	return principal === seller.principal ? "seller" : null;
};

type Worth = Mandate["sells"][number]["worth"];

function partyOf(
	principal: string,
	mandate: Mandate | undefined,
	errand: (mandate: Mandate) => { readonly worth?: Worth } | undefined,
): Party {
	const worth = mandate === undefined ? undefined : errand(mandate)?.worth;
	const cap = mandate?.policy.spendingCapPerDeal;
	const agent = mandate?.agent;
	return {
		principal,
		agent: agentName(agent),
		tactic: agent === undefined || agent.kind === "external" ? null : (agent.tactic ?? "linear"),
		style: mandate?.style ?? null,
		effort: agent?.kind === "claude" ? (agent.effort ?? null) : null,
		minds: new Map(),
		reservation: null,
		limit: null,
		worth:
			worth === undefined
				? null
				: {
						delivery: worth.delivery === undefined ? null : minorOf(worth.delivery),
						perDay: worth.perDay === undefined ? 0n : minorOf(worth.perDay),
					},
		turns: 0,
		micros: 0n,
		capMicros: cap === undefined ? null : spentOf(cap).micros,
		messages: 0,
		pretexts: 0,
	};
}

/** What decides, as a mandate has it. */
export function agentName(agent: Mandate["agent"] | undefined): string {
	if (agent === undefined) return "unknown";
	if (agent.kind === "scripted") return `scripted:${agent.tactic}`;
	return agent.kind === "claude" ? `claude:${agent.model}` : "external";
}

function countTurn(record: Negotiation, turn: FactOf<"TurnDecided">["data"]): void {
	const side = sideOf(record, turn.principal);
	if (side === null) return;
	const party = record[side];
	party.turns++;
	party.micros += costOf(turn)?.micros ?? 0n;
	const mind = mindName(turn.model);
	party.minds.set(mind, (party.minds.get(mind) ?? 0) + 1);
}

/** Keys of an outside program are its own matter; it is one mind. */
export const mindName = (model: string): string =>
	model.startsWith("external") ? "external" : model;

function mark(record: Negotiation, offerId: string, status: Offer["status"], at: string): void {
	const offer = record.offers.findLast(({ id }) => id === offerId);
	if (offer === undefined) return;
	offer.status = status;
	offer.gone = at;
}

/** A limit, bounded by what is left of the budget. */
const least = (left: bigint | null, limit: bigint | null): bigint | null =>
	limit !== null && left !== null && left < limit ? left : limit;

function add<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [value]);
	else list.push(value);
}

/** The negotiations of facts that are at hand all at once. */
export function negotiationsOf(facts: Iterable<Fact>): Negotiations {
	const negotiations = new Negotiations();
	for (const fact of facts) negotiations.take(fact);
	return negotiations;
}
