import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Data, Fact, Report } from "./fact.ts";
import { factMoney, isInstant, list, notBefore, record, same, text } from "./reading.ts";
import type { Table } from "./table.ts";

/** The fingerprint of an offer: exactly these eight fields, whatever else the fact may carry. */
export function offerHash(offer: Data): string {
	const { negotiationId, offerId, listing, revision, by, terms, inReplyTo, expiresAt } = offer;
	const said = { negotiationId, offerId, listing, revision, by, terms, inReplyTo, expiresAt };
	return createHash("sha256")
		.update(canonicalize(said) ?? "")
		.digest("hex");
}

/** Rules 3 to 6 for what an offer says: all-in, adding up, about this negotiation, fingerprinted. */
export function checkOffer(table: Table, fact: Fact, report: Report): void {
	const { opened } = table;
	const { negotiationId, offerId, listing, revision, expiresAt, hash } = fact.data;
	if (negotiationId !== table.id || text(offerId) === undefined)
		report("4 negotiation", fact, "the offer does not name its negotiation or itself");
	if (listing !== opened.data.listing || revision !== opened.data.revision)
		report("4 revision", fact, "the offer is for another listing or revision than was opened");
	if (!isInstant(expiresAt)) report("6 expiry", fact, "expiresAt is not a time");
	else if (notBefore(fact.at, expiresAt))
		report("6 expiry", fact, "the offer is made at or after its own expiry");
	if (hash !== offerHash(fact.data))
		report("5 hash", fact, "the hash is not that of the offer's eight fields");
	checkTerms(table, fact, report);
}

function checkTerms(table: Table, fact: Fact, report: Report): void {
	const { price, quantity, fees, total, handover } = record(fact.data.terms);
	if (quantity !== table.opened.data.quantity)
		report("4 quantity", fact, "the offer is for another quantity than the negotiation");
	if (text(record(handover).method) === undefined)
		report("4 terms", fact, "the terms name no method of handover");
	const amounts = [price, total, ...list(fees).map((fee) => record(fee).amount)].map(factMoney);
	const [cost, all] = amounts;
	if (!Array.isArray(fees) || amounts.some((amount) => amount === undefined) || !cost || !all) {
		report("4 total", fact, "price, fees or total is not an explicit amount");
		return;
	}
	if (amounts.some((amount) => amount?.currency !== cost.currency))
		report("4 currency", fact, "the terms mix currencies");
	if (amounts.some((amount) => amount !== undefined && amount.minor < 0n))
		report("4 total", fact, "an amount of the terms is negative");
	const charges = amounts.slice(2).reduce((sum, fee) => sum + (fee?.minor ?? 0n), 0n);
	if (cost.minor + charges !== all.minor)
		report("4 total", fact, "price and fees do not add up to the total");
}

/** Rule 5: an acceptance speaks of the standing offer, all of it, and of nothing else. */
export function checkAcceptance(table: Table, fact: Fact, report: Report): void {
	const { standing } = table;
	const { offerId, hash, by, terms } = fact.data;
	if (!standing) {
		report("5 accept", fact, "an acceptance comes where no offer stands");
		return;
	}
	if (text(offerId) === undefined || offerId !== standing.data.offerId)
		report("5 accept", fact, "the accepted id is not that of the standing offer");
	if (text(hash) === undefined || hash !== standing.data.hash)
		report("5 accept", fact, "the accepted hash is not that of the standing offer");
	if (!same(terms, standing.data.terms))
		report("5 accept", fact, "the accepted terms are not those of the standing offer");
	if (by === standing.data.by)
		report("5 own offer", fact, `${String(by)} accepts an offer of its own`);
}
