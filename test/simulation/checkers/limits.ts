import type { Fact, Report } from "./fact.ts";
import { all, find, type Ledger } from "./ledger.ts";
import type { PrivateNumbers, Secrets } from "./private-numbers.ts";
import { money, record, text, whole } from "./reading.ts";

/** No one offers or accepts beyond the own limit: the ceiling as buyer, the floor as seller. */
export function checkLimits(ledger: Ledger, secrets: PrivateNumbers, report: Report): void {
	const wanted = wantsOf(ledger);
	for (const [id, facts] of ledger.negotiations) {
		const opened = facts[0];
		if (opened?.type !== "NegotiationOpened") continue;
		const { buyer, seller, listing, quantity } = opened.data;
		const units = BigInt(whole(quantity) ?? 0);
		const published = find(ledger.listings.get(text(listing) ?? ""), "ListingPublished");
		const category = text(published?.data.category);
		for (const move of all(facts, "OfferMade", "OfferAccepted")) {
			const terms = record(move.data.terms);
			const { by } = move.data;
			const buying = by === buyer ? secrets.get(text(buyer) ?? "") : undefined;
			const selling = by === seller ? secrets.get(text(seller) ?? "") : undefined;
			const total = money(terms.total)?.minor;
			const price = money(terms.price)?.minor;
			if (buying) checkCeiling(buying, category, wanted.get(id), total, units, move, report);
			if (selling) checkFloor(selling, text(listing), price, units, move, report);
		}
	}
}

/** Which want a negotiation serves is known from the commitment its buyer made. */
function wantsOf(ledger: Ledger): Map<string, string> {
	const wants = new Map<string, string>();
	for (const facts of ledger.mandates.values())
		for (const fact of all(facts, "CommitmentReserved"))
			wants.set(String(fact.data.negotiationId), String(fact.data.want));
	return wants;
}

function checkCeiling(
	buyer: Secrets,
	category: string | undefined,
	want: string | undefined,
	total: bigint | undefined,
	units: bigint,
	move: Fact,
	report: Report,
): void {
	const inCategory = buyer.wants.filter((wish) => wish.category === category);
	const committed = inCategory.filter((wish) => wish.id === want);
	// A commitment names the want; where it does not, any want of the category may be meant.
	const wishes = committed.length > 0 ? committed : inCategory;
	const within = wishes.some(
		({ ceiling }) => ceiling !== undefined && total !== undefined && total <= ceiling * units,
	);
	// The numbers themselves stay out of the sentence: a report is read by more people than a mandate.
	if (!within)
		report(
			"limits ceiling",
			move,
			`${move.type} is beyond every ceiling of its buyer in ${category}`,
		);
}

function checkFloor(
	seller: Secrets,
	listing: string | undefined,
	price: bigint | undefined,
	units: bigint,
	move: Fact,
	report: Report,
): void {
	const floors = seller.floors.get(listing ?? "");
	if (floors === undefined) return;
	if (!floors.some((floor) => price !== undefined && price >= floor * units))
		report("limits floor", move, `${move.type} is below the floor of its seller`);
}
