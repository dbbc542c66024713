import { LENGTHS, type Learned, PATTERNS_EACH } from "@parley/agent-runner/domain/reading/reader";
import { shapeOf, tokensOf } from "@parley/agent-runner/domain/reading/tokens";
import { TRAITS, traitsOf } from "@parley/agent-runner/domain/reading/traits";
import { COORDINATES, DIMENSIONS, placeOf } from "@parley/agent-runner/domain/reading/vocabulary";
import { chance } from "./chance.ts";
import { wholeNumbers } from "./rounding.ts";
import type { Text } from "./texts.ts";

/*
 * How the reader learns, by gradient descent on the labelled texts. A text is labelled and its sentences are not, so of
 * each text that sentence learns which reads most like the rule: where the text is due it should read more so, and where
 * it is not, even that one should read less so.
 */

const ROUNDS = 12;
const BATCH = 16;
const PATTERN_PACE = 0.002;
const TRAIT_PACE = 0.05;
const OFFSET_PACE = 0.02;
const DECAY = 1e-3;
/** So much of the patterns and of the words is hidden each time, lest all rely on a few. */
const HIDDEN_PATTERNS = 0.5;
const HIDDEN_WORDS = 0.1;
/** Nobody is surer than that a label is right. */
const DOUBT = 0.02;
/** Coordinates are learned from in this size; they are kept as whole numbers. */
const COORDINATE = 2.4 / 127;
const TRAIT_WEIGHT = 3;

const PATTERNS = PATTERNS_EACH * LENGTHS.length;
/** The length of each pattern, and where its first word's coordinates are. */
const lengthOf = Array.from(
	{ length: PATTERNS },
	(_, at) => LENGTHS[Math.floor(at / PATTERNS_EACH)] ?? 1,
);
const beginOf = lengthOf.map(
	(_, at) => lengthOf.slice(0, at).reduce<number>((sum, length) => sum + length, 0) * DIMENSIONS,
);
const SIZE = lengthOf.reduce<number>((sum, length) => sum + length, 0) * DIMENSIONS;

interface Sentence {
	readonly places: readonly number[];
	readonly traits: readonly number[];
}

type Pair = [number, number];
const BOTH = [0, 1] as const;

/** Numbers that are learned, with what Adam remembers of their gradients. */
class Numbers {
	readonly values: Float32Array;
	readonly gradient: Float32Array;
	readonly #mean: Float32Array;
	readonly #square: Float32Array;

	constructor(size: number, first: () => number) {
		this.values = Float32Array.from({ length: size }, first);
		this.gradient = new Float32Array(size);
		this.#mean = new Float32Array(size);
		this.#square = new Float32Array(size);
	}

