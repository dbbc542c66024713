import type { Fact } from "./fact.ts";

export interface Reservation {
	readonly fact: Fact;
	readonly principal: string;
	readonly negotiation: string;
	readonly want: string;
	readonly amount: bigint;
	readonly quantity: number;
}

export interface Commitment extends Reservation {
	/** `open` until agreed or given back; `spent` once an offer was accepted; `free` when it binds nothing. */
	readonly state: "open" | "spent" | "free";
	readonly released: boolean;
	readonly fallen: boolean;
}

/**
 * What each principal has bound of its budget and wants. A later reservation for the same negotiation
 * replaces the earlier one. What was agreed counts once, at the accepted total: a release after that
 * is read as bookkeeping, unless the deal fell through or was refunded.
 */
export class CommitmentBook {
	readonly budgets = new Map<string, bigint>();
	readonly wanted = new Map<string, number>();
	readonly #commitments = new Map<string, Commitment>();
	readonly #amounts = new Map<string, bigint>();
	readonly #quantities = new Map<string, number>();
	readonly #negotiationOfDeal = new Map<string, string>();

	reserve(reservation: Reservation): void {
		this.#put({ ...reservation, state: "open", released: false, fallen: false });
	}

	/** False when this principal has nothing open or agreed there to release. */
	release(negotiation: string, principal: string): boolean {
		const known = this.of(negotiation);
		if (known?.principal !== principal || known.released) return false;
		const keeps = known.state === "spent" && !known.fallen && known.amount > 0n;
		this.#put({ ...known, released: true, state: keeps ? "spent" : "free" });
		return true;
	}

	agree(negotiation: string, deal: string, total: bigint | undefined): void {
		this.#negotiationOfDeal.set(deal, negotiation);
		const known = this.of(negotiation);
		if (known?.state === "open")
			this.#put({ ...known, state: "spent", amount: total ?? known.amount });
	}

	fall(deal: string): void {
		const known = this.of(this.#negotiationOfDeal.get(deal));
		if (known) this.#put({ ...known, fallen: true, state: known.released ? "free" : known.state });
	}

	/** Money that came back was not spent; when all of it did, the want is unfilled again. */
	refund(deal: string, amount: bigint): void {
		const known = this.of(this.#negotiationOfDeal.get(deal));
		if (known?.state !== "spent") return;
		const left = known.amount > amount ? known.amount - amount : 0n;
		this.#put({ ...known, amount: left, state: left === 0n ? "free" : "spent" });
	}

	of(negotiation: string | undefined): Commitment | undefined {
		return negotiation === undefined ? undefined : this.#commitments.get(negotiation);
	}

	all(): Iterable<Commitment> {
		return this.#commitments.values();
	}

	committed(principal: string): bigint {
		return this.#amounts.get(principal) ?? 0n;
	}

	committedFor(want: string): number {
		return this.#quantities.get(want) ?? 0;
	}

	#put(next: Commitment): void {
		const before = this.#commitments.get(next.negotiation);
		if (before && before.state !== "free") this.#count(before, -1);
		if (next.state !== "free") this.#count(next, 1);
		this.#commitments.set(next.negotiation, next);
	}

	#count({ principal, want, amount, quantity }: Commitment, sign: 1 | -1): void {
		this.#amounts.set(principal, this.committed(principal) + BigInt(sign) * amount);
		const key = `${principal} ${want}`;
		this.#quantities.set(key, this.committedFor(key) + sign * quantity);
	}
}
