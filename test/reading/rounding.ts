import { type Learned, PARTS } from "@parley/agent-runner/domain/reading/reader";
import { DIMENSIONS } from "@parley/agent-runner/domain/reading/vocabulary";

/* What was learned as fractions, as the whole numbers that it is kept in. */

export interface Fractions {
	readonly patterns: Float32Array;
	readonly biases: Float32Array;
	/** For each pattern, for each rule. */
	readonly worths: Float32Array;
	readonly offsets: readonly number[];
	readonly traits: readonly Float32Array[];
	readonly traitWeight: number;
	/** What a unit of a word's coordinates stands for. */
	readonly coordinate: number;
	readonly lengthOf: readonly number[];
}

const IN_THOUSANDTHS = 1_000 * PARTS;
const MOST = 127;

const largest = (numbers: Float32Array): number =>
	numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);

export function wholeNumbers(learned: Fractions): Learned {
	const { coordinate, lengthOf, offsets, traits, traitWeight } = learned;
	const traitUnit = Math.max(...traits.map(largest)) / MOST;
	const patterns: number[] = [];
	const thresholds: number[] = [];
	const worths: [number[], number[]] = [[], []];
	lengthOf.forEach((length, pattern) => {
		const begin = patterns.length;
		const row = learned.patterns.subarray(begin, begin + length * DIMENSIONS);
		// Each pattern is as fine as its largest number allows.
		const unit = largest(row) / MOST;
		for (const x of row) patterns.push(Math.round(x / unit));
		const match = unit * coordinate;
		thresholds.push(Math.round(-(learned.biases[pattern] ?? 0) / match));
		const worth = (rule: 0 | 1): number =>
			Math.round((learned.worths[pattern * 2 + rule] ?? 0) * match * IN_THOUSANDTHS);
		worths[0].push(worth(0));
		worths[1].push(worth(1));
	});
	const offset = (rule: 0 | 1): number => Math.round((offsets[rule] ?? 0) * IN_THOUSANDTHS);
	return {
		traits: Int8Array.from(
			traits.flatMap((values) => Array.from(values, (x) => Math.round(x / traitUnit))),
		),
		traitUnit: Math.round(traitUnit * traitWeight * IN_THOUSANDTHS),
		patterns: Int8Array.from(patterns),
		thresholds,
		worths,
		offsets: [offset(0), offset(1)],
	};
}
