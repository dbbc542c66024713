import { isFact } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import { streamId } from "@parley/contracts/fact";
import type { Documents, Projection } from "@parley/ledger/projection";
import { openNegotiations } from "./open-negotiations.ts";

interface ListedItem {
	readonly seller: string;
	readonly revision: number;
	readonly quantity: number;
	readonly currency: string;
	readonly onSale: boolean;
}

/** What this service has to know of a listing to open a negotiation on it. */
export const listedItems: Projection<ListedItem> = {
	name: "negotiation_listed_item",
	types: ["ListingPublished", "ListingRevised", "ListingSold", "ListingWithdrawn"],
	indexes: [],
	keys: (fact) => [streamId(fact.stream)],
	evolve(item, fact) {
		if (isFact(fact, "ListingPublished")) {
			const { seller, revision, quantity, ask } = fact.data;
			return { seller, revision, quantity, currency: ask.currency, onSale: true };
		}
		if (item === undefined) return item;
		if (isFact(fact, "ListingRevised"))
			return {
				...item,
				revision: fact.data.revision,
				quantity: fact.data.quantity ?? item.quantity,
			};
		return { ...item, onSale: false };
	},
};

/** Fills in the listing, and how much each side has going, as this service knows them, whatever the sender claimed. */
export async function prepareOpening(command: Command, documents: Documents): Promise<Command> {
	if (
		command.type !== "OpenNegotiation" ||
		typeof command.data !== "object" ||
		command.data === null
	)
		return command;
	const { listing, buyer, seller } = command.data as Readonly<Record<string, unknown>>;
	const listed =
		typeof listing === "string" ? await documents.get(listedItems, listing) : undefined;
	const going = {
		buyer: await openOf("buyer", buyer, documents),
		seller: await openOf("seller", seller, documents),
	};
	return { ...command, data: { ...command.data, listed: listed ?? null, going } };
}

const openOf = async (
	side: "buyer" | "seller",
	principal: unknown,
	documents: Documents,
): Promise<number> =>
	typeof principal === "string" ? documents.count(openNegotiations, { [side]: principal }) : 0;
