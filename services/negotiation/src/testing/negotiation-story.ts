import {
	type negotiationCommands,
	type negotiationFacts,
	offerHash,
} from "@parley/contracts/negotiation";
import type { Terms } from "@parley/contracts/terms";
import { later } from "@parley/contracts/time";
import type { Asked, Told } from "@parley/ledger/decider";

/** Ben bargains with Sue over two of her chairs: the cast of the tests beside this file. */
type Command = Asked<typeof negotiationCommands>;
export type Fact = Told<typeof negotiationFacts>;
type DataOf<All extends { type: string; data: unknown }, T extends All["type"]> = Extract<
	All,
	{ type: T }
>["data"];

export const NOW = "2026-03-01T12:00:00.000Z";
export const EXPIRY = "2026-03-02T12:00:00.000Z";
export const DEADLINE = "2026-03-05T12:00:00.000Z";
export const justBefore = (instant: string): string => later(instant, -1);
export const justAfter = (instant: string): string => later(instant, 1);

export const command = <T extends Command["type"]>(
	type: T,
	data: DataOf<Command, T>,
	told: Partial<Pick<Command, "id" | "at" | "actor">> = {},
): Command =>
	({ id: "c1", at: NOW, actor: { kind: "agent", id: "an-agent" }, ...told, type, data }) as Command;

export const fact = <T extends Fact["type"]>(type: T, data: DataOf<Fact, T>): Fact =>
	({ type, data }) as Fact;

export const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });

/** A price without fees. */
export const priced = (minor: number): Terms => ({
	price: usd(minor),
	quantity: 2,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd(minor),
});

export const opening = {
	negotiationId: "n1",
	listing: "chairs",
	revision: 3,
	quantity: 2,
	buyer: "ben",
	seller: "sue",
	deadline: DEADLINE,
	maxRounds: 10,
};
export const opened = (changes: Partial<typeof opening> = {}): Fact =>
	fact("NegotiationOpened", { ...opening, ...changes, currency: "USD" });

export type OfferMade = Extract<Fact, { type: "OfferMade" }>;

export function offer(
	by: string,
	minor: number,
	changes: { offerId?: string; inReplyTo?: string | null; terms?: Terms } = {},
): OfferMade {
	const body = {
		negotiationId: "n1",
		offerId: "o1",
		listing: "chairs",
		revision: 3,
		by,
		terms: priced(minor),
		inReplyTo: null,
		expiresAt: EXPIRY,
		...changes,
	};
	return { type: "OfferMade", data: { ...body, hash: offerHash(body) } };
}

/** The buyer's and the seller's prices in turn, as offers o1, o2 …, each in reply to the one before. */
export const haggle = (...prices: readonly number[]): OfferMade[] =>
	prices.map((price, index) =>
		offer(index % 2 === 0 ? "ben" : "sue", price, {
			offerId: `o${index + 1}`,
			inReplyTo: index === 0 ? null : `o${index}`,
		}),
	);

/** What a side says to make an offer in this story; the command's id becomes the offer's. */
export const makeOffer = (
	by: string,
	minor: number,
	changes: Partial<DataOf<Command, "MakeOffer">> = {},
	told: Partial<Pick<Command, "id" | "at">> = {},
): Command =>
	command(
		"MakeOffer",
		{
			by,
			listing: "chairs",
			revision: 3,
			terms: priced(minor),
			inReplyTo: null,
			expiresAt: EXPIRY,
			...changes,
		},
		{ id: "o1", ...told },
	);
