import { type FactOf, isFact } from "@parley/contracts/catalogue";
import type { Posting } from "@parley/contracts/deal";
import type { Fact } from "@parley/contracts/fact";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import { MoneyBook, type MoneyTotals } from "./money-book.ts";

/** A deal that reached the point where money was held. Everything here is known to both parties. */
export interface DealRow {
	readonly deal: string;
	readonly negotiation: string;
	readonly listing: string;
	readonly title: string;
	readonly seller: string;
	readonly buyer: string;
	readonly quantity: number;
	/** For the whole quantity, as `price` is. */
	readonly ask: Money;
	readonly price: Money;
	readonly total: Money;
	readonly rounds: number;
	readonly status: "held" | "released" | "refunded" | "split";
}

export interface DisputeRow {
	readonly deal: string;
	readonly title: string;
	readonly by: string;
	readonly reason: string;
	/** `null` while nobody has decided. */
	readonly outcome: "release" | "refund" | "split" | null;
	readonly reasons: readonly string[];
}

type Counts = Readonly<Record<string, number>>;

/** What a market came to. No private number is in it. */
export interface Outcome {
	readonly facts: number;
	readonly people: number;
	readonly listings: number;
	readonly negotiations: number;
	readonly deals: readonly DealRow[];
	readonly walkAways: Counts;
	readonly impasses: number;
	readonly otherEndings: Counts;
	readonly stillOpen: number;
	readonly clarifications: { readonly asked: number; readonly answered: number };
	readonly fallThroughs: Counts;
	readonly disputes: readonly DisputeRow[];
	readonly noShows: number;
	readonly money: MoneyTotals | null;
}

interface Listed {
	title: string;
	ask: Money;
}

interface Talk {
	readonly buyer: string;
	readonly offers: { buyer: number; seller: number };
}

type Change<T> = { -readonly [Key in keyof T]: T[Key] };

/** Folds the facts of a market, in order, into what it came to. It keeps no facts, so a ledger of any size fits. */
export class OutcomeFold {
	readonly book = new MoneyBook();
	readonly #listings = new Map<string, Listed>();
	readonly #talks = new Map<string, Talk>();
	readonly #opened = new Map<string, DealRow>();
	readonly #held = new Map<string, Change<DealRow>>();
	readonly #disputes = new Map<string, Change<DisputeRow>>();
	readonly #walkAways = new Map<string, number>();
	readonly #endings = new Map<string, number>();
	readonly #fallThroughs = new Map<string, number>();
	facts = 0;
	#people = 0;
	#asked = 0;
	#answered = 0;
	#ended = 0;
	#noShows = 0;

	take(fact: Fact): void {
		this.facts++;
		const { postings } = fact.data as { postings?: readonly Posting[] };
		if (postings !== undefined) this.book.post(postings);
		if (fact.stream.startsWith("listing-")) this.#takeListing(fact);
		else if (fact.stream.startsWith("negotiation-")) this.#takeNegotiation(fact);
		else if (fact.stream.startsWith("deal-")) this.#takeDeal(fact);
		else if (fact.type === "AccountOpened") this.#people++;
	}

