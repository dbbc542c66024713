import { formatMoney } from "@parley/contracts/amount";
import { type FactOf, type FactType, isFact, STREAMS } from "@parley/contracts/catalogue";
import type { Posting } from "@parley/contracts/deal";
import { categoryOf, type Fact, streamId } from "@parley/contracts/fact";
import type { Agent } from "@parley/contracts/mandate";
import type { Terms } from "@parley/contracts/terms";
import type { Move } from "@parley/contracts/turn";

/**
 * Tells facts to people: one line a fact, in order of position, with its time, who did what, and for how much.
 * A line of a private fact says so at its end. Words that came from people are quoted and kept on the line.
 */
export function story(facts: readonly Fact[]): string[] {
	const book = new Book();
	return facts
		.toSorted((a, b) => a.position - b.position)
		.map((fact) => {
			book.read(fact);
			const place = String(fact.position).padStart(5);
			const when = `${fact.at.slice(0, 10)} ${fact.at.slice(11, 19)}`;
			const seen = fact.visibility === "private" ? " (private)" : "";
			return `${place}  ${when}  ${sentence(fact, book)}${seen}`;
		});
}

/** What earlier facts said, so that a later one can be told without its ids. */
class Book {
	readonly #titles = new Map<string, string>();
	readonly #parties = new Map<string, { buyer: string; seller: string; listing: string }>();

	read(fact: Fact): void {
		if ("digest" in fact.data) return;
		if (isFact(fact, "ListingPublished", "ListingRevised") && fact.data.title !== undefined)
			this.#titles.set(streamId(fact.stream), fact.data.title);
		if (isFact(fact, "NegotiationOpened", "DealOpened"))
			this.#parties.set(streamId(fact.stream), fact.data);
	}

	/** A listing by its title, where it is known. */
	listing(id: string): string {
		const title = this.#titles.get(id);
		return title === undefined ? `listing ${short(id)}` : quoted(title);
	}

	/** A negotiation or a deal, by who has it about what. */
	between(fact: Pick<Fact, "stream">): string {
		const id = streamId(fact.stream);
		const known = this.#parties.get(id);
		const name = `${categoryOf(fact.stream)} ${short(id)}`;
		if (known === undefined) return name;
		return `${name} (${known.buyer} buys ${this.listing(known.listing)} from ${known.seller})`;
	}
}

type Sentence<T extends FactType> = (data: FactOf<T>["data"], fact: Fact, book: Book) => string;
type Sentences = { readonly [T in FactType]: Sentence<T> };

function sentence(fact: Fact, book: Book): string {
	if (!Object.hasOwn(SENTENCES, fact.type)) return `${fact.type} on ${fact.stream}`;
	if ("digest" in fact.data) {
		const owner = STREAMS[categoryOf(fact.stream) as keyof typeof STREAMS].owner;
		return `${fact.type}: only ${owner} and an auditor can read it`;
	}
	const tell = SENTENCES[fact.type as FactType] as (
		data: unknown,
		fact: Fact,
		book: Book,
	) => string;
	return tell(fact.data, fact, book);
}

/** Ids that people gave are kept; a UUID is told by its first eight digits. */
const short = (id: string): string =>
	/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? id.slice(0, 8) : id;
/** On one line, whatever was written, and without the characters that turn a line around. */
const quoted = (text: string): string => {
	const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
	return `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`;
};
const pieces = (quantity: number): string => (quantity === 1 ? "one" : `${quantity} pieces`);
const clock = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
const owner = (fact: Fact): string => streamId(fact.stream);
const money = formatMoney;

const price = ({ price, total, quantity, fees }: Terms): string => {
	const extra = fees.map((fee) => ` + ${money(fee.amount)} ${fee.code}`).join("");
	const sum = fees.length === 0 ? "" : ` = ${money(total)}`;
	return `${money(price)}${extra}${sum} for ${pieces(quantity)}`;
};
const dollars = (micros: number): string => `${(micros / 1e6).toFixed(6)} USD`;
const paid = (postings: readonly Posting[]): string =>
	postings
		.map(({ from, to, amount }) => `${money(amount)} from ${short(from)} to ${short(to)}`)
		.join(" and ");

