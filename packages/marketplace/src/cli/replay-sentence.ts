import { formatMoney, toAmount } from "@parley/contracts/amount";
import { type FactOf, isFact } from "@parley/contracts/catalogue";
import type { Posting } from "@parley/contracts/deal";
import type { Fact } from "@parley/contracts/fact";
import type { Money } from "@parley/contracts/money";
import type { Terms } from "@parley/contracts/terms";
import type { Thread } from "../replay.ts";
import { printable } from "./display-text.ts";
import { shortId } from "./outcome-report.ts";

/** What one fact says inside its own negotiation, where buyer, seller and listing need no introduction. */
export function replaySentence(fact: Fact, thread: Thread): string {
	if (isFact(fact, "TurnDecided")) return turn(fact.data);
	if (isFact(fact, "MandateGranted")) return mandate(fact.data, thread);
	return listingSentence(fact) ?? talkSentence(fact) ?? dealSentence(fact) ?? privateSentence(fact);
}

function listingSentence(fact: Fact): string | undefined {
	if (isFact(fact, "ListingPublished")) {
		const { seller, title, quantity, ask } = fact.data;
		return `${seller} lists “${printable(title)}”: ${quantity} at ${formatMoney(ask)} each`;
	}
	if (isFact(fact, "ListingRevised")) return `the listing changes (revision ${fact.data.revision})`;
	if (isFact(fact, "ListingNeedsClarification"))
		return `${fact.data.askedBy ?? "the market"} asks: ${fact.data.slots.map(({ question }) => printable(question)).join(" ")}`;
	if (isFact(fact, "ClarificationAnswered"))
		return `${fact.actor.id} answers: ${printable(fact.data.answer)}`;
	if (isFact(fact, "StockReserved")) return `${fact.data.quantity} set aside for this deal`;
	if (isFact(fact, "StockRefused"))
		return `the listing sets nothing aside for this deal (${words(fact.data.code)})`;
	if (isFact(fact, "StockReleased")) return `${fact.data.quantity} back for sale`;
	if (isFact(fact, "OfferWindowClosed")) return "offers may be accepted from now on";
	if (isFact(fact, "ListingSold")) return "the listing is sold out";
	if (isFact(fact, "ListingWithdrawn"))
		return `the listing is withdrawn: ${words(printable(fact.data.reason))}`;
	return undefined;
}

function talkSentence(fact: Fact): string | undefined {
	if (isFact(fact, "NegotiationOpened")) {
		const { buyer, quantity, maxRounds, deadline } = fact.data;
		return `${buyer} opens the negotiation for ${quantity}: at most ${maxRounds} rounds, until ${minute(deadline)}`;
	}
	if (isFact(fact, "OfferMade")) {
		const { by, terms, inReplyTo } = fact.data;
		return `${by} ${inReplyTo === null ? "offers" : "counters with"} ${price(terms)}`;
	}
	if (isFact(fact, "MessagePosted")) return `${fact.data.by} says: ${printable(fact.data.text)}`;
	if (isFact(fact, "OfferDeclined")) return `${fact.data.by} declines`;
	if (isFact(fact, "OfferWithdrawn")) return `${fact.data.by} withdraws the standing offer`;
	if (isFact(fact, "OfferExpired")) return "the standing offer expires";
	if (isFact(fact, "OfferAccepted")) return `${fact.data.by} accepts ${price(fact.data.terms)}`;
	if (isFact(fact, "SuggestionMade")) return `the market suggests ${price(fact.data.terms)}`;
	if (isFact(fact, "NegotiationEnded")) {
		const { reason, by, code } = fact.data;
		const why = code === null ? "" : ` (${words(code)})`;
		return `the negotiation ends: ${words(reason)}${why}${by === null ? "" : `, by ${by}`}`;
	}
	return undefined;
}

