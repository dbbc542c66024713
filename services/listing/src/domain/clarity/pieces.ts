import { GLASSWARE, ONE_THING, TOLD_APART } from "./plurals.ts";
import type { Post } from "./post.ts";
import { singular } from "./prices-for-one.ts";
import { COUNT, MEASURES } from "./vocabulary.ts";
import { oneOf } from "./wording.ts";

/** After "tires", these tell about the tires. */
const NO_NAME = new Set(
	"new used sealed handmade reclaimed vintage separate leather lot bundle bag stuff clothes".split(
		" ",
	),
);

/** What the title calls a piece: "panel" for "Fence panels, new", each word that stands in the plural, and the last. */
export function namesIn(title: string): string[] {
	const [head = ""] = title
		.replace(/\S*\d\S*/g, "")
		.replace(/^[^a-z]+/, "")
		.split(TOLD_APART);
	const named = head.match(/(?<![a-z])[a-z]{3,}/g) ?? [];
	const plurals = named.filter((word) => word.endsWith("s") && singular(word) !== word);
	return [...new Set([...plurals, ...named.slice(-1)])]
		.filter(
			(word) =>
				(!ONE_THING.has(word) || (word === "glasses" && GLASSWARE.test(head))) &&
				!NO_NAME.has(word),
		)
		.map(singular);
}

/** "Bricks" for "brick", and the other way round. */
export const formsOf = (names: readonly string[]): string =>
	names
		.map((name) => (name.endsWith("y") ? `${name.slice(0, -1)}(?:y|ies)` : `${name}(?:e?s)?`))
		.join("|");

/** Whose number it is not: what fits the thing, what was used up, and what had been there before. */
const NOT_THESE = [
	"fits?|for|holds?|seats?|room for|needs?|with|had|used|kept|keeping|sold|tested|ran|polished|takes?|of|out of|first|other|last|than|under|over",
	"size|gen|to|or|and my|every|per|all|these|one of the",
].join("|");
const NUMBER = String.raw`(?=[1-9])(?<!\b[a-z] )(?<![\d.,$€£x/#:-])(?<!\b(?:${NOT_THESE}) )\b(${COUNT})(?!-|["':/%°]|\.\d|\d|x\d| ?(?:${MEASURES})\b)`;
const THERE_ARE = String.raw`\b(?:there (?:is|are)|(?:i|we)(?: still)? (?:have|have got|got|counted|count))(?: exactly| got| only| about| a total of)?`;
const OF_THEM = [
	new RegExp(
		String.raw`${THERE_ARE} ${NUMBER}(?=[,.;:\n]|$| of (?:these|them|those|'?em\b)| (?:left|available|in (?:all|total|stock)|total|altogether|all told))`,
		"g",
	),
	new RegExp(
		String.raw`${NUMBER} (?:of (?:these|them|those|'?em)\b|(?:left|available|in (?:all|total|stock)|total|altogether|remaining|remain|all told|to go)\b)`,
		"g",
	),
];
const CAME_BY = oneOf(
	"pulled|took|removed|salvaged|saved|bought|made|built|collected|found|rescued|stored|picked up|ended up with|need to sell|want to sell|am selling",
	"are selling",
);
const GOT = String.raw`${CAME_BY}(?: (?:out|down|off|away|up|back))?`;
/** Where the title is about several, so is whatever the text counts first. */
const FIRST = [
	new RegExp(
		String.raw`(?:^\W*(?:selling )?|${THERE_ARE} |\b(?:i|we)(?: have)? ${GOT} )${NUMBER} (?:\d+ ?(?:${MEASURES}) )?[a-z]`,
		"g",
	),
];

/** "Four in the row" are no four inches. */
export const withoutInches = (text: string): string =>
	text.replace(/ in (?=(?:the|a|an|my|our|all|total|stock|each)\b)/g, ", in ");

/** How many pieces the text says there are, in as many ways as it says it. One is no count. */
export function countsIn({
	title,
	description,
	quantity,
}: Pick<Post, "title" | "description" | "quantity">): number[] {
	const names = namesIn(title);
	if (names.length === 0) return [];
	const text = withoutInches(description).replace(/\b(?:a|1|one) dozen\b/g, "12");
	const said = [
		...(isPlural(title) || quantity > 1 || /\b[a-z]{3,}s\b/.test(title) ? OF_THEM : []),
		...(isPlural(title) ? FIRST : []),
	].flatMap((way) => Array.from(text.matchAll(way), ([, count]) => Number(count)));
	return [...new Set([...said, ...countsOf(names, text)])];
}

/** The names that the text uses at all: most need no closer look. */
export const namedIn = (text: string, names: readonly string[]): string[] =>
	names.filter((name) => text.includes(name.replace(/y$/, "")));

const COUNTED = new RegExp(String.raw`${NUMBER} ([a-z0-9'"/.+ -]{2,60})`, "g");
/** Between a number and the noun that it counts stand no more words than these. */
const BETWEEN = 5;

/** "10 no. jarrah sleepers": numbers with the plural of a name close behind them. */
const countsOf = (names: readonly string[], text: string): number[] =>
	namedIn(text, names).length === 0
		? []
		: Array.from(text.matchAll(COUNTED))
				.filter(([, , behind = ""]) => {
					const [clause = ""] = behind.split(/\b(?:or|and|for|with|to)\b|(?<!\bno)\. /);
					const near = clause.split(" ").slice(0, BETWEEN + 1);
					return near.some(
						(word) => /s\W*$/.test(word) && names.includes(singular(word.replace(/\W+$/, ""))),
					);
				})
				.map(([, count]) => Number(count));

const isPlural = (title: string): boolean =>
	/[a-z]{2}s$/.test(
		(
			title
				.replace(/\S*\d\S*/g, "")
				.trim()
				.split(TOLD_APART)[0] ?? ""
		).trim(),
	);
