import { isFact } from "@parley/contracts/catalogue";
import type { EscalationReason } from "@parley/contracts/escalation";
import { type Fact, streamId } from "@parley/contracts/fact";
import { minorOf } from "@parley/contracts/money";
import type { Side } from "../negotiation.ts";

/** A question that a rule put to a principal about a negotiation, and what they said. */
interface Question {
	readonly rule: EscalationReason;
	/** Where in the ledger it was asked: what was said before it is what it was about. */
	readonly position: number;
	value: bigint | null;
	readonly topics: readonly string[];
	readonly yes: string | null;
	answer: string | null;
}

/** What principals have said to the rules they laid down, in each negotiation. */
export class Questions {
	readonly #byId = new Map<string, Question>();
	readonly #byTalk = new Map<string, Question[]>();

	take(fact: Fact): void {
		if (isFact(fact, "EscalationRaised")) {
			const { principal, negotiationId, rule, value, topics = [], options } = fact.data;
			if (rule === undefined || negotiationId === undefined) return;
			const [first = ""] = options;
			const question: Question = {
				rule,
				position: fact.position,
				value: value === undefined ? null : minorOf(value),
				topics,
				// The cautious answer is the default, so a yes is the first option only where it is another.
				yes: first === fact.data.default ? null : first,
				answer: null,
			};
			this.#byId.set(streamId(fact.stream), question);
			const key = keyOf(principal, negotiationId);
			this.#byTalk.set(key, [...(this.#byTalk.get(key) ?? []), question]);
		}
		const asked = this.#byId.get(streamId(fact.stream));
		if (asked === undefined) return;
		if (isFact(fact, "EscalationResolved")) {
			const isAnyPrice = fact.data.choice === ANY_PRICE;
			asked.answer = isAnyPrice ? asked.yes : fact.data.choice;
			if (isAnyPrice) asked.value = null;
		}
		if (isFact(fact, "EscalationExpired")) asked.answer = fact.data.applied;
	}

	/** What one principal said about one negotiation. */
	about(principal: string, negotiation: string): Answers {
		return new Answers(this.#byTalk.get(keyOf(principal, negotiation)) ?? []);
	}
}

const LEAVE = "walk away";
const ANY_PRICE = "go ahead here at any price within my limits";

const keyOf = (principal: string, negotiation: string): string =>
	JSON.stringify([principal, negotiation]);

export class Answers {
	readonly #questions: readonly Question[];

	constructor(questions: readonly Question[]) {
		this.#questions = questions;
	}

	/** A no stays. */
	isNo(rule: string): boolean {
		return this.#to(rule).some(({ yes, answer }) => answer !== null && answer !== yes);
	}

	/** Whether the principal did not want this deal. Who only keeps a limit goes on talking. */
	get isRefusal(): boolean {
		return this.#questions.some(
			({ rule, yes, answer }) =>
				answer !== null && answer !== yes && (rule !== "near_limit" || answer === LEAVE),
		);
	}

	/** Where in the ledger the newest question was asked that got a yes; 0 where none did. */
	yesAt(rule: string): number {
		return Math.max(0, ...this.#yes(rule).map(({ position }) => position));
	}

	/** Whether a yes was about a price that is as bad for this side, or worse. */
	isPriceAllowed(rule: string, price: bigint, side: Side): boolean {
		return this.#yes(rule).some(
			({ value }) =>
				value === null ||
				(rule === "near_limit" && side === "seller" ? price >= value : price <= value),
		);
	}

	/** Whether a question names something that no yes has named. */
	isNews(rule: string, topics: readonly string[]): boolean {
		const known = new Set(this.#yes(rule).flatMap((question) => question.topics));
		return topics.some((topic) => !known.has(topic));
	}

	#to(rule: string): readonly Question[] {
		return this.#questions.filter((question) => question.rule === rule);
	}

	#yes(rule: string): readonly Question[] {
		return this.#to(rule).filter(({ yes, answer }) => answer !== null && answer === yes);
	}
}
