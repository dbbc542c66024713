/*
 * Teaches the reader, and writes what it learned to where agents read it:
 *
 *   node infra/launch/launch.mjs test/reading/train.ts
 *
 * The same texts give the same file on the same version of Node; it takes a minute.
 */
import { writeFileSync } from "node:fs";
import { labelledTexts, lessonsIn } from "./texts.ts";
import { Pupil } from "./training.ts";

const SEED = 1;

const texts = labelledTexts();
const { traits, patterns, ...numbers } = new Pupil(SEED).learn(lessonsIn(texts)).learned();
const inText = (bytes: Int8Array): string =>
	JSON.stringify(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"));

const MODEL = "../../services/agent-runner/src/domain/reading/model/weights.ts";
writeFileSync(
	new URL(MODEL, import.meta.url),
	`// Made by test/reading/train.ts of ${texts.length} texts.
import type { Learned } from "../reader.ts";

const bytesIn = (text: string): Int8Array => Int8Array.from(Buffer.from(text, "base64"));
const numbersIn = (text: string): number[] => text.split(" ").map(Number);

export const LEARNED: Learned = {
	traitUnit: ${numbers.traitUnit},
	offsets: [${numbers.offsets.join(", ")}],
	thresholds: numbersIn(
		"${numbers.thresholds.join(" ")}",
	),
	worths: [
		numbersIn(
			"${numbers.worths[0].join(" ")}",
		),
		numbersIn(
			"${numbers.worths[1].join(" ")}",
		),
	],
	patterns: bytesIn(
		${inText(patterns)},
	),
	traits: bytesIn(
		${inText(traits)},
	),
};
`,
);
process.stdout.write(`Learned from ${texts.length} texts.\n`);
