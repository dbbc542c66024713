import { hashOf } from "@parley/contracts/hash";
import type { listingCommands, listingFacts } from "@parley/contracts/listing";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import type { Asked, Told } from "@parley/ledger/decider";

/** Sue lists five chairs: the cast of the tests beside this file. */
type Command = Asked<typeof listingCommands>;
export type Fact = Told<typeof listingFacts>;
type DataOf<All extends { type: string; data: unknown }, T extends All["type"]> = Extract<
	All,
	{ type: T }
>["data"];

export const command = <T extends Command["type"]>(type: T, data: DataOf<Command, T>): Command =>
	({
		id: "c1",
		at: "2026-03-01T12:00:00.000Z",
		actor: { kind: "agent", id: "an-agent" },
		type,
		data,
	}) as Command;

export const fact = <T extends Fact["type"]>(type: T, data: DataOf<Fact, T>): Fact =>
	({ type, data }) as Fact;

export const chairs = {
	seller: "sue",
	title: "Chairs",
	description: "Five wooden chairs.",
	category: "furniture",
	quantity: 5,
	ask: { minor: "4500", currency: "USD" },
	attributes: { colour: "oak" },
	handover: DEFAULT_HANDOVER,
};

export const published = fact("ListingPublished", {
	...chairs,
	revision: 1,
	hash: hashOf({ ...chairs, revision: 1 }),
});
export const sold = fact("ListingSold", {});
export const withdrawn = fact("ListingWithdrawn", { reason: "kept" });
export const reserved = (dealId: string, quantity: number): Fact =>
	fact("StockReserved", { dealId, quantity });
export const released = (dealId: string, quantity: number): Fact =>
	fact("StockReleased", { dealId, quantity });
export const dearer = fact("ListingRevised", {
	revision: 2,
	ask: { minor: "5000", currency: "USD" },
	hash: hashOf({ ...chairs, ask: { minor: "5000", currency: "USD" }, revision: 2 }),
});
