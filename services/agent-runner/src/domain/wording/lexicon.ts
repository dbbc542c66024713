import { formsOfNoun, formsOfVerb } from "./inflection.ts";
import { NUMBER_TAGS, type Word } from "./words.ts";

/*
 * Classes of words: by what they mean and not by how they are spelled. A class is named in capitals and holds words and
 * short phrases of all languages that are read; a word may belong to many.
 */

/** The entries of classes by their names; entries of several words are separated by commas. */
export type Classes = Readonly<Record<string, readonly string[]>>;

const entries = (list: string): readonly string[] =>
	list
		.split(/[,\n]/)
		.map((entry) => entry.trim().replaceAll(/\s+/g, " "))
		.filter((entry) => entry !== "");

/** Entries that keep their form, separated by commas. */
export const phrases = (list: string): readonly string[] => entries(list);
/** Words that keep their form, separated by spaces. */
export const words = (list: string): readonly string[] => entries(list.replaceAll(/\s+/g, ","));
/** Verbs in all their forms, separated by commas. */
export const verbs = (list: string): readonly string[] => entries(list).flatMap(formsOfVerb);
/** Nouns, one and many, separated by commas. */
export const nouns = (list: string): readonly string[] => entries(list).flatMap(formsOfNoun);

/** How common a class of phrases is taken to be. */
const COMPOUND = 2;
/** No phrase is longer. */
const LONGEST = 15;

/** A tree of words: what begins with a word goes on with another, and some end there. */
interface Branch {
	readonly next: Map<string, Branch>;
	readonly ends: number[];
}
const branch = (): Branch => ({ next: new Map(), ends: [] });

/** Where classes were met in a sentence: for each class and place the lengths of what stands there, as bits. */
export interface Reading {
	readonly words: readonly Word[];
	readonly met: Map<number, number[]>;
}

export class Lexicon {
	readonly #root = branch();
	readonly #numbers = new Map<string, number>();
	readonly #commonness: number[] = [];

	constructor(classes: Classes) {
		for (const tag of NUMBER_TAGS) this.#numberOf(tag);
		for (const [name, all] of Object.entries(classes)) {
			const number = this.#numberOf(name);
			for (const entry of all) this.#add(entry, number);
		}
	}

	/** The number of a class, or of a word or phrase that stands for itself. */
	numberOf(name: string): number {
		if (/^[A-Z]/.test(name)) {
			const known = this.#numbers.get(name);
			if (known === undefined)
				throw new Error(
					`The class of words "${name}" is not in the lexicon: add it, or write the word in small letters.`,
				);
			return known;
		}
		const isNew = !this.#numbers.has(name);
		const number = this.#numberOf(name);
		if (isNew) this.#add(name.replaceAll("_", " "), number);
		return number;
	}

	read(words: readonly Word[]): Reading {
		const reading: Reading = { words, met: new Map() };
		for (const [at, word] of words.entries()) {
			for (const tag of word.tags) this.note(reading, this.#numberOf(tag), at, 1);
			let here = this.#root;
			for (let length = 1; length <= LONGEST && here.next.size > 0; length += 1) {
				const next = here.next.get(words[at + length - 1]?.text ?? "");
				if (next === undefined) break;
				for (const number of next.ends) this.note(reading, number, at, length);
				here = next;
			}
		}
		return reading;
	}

	/** The number of a class that is made of phrases and holds no words of its own. */
	declare(name: string): number {
		return this.#numberOf(name);
	}

	note({ words, met }: Reading, number: number, at: number, length: number): void {
		if (length === 0 || length > LONGEST) return;
		const places = met.get(number) ?? new Array<number>(words.length + 1).fill(0);
		places[at] = (places[at] ?? 0) | (1 << length);
		met.set(number, places);
	}

	/** How often one of some classes is met, roughly: short words are frequent, and so are classes of many. */
	commonness(numbers: readonly number[]): number {
		return numbers.reduce((sum, number) => sum + (this.#commonness[number] ?? COMPOUND), 0);
	}

	#numberOf(name: string): number {
		const known = this.#numbers.get(name);
		if (known !== undefined) return known;
		this.#numbers.set(name, this.#numbers.size);
		return this.#numbers.size - 1;
	}

	#add(entry: string, number: number): void {
		let here = this.#root;
		for (const word of entry.split(" ")) {
			const next = here.next.get(word) ?? branch();
			here.next.set(word, next);
			here = next;
		}
		if (here.ends.includes(number)) return;
		here.ends.push(number);
		this.#commonness[number] = (this.#commonness[number] ?? 0) + 1 / entry.length ** 2;
	}
}

/** All classes of many lists; a class named in several holds the words of all. */
export function together(...lists: readonly Classes[]): Classes {
	const all = new Map<string, string[]>();
	for (const list of lists)
		for (const [name, held] of Object.entries(list))
			all.set(name, [...(all.get(name) ?? []), ...held]);
	return Object.fromEntries(all);
}