	#takeListing(fact: Fact): void {
		const id = fact.stream.slice("listing-".length);
		if (isFact(fact, "ListingPublished"))
			this.#listings.set(id, { title: fact.data.title, ask: fact.data.ask });
		const listed = this.#listings.get(id);
		if (isFact(fact, "ListingRevised") && listed !== undefined) {
			listed.title = fact.data.title ?? listed.title;
			listed.ask = fact.data.ask ?? listed.ask;
		}
		if (isFact(fact, "ListingNeedsClarification")) this.#asked += fact.data.slots.length;
		if (isFact(fact, "ClarificationAnswered")) this.#answered++;
	}

	#takeNegotiation(fact: Fact): void {
		if (isFact(fact, "NegotiationOpened"))
			this.#talks.set(fact.data.negotiationId, {
				buyer: fact.data.buyer,
				offers: { buyer: 0, seller: 0 },
			});
		if (isFact(fact, "OfferMade")) {
			const talk = this.#talks.get(fact.data.negotiationId);
			if (talk !== undefined) talk.offers[fact.data.by === talk.buyer ? "buyer" : "seller"]++;
		}
		if (!isFact(fact, "NegotiationEnded")) return;
		this.#ended++;
		if (fact.data.reason === "walked_away") count(this.#walkAways, fact.data.code ?? "other");
		else if (fact.data.reason !== "agreed") count(this.#endings, fact.data.reason);
	}

	#takeDeal(fact: Fact): void {
		const deal = fact.stream.slice("deal-".length);
		if (isFact(fact, "DealOpened")) this.#opened.set(deal, this.#row(deal, fact.data));
		if (isFact(fact, "DealFellThrough")) count(this.#fallThroughs, fact.data.reason);
		const opened = this.#opened.get(deal);
		if (isFact(fact, "FundsHeld") && opened !== undefined) this.#held.set(deal, { ...opened });
		const held = this.#held.get(deal);
		if (held === undefined) return;
		if (isFact(fact, "DealClosed")) held.status = fact.data.disposition;
		if (isFact(fact, "DisputeOpened")) {
			const { by, reason } = fact.data;
			// These two are what the market's own timer says when somebody did not come.
			if (reason === "not_handed_over" || reason === "not_collected") this.#noShows++;
			const row = { deal, title: held.title, by, reason, outcome: null, reasons: [] };
			this.#disputes.set(deal, row);
		}
		const dispute = this.#disputes.get(deal);
		if (isFact(fact, "DisputeDecided") && dispute !== undefined) {
			dispute.outcome = fact.data.outcome;
			dispute.reasons = fact.data.reasons;
		}
	}

	#row(deal: string, opened: FactOf<"DealOpened">["data"]): DealRow {
		const { negotiationId, listing, seller, buyer, terms } = opened;
		const { title, ask } = this.#listings.get(listing) ?? { title: listing, ask: terms.price };
		return {
			deal,
			negotiation: negotiationId,
			listing,
			title,
			seller,
			buyer,
			quantity: terms.quantity,
			ask: moneyOf(minorOf(ask) * BigInt(terms.quantity), ask.currency),
			price: terms.price,
			total: terms.total,
			rounds: roundsOf(this.#talks.get(negotiationId)),
			status: "held",
		};
	}

	outcome(): Outcome {
		const impasses = this.#endings.get("impasse") ?? 0;
		const others = [...this.#endings].filter(([reason]) => reason !== "impasse");
		return {
			facts: this.facts,
			people: this.#people,
			listings: this.#listings.size,
			negotiations: this.#talks.size,
			deals: [...this.#held.values()],
			walkAways: mostFirst([...this.#walkAways]),
			impasses,
			otherEndings: mostFirst(others),
			stillOpen: this.#talks.size - this.#ended,
			clarifications: { asked: this.#asked, answered: this.#answered },
			fallThroughs: mostFirst([...this.#fallThroughs]),
			disputes: [...this.#disputes.values()],
			noShows: this.#noShows,
			money: this.book.totals(),
		};
	}
}

/** The outcome of facts that are at hand all at once. */
export async function outcomeOf(facts: AsyncIterable<Fact> | Iterable<Fact>): Promise<OutcomeFold> {
	const fold = new OutcomeFold();
	for await (const fact of facts) fold.take(fact);
	return fold;
}

/** A round is one offer by each side; the one that was begun counts. */
const roundsOf = (talk: Talk | undefined): number =>
	talk === undefined ? 0 : Math.max(talk.offers.buyer, talk.offers.seller);

function count(counts: Map<string, number>, name: string): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

const mostFirst = (counts: readonly (readonly [string, number])[]): Counts =>
	Object.fromEntries(counts.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