function chosen(move: Move, book: Book): string {
	switch (move.kind) {
		case "open":
			return `to talk to ${move.seller} about ${pieces(move.quantity)} of ${book.listing(move.listing)}`;
		case "offer":
			return `to offer ${price(move.terms)}`;
		case "accept":
			return `to accept offer ${short(move.offerId)} at ${money(move.total)}`;
		case "decline":
		case "withdraw":
			return `to ${move.kind} offer ${short(move.offerId)}`;
		case "walk_away":
			return `to walk away (${move.code})`;
		case "ask":
			return `to ask about ${book.listing(move.listing)}`;
		case "escalate":
			return `to ask its principal: ${quoted(move.question)}`;
		case "hold":
			return `to wait: ${move.because}`;
	}
}

const SENTENCES: Sentences = {
	ListingPublished: ({ seller, title, quantity, ask }) =>
		`${seller} puts ${quoted(title)} up for sale: ${pieces(quantity)} at ${money(ask)} each`,
	ListingRevised: ({ revision }, fact, book) =>
		`${book.listing(owner(fact))} is revised (revision ${revision})`,
	ListingNeedsClarification: ({ slots, askedBy }, fact, book) =>
		`${askedBy ?? "the market"} asks about ${book.listing(owner(fact))}: ${slots.map(({ question }) => quoted(question)).join(", ")}`,
	ClarificationAnswered: ({ answer }, fact, book) =>
		`${fact.actor.id} answers about ${book.listing(owner(fact))}: ${quoted(answer)}`,
	StockReserved: ({ dealId, quantity }, fact, book) =>
		`${book.listing(owner(fact))} keeps ${pieces(quantity)} for deal ${short(dealId)}`,
	StockRefused: ({ dealId, code }, fact, book) =>
		`${book.listing(owner(fact))} has nothing for deal ${short(dealId)} (${code})`,
	StockReleased: ({ dealId, quantity }, fact, book) =>
		`${book.listing(owner(fact))} has ${pieces(quantity)} back from deal ${short(dealId)}`,
	OfferWindowClosed: (_, fact, book) =>
		`${book.listing(owner(fact))} has had its time for offers: any may be accepted now`,
	ListingSold: (_, fact, book) => `${book.listing(owner(fact))} is sold`,
	ListingWithdrawn: ({ reason }, fact, book) =>
		`${book.listing(owner(fact))} is taken off the market (${reason})`,
	IntakeBegun: ({ principal }) => `${principal} begins to say what they want`,
	IntakeConsulted: ({ model }, fact) => `what ${owner(fact)} says is given to ${model} to read`,
	IntakeAnswered: ({ changes }, fact) =>
		`${owner(fact)} says what they want (${changes.map(({ field }) => field).join(", ") || "nothing new"})`,
	IntakeConfirmed: ({ plan }, fact) =>
		`${owner(fact)} says yes to what was read back: to sell ${plan.mandate.sells.length} and buy ${plan.mandate.wants.length}`,
	MandateGranted: ({ principal, sells, wants, budget, agent }) =>
		`${principal} sends out ${mindOf(agent)} agent with ${money(budget)}, to sell ${sells.length} and buy ${wants.length}`,
	MandateAmended: (data, fact) =>
		`${owner(fact)} changes the mandate (${Object.keys(data).join(", ")})`,
	MandateRevoked: (_, fact) => `${owner(fact)} revokes the mandate`,
	MandatePaused: (_, fact) => `${owner(fact)} pauses the mandate`,
	MandateResumed: (_, fact) => `${owner(fact)} resumes the mandate`,
	WantWindowsClosed: ({ wants }, fact) =>
		`${owner(fact)}'s agent has waited for more offers for ${wants.join(", ")}`,
	CommitmentReserved: ({ negotiationId, want, amount, quantity }, fact) =>
		`${owner(fact)} sets ${money(amount)} aside for ${pieces(quantity)} of ${want} in negotiation ${short(negotiationId)}`,
	CommitmentReleased: ({ negotiationId, reason }, fact) =>
		`${owner(fact)} takes back what was set aside for negotiation ${short(negotiationId)} (${reason})`,
	TurnDecided: ({ principal, move }, _, book) =>
		`${principal}'s agent decides ${chosen(move, book)}`,
	MoveRefused: ({ code, because }, fact) =>
		`the move of ${fact.actor.id}'s agent is refused (${code}): ${because}`,
	EscalationRaised: ({ principal, question }) => `${principal} is asked: ${quoted(question)}`,
	EscalationResolved: ({ choice, by }) => `${by} answers: ${quoted(choice)}`,
	EscalationExpired: ({ applied, because }) =>
		because === undefined
			? `nobody answered in time, so ${quoted(applied)} applies`
			: `nobody needs an answer any more (${because})`,
	SpendingReserved: ({ principal, microDollars }) =>
		`${dollars(microDollars)} is set aside for a model that ${principal}'s agent asks`,
	SpendingSettled: ({ principal, microDollars }) =>
		`the model that ${principal}'s agent asked has cost ${dollars(microDollars)}`,
	NegotiationOpened: ({ buyer, seller, listing, quantity, deadline, negotiationId }, _, book) =>
		`${buyer} opens negotiation ${short(negotiationId)} with ${seller} about ${pieces(quantity)} of ${book.listing(listing)}, until ${clock(deadline)}`,
	MessagePosted: ({ by, text }, fact, book) =>
		`${by} says ${quoted(text)} in ${book.between(fact)}`,
	OfferMade: ({ by, terms, offerId, inReplyTo }, fact, book) =>
		`${by} ${inReplyTo === null ? "offers" : "counters with"} ${price(terms)} (offer ${short(offerId)}) in ${book.between(fact)}`,
	OfferDeclined: ({ by, offerId }, fact, book) =>
		`${by} declines offer ${short(offerId)} in ${book.between(fact)}`,
	OfferWithdrawn: ({ by, offerId }, fact, book) =>
		`${by} withdraws offer ${short(offerId)} in ${book.between(fact)}`,
	OfferExpired: ({ offerId }, fact, book) =>
		`offer ${short(offerId)} expires in ${book.between(fact)}`,
	OfferAccepted: ({ by, terms, buyer, seller }) =>
		`${by} accepts: ${buyer} and ${seller} agree on ${price(terms)}`,
	SuggestionMade: ({ terms }, fact, book) =>
		`the market suggests ${price(terms)} in ${book.between(fact)}`,
	NegotiationEnded: ({ reason, by, code }, fact, book) =>
		`${book.between(fact)} ends: ${reason}${by === null ? "" : ` by ${by}`}${code === null ? "" : ` (${code})`}`,
	DealOpened: ({ terms }, fact, book) => `${book.between(fact)} opens at ${price(terms)}`,
	FundsHeld: ({ postings }, fact, book) => `${book.between(fact)} holds ${paid(postings)}`,
	DealFellThrough: ({ reason }, fact, book) => `${book.between(fact)} falls through (${reason})`,
	HandoverScheduled: ({ from, to, method }, fact, book) =>
		`${book.between(fact)}: ${method} from ${clock(from)} to ${clock(to)}`,
	HandoverConfirmed: ({ by }, fact, book) => `${by} confirms the handover of ${book.between(fact)}`,
	InspectionOpened: ({ until }, fact, book) =>
		`${book.between(fact)}: the buyer may inspect until ${clock(until)}`,
	FundsReleased: ({ postings }, fact, book) => `${book.between(fact)} pays ${paid(postings)}`,
	FundsRefunded: ({ postings }, fact, book) => `${book.between(fact)} gives back ${paid(postings)}`,
	DisputeOpened: ({ by, reason, claim }, fact, book) =>
		`${by} disputes ${book.between(fact)}: ${reason}, claiming ${money(claim)}`,
	EvidenceSubmitted: ({ by, kind }, fact, book) =>
		`${by} submits a ${kind} in the dispute over ${book.between(fact)}`,
	ReturnAuthorised: ({ by }, fact, book) => `${by} authorises a return in ${book.between(fact)}`,
	ReturnReceived: ({ by }, fact, book) => `${by} has the goods of ${book.between(fact)} back`,
	DisputeEscalated: ({ by }, fact, book) => `${by} takes ${book.between(fact)} to an arbiter`,
	DisputeDecided: ({ outcome, reasons }, fact, book) =>
		`${fact.actor.id} decides the dispute over ${book.between(fact)}: ${outcome}, ${reasons.map(quoted).join(", ")}`,
	DecisionAppealed: ({ by }, fact, book) => `${by} appeals the decision on ${book.between(fact)}`,
	DealClosed: ({ disposition }, fact, book) => `${book.between(fact)} is closed: ${disposition}`,
	AccountOpened: ({ principal, currency }) => `${principal} opens an account in ${currency}`,
	FundsDeposited: ({ postings }, fact) => `${owner(fact)} pays in ${paid(postings)}`,
	FundsWithdrawn: ({ postings }, fact) => `${owner(fact)} takes out ${paid(postings)}`,
};

function mindOf(agent: Agent): string {
	if (agent.kind === "external") return "an outside";
	return agent.kind === "scripted" ? `a ${agent.tactic}` : `a ${agent.model}`;
}