function dealSentence(fact: Fact): string | undefined {
	if (isFact(fact, "DealOpened"))
		return `deal ${shortId(fact.data.offerId)} opens at ${price(fact.data.terms)}`;
	if (isFact(fact, "FundsHeld")) return `held: ${paid(fact.data.postings)}`;
	if (isFact(fact, "FundsReleased")) return `released: ${paid(fact.data.postings)}`;
	if (isFact(fact, "FundsRefunded")) return `refunded: ${paid(fact.data.postings)}`;
	if (isFact(fact, "DealFellThrough")) return `the deal falls through (${words(fact.data.reason)})`;
	if (isFact(fact, "HandoverScheduled")) return `${fact.data.method} by ${minute(fact.data.to)}`;
	if (isFact(fact, "HandoverConfirmed")) return `${fact.data.by} confirms the handover`;
	if (isFact(fact, "InspectionOpened"))
		return `the buyer may inspect until ${minute(fact.data.until)}`;
	if (isFact(fact, "DisputeOpened")) {
		const { by, reason, claim } = fact.data;
		return `a dispute opens for ${by}: ${words(printable(reason))}, claiming ${formatMoney(claim)}`;
	}
	if (isFact(fact, "EvidenceSubmitted"))
		return `${fact.data.by} submits evidence (${printable(fact.data.kind)})`;
	if (isFact(fact, "DisputeDecided")) {
		const { outcome, reasons, appealUntil } = fact.data;
		const open =
			appealUntil === undefined ? [] : [`It can be appealed until ${minute(appealUntil)}.`];
		return `the dispute is decided: ${outcome}. ${[...reasons.map(printable), ...open].join(" ")}`;
	}
	if (isFact(fact, "ReturnAuthorised")) return `${fact.data.by} agrees to take the goods back`;
	if (isFact(fact, "ReturnReceived")) return `${fact.data.by} has the goods back`;
	if (isFact(fact, "DisputeEscalated")) return `${fact.data.by} takes it to an arbiter`;
	if (isFact(fact, "DecisionAppealed")) return `${fact.data.by} appeals`;
	if (isFact(fact, "DealClosed")) return `the deal is closed: ${fact.data.disposition}`;
	return undefined;
}

function privateSentence(fact: Fact): string {
	if (isFact(fact, "CommitmentReserved"))
		return `commits ${formatMoney(fact.data.amount)} of the budget`;
	if (isFact(fact, "CommitmentReleased"))
		return `frees the earlier commitment (${words(printable(fact.data.reason))})`;
	if (isFact(fact, "MandateAmended")) return "changes the mandate";
	if (isFact(fact, "MandateRevoked")) return "revokes the mandate";
	if (isFact(fact, "MandatePaused")) return "pauses the mandate";
	if (isFact(fact, "MandateResumed")) return "resumes the mandate";
	if (isFact(fact, "WantWindowsClosed"))
		return "has waited for more offers as long as the mandate says";
	if (isFact(fact, "MoveRefused"))
		return `the move is refused (${printable(fact.data.code)}): ${printable(fact.data.because)}`;
	if (isFact(fact, "EscalationRaised")) return `the agent asks: ${printable(fact.data.question)}`;
	if (isFact(fact, "EscalationResolved")) return `the answer is: ${printable(fact.data.choice)}`;
	if (isFact(fact, "EscalationExpired"))
		return fact.data.because === undefined
			? `nobody answers, so the agent takes: ${printable(fact.data.applied)}`
			: "nobody needs an answer any more";
	return fact.type;
}

function mandate(
	{ principal, sells, wants }: FactOf<"MandateGranted">["data"],
	thread: Thread,
): string {
	const limits = [
		...sells
			.filter(({ listing }) => listing === thread.listing)
			.map(({ floor }) => `sell this for no less than ${formatMoney(floor)} each`),
		...wants
			.filter(({ id }) => principal === thread.buyer && id === thread.want)
			.map(
				({ query, ceiling }) => `find “${printable(query)}” for up to ${formatMoney(ceiling)} each`,
			),
	];
	return `${principal} sends out an agent${limits.length === 0 ? "" : `: ${limits.join("; ")}`}`;
}

function turn({ band, move }: FactOf<"TurnDecided">["data"]): string {
	const within = band === null ? "" : ` (from ${amount(band.from)} to ${amount(band.to)})`;
	return `decides to ${chosen(move)}${within}`;
}

/** What an agent chose, after "decides to". */
export function chosen(move: FactOf<"TurnDecided">["data"]["move"]): string {
	switch (move.kind) {
		case "offer":
			return `offer ${amount(move.terms.total)}`;
		case "accept":
			return `accept ${amount(move.total)}`;
		case "walk_away":
			return `walk away (${words(move.code)})`;
		case "open":
			return `talk to ${move.seller}`;
		case "ask":
			return `ask: ${printable(move.question)}`;
		case "hold":
			return `wait: ${printable(move.because)}`;
		case "escalate":
			return `ask the principal: ${printable(move.question)}`;
		default:
			return `${move.kind} the standing offer`;
	}
}

const amount = (money: Money): string => toAmount(money).amount;
const words = (code: string): string => code.replaceAll("_", " ");
export const minute = (instant: string): string => instant.slice(0, 16).replace("T", " ");

function price({ price, quantity, fees, total }: Terms): string {
	const extra = fees.map((fee) => ` + ${amount(fee.amount)} ${printable(fee.code)}`).join("");
	const all = fees.length === 0 ? "" : ` = ${amount(total)}`;
	return `${formatMoney(price)}${extra}${all}${quantity === 1 ? "" : ` for ${quantity}`}`;
}

const account = (name: string): string =>
	name.startsWith("escrow:") ? "escrow" : name.replace("wallet:", "");

const paid = (postings: readonly Posting[]): string =>
	postings
		.map(
			({ from, to, amount: money }) =>
				`${formatMoney(money)} from ${account(from)} to ${account(to)}`,
		)
		.join(", ");
