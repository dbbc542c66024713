import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { call } from "./caller.ts";
import { DEADLINE, eur, mandateOf, termsOf } from "./sample.ts";
import { Stage } from "./stage.ts";

/* A program from outside that takes the turns of Anna's mandate. */

export const HASH = "e".repeat(64);
const agent = { kind: "external", keys: [{ id: "k1", digest: "a".repeat(64) }] } as const;

export let stage: Stage;
/** Before each test. */
export const freshStage = (): void => {
	stage = new Stage();
};

export const grant = (changes: Partial<Mandate> = {}): Promise<Fact> =>
	stage.grant(mandateOf({ agent: { ...agent, keys: [...agent.keys] }, ...changes }));

export const published = (listing: string, seller: string, quantity = 3): Promise<Fact> =>
	stage.tell(`listing-${listing}`, "ListingPublished", {
		...{ seller, title: listing, description: "", category: "furniture", quantity },
		...{ ask: eur(1200), attributes: {}, revision: 1, hash: HASH },
		handover: { method: "pickup", window: "P2D" },
	});

/** What the program asked for last to be opened is opened. */
export const opened = (): Promise<Fact> => {
	const asked = stage.sent.findLast(({ type }) => type === "OpenNegotiation");
	const data = asked?.data as FactOf<"NegotiationOpened">["data"];
	return stage.tell(`negotiation-${data.negotiationId}`, "NegotiationOpened", {
		...data,
		currency: "EUR",
	});
};

export const offered = (
	negotiation: Fact,
	by: string,
	minor: number,
	offerId = `${by}-${minor}`,
) => {
	const { negotiationId, listing, quantity } =
		negotiation.data as FactOf<"NegotiationOpened">["data"];
	return stage.tell(negotiation.stream, "OfferMade", {
		...{ negotiationId, offerId, listing, revision: 1, by, hash: HASH },
		...{ terms: termsOf(eur(minor), quantity), inReplyTo: null },
		expiresAt: "2026-03-03T00:00:00.000Z",
	});
};

/** Ben wants Anna's lamp. */
export const askedFor = (negotiationId = "n1"): Promise<Fact> =>
	stage.tell(`negotiation-${negotiationId}`, "NegotiationOpened", {
		...{ negotiationId, listing: "lamp", revision: 1, quantity: 1, buyer: "ben", seller: "anna" },
		...{ deadline: DEADLINE, maxRounds: 8, currency: "EUR" },
	});

export const turns = async (by = "anna") =>
	(await call(stage, "GET", "/agent/turns", { by })).body.items;
export const move = (id: string, body: unknown, more: { by?: string; key?: string } = {}) =>
	call(stage, "POST", `/agent/turns/${id}/move`, { body, ...more });
export const eurAmount = (amount: string) => ({ amount, currency: "EUR" });
export const offer = (amount: string) => ({ kind: "offer", price: eurAmount(amount) });
export const refusals = () => stage.told("turn").filter(({ type }) => type === "MoveRefused");

/** Anna's program talks to Ben about his chairs, and it is its move. */
export async function talking(): Promise<Fact> {
	await published("bens-chairs", "ben");
	await grant();
	const [first] = await turns();
	await move(first.id, { kind: "open", listing: "bens-chairs" });
	return opened();
}
