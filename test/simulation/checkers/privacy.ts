import type { Fact, Report } from "./fact.ts";
import { find, type Ledger } from "./ledger.ts";
import type { PrivateNumbers } from "./private-numbers.ts";
import { amountsNamed } from "./prose.ts";
import { money, record, text, whole } from "./reading.ts";

/** What owners write about their own goods is theirs to say: "floor" may be the third one of a house. */
const owned = new Set(["title", "description", "attributes", "answer", "answers", "slots"]);
/** Prices that someone chose to name, and what follows from them. */
const chosen = new Set(["terms", "ask", "postings", "claim", "split"]);
const prose = new Set([
	"text",
	"reason",
	"reasons",
	"message",
	"because",
	"claim",
	"question",
	"note",
]);

/** Rule 14: a private number shows in no fact that others may read, unless its owner chose it as a price. */
export function checkPrivacy(ledger: Ledger, secrets: PrivateNumbers, report: Report): void {
	const named = namedPrices(ledger);
	for (const fact of ledger.facts) {
		if (fact.visibility === "private") continue;
		const hidden = hiddenFrom(ledger, secrets, named, fact);
		inspect(fact.data, fact, hidden, report);
		for (const [key, value] of Object.entries(fact))
			if (key !== "data") inspectField(key, value, fact, hidden, report);
	}
}

function inspect(value: unknown, fact: Fact, hidden: ReadonlySet<bigint>, report: Report): void {
	if (Array.isArray(value)) for (const item of value) inspect(item, fact, hidden, report);
	else
		for (const [key, item] of Object.entries(record(value)))
			inspectField(key, item, fact, hidden, report);
}

function inspectField(
	key: string,
	value: unknown,
	fact: Fact,
	hidden: ReadonlySet<bigint>,
	report: Report,
): void {
	if (owned.has(key)) return;
	if (isPrivateName(key)) report("14 private field", fact, `${fact.type} has a field named ${key}`);
	const amount = money(value);
	if (!chosen.has(key) && amount && hidden.has(amount.minor))
		report("14 private number", fact, `the field ${key} holds a private number of a party`);
	if (prose.has(key) && typeof value === "string")
		for (const minor of amountsNamed(value))
			if (hidden.has(minor))
				report("14 private number", fact, `the words of ${key} name a private number of a party`);
	// Within terms and postings only names are suspect; the amounts are prices their owners chose.
	inspect(value, fact, chosen.has(key) ? nothing : hidden, report);
}

const nothing: ReadonlySet<bigint> = new Set();

function isPrivateName(key: string): boolean {
	const words = key.split(/(?=[A-Z])|[_-]/).map((word) => word.toLowerCase());
	const secret = ["floor", "ceiling", "budget", "target"];
	return (
		secret.some((word) => words.includes(word)) ||
		["limit", "limits", "reservationPrice"].includes(key)
	);
}

/** Every amount named on the table of a negotiation; equal to one of these, a private number is no secret. */
function namedPrices(ledger: Ledger): Map<string, Set<bigint>> {
	const named = new Map<string, Set<bigint>>();
	for (const [id, facts] of ledger.negotiations) {
		const prices = new Set<bigint>();
		const units = BigInt(whole(facts[0]?.data.quantity) ?? 1);
		for (const fact of facts)
			for (const field of ["price", "total"]) {
				const minor = money(record(fact.data.terms)[field])?.minor;
				if (minor === undefined) continue;
				prices.add(minor);
				if (units > 0n && minor % units === 0n) prices.add(minor / units);
			}
		named.set(id, prices);
	}
	return named;
}

/** The private numbers at stake where this fact belongs, which its readers must not learn. */
function hiddenFrom(
	ledger: Ledger,
	secrets: PrivateNumbers,
	named: ReadonlyMap<string, ReadonlySet<bigint>>,
	fact: Fact,
): ReadonlySet<bigint> {
	const deal = ledger.acceptances.get(fact.dealId ?? "")?.[0];
	const negotiation = fact.negotiationId ?? deal?.negotiationId ?? "";
	const opened = ledger.negotiations.get(negotiation)?.[0]?.data ?? {};
	const listing = text(opened.listing) ?? fact.stream.replace(/^listing-/, "");
	const published = find(ledger.listings.get(listing), "ListingPublished")?.data ?? {};
	const units = BigInt(whole(opened.quantity) ?? 1);
	const seller = secrets.get(text(published.seller) ?? "");
	const buyer = secrets.get(text(opened.buyer) ?? "");
	const floors = seller?.floors.get(listing) ?? [];
	const ceilings =
		buyer?.wants
			.filter((want) => want.category === published.category)
			.flatMap((want) => want.ceiling ?? []) ?? [];
	const hidden = new Set([seller?.budget, buyer?.budget].flatMap((budget) => budget ?? []));
	for (const each of [...floors, ...ceilings]) hidden.add(each).add(each * units);
	for (const price of named.get(negotiation) ?? []) hidden.delete(price);
	const ask = money(published.ask)?.minor ?? 0n;
	for (const shown of [0n, ask, ask * units]) hidden.delete(shown);
	return hidden;
}
