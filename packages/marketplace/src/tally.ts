import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Participant } from "@parley/contracts/participant";
import type { Store } from "@parley/ledger/store";

const TYPES = ["NegotiationOpened", "FundsHeld", "TurnDecided"];
const PAGE = 5_000;

/** Counts what a run has come to, from the facts it has not counted yet. */
export class Tally {
	readonly #store: Store;
	readonly #wants: number;
	readonly #done = new Set<string>();
	/** The want that a negotiation serves. */
	readonly #errands = new Map<string, string>();
	#position = 0;
	#negotiations = 0;
	#deals = 0;

	constructor(store: Store, participants: readonly Participant[]) {
		this.#store = store;
		this.#wants = participants.reduce((sum, { wants }) => sum + wants.length, 0);
	}

	async catchUp(): Promise<void> {
		const head = await this.#store.head();
		while (this.#position < head) {
			const facts = await this.#store.read(this.#position, PAGE, { types: TYPES, upTo: head });
			for (const fact of facts) this.#count(fact);
			this.#position = facts.length < PAGE ? head : (facts.at(-1)?.position ?? head);
		}
	}

	counts(): {
		facts: number;
		negotiations: number;
		deals: number;
		wantsDone: number;
		wants: number;
	} {
		return {
			facts: this.#position,
			negotiations: this.#negotiations,
			deals: this.#deals,
			wantsDone: this.#done.size,
			wants: this.#wants,
		};
	}

	#count(fact: Fact): void {
		if (isFact(fact, "NegotiationOpened")) this.#negotiations++;
		if (isFact(fact, "FundsHeld")) {
			this.#deals++;
			const filled = this.#errands.get(fact.negotiationId ?? "");
			if (filled !== undefined) this.#done.add(filled);
		}
		if (!isFact(fact, "TurnDecided") || fact.data.want === null) return;
		const { principal, move } = fact.data;
		const want = `${principal}/${fact.data.want}`;
		if (move.kind === "open") this.#errands.set(move.negotiationId, want);
		// An agent that holds has nothing to say for a want at the moment; any other move takes it up again.
		if (move.kind === "hold") this.#done.add(want);
		else this.#done.delete(want);
	}
}
