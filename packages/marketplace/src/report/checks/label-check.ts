import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import {
	LABEL_SLOTS,
	type Label,
	type ListingLabel,
	type NegotiationLabel,
} from "@parley/contracts/label-file";
import { type Confusion, Tally } from "./confusion.ts";

/** What the market did, as far as a careful reader's labels speak of it. */
export class Deeds {
	/** The terms of each listing that anybody asked about. */
	readonly #asked = new Map<string, Set<string>>();
	/** Listings about which nobody could accept, or a negotiation ended because nobody answered. */
	readonly #stopped = new Set<string>();
	readonly #listings = new Set<string>();
	/** The listing of each negotiation. */
	readonly #talks = new Map<string, string>();
	/** The rules that put a question to somebody, by negotiation. */
	readonly #raised = new Map<string, Set<string>>();
	/** The negotiation that each turn moved in last: a refusal names none. */
	readonly #turns = new Map<string, string>();

	take(fact: Fact): void {
		const id = streamId(fact.stream);
		if (isFact(fact, "ListingPublished")) this.#listings.add(id);
		if (isFact(fact, "ListingNeedsClarification"))
			for (const { slot } of fact.data.slots) add(this.#asked, id, slot);
		if (isFact(fact, "NegotiationOpened"))
			this.#talks.set(fact.data.negotiationId, fact.data.listing);
		if (isFact(fact, "TurnDecided") && fact.negotiationId !== undefined)
			this.#turns.set(id, fact.negotiationId);
		if (isFact(fact, "MoveRefused") && fact.data.code === "TERMS_AMBIGUOUS")
			this.#stop(this.#turns.get(id));
		if (isFact(fact, "NegotiationEnded") && fact.data.reason === "ambiguous")
			this.#stop(fact.negotiationId);
		if (isFact(fact, "EscalationRaised") && fact.data.negotiationId !== undefined)
			add(this.#raised, fact.data.negotiationId, fact.data.rule ?? "asked_by_agent");
	}

	#stop(negotiation: string | undefined): void {
		const listing = this.#talks.get(negotiation ?? "");
		if (listing !== undefined) this.#stopped.add(listing);
	}

	hasListing(id: string): boolean {
		return this.#listings.has(id);
	}

	hasNegotiation(id: string): boolean {
		return this.#talks.has(id);
	}

	/** Whether a listing was found ambiguous. */
	isCaught(listing: string): boolean {
		return this.#asked.has(listing) || this.#stopped.has(listing);
	}

	/** The terms of it that were asked about. */
	slotsOf(listing: string): ReadonlySet<string> {
		return this.#asked.get(listing) ?? new Set();
	}

	isRaised(negotiation: string, rule?: string): boolean {
		const raised = this.#raised.get(negotiation);
		return rule === undefined ? (raised?.size ?? 0) > 0 : raised?.has(rule) === true;
	}
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
	const set = sets.get(key) ?? new Set();
	sets.set(key, set.add(value));
}

/** A label that the market did not live up to, to be looked up. */
interface Dispute {
	readonly id: string;
	readonly kind: "missed" | "false alarm";
}

export interface Labelled {
	readonly all: Confusion;
	/** By the slot or the rule that the labels name, where there was anything to find or was anything found. */
	readonly rows: readonly (Confusion & { readonly name: string })[];
	readonly disputes: readonly Dispute[];
	/** Labels of what this market does not have. */
	readonly unknown: number;
}

/** A careful reader's labels beside what the market did. */
export interface LabelCheck {
	readonly ambiguity: Labelled;
	readonly escalations: Labelled;
}

const MOST_DISPUTES = 20;

/** Adds up one kind of label, by name and in all. */
class Comparison {
	readonly #all = new Tally();
	readonly #rows = new Map<string, Tally>();
	readonly #disputes: Dispute[] = [];
	#unknown = 0;

	compare(id: string, isDue: boolean, isFound: boolean): void {
		this.#all.add(isDue, isFound);
		if (isDue !== isFound && this.#disputes.length < MOST_DISPUTES)
			this.#disputes.push({ id, kind: isDue ? "missed" : "false alarm" });
	}

	row(name: string, isDue: boolean, isFound: boolean): void {
		const tally = this.#rows.get(name) ?? new Tally();
		this.#rows.set(name, tally);
		tally.add(isDue, isFound);
	}

	skip(): void {
		this.#unknown++;
	}

	get labelled(): Labelled {
		return {
			all: this.#all.confusion,
			rows: [...this.#rows]
				.map(([name, tally]) => ({ name, ...tally.confusion }))
				.filter(({ hits, misses, falseAlarms }) => hits + misses + falseAlarms > 0)
				.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
			disputes: this.#disputes,
			unknown: this.#unknown,
		};
	}
}

export function labelCheck(labels: readonly Label[], deeds: Deeds): LabelCheck {
	const [ambiguity, escalations] = [new Comparison(), new Comparison()];
	for (const label of labels)
		if ("listing" in label) compareListing(label, deeds, ambiguity);
		else compareNegotiation(label, deeds, escalations);
	return { ambiguity: ambiguity.labelled, escalations: escalations.labelled };
}

/** A listing is caught by a question about any of its terms; by slot it counts whether it was the right one. */
function compareListing(
	{ listing, ambiguous, ...label }: ListingLabel,
	deeds: Deeds,
	into: Comparison,
): void {
	const slots: readonly string[] = label.slots ?? [];
	if (!deeds.hasListing(listing)) {
		into.skip();
		return;
	}
	into.compare(listing, ambiguous, deeds.isCaught(listing));
	// Which slot it is, is only known where the label says so, or says that it is none.
	const asked = deeds.slotsOf(listing);
	if (slots.length > 0 || !ambiguous)
		for (const slot of LABEL_SLOTS) into.row(slot, slots.includes(slot), asked.has(slot));
}

function compareNegotiation(
	{ negotiation, escalate, reason }: NegotiationLabel,
	deeds: Deeds,
	into: Comparison,
): void {
	if (!deeds.hasNegotiation(negotiation)) {
		into.skip();
		return;
	}
	const isFound = deeds.isRaised(negotiation, reason);
	into.compare(negotiation, escalate, isFound);
	if (reason !== undefined) into.row(reason, escalate, isFound);
}
