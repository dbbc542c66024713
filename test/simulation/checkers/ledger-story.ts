import { v5 } from "uuid";
import type { Data, Fact } from "./fact.ts";
import { idOf, kindOf } from "./ledger.ts";
import { offerHash } from "./offer.ts";

const namespace = "6f0b3a52-7d0e-4a53-9c62-2d1c8a0f9b11";
const visibility: Record<string, string> = {
	listing: "public",
	negotiation: "parties",
	deal: "parties",
};

export const usd = (minor: number): Data => ({ minor: String(minor), currency: "USD" });
export const posting = (from: string, to: string, minor: number): Data => ({
	from,
	to,
	amount: usd(minor),
});
export const second = (count: number): string =>
	new Date(1_767_225_600_000 + count * 1000).toISOString();
export const terms = (price: number, fee = 0): Data => ({
	price: usd(price),
	quantity: 1,
	handover: { method: "pickup", window: null },
	fees: fee > 0 ? [{ code: "delivery", amount: usd(fee) }] : [],
	total: usd(price + fee),
});

type Line = Omit<Fact, "position" | "version" | "recordedAt">;

/** Tells a small ledger by hand. Positions and versions are dealt when it is read, so that a test may
 * drop, move or change a fact and still break only the one rule it means to break. */
export class LedgerStory {
	readonly lines: Line[] = [];

	tell(stream: string, type: string, data: Data = {}, more: Partial<Fact> = {}): Line {
		const kind = kindOf(stream) ?? "";
		const own = idOf(stream);
		const clock = this.lines.length;
		const line: Line = {
			id: v5(`fact ${clock}`, namespace),
			market: "m1",
			stream,
			type,
			typeVersion: 1,
			visibility: visibility[kind] ?? "private",
			data,
			actor: { kind: "service", id: "test" },
			causedBy: v5(`command ${clock}`, namespace),
			at: second(clock),
			...(kind === "negotiation" ? { negotiationId: own } : {}),
			...(kind === "deal" ? { dealId: own } : {}),
			...(type.startsWith("Stock") ? { dealId: String(data.dealId) } : {}),
			...(type.startsWith("Commitment") ? { negotiationId: String(data.negotiationId) } : {}),
			...more,
		};
		this.lines.push(line);
		return line;
	}

	/** A move of an agent, with its turn recorded first. */
	move(negotiationId: string, type: string, data: Data, more: Partial<Fact> = {}): Line {
		const turn = { trigger: "t", band: null, move: type, mandateVersion: 1 };
		const id = `turn-${negotiationId}.${this.lines.length}`;
		const decided = this.tell(id, "TurnDecided", turn, { negotiationId });
		const actor = { kind: "agent", id: String(data.by) };
		return this.tell(`negotiation-${negotiationId}`, type, data, {
			actor,
			causedBy: decided.id,
			...more,
		});
	}

	offer(negotiationId: string, offerId: string, by: string, said: Data, more: Data = {}): Line {
		const offer = { negotiationId, offerId, listing: "bike", revision: 1, by, terms: said };
		const whole: Data = { ...offer, inReplyTo: null, expiresAt: second(600), ...more };
		return this.move(negotiationId, "OfferMade", { ...whole, hash: offerHash(whole) });
	}

	grant(principal: string, budget: number, mandate: Data): void {
		this.tell(`mandate-${principal}`, "MandateGranted", {
			sells: [],
			wants: [],
			budget: usd(budget),
			...mandate,
		});
		this.tell(`account-${principal}`, "AccountOpened");
		const postings = [posting("outside", `wallet:${principal}`, budget)];
		this.tell(`account-${principal}`, "FundsDeposited", { postings });
	}

	commit(negotiationId: string, minor: number, principal = "ben"): void {
		const commitment = { negotiationId, want: "w1", amount: usd(minor), quantity: 1 };
		this.tell(`mandate-${principal}`, "CommitmentReserved", commitment);
	}

	facts(): Fact[] {
		const versions = new Map<string, number>();
		return this.lines.map((line, index) => {
			const version = (versions.get(line.stream) ?? 0) + 1;
			versions.set(line.stream, version);
			return { ...line, version, position: index + 1, recordedAt: second(index) };
		});
	}
}

const published = {
	seller: "ann",
	title: "City bike",
	description: "Blue.",
	category: "bike",
	quantity: 1,
	ask: usd(10_000),
	attributes: { floor: "third" },
	handover: "pickup",
	revision: 1,
	hash: "00",
};

