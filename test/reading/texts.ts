import { existsSync, readFileSync } from "node:fs";
import { claimsIn } from "@parley/agent-runner/domain/claims";
import { sentencesOf } from "@parley/agent-runner/domain/wording/sentences";
import { plainAds } from "./plain-ads.ts";

/** A text that somebody labelled, and the sentences of it that are read one by one. */
export interface Text {
	readonly source: string;
	readonly text: string;
	readonly sentences: readonly string[];
	readonly isListing: boolean;
	/** Whether nobody said if it was written in a listing or as a message; it is measured as a message. */
	readonly isAnywhere: boolean;
	/** Whether it claims what nobody can check, and whether it steers. */
	readonly due: readonly [boolean, boolean];
}

/** The two rules, in the order in which everything here has them. */
export const RULES = ["unverifiable_claim", "manipulation"] as const;

/** Who wrote the texts. What escalation.test.ts keeps to be read for the first time is not among them. */
const FILES: Readonly<Record<string, readonly string[]>> = {
	wordings: ["../escalation/wordings.jsonl"],
	written: ["../escalation/written-texts.jsonl"],
	"judge a": ["texts/judge-a.jsonl"],
	"judge b": ["texts/judge-b.jsonl"],
	"judge c": ["texts/judge-c.jsonl"],
	"writer 1": ["texts/writer-1.jsonl"],
	"writer 2": ["texts/writer-2.jsonl"],
	own: ["texts/own.jsonl", "texts/own-plain-listings.jsonl", "texts/own-talk.jsonl"],
	"own 2": ["texts/own-ads-and-talk.jsonl", "texts/own-blind.jsonl"],
	"own 3": ["texts/own-posts.jsonl"],
};

const lines = (file: string): readonly string[] => {
	const url = new URL(file, import.meta.url);
	return existsSync(url)
		? readFileSync(url, "utf8")
				.split("\n")
				.filter((line) => line !== "")
		: [];
};

interface Line {
	readonly text?: string;
	readonly message?: string;
	readonly listing?: string;
	readonly owns?: unknown;
	readonly rivalOffers?: number;
	readonly due: readonly string[];
}

/** Whether a file's line of that number is kept for a test: every third of written-texts.jsonl is. */
const isKept = (file: string, at: number): boolean =>
	file.endsWith("written-texts.jsonl") && at % 3 === 2;

const textOf = (source: string, { listing, message, text, due }: Line): Text => {
	const said = listing ?? message ?? text ?? "";
	return {
		source,
		text: said,
		sentences: sentencesOf(said),
		isListing: listing !== undefined,
		isAnywhere: text !== undefined,
		due: [due.includes(RULES[0]), due.includes(RULES[1])],
	};
};

/** All texts, each once: what was written first keeps it. */
export function labelledTexts(): readonly Text[] {
	const written = Object.entries(FILES)
		.toReversed()
		.flatMap(([source, files]) =>
			files.flatMap((file) =>
				lines(file)
					.filter((_, at) => !isKept(file, at))
					.map((line) => JSON.parse(line) as Line)
					// What the ledger bears out is no claim any more, and a reader of words cannot know.
					.filter(({ owns, rivalOffers = 0 }) => owns === undefined && rivalOffers === 0)
					.map((line) => textOf(source, line)),
			),
		);
	const ads = plainAds().map((listing) => textOf("plain ads", { listing, due: [] }));
	const known = new Map<string, Text>();
	for (const text of [...written, ...ads])
		if (text.sentences.length > 0 && !known.has(text.text)) known.set(text.text, text);
	return [...known.values()];
}

/**
 * What is learned from texts: what might stand anywhere is met in a listing too, but for steering, of which listings have
 * little. What the rules take for a claim only in a message is plain there.
 */
export const lessonsIn = (texts: readonly Text[]): readonly Text[] => [
	...texts,
	...texts
		.filter(({ isAnywhere, due }) => isAnywhere && !due[1])
		.map((text) => ({
			...text,
			isListing: true,
			due: [text.due[0] && !isOnlyArgued(text), false] as const,
		})),
];

const isOnlyArgued = ({ text }: Text): boolean =>
	claimsIn({ listing: [], messages: [text] }).length > 0 &&
	claimsIn({ listing: [text], messages: [] }).length === 0;
