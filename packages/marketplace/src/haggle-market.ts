import type { Haggle } from "@parley/contracts/haggle-file";
import type { TACTICS } from "@parley/contracts/mandate";
import { moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import { openSlots } from "@parley/listing";

type Tactic = (typeof TACTICS)[number];

const LONGEST_QUERY = 200;

/** Two people for each haggle: one who sells a single listing, and one who wants that listing and no other. */
export function haggleMarket(haggles: readonly Haggle[], tactic: Tactic): Participant[] {
	const agent = { kind: "scripted", tactic } as const;
	return haggles.flatMap(({ id, listing, seller, buyer }): Participant[] => [
		{
			id: `${id}-s`,
			// Who only sells needs no money, but every account opens with some: the least there is.
			budget: moneyOf(1n, listing.ask.currency),
			agent,
			sells: [{ ...listing, id, quantity: 1, floor: seller.floor, ...settled(listing) }],
			wants: [],
		},
		{
			id: `${id}-b`,
			budget: buyer.ceiling,
			agent,
			sells: [],
			wants: [
				{
					id: "w",
					category: listing.category,
					query: [...listing.title].slice(0, LONGEST_QUERY).join(""),
					quantity: 1,
					ceiling: buyer.ceiling,
					listing: id,
				},
			],
		},
	]);
}

/** The two of a haggle differ about the price alone: whatever else their post leaves open is meant as the listing says. */
function settled(listing: Haggle["listing"]): { answers?: Record<string, string> } {
	const open = openSlots({ ...listing, quantity: 1 });
	const answers = open.map(({ slot, readings }) => [slot, readings[0] ?? ""]);
	return open.length === 0 ? {} : { answers: Object.fromEntries(answers) };
}