	step(pace: number, nth: number, decay: number): void {
		const [early, late] = [1 - 0.9 ** nth, 1 - 0.999 ** nth];
		for (let at = 0; at < this.values.length; at += 1) {
			const slope = (this.gradient[at] ?? 0) / BATCH;
			const mean = 0.9 * (this.#mean[at] ?? 0) + 0.1 * slope;
			const square = 0.999 * (this.#square[at] ?? 0) + 0.001 * slope * slope;
			this.#mean[at] = mean;
			this.#square[at] = square;
			const value = this.values[at] ?? 0;
			this.values[at] =
				value - pace * (mean / early / (Math.sqrt(square / late) + 1e-8) + decay * value);
		}
		this.gradient.fill(0);
	}
}

/** What is learned for a rule's traits, with what Adagrad remembers of their gradients. */
interface TraitWorths {
	readonly values: Float32Array;
	readonly squares: Float32Array;
}

export class Pupil {
	readonly #next: () => number;
	readonly #patterns: Numbers;
	readonly #biases: Numbers;
	readonly #worths: Numbers;
	readonly #traits: readonly [TraitWorths, TraitWorths];
	readonly #offsets: Pair = [-1, -1];
	readonly #match = new Float32Array(PATTERNS);
	readonly #where = new Int32Array(PATTERNS);

	constructor(seed: number) {
		this.#next = chance(seed);
		const bell = (): number =>
			Math.sqrt(-2 * Math.log(this.#next() + 1e-12)) * Math.cos(2 * Math.PI * this.#next());
		const spread = lengthOf.flatMap((length) =>
			Array.from({ length: length * DIMENSIONS }, () => 0.7 * Math.sqrt(2 / (length * DIMENSIONS))),
		);
		let at = 0;
		this.#patterns = new Numbers(SIZE, () => bell() * (spread[at++] ?? 0));
		this.#biases = new Numbers(PATTERNS, () => 0);
		this.#worths = new Numbers(PATTERNS * 2, () => bell() * 0.05);
		const worths = (): TraitWorths => ({
			values: new Float32Array(TRAITS),
			squares: new Float32Array(TRAITS).fill(0.01),
		});
		this.#traits = [worths(), worths()];
	}

	learn(texts: readonly Text[]): this {
		const all = texts.map((text) => ({
			due: text.due,
			sentences: text.sentences.map((sentence) => readIn(sentence, text.isListing)),
		}));
		const batches = Math.ceil(all.length / BATCH);
		let nth = 0;
		for (let round = 0; round < ROUNDS; round += 1) {
			const order = this.#shuffled(all);
			for (let at = 0; at < order.length; at += BATCH) {
				for (const { sentences, due } of order.slice(at, at + BATCH)) this.#study(sentences, due);
				nth += 1;
				const pace = PATTERN_PACE * Math.min(1, nth / 50) * (1 - nth / (ROUNDS * batches + 1));
				this.#patterns.step(pace, nth, DECAY);
				this.#worths.step(pace, nth, DECAY);
				this.#biases.step(pace, nth, 0);
			}
		}
		return this;
	}

	/** What was learned, in whole numbers. */
	learned(): Learned {
		return wholeNumbers({
			patterns: this.#patterns.values,
			biases: this.#biases.values,
			worths: this.#worths.values,
			offsets: this.#offsets,
			traits: this.#traits.map(({ values }) => values),
			traitWeight: TRAIT_WEIGHT,
			coordinate: COORDINATE,
			lengthOf,
		});
	}

	#shuffled<Item>(items: readonly Item[]): readonly Item[] {
		return items
			.map((item) => ({ item, by: this.#next() }))
			.toSorted((one, other) => one.by - other.by)
			.map(({ item }) => item);
	}

	/** One text: for each rule, the sentence that reads most like it. */
	#study(sentences: readonly Sentence[], due: readonly [boolean, boolean]): void {
		const logits =
			sentences.length === 1 ? [[0, 0]] : sentences.map((one) => this.#read(one, one.places));
		const most = BOTH.map((rule) => {
			const ofRule = logits.map((logit) => logit[rule] ?? 0);
			return ofRule.indexOf(Math.max(...ofRule));
		});
		for (const at of new Set(most)) {
			const sentence = sentences[at];
			if (sentence === undefined) continue;
			const seen = sentence.places.map((place) => (this.#next() < HIDDEN_WORDS ? -1 : place));
			const hidden = Array.from({ length: PATTERNS }, () => this.#next() < HIDDEN_PATTERNS);
			const logit = this.#read(sentence, seen, hidden);
			const slope = BOTH.map((rule) => {
				if (most[rule] !== at) return 0;
				return 1 / (1 + Math.exp(-logit[rule])) - (due[rule] ? 1 - DOUBT : DOUBT);
			}) as Pair;
			this.#takeIn(sentence, seen, hidden, slope);
		}
	}

	#read(sentence: Sentence, places: readonly number[], hidden?: readonly boolean[]): Pair {
		const logit: Pair = [...this.#offsets];
		for (let pattern = 0; pattern < PATTERNS; pattern += 1) {
			if (hidden?.[pattern] === true) continue;
			const match =
				this.#bestMatch(pattern, places) / (hidden === undefined ? 1 : 1 - HIDDEN_PATTERNS);
			this.#match[pattern] = match;
			for (const rule of BOTH)
				logit[rule] += match * (this.#worths.values[pattern * 2 + rule] ?? 0);
		}
		const weight = TRAIT_WEIGHT / Math.sqrt(sentence.traits.length);
		for (const rule of BOTH) {
			const { values } = this.#traits[rule];
			for (const trait of sentence.traits) logit[rule] += weight * (values[trait] ?? 0);
		}
		return logit;
	}

	/** How well a pattern matches where it does best, from nought up; where that is, is noted. */
	#bestMatch(pattern: number, places: readonly number[]): number {
		const length = lengthOf[pattern] ?? 0;
		const begin = beginOf[pattern] ?? 0;
		const weights = this.#patterns.values;
		const bias = this.#biases.values[pattern] ?? 0;
		let best = 0;
		this.#where[pattern] = Number.MIN_SAFE_INTEGER;
		for (let from = -length; from < places.length; from += 1) {
			let match = bias;
			for (let word = 0; word < length; word += 1) {
				const place = places[from + word] ?? -1;
				if (place < 0) continue;
				const [one, other] = [begin + word * DIMENSIONS, place * DIMENSIONS];
				let sum = 0;
				for (let at = 0; at < DIMENSIONS; at += 1)
					sum += (weights[one + at] ?? 0) * (COORDINATES[other + at] ?? 0);
				match += sum * COORDINATE;
			}
			if (match <= best) continue;
			best = match;
			this.#where[pattern] = from;
		}
		return best;
	}

	#takeIn(
		{ traits }: Sentence,
		places: readonly number[],
		hidden: readonly boolean[],
		slope: Readonly<Pair>,
	): void {
		for (let pattern = 0; pattern < PATTERNS; pattern += 1) {
			const from = this.#where[pattern] ?? 0;
			if (hidden[pattern] === true || (this.#match[pattern] ?? 0) <= 0) continue;
			let felt = 0;
			for (const rule of BOTH) {
				const at = pattern * 2 + rule;
				felt += (slope[rule] * (this.#worths.values[at] ?? 0)) / (1 - HIDDEN_PATTERNS);
				add(this.#worths.gradient, at, slope[rule] * (this.#match[pattern] ?? 0));
			}
			add(this.#biases.gradient, pattern, felt);
			this.#takeInWords(pattern, from, places, felt * COORDINATE);
		}
		for (const rule of BOTH) {
			this.#offsets[rule] -= (OFFSET_PACE * slope[rule]) / BATCH;
			this.#takeInTraits(this.#traits[rule], traits, slope[rule]);
		}
	}

	#takeInWords(pattern: number, from: number, places: readonly number[], felt: number): void {
		for (let word = 0; word < (lengthOf[pattern] ?? 0); word += 1) {
			const place = places[from + word] ?? -1;
			if (place < 0) continue;
			const begin = (beginOf[pattern] ?? 0) + word * DIMENSIONS;
			for (let at = 0; at < DIMENSIONS; at += 1)
				add(
					this.#patterns.gradient,
					begin + at,
					felt * (COORDINATES[place * DIMENSIONS + at] ?? 0),
				);
		}
	}

	#takeInTraits({ values, squares }: TraitWorths, traits: readonly number[], slope: number): void {
		if (slope === 0) return;
		const felt = (slope * TRAIT_WEIGHT) / Math.sqrt(traits.length);
		for (const trait of traits) {
			add(squares, trait, felt * felt);
			add(values, trait, (-TRAIT_PACE * felt) / Math.sqrt(squares[trait] ?? 1));
		}
	}
}

function add(numbers: Float32Array, at: number, what: number): void {
	numbers[at] = (numbers[at] ?? 0) + what;
}

function readIn(sentence: string, isListing: boolean): Sentence {
	const tokens = tokensOf(sentence);
	return {
		places: tokens.map((token) => placeOf(shapeOf(token))),
		traits: traitsOf(tokens, isListing),
	};
}
