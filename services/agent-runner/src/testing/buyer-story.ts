import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { buyerTurns } from "../buyer-turns.ts";
import { turnParts } from "../turn-parts.ts";
import { eur, mandateOf, termsOf } from "./sample.ts";
import { Stage } from "./stage.ts";

/* A stage on which Anna's agent buys chairs from others, whom the test plays. */

export const process = buyerTurns(turnParts);
export const until = "2026-03-05T12:00:00.000Z";
export const unclear = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };

export let stage: Stage;
export function freshStage(): void {
	stage = new Stage();
}

type Published = FactOf<"ListingPublished">["data"];
export function published(
	listing: string,
	seller: string,
	changes: Partial<Published> = {},
): Promise<Fact> {
	return stage.tell(`listing-${listing}`, "ListingPublished", {
		seller,
		title: "Chairs",
		description: "",
		category: "furniture",
		quantity: 3,
		ask: eur(1200),
		attributes: {},
		handover: { method: "pickup", window: "P2D" },
		revision: 1,
		hash: "d".repeat(64),
		...changes,
	});
}

/** The negotiation that was asked for last is opened. */
export function opened(changes: Partial<FactOf<"NegotiationOpened">["data"]> = {}): Promise<Fact> {
	const asked = stage.sent.findLast(({ type }) => type === "OpenNegotiation")?.data;
	const opening = {
		...(asked as FactOf<"NegotiationOpened">["data"]),
		currency: "EUR",
		...changes,
	};
	return stage.tell(`negotiation-${opening.negotiationId}`, "NegotiationOpened", opening);
}

let offers = 0;
export function offered(
	by: string,
	minor: number,
	negotiation: Fact,
	offerId = `o${offers++}`,
): Promise<Fact> {
	const { negotiationId, listing, revision, quantity } =
		negotiation.data as FactOf<"NegotiationOpened">["data"];
	const terms = termsOf(eur(minor), quantity);
	const offer = {
		negotiationId,
		offerId,
		listing,
		revision,
		by,
		terms,
		inReplyTo: null,
		expiresAt: "2026-03-03T00:00:00.000Z",
	};
	return stage.tell(negotiation.stream, "OfferMade", { ...offer, hash: "e".repeat(64) });
}

/** The newest offer of the agent becomes a fact, as the negotiation would say. */
export function bidMade(negotiation: Fact): Promise<Fact> {
	const made = stage.sent.findLast(({ type }) => type === "MakeOffer");
	const { terms } = (made?.data ?? {}) as FactOf<"OfferMade">["data"];
	return offered("anna", Number(terms.total.minor), negotiation, made?.id);
}

export const grant = (changes: Partial<Mandate> = {}) =>
	stage.grant(mandateOf({ sells: [], ...changes }));
export const sent = () => stage.sent.map(({ type }) => type);
export const moves = () =>
	stage
		.told("turn")
		.map(({ data }) => (data as { move?: { kind: string; because?: string } }).move);
export const hit = (id: string, seller: string, slots: readonly unknown[] = []) => ({
	id,
	seller,
	slots,
});

export async function negotiating(): Promise<Fact> {
	await published("c1", "ben");
	stage.hits = [hit("c1", "ben")];
	await stage.deliver(process, await grant());
	return opened();
}
