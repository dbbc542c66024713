import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { buyerTurns } from "../buyer-turns.ts";
import { GO_AHEAD } from "../domain/escalation-policy.ts";
import { turnParts } from "../turn-parts.ts";
import { DEADLINE, eur, mandateOf, termsOf } from "./sample.ts";
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

/**
 * Chairs of each of these sellers are for sale, `c1` the first one's, and a search finds them in this order, with what of
 * their terms is open.
 */
export async function onSale(
	sellers: readonly string[],
	changes: Partial<Published> = {},
	slots: readonly unknown[] = [],
): Promise<void> {
	for (const [at, seller] of sellers.entries()) await published(`c${at + 1}`, seller, changes);
	stage.hits = sellers.map((seller, at) => hit(`c${at + 1}`, seller, slots));
}

/** Anna talks to Ben about his chairs; it is her move. */
export async function negotiating(mandate: Partial<Mandate> = {}): Promise<Fact> {
	await onSale(["ben"]);
	await stage.deliver(process, await grant(mandate));
	return opened();
}

/** Anna talks to Ben and to Carl about the same want, and has answered the first opening. */
export async function talkingToTwo(
	mandate: Partial<Mandate> = {},
	goods: Partial<Published> = {},
): Promise<{ ben: Fact; carl: Fact }> {
	await onSale(["ben", "carl"], goods);
	await stage.deliver(process, await grant(mandate));
	const ben = await opened();
	await stage.deliver(process, ben);
	return { ben, carl: await opened() };
}

export const idOf = ({ data }: Fact): string =>
	(data as FactOf<"NegotiationOpened">["data"]).negotiationId;

/** The market, or somebody, asks the seller what was meant. */
export const needsClarification = (listing: string, askedBy?: string, slots = [unclear]) =>
	stage.tell(`listing-${listing}`, "ListingNeedsClarification", {
		...{ slots, ...(askedBy === undefined ? {} : { askedBy }) },
	});
export const clarified = (listing: string, answer: string, slot = "unit") =>
	stage.tell(`listing-${listing}`, "ClarificationAnswered", { slot, answer });

/** Somebody opens a negotiation about Anna's lamp, and bids for it. */
export async function bidForTheLamp(buyer: string): Promise<Fact> {
	const opening = await stage.tell(`negotiation-with-${buyer}`, "NegotiationOpened", {
		...{ negotiationId: `with-${buyer}`, listing: "lamp", revision: 1, quantity: 1, buyer },
		...{ seller: "anna", deadline: DEADLINE, maxRounds: 8, currency: "EUR" },
	});
	return offered(buyer, 500, opening);
}

/** Anna is asked something, about a negotiation or about nothing in particular. */
export const asked = (
	id: string,
	negotiationId?: string,
	changes: Partial<FactOf<"EscalationRaised">["data"]> = {},
) => {
	const about = negotiationId === undefined ? {} : { negotiationId };
	return stage.tell(
		`escalation-${id}`,
		"EscalationRaised",
		{
			...{ principal: "anna", reason: "price", question: "Shall I?", deadline: DEADLINE },
			...{ options: [GO_AHEAD, "do not"], default: "do not", ...about, ...changes },
		},
		about,
	);
};
export const answered = (id: string, choice = "do not", about: { negotiationId?: string } = {}) =>
	stage.tell(`escalation-${id}`, "EscalationResolved", { choice, by: "anna" }, about);
