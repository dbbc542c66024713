import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";

/** What one negotiation of a buyer's is about, and what it may cost. */
interface Commitment {
	readonly want: string;
	readonly amount: bigint;
}

interface Person {
	mandate: Mandate;
	/** The mandate as each grant or amendment left it, by the version of its stream. */
	readonly versions: Map<number, Mandate>;
	/** What is promised or spent, by negotiation. */
	readonly commitments: Map<string, Commitment>;
}

/** What people lay down for their agents, as it stands at the fact that was taken last. */
export class Mandates {
	readonly #people = new Map<string, Person>();

	take(fact: Fact): void {
		if (isFact(fact, "MandateGranted"))
			this.#people.set(fact.data.principal, {
				mandate: fact.data,
				versions: new Map([
					...(this.#people.get(fact.data.principal)?.versions ?? []),
					[fact.version, fact.data],
				]),
				commitments: new Map(),
			});
		const person = this.#people.get(streamId(fact.stream));
		if (person === undefined) return;
		if (isFact(fact, "MandateAmended")) {
			person.mandate = { ...person.mandate, ...fact.data } as Mandate;
			person.versions.set(fact.version, person.mandate);
		}
		if (isFact(fact, "CommitmentReserved")) {
			const { negotiationId, want, amount } = fact.data;
			person.commitments.set(negotiationId, { want, amount: minorOf(amount) });
		}
		if (isFact(fact, "CommitmentReleased")) person.commitments.delete(fact.data.negotiationId);
	}

	of(principal: string): Mandate | undefined {
		return this.#people.get(principal)?.mandate;
	}

	/** As a turn read it: the mandate of a version, or the newest where that is not known. */
	at(principal: string, version: number): Mandate | undefined {
		const person = this.#people.get(principal);
		return person?.versions.get(version) ?? person?.mandate;
	}

	/** The want that a buyer has committed money to in a negotiation. */
	wantOf(principal: string, negotiation: string): string | undefined {
		return this.#people.get(principal)?.commitments.get(negotiation)?.want;
	}

	/** The least a seller takes for so many units; `null` where no mandate says. */
	floor(principal: string, listing: string, units: number): bigint | null {
		const sale = this.of(principal)?.sells.find((candidate) => candidate.listing === listing);
		return sale === undefined ? null : minorOf(sale.floor) * BigInt(units);
	}

	/** The most a buyer pays for so many units, as the want says; `null` where no mandate says. */
	ceiling(principal: string, want: string | null, units: number): bigint | null {
		const wanted = this.of(principal)?.wants.find(({ id }) => id === want);
		return wanted === undefined ? null : minorOf(wanted.ceiling) * BigInt(units);
	}

	/** What a buyer's other negotiations and deals leave of the budget for this one. */
	left(principal: string, negotiation: string): bigint | null {
		const person = this.#people.get(principal);
		if (person === undefined) return null;
		let left = minorOf(person.mandate.budget);
		for (const [id, { amount }] of person.commitments) if (id !== negotiation) left -= amount;
		return left;
	}
}
