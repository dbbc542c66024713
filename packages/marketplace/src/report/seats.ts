import { mindOf, type Negotiation, otherSide, type Party, type Side } from "./negotiation.ts";

import { STRUCTURES } from "./structure.ts";

/** One side's place in one negotiation: what a figure about agents counts. */
export interface Seat {
	readonly record: Negotiation;
	readonly side: Side;
}

export interface Slice {
	readonly name: string;
	readonly side: Side;
	readonly seats: readonly Seat[];
}

export const otherSeat = ({ record, side }: Seat): Seat => ({ record, side: otherSide(side) });

const SIDES: readonly Side[] = ["buyer", "seller"];

/** The two seats of each negotiation, sorted by what a party's agent is, buyers first. */
function slices(records: readonly Negotiation[], nameOf: (party: Party) => string): Slice[] {
	return SIDES.flatMap((side) =>
		[...Map.groupBy(records, (record) => nameOf(record[side]))]
			.map(([name, members]) => ({
				name,
				side,
				seats: members.map((record) => ({ record, side })),
			}))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
	);
}

export const everySeat = (records: readonly Negotiation[]): Slice => ({
	name: "all",
	side: "seller",
	seats: records.map((record) => ({ record, side: "seller" })),
});

export const byMind = (records: readonly Negotiation[]): Slice[] => slices(records, mindOf);

/** By how a person wants their agent to talk, how hard its model thinks, and what bounds its prices. */
export const byStrategy = (records: readonly Negotiation[]): Slice[] =>
	slices(records, ({ style, effort, tactic }) =>
		[
			tactic ?? "no tactic",
			...(effort === null ? [] : [`effort ${effort}`]),
			...(style === null || style.trim() === "" ? [] : [`“${style}”`]),
		].join(", "),
	);

/** By how a deal is made up. A negotiation is in every structure its listing has. */
export function byStructure(records: readonly Negotiation[]): Slice[] {
	const found = new Map<string, Seat[]>();
	for (const record of records)
		for (const name of record.structures) {
			const seats = found.get(name) ?? [];
			seats.push({ record, side: "seller" });
			found.set(name, seats);
		}
	return STRUCTURES.flatMap((name) => {
		const seats = found.get(name);
		return seats === undefined ? [] : [{ name, side: "seller" as const, seats }];
	});
}

interface Pair extends Slice {
	readonly seller: string;
	readonly buyer: string;
}

/** Who met whom: a seller's mind and a buyer's. */
export const byPairing = (records: readonly Negotiation[]): Pair[] =>
	[...Map.groupBy(records, (record) => mindOf(record.seller))].flatMap(([seller, sold]) =>
		[...Map.groupBy(sold, (record) => mindOf(record.buyer))].map(([buyer, members]) => ({
			...everySeat(members),
			name: `${seller} sells to ${buyer}`,
			seller,
			buyer,
		})),
	);
