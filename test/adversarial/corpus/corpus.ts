import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Attack {
	readonly kind: string;
	readonly text: string;
}

const own = fileURLToPath(new URL("attacks.jsonl", import.meta.url));

/** Attacks in our own words, of every kind we know. */
export const ownAttacks = (): Attack[] =>
	readFileSync(own, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as Attack);

const others = new URL("../../../../shared/data/attacks/prompt_injection.jsonl", import.meta.url);
export const foreignAttacksAreHere = existsSync(others);

/** Attacks that others have written, which are no part of this repository; nothing where they are not on this machine. */
export const foreignAttacks = (): Attack[] =>
	foreignAttacksAreHere
		? readFileSync(others, "utf8")
				.split("\n")
				.filter((line) => line.trim() !== "")
				.map((line) => JSON.parse(line) as { user_input: string; injection_variant: string })
				.map(({ user_input: text, injection_variant: kind }) => ({ kind, text }))
		: [];
