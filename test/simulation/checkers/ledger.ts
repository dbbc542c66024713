import type { Fact } from "./fact.ts";
import { text } from "./reading.ts";

/** One pass over the export that every checker leans on: facts by stream and by id, in position order. */
export interface Ledger {
	readonly facts: readonly Fact[];
	readonly finished: boolean;
	readonly byId: ReadonlyMap<string, Fact>;
	readonly negotiations: Streams;
	readonly deals: Streams;
	readonly listings: Streams;
	readonly mandates: Streams;
	readonly accounts: Streams;
	readonly turns: Streams;
	readonly escalations: Streams;
	/** Acceptances by the id of the accepted offer, which is the deal's id. */
	readonly acceptances: ReadonlyMap<string, readonly Fact[]>;
}

export type Streams = ReadonlyMap<string, readonly Fact[]>;

export const kinds = [
	"negotiation",
	"deal",
	"listing",
	"mandate",
	"account",
	"turn",
	"escalation",
	"intake",
	"spending",
	"reading",
] as const;
export type Kind = (typeof kinds)[number];

export function kindOf(stream: string): Kind | undefined {
	const dash = stream.indexOf("-");
	return kinds.find((kind) => kind.length === dash && stream.startsWith(kind));
}

/** The part of a stream's name after the first dash; ids of a market file may hold dashes themselves. */
export function idOf(stream: string): string {
	return stream.slice(stream.indexOf("-") + 1);
}

export function ledgerOf(facts: readonly Fact[], finished: boolean): Ledger {
	const streams = new Map<Kind, Map<string, Fact[]>>(kinds.map((kind) => [kind, new Map()]));
	const byId = new Map<string, Fact>();
	const acceptances = new Map<string, Fact[]>();
	for (const fact of facts) {
		if (!byId.has(fact.id)) byId.set(fact.id, fact);
		const kind = kindOf(fact.stream);
		if (kind !== undefined) add(streams.get(kind), idOf(fact.stream), fact);
		const offer = text(fact.data.offerId);
		if (fact.type === "OfferAccepted" && offer !== undefined) add(acceptances, offer, fact);
	}
	const of = (kind: Kind): Streams => streams.get(kind) ?? new Map();
	return {
		facts,
		finished,
		byId,
		acceptances,
		negotiations: of("negotiation"),
		deals: of("deal"),
		listings: of("listing"),
		mandates: of("mandate"),
		accounts: of("account"),
		turns: of("turn"),
		escalations: of("escalation"),
	};
}

function add(groups: Map<string, Fact[]> | undefined, key: string, fact: Fact): void {
	const group = groups?.get(key);
	if (group) group.push(fact);
	else groups?.set(key, [fact]);
}

export function find(facts: readonly Fact[] | undefined, type: string): Fact | undefined {
	return facts?.find((fact) => fact.type === type);
}

export function all(facts: readonly Fact[] | undefined, ...types: string[]): readonly Fact[] {
	return facts?.filter((fact) => types.includes(fact.type)) ?? [];
}
