import type { Fact, Report } from "./fact.ts";
import { all, type Ledger } from "./ledger.ts";
import { checkAcceptance, checkOffer } from "./offer.ts";
import { isInstant, notBefore, text, whole } from "./reading.ts";
import { checkImpasse, checkMessages, checkRound } from "./rounds.ts";
import { checkSuggestion } from "./suggestion.ts";
import { isParty, type Table, tableOf } from "./table.ts";

/** Rules 1 to 7, by folding each negotiation and judging each fact against what was on the table. */
export function checkNegotiations(ledger: Ledger, report: Report): void {
	const offers = new Set<string>();
	for (const [id, facts] of ledger.negotiations) {
		const [opened, ...moves] = facts;
		if (opened?.type !== "NegotiationOpened") {
			if (opened)
				report("2 opened", opened, "the negotiation does not begin with NegotiationOpened");
			continue;
		}
		const table = tableOf(id, opened);
		checkOpening(table, ledger, report);
		for (const fact of moves) {
			checkMove(table, fact, report);
			apply(table, fact);
		}
		for (const offer of all(facts, "OfferMade")) {
			const offerId = String(offer.data.offerId);
			if (offers.has(offerId)) report("5 offer id", offer, `offer ${offerId} was made before`);
			offers.add(offerId);
		}
	}
}

function checkOpening(table: Table, ledger: Ledger, report: Report): void {
	const { opened, buyer, seller } = table;
	const { negotiationId, listing, revision, quantity } = opened.data;
	if (negotiationId !== table.id)
		report("1 parties", opened, "the negotiation's id is not that of its stream");
	if (buyer === undefined || seller === undefined || buyer === seller)
		report("1 parties", opened, "there are not two different parties");
	const story = ledger.listings.get(text(listing) ?? "") ?? [];
	const published = story.find((fact) => fact.type === "ListingPublished");
	if (published === undefined || published.position > opened.position)
		report("1 parties", opened, `listing ${String(listing)} was not published before`);
	else if (published.data.seller !== seller)
		report("1 parties", opened, `listing ${String(listing)} is not the seller's`);
	// A negotiation may lag behind a revision, but it cannot speak of one that was not made yet.
	const revisions = all(story, "ListingPublished", "ListingRevised");
	if (!revisions.some((fact) => fact.data.revision === revision && fact.position < opened.position))
		report("4 revision", opened, `the listing had no revision ${String(revision)} yet`);
	if ((whole(quantity) ?? 0) < 1)
		report("4 quantity", opened, "the quantity is not a positive whole number");
	if (!isInstant(table.deadline)) report("6 deadline", opened, "the deadline is not a time");
	if ((table.maxRounds ?? 0) < 1)
		report("7 rounds", opened, "maxRounds is not a positive whole number");
}

function checkMove(table: Table, fact: Fact, report: Report): void {
	if (table.ended) {
		report("ending after", fact, `${fact.type} comes after the negotiation had ended`);
		return;
	}
	if (table.accepted && fact.type !== "NegotiationEnded")
		report("ending after", fact, `${fact.type} comes after an offer was accepted`);
	const { by } = fact.data;
	if (
		!["OfferExpired", "NegotiationEnded", "NegotiationOpened", "SuggestionMade"].includes(fact.type)
	) {
		if (!isParty(table, by)) report("1 not a party", fact, `${String(by)} is not a party`);
		if (fact.actor?.kind === "principal" && fact.actor.id !== by)
			report("1 not a party", fact, `${fact.actor.id} moves in the name of ${String(by)}`);
	}
	checkTime(table, fact, report);
	if (fact.type === "NegotiationOpened")
		report("2 opened", fact, "the negotiation is opened a second time");
	if (fact.type === "OfferMade") {
		checkTurn(table, fact, report);
		checkOffer(table, fact, report);
		checkRound(table, fact, report);
	}
	if (fact.type === "SuggestionMade") checkSuggestion(table, fact, report);
	if (fact.type === "MessagePosted") checkMessages(table, fact, report);
	if (fact.type === "OfferAccepted") checkAcceptance(table, fact, report);
	if (["OfferDeclined", "OfferWithdrawn", "OfferExpired"].includes(fact.type))
		checkAnswer(table, fact, report);
	if (fact.type === "NegotiationEnded") checkImpasse(table, fact, report);
}

function checkTurn(table: Table, fact: Fact, report: Report): void {
	const { by, inReplyTo } = fact.data;
	const { standing } = table;
	if (standing) {
		if (standing.data.by === by)
			report("2 whose move", fact, `${String(by)} made two offers in a row`);
		if (inReplyTo !== standing.data.offerId)
			report("3 reply", fact, "the counter-offer does not reply to the standing offer");
	} else {
		if (by !== table.mover) report("2 whose move", fact, `it was ${table.mover}'s move`);
		if (inReplyTo !== null) report("3 reply", fact, "the offer replies although no offer stands");
	}
}

function checkAnswer(table: Table, fact: Fact, report: Report): void {
	const { standing } = table;
	const offerId = text(fact.data.offerId);
	if (!standing || offerId !== standing.data.offerId) {
		report("3 standing", fact, `${fact.type} is about an offer that does not stand`);
		return;
	}
	const own = fact.data.by === standing.data.by;
	if (fact.type === "OfferDeclined" && own)
		report("2 whose move", fact, "the side whose offer stands declines it");
	if (fact.type === "OfferWithdrawn" && !own)
		report("2 whose move", fact, "the other side withdraws the standing offer");
	if (fact.type === "OfferExpired" && !notBefore(fact.at, standing.data.expiresAt))
		report("6 expiry", fact, "the offer is expired before its time");
}

const late = new Set(["OfferMade", "OfferDeclined", "OfferAccepted", "MessagePosted"]);

function checkTime(table: Table, fact: Fact, report: Report): void {
	if (!late.has(fact.type)) return;
	if (notBefore(fact.at, table.deadline))
		report("6 deadline", fact, `${fact.type} comes at or after the negotiation's deadline`);
	const expiresAt = table.standing?.data.expiresAt;
	if (fact.type !== "MessagePosted" && notBefore(fact.at, expiresAt))
		report("6 expiry", fact, `${fact.type} answers an offer at or after its expiry`);
}

function apply(table: Table, fact: Fact): void {
	const { standing } = table;
	if (fact.type === "OfferMade") {
		table.standing = fact;
		if (fact.data.by === table.buyer) table.offers.buyer.push(fact);
		else table.offers.seller.push(fact);
	}
	if (["OfferDeclined", "OfferWithdrawn", "OfferExpired"].includes(fact.type) && standing) {
		table.mover = text(standing.data.by);
		table.standing = undefined;
	}
	if (fact.type === "SuggestionMade") table.suggested = fact;
	if (fact.type === "OfferAccepted") {
		table.accepted = fact;
		table.standing = undefined;
	}
	if (fact.type === "NegotiationEnded") table.ended ??= fact;
}
