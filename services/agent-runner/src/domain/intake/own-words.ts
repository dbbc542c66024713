import { numeral } from "../mind/wording.ts";
import { plainText } from "../plain-text.ts";
import { ABOUT, ALL, EACH, NUMBER, namesCurrency, readPrice } from "./price.ts";

/* Whether what a model makes of a person's words is in those words. What is not, is asked. */

const COUNTS: Readonly<Record<string, readonly string[]>> = {
	1: ["a", "an", "one", "my", "the"],
	2: ["two", "both", "pair", "couple"],
	3: ["three"],
	4: ["four"],
	5: ["five"],
	6: ["six"],
	7: ["seven"],
	8: ["eight"],
	9: ["nine"],
	10: ["ten"],
	11: ["eleven"],
	12: ["twelve", "dozen"],
};

export class OwnWords {
	readonly #texts: readonly string[];
	readonly #words: ReadonlySet<string>;
	readonly #numbers: ReadonlySet<string>;

	constructor(said: readonly string[]) {
		this.#texts = said.map(plainText);
		this.#words = new Set(this.#texts.flatMap(wordsIn));
		this.#numbers = new Set(this.#texts.flatMap(numbersIn));
	}

	/** Every number in a text is one that the person wrote in digits. */
	hasNumbers(text: string): boolean {
		return numbersIn(plainText(text)).every((number) => this.#numbers.has(number));
	}

	hasCount(count: string): boolean {
		return this.#numbers.has(count) || (COUNTS[count] ?? []).some((word) => this.#words.has(word));
	}

	/** Every word of a text is one of the person's, as they wrote it or in the other number. */
	hasAll(text: string): boolean {
		const words = wordsIn(plainText(text));
		return words.every((word) => this.#words.has(word)) && this.hasNumbers(text);
	}

	hasAny(pattern: RegExp): boolean {
		return this.#texts.some((text) => pattern.test(text));
	}

	hasCurrency(currency: string): boolean {
		return this.#texts.some((text) => namesCurrency(text, currency));
	}

	/**
	 * A price whose number is the person's, as they put it: the currency and whether it is each or for all only where they
	 * said so, and "around" wherever they did.
	 */
	price(written: string): object | undefined {
		const price = readPrice(written);
		if (price === undefined || !this.#numbers.has(price.amount)) return undefined;
		const { currency } = price;
		const isNamed = currency !== null && this.hasCurrency(currency);
		const isEach = price.per === "each" && this.hasAny(EACH_OF);
		const isAll = price.per === "all" && this.hasAny(ALL_OF);
		return {
			...price,
			currency: isNamed ? currency : null,
			per: isEach || isAll ? price.per : null,
			about: price.about || this.#isAbout(price.amount),
		};
	}

	#isAbout(amount: string): boolean {
		return this.#texts.some((text) =>
			[...text.matchAll(NUMBER)].some((found) => {
				if (numeral(found[0]) !== amount) return false;
				const before = text.slice(0, found.index).replace(/[$€£₹]\s*$/, "");
				const after = text.slice(found.index + found[0].length);
				return (
					ABOUT.test(before) || /^\s*(?:[$€£]|[a-z]{3,7}\b)?\s*(?:-?ish\b|or so\b)/.test(after)
				);
			}),
		);
	}
}

const EACH_OF = new RegExp(`${EACH.source}|\\bper\\b|\\ba ?piece\\b`);
const ALL_OF = new RegExp(`${ALL.source}|\\ball\\b|\\bboth\\b|\\blot\\b|\\bset\\b`);

/** Words of letters, without what tells one from many. */
const wordsIn = (text: string): string[] =>
	(text.match(/\p{L}+/gu) ?? []).map((word) =>
		word.length > 3 ? word.replace(/(?:es|s)$/, "") : word,
	);
const numbersIn = (text: string): string[] => (text.match(NUMBER) ?? []).map(numeral);
