import type { Lexicon, Reading } from "./lexicon.ts";

/*
 * A phrase is a row of word classes: "RIVAL ..3 OFFER ..4 SUM" is met where somebody else, at most three words later, offers,
 * and at most four words later a price is named. A name in capitals is a class, a word in small letters itself
 * ("look_at" two words), "a/B" one or the other, "a?" may be missing, "..4" is at most four words whatever they are and ",,4" the same over commas, "*" is any one word, "!A" is
 * followed by no A, "^" and "$" are the ends of the sentence.
 */

interface Gap {
	readonly kind: "gap";
	readonly least: number;
	readonly most: number;
	readonly overCommas: boolean;
}
type Slot =
	| { readonly kind: "word"; readonly classes: readonly number[]; readonly isOptional: boolean }
	| Gap
	| { readonly kind: "not"; readonly classes: readonly number[] }
	| { readonly kind: "begin" | "end" };

export interface Phrase {
	readonly slots: readonly Slot[];
	/** One class of each row must have been met, else the phrase cannot be: the rarest first. */
	readonly needs: readonly (readonly number[])[];
}

/** The words from one place to before another. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

export function phraseOf(lexicon: Lexicon, text: string): Phrase {
	const slots = text.split(" ").map((part): Slot => {
		if (part === "^") return { kind: "begin" };
		if (part === "$") return { kind: "end" };
		if (part === "*") return { kind: "gap", least: 1, most: 1, overCommas: false };
		if (/^(?:\.\.|,,)\d+$/.test(part))
			return {
				kind: "gap",
				least: 0,
				most: Number(part.slice(2)),
				overCommas: part.startsWith(",,"),
			};
		if (part.startsWith("!")) return { kind: "not", classes: classesOf(lexicon, part.slice(1)) };
		const isOptional = part.endsWith("?");
		const names = isOptional ? part.slice(0, -1) : part;
		return { kind: "word", classes: classesOf(lexicon, names), isOptional };
	});
	return {
		slots,
		needs: slots
			.flatMap((slot) => (slot.kind === "word" && !slot.isOptional ? [slot.classes] : []))
			.toSorted((one, other) => lexicon.commonness(one) - lexicon.commonness(other)),
	};
}

const classesOf = (lexicon: Lexicon, names: string): readonly number[] =>
	names.split("/").map((name) => lexicon.numberOf(name));

/** Where a phrase is met first, from a place on. */
export function met(phrase: Phrase, reading: Reading): readonly Span[] {
	if (!phrase.needs.every((row) => row.some((number) => reading.met.has(number)))) return [];
	let search: Search | undefined;
	const found: Span[] = [];
	const places = firstPlaces(phrase, reading);
	for (let from = 0; from < reading.words.length; from += 1) {
		if (places !== undefined && !places.some((lengths) => lengths[from])) continue;
		search ??= new Search(phrase.slots, reading);
		const to = search.endFrom(0, from);
		if (to !== undefined) found.push({ from, to });
	}
	return found;
}

/** Where its first word was met, if a phrase can begin nowhere else. */
function firstPlaces({ slots: [first] }: Phrase, { met }: Reading) {
	if (first?.kind !== "word" || first.isOptional) return undefined;
	return first.classes.map((number) => met.get(number)).filter((places) => places !== undefined);
}

const BREAKS = /^[,/:;()[\]?!*]$/;

/** In which search a slot was tried at a place last: one search is over before the next begins. */
let triedIn = new Uint32Array(4_096);
let searches = 0;

/** Each slot is tried at each place once, so a search takes time in proportion to both. */
class Search {
	readonly #slots: readonly Slot[];
	readonly #reading: Reading;
	readonly #nth: number;
	readonly #width: number;

	constructor(slots: readonly Slot[], reading: Reading) {
		this.#slots = slots;
		this.#reading = reading;
		this.#width = reading.words.length + 1;
		searches += 1;
		this.#nth = searches;
		const size = slots.length * this.#width;
		if (size > triedIn.length) triedIn = new Uint32Array(2 * size);
	}

	endFrom(index: number, at: number): number | undefined {
		const slot = this.#slots[index];
		if (slot === undefined) return at;
		const key = index * this.#width + at;
		if (triedIn[key] === this.#nth) return undefined;
		const end = this.#try(slot, index, at);
		if (end === undefined) triedIn[key] = this.#nth;
		return end;
	}

	#try(slot: Slot, index: number, at: number): number | undefined {
		switch (slot.kind) {
			case "begin":
				return at === 0 ? this.endFrom(index + 1, at) : undefined;
			case "end":
				return this.#isOver(at) ? this.endFrom(index + 1, at) : undefined;
			case "not":
				return this.#lengths(slot.classes, at) === 0 ? this.endFrom(index + 1, at) : undefined;
			case "gap":
				return this.#gap(slot, index, at);
			case "word":
				return this.#word(slot.classes, slot.isOptional, index, at);
		}
	}

	/** Whether only signs follow. */
	#isOver(at: number): boolean {
		return this.#reading.words.slice(at).every(({ text }) => /^[^\p{L}\d]+$/u.test(text));
	}

	#lengths(classes: readonly number[], at: number): number {
		let lengths = 0;
		for (const number of classes) lengths |= this.#reading.met.get(number)?.[at] ?? 0;
		return lengths;
	}

	#word(
		classes: readonly number[],
		isOptional: boolean,
		index: number,
		at: number,
	): number | undefined {
		const lengths = this.#lengths(classes, at);
		for (let length = 15; length > 0; length -= 1) {
			if ((lengths & (1 << length)) === 0) continue;
			const end = this.endFrom(index + 1, at + length);
			if (end !== undefined) return end;
		}
		return isOptional ? this.endFrom(index + 1, at) : undefined;
	}

	/** A gap stays within a part of a sentence. */
	#gap(gap: Gap, index: number, at: number): number | undefined {
		for (let skipped = 0; skipped <= gap.most && at + skipped < this.#width; skipped += 1) {
			if (skipped >= gap.least) {
				const end = this.endFrom(index + 1, at + skipped);
				if (end !== undefined) return end;
			}
			const next = this.#reading.words[at + skipped]?.text ?? "";
			if (BREAKS.test(next) && !(gap.overCommas && next === ",")) return undefined;
		}
		return undefined;
	}
}
