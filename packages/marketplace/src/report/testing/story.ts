import { type Actor, categoryOf, type Fact } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import type { Terms } from "@parley/contracts/terms";
import { START } from "../../run-market.ts";

export const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });

const VISIBILITY: Readonly<Record<string, Fact["visibility"]>> = {
	listing: "public",
	negotiation: "parties",
	deal: "parties",
};

type Data = Record<string, unknown>;

/** What the parts of a story are where a test does not say otherwise: ann sells a bike to ben. */
const NAMES = { negotiation: "n1", listing: "bike", buyer: "ben", seller: "ann", want: "w1" };
type Names = Partial<typeof NAMES>;

/** A market told fact by fact, for tests; minutes pass from one fact to the next. Amounts are minor units. */
export class Story {
	readonly facts: Fact[] = [];
	#offers = 0;

	/** ann's bike at 100.00, floor 60.00; ben's want up to 90.00, budget 200.00. */
	static ofABike(mandates: { ann?: Data; ben?: Data } = {}, listing: Data = {}): Story {
		return new Story()
			.listed("bike", listing)
			.granted("ann", {
				sells: [{ listing: "bike", ask: usd(10_000), floor: usd(6_000) }],
				...mandates.ann,
			})
			.granted("ben", { wants: [want("w1", 9_000)], ...mandates.ben });
	}

	get now(): string {
		return new Date(Date.parse(START) + this.facts.length * 60_000).toISOString();
	}

	/** The id of the offer that was made last. */
	get offer(): string {
		return `o${this.#offers}`;
	}

	add(stream: string, type: string, data: Data, more: Partial<Fact> = {}): this {
		const position = this.facts.length + 1;
		const actor: Actor = { kind: "agent", id: String(data.by ?? data.principal ?? "market") };
		this.facts.push({
			id: `f${position}`,
			market: "market",
			stream,
			version: position,
			position,
			type,
			typeVersion: 1,
			visibility: VISIBILITY[categoryOf(stream)] ?? "private",
			data,
			actor,
			causedBy: `f${position - 1}`,
			commandId: `c${position}`,
			traceparent: "00-0-0-01",
			at: this.now,
			recordedAt: this.now,
			...more,
		});
		return this;
	}

	listed(id: string, more: Data = {}): this {
		const content = {
			seller: "ann",
			title: "Blue city bike",
			description: "Rides well.",
			category: "bike",
			quantity: 1,
			ask: usd(10_000),
			attributes: {},
			handover: { method: "pickup", window: "P2D" },
			revision: 1,
			hash: "0".repeat(64),
		};
		return this.add(`listing-${id}`, "ListingPublished", { ...content, ...more });
	}

	granted(principal: string, more: Data = {}): this {
		const mandate = {
			principal,
			sells: [],
			wants: [],
			budget: usd(20_000),
			owns: [],
			deadline: "2026-02-01T00:00:00.000Z",
			policy: {},
			agent: { kind: "scripted", tactic: "linear" },
		};
		return this.add(`mandate-${principal}`, "MandateGranted", { ...mandate, ...more });
	}

	committed(amount: number, names: Names = {}): this {
		const { negotiation: negotiationId, buyer, want: id } = { ...NAMES, ...names };
		const data = { negotiationId, want: id, amount: usd(amount), quantity: 1, offerId: "o0" };
		return this.add(`mandate-${buyer}`, "CommitmentReserved", data, { negotiationId });
	}

	turn(principal: string, more: Data = {}, names: Names = {}): this {
		const { negotiation: negotiationId } = { ...NAMES, ...names };
		const decision = {
			principal,
			trigger: "f1",
			want: null,
			shortlist: null,
			band: null,
			move: { kind: "hold", because: "a test says so" },
			message: null,
			model: "scripted:linear",
			promptHash: null,
			usage: null,
			cost: null,
			superseded: [],
			mandateVersion: 1,
		};
		const stream = `turn-t${this.facts.length + 1}`;
		return this.add(stream, "TurnDecided", { ...decision, ...more }, { negotiationId });
	}

	/** The buyer's turn that opens, and the opening. */
	opened(names: Names = {}, more: Data = {}): this {
		const { negotiation: negotiationId, listing, buyer, seller, want: id } = { ...NAMES, ...names };
		const opening = {
			negotiationId,
			listing,
			revision: 1,
			quantity: 1,
			seller,
			deadline: "2026-01-08T09:00:00.000Z",
			maxRounds: 8,
			...more,
		};
		const move = { kind: "open", ...opening, want: id };
		return this.turn(buyer, { want: id, move }, { negotiation: negotiationId }).add(
			`negotiation-${negotiationId}`,
			"NegotiationOpened",
			{ ...opening, buyer, currency: "USD" },
			{ negotiationId },
		);
	}

	offered(
		by: string,
		price: number,
		more: Data = {},
		names: Names = {},
		envelope: Partial<Fact> = {},
	): this {
		const { negotiation: negotiationId, listing } = { ...NAMES, ...names };
		const offerId = `o${++this.#offers}`;
		const body = {
			negotiationId,
			offerId,
			listing,
			revision: 1,
			by,
			terms: terms(price),
			inReplyTo: null,
			expiresAt: "2026-01-05T21:00:00.000Z",
			...more,
		};
		return this.add(
			`negotiation-${negotiationId}`,
			"OfferMade",
			{ ...body, hash: hashOf(body) },
			{ negotiationId, ...envelope },
		);
	}

	said(by: string, text: string, names: Names = {}): this {
		const { negotiation: negotiationId } = { ...NAMES, ...names };
		return this.add(
			`negotiation-${negotiationId}`,
			"MessagePosted",
			{ by, text },
			{ negotiationId },
		);
	}

	/** Accepts the offer that was made last in this negotiation, and ends it. */
	accepted(by: string, more: Data = {}, names: Names = {}, envelope: Partial<Fact> = {}): this {
		const { negotiation: negotiationId, buyer, seller } = { ...NAMES, ...names };
		const offer = this.facts.findLast(
			(fact) => fact.type === "OfferMade" && fact.negotiationId === negotiationId,
		)?.data as Data;
		const { offerId, hash, listing, revision } = offer;
		const data = {
			offerId,
			hash,
			by,
			terms: offer.terms,
			listing,
			revision,
			buyer,
			seller,
			...more,
		};
		return this.add(`negotiation-${negotiationId}`, "OfferAccepted", data, {
			negotiationId,
			dealId: String(data.offerId),
			...envelope,
		}).ended("agreed", by, null, names);
	}

	ended(
		reason: string,
		by: string | null = null,
		code: string | null = null,
		names: Names = {},
	): this {
		const { negotiation: negotiationId } = { ...NAMES, ...names };
		return this.add(
			`negotiation-${negotiationId}`,
			"NegotiationEnded",
			{ reason, by, code },
			{ negotiationId },
		);
	}

	/** The deal of the offer that was made last: its goods are set aside and its money is held. */
	held(listing = "bike", deal = this.offer): this {
		return this.add(
			`listing-${listing}`,
			"StockReserved",
			{ dealId: deal, quantity: 1 },
			{ dealId: deal },
		).add(`deal-${deal}`, "FundsHeld", { postings: [] }, { dealId: deal });
	}
}

export const want = (id: string, ceiling: number, more: Data = {}): Data => ({
	id,
	category: "bike",
	query: "city bike",
	quantity: 1,
	ceiling: usd(ceiling),
	...more,
});

export const terms = (price: number, more: Partial<Terms> = {}): Terms => ({
	price: usd(price),
	quantity: 1,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd(price),
	...more,
});
