import type { Fact, Report } from "./fact.ts";
import { same } from "./reading.ts";
import type { Table } from "./table.ts";

/**
 * A round is one offer by each side. When offers are declined the sides' counts drift apart and the
 * published language does not say how rounds are counted then, so an offer counts as too late only
 * when both readings (offers by both sides; half of all offers) agree or the first is certain.
 */
export function checkRound(table: Table, fact: Fact, report: Report): void {
	const { maxRounds, offers } = table;
	if (maxRounds === undefined) return;
	const full = Math.min(offers.buyer.length, offers.seller.length) >= maxRounds;
	if (full || offers.buyer.length + offers.seller.length >= 2 * maxRounds)
		report("7 rounds", fact, `an offer is made after ${maxRounds} rounds`);
	// The first offer and three repetitions of it by both sides are too many under every reading.
	if (repeated(offers.buyer, 4) && repeated(offers.seller, 4))
		report("7 impasse", fact, "an offer is made after both sides repeated theirs three times");
}

/** At most three messages a side a round, counted leniently under both readings of a round. */
export function checkMessages(table: Table, fact: Fact, report: Report): void {
	const { buyer, seller } = table.offers;
	const complete = Math.min(buyer.length, seller.length);
	const halved = Math.floor((buyer.length + seller.length) / 2);
	const counts = [`both ${complete}`, `half ${halved}`].map((round) => {
		const key = `${String(fact.data.by)} ${round}`;
		const count = (table.messages.get(key) ?? 0) + 1;
		table.messages.set(key, count);
		return count;
	});
	if (counts.every((count) => count > 3))
		report("2 messages", fact, `${String(fact.data.by)} posts a fourth message in a round`);
}

/** An impasse needs its cause: the rounds are used up, or both sides stand where they stood. */
export function checkImpasse(table: Table, fact: Fact, report: Report): void {
	if (fact.data.reason !== "impasse") return;
	const { maxRounds, offers } = table;
	const rounds = Math.max(offers.buyer.length, offers.seller.length);
	const stuck = repeated(offers.buyer, 3) && repeated(offers.seller, 3);
	if (!stuck && !(maxRounds !== undefined && rounds >= maxRounds))
		report("7 impasse", fact, `the negotiation ends as impasse after ${rounds} rounds`);
}

function repeated(offers: readonly Fact[], times: number): boolean {
	const last = offers.at(-1)?.data.terms;
	const recent = offers.slice(-times);
	return recent.length === times && recent.every((offer) => same(offer.data.terms, last));
}