/** Ann sells one bike with a floor of 70; Ben and Cem want it. */
export function marketStory(): LedgerStory {
	const story = new LedgerStory();
	story.grant("ann", 1_000, { sells: [{ id: "bike", floor: usd(7_000) }] });
	const want = { id: "w1", category: "bike", quantity: 1 };
	story.grant("ben", 20_000, { wants: [{ ...want, ceiling: usd(9_003) }] });
	story.grant("cem", 20_000, { wants: [{ ...want, ceiling: usd(8_002) }] });
	story.tell("listing-bike", "ListingPublished", published);
	open(story, "n1", "ben");
	return story;
}

export function open(
	story: LedgerStory,
	negotiationId: string,
	buyer: string,
	more: Data = {},
): void {
	const table = { negotiationId, listing: "bike", revision: 1, quantity: 1, buyer, seller: "ann" };
	const data = { ...table, deadline: second(900), maxRounds: 3, ...more };
	story.tell(`negotiation-${negotiationId}`, "NegotiationOpened", data);
}

/** Ben and Ann haggle to 85: three offers, the last of them standing, and covered by a commitment. */
export function haggleStory(): LedgerStory {
	const story = marketStory();
	story.commit("n1", 7_500);
	story.offer("n1", "o1", "ben", terms(7_500));
	story.move("n1", "MessagePosted", { by: "ann", text: "It cost me $140.00 in 60 days." });
	story.offer("n1", "o2", "ann", terms(9_500), { inReplyTo: "o1" });
	story.commit("n1", 8_500);
	story.offer("n1", "o3", "ben", terms(8_000, 500), { inReplyTo: "o2" });
	return story;
}

export function agreedStory(): LedgerStory {
	const story = haggleStory();
	const said = story.lines.at(-1)?.data ?? {};
	const accepted = { offerId: "o3", hash: said.hash, by: "ann", terms: said.terms };
	story.move("n1", "OfferAccepted", accepted);
	story.tell("negotiation-n1", "NegotiationEnded", { reason: "agreed", by: "ann", code: null });
	const deal = {
		offerId: "o3",
		listing: "bike",
		buyer: "ben",
		seller: "ann",
		terms: said.terms,
	};
	story.tell("deal-o3", "DealOpened", deal);
	return story;
}

/** A whole good story: agreed, reserved, held, handed over, released and sold. */
export function goodStory(): LedgerStory {
	const story = agreedStory();
	open(story, "n2", "cem");
	story.tell("listing-bike", "StockReserved", { dealId: "o3", quantity: 1 });
	story.tell("deal-o3", "FundsHeld", { postings: [posting("wallet:ben", "escrow:o3", 8_500)] });
	story.tell("deal-o3", "HandoverScheduled");
	story.tell("deal-o3", "HandoverConfirmed", { by: "ben" });
	const paid = [posting("escrow:o3", "wallet:ann", 8_000), posting("escrow:o3", "fees", 500)];
	story.tell("deal-o3", "FundsReleased", { postings: paid });
	story.tell("deal-o3", "DealClosed", { disposition: "released" });
	story.tell("listing-bike", "ListingSold");
	story.tell("negotiation-n2", "NegotiationEnded", {
		reason: "listing_gone",
		by: null,
		code: null,
	});
	return story;
}

/** The other good story: the hold is refused, so the deal falls through and everything is given back. */
export function fallenStory(): LedgerStory {
	const story = agreedStory();
	story.tell("listing-bike", "StockReserved", { dealId: "o3", quantity: 1 });
	story.tell("deal-o3", "DealFellThrough", { reason: "funds" });
	story.tell("listing-bike", "StockReleased", { dealId: "o3", quantity: 1 });
	story.tell("mandate-ben", "CommitmentReleased", { negotiationId: "n1", reason: "fell_through" });
	return story;
}

/** The same facts with some of one type changed, dropped (`null`) or told twice. */
export function retold(
	story: LedgerStory,
	type: string,
	change: (line: Line, nth: number) => Partial<Fact> | null,
): LedgerStory {
	const told = new LedgerStory();
	let nth = 0;
	for (const line of story.lines) {
		const changed = line.type === type ? change(line, nth++) : {};
		if (changed) told.lines.push({ ...line, ...changed });
	}
	return told;
}
