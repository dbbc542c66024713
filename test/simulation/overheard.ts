import type { Participant } from "@parley/contracts/participant";

/** Prices that somebody chose to name, and what follows from them. */
const CHOSEN = new Set(["terms", "ask", "claim", "split"]);
/** What a person says to their own agent or account is between the two of them. */
const CONFIDENTIAL = new Set([
	"command.mandate",
	"command.account",
	"command.money",
	"command.turn",
]);

/** Finds the people's private numbers in what crosses the bus, as amounts or in sentences (rule 14). */
export class Overhearing {
	readonly #secrets: ReadonlySet<string>;

	constructor(participants: readonly Participant[]) {
		const perUnit = participants.flatMap(({ sells, wants }) => [
			...sells.map(({ floor }) => floor),
			...wants.map(({ ceiling }) => ceiling),
		]);
		const units = [1n, 2n, 3n];
		this.#secrets = new Set([
			...participants.map(({ budget }) => budget.minor),
			...perUnit.flatMap(({ minor }) => units.map((count) => String(BigInt(minor) * count))),
		]);
	}

	/** Whether a private number is in a request or its answer. */
	betrayed(subject: string, body: unknown, answer: unknown): boolean {
		const bodies = CONFIDENTIAL.has(subject) ? [answer] : [body, answer];
		return bodies.some((said) => this.#holds(said));
	}

	#holds(value: unknown): boolean {
		if (typeof value === "string") return this.#names(value);
		if (typeof value !== "object" || value === null) return false;
		if ("minor" in value && this.#secrets.has(String(value.minor))) return true;
		return Object.entries(value).some(([key, held]) => !CHOSEN.has(key) && this.#holds(held));
	}

	/** In words, as in an error's sentence; ids, hashes and times are no words. */
	#names(text: string): boolean {
		if (!text.includes(" ")) return false;
		const numbers = text.match(/\d[\d.,]*/g) ?? [];
		return numbers.some((number) => this.#secrets.has(number.replace(/[.,]/g, "")));
	}
}
