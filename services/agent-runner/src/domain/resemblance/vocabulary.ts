import { unaccented } from "../plain-text.ts";
import { CARE, CHILDREN } from "./kinds/children.ts";
import { DEVICES } from "./kinds/devices.ts";
import { FURNITURE } from "./kinds/furniture.ts";
import { HOUSEHOLD } from "./kinds/household.ts";
import { KITCHEN } from "./kinds/kitchen.ts";
import { LEISURE } from "./kinds/leisure.ts";
import { PARTS } from "./kinds/parts.ts";
import { SOUND } from "./kinds/sound.ts";
import { CLOTHES, SPORTS } from "./kinds/sports.ts";
import { SUPPLIES } from "./kinds/supplies.ts";
import { TRAVEL } from "./kinds/travel.ts";
import { GARDEN, TOOLS } from "./kinds/workshop.ts";
import { brands, models } from "./names.ts";
import { inOneSpelling, singular, uncounted } from "./spelling.ts";

/*
 * The kinds of things that people own and trade, by the words for them. In the files of `kinds/` a line is a kind: its
 * English words, the first of which names it, and then, after a bar each, the German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish and Swedish ones. Plurals, accents, hyphens and spaces need not be written: a word is found
 * under each of its spellings. A line that is indented is a special kind of the one above it. A sign before a line says
 * how its things are owned:
 *
 *   nothing  a household has use for one, so a second one is double
 *   =        the same, of a special kind of what is owned otherwise
 *   *        people have many different ones, so only the same one is double: a book, a coin, a shirt
 *   +        a part of something else, or an extra for it
 *   ~        what is used up, and bought again
 */

export interface Kind {
	readonly name: string;
	readonly owned: "once" | "many" | "part" | "supply";
	/** What it is a special kind of. */
	readonly of: Kind | undefined;
}

/** Words of a title that name a kind. */
export interface Naming {
	readonly kind: Kind;
	readonly from: number;
	readonly to: number;
	/** In Romance languages and in Polish the thing is named first and what it is for after it. */
	readonly isHeadFirst: boolean;
}

interface Entry {
	readonly kind: Kind;
	readonly isHeadFirst: boolean;
}

const OWNED = { "=": "once", "*": "many", "+": "part", "~": "supply" } as const;
const HEAD_FIRST: readonly boolean[] = [false, false, true, true, true, true, false, true, false];
const LONGEST = 5;

interface Vocabulary {
	readonly byWords: Map<string, Entry>;
	readonly byStems: Map<string, Entry>;
	/** The single words of which names of kinds are made, for the correction of misspelt ones. */
	readonly words: Set<string>;
}

export const tokensOf = (text: string): readonly string[] =>
	(text.match(/[\p{L}\d][\p{L}\d.]*/gu) ?? []).map((word) => word.replace(/\.+$/, ""));

/** What is left of a word without the endings that European languages put to it for number and gender. */
const stem = (word: string): string => unmarked(word).replace(/(?:es|en|er|ar|or|[aeiosnxy])$/, "");
/** An umlaut is written with an e or without. */
const unmarked = (word: string): string => word.replaceAll(/(?<=[aou])e/g, "");

function put(
	{ byWords, byStems, words }: Vocabulary,
	said: string,
	kind: Kind,
	language: number,
): void {
	const small = said.toLowerCase().replaceAll("'", "");
	const plain = /[^\p{ASCII}]/u.test(small) ? unaccented(small) : small;
	const tokens = tokensOf(language === 0 ? uncounted(inOneSpelling(plain)) : plain);
	const entry = { kind, isHeadFirst: HEAD_FIRST[language] ?? false };
	const whole = tokens.map(singular).join("");
	// A short word is a little one in some other language.
	if (whole.length < (language === 0 ? 2 : 4)) return;
	if (!byWords.has(whole)) byWords.set(whole, entry);
	const stems = tokens.map(stem).join("");
	if (language > 0 && stems.length >= 5 && !byStems.has(stems)) byStems.set(stems, entry);
	for (const token of tokens) if (token.length >= 5) words.add(token);
}

function kindsOf(lists: readonly string[]): { kind: Kind; languages: readonly string[][] }[] {
	let above: Kind | undefined;
	return lists
		.flatMap((list) => list.split("\n").filter((line) => line.trim() !== ""))
		.map((line) => {
			const [, sign = "", words = ""] = /^\s*(?:([=*+~]) )?(.*)$/.exec(line) ?? [];
			const languages = words.split("|").map((part) => part.split(","));
			const isSpecial = line.startsWith("\t");
			const kind: Kind = {
				name: languages[0]?.[0]?.trim() ?? "",
				owned: isSign(sign) ? OWNED[sign] : (isSpecial && above?.owned) || "once",
				of: isSpecial ? above : undefined,
			};
			if (!isSpecial) above = kind;
			return { kind, languages };
		});
}
const isSign = (sign: string): sign is keyof typeof OWNED => sign in OWNED;

const LISTS = [
	...[KITCHEN, HOUSEHOLD, FURNITURE, TOOLS, GARDEN, TRAVEL, CHILDREN, CARE, SPORTS, SOUND, DEVICES],
	...[LEISURE, CLOTHES, SUPPLIES, PARTS],
];

function vocabularyOf(lists: readonly string[]): Vocabulary {
	const vocabulary: Vocabulary = { byWords: new Map(), byStems: new Map(), words: new Set() };
	const kinds = kindsOf(lists);
	// English first: a word that other languages have as well is read as an English one.
	for (let language = 0; language < HEAD_FIRST.length; language += 1)
		for (const { kind, languages } of kinds)
			for (const said of languages[language] ?? []) put(vocabulary, said, kind, language);
	for (const { name, kind } of models) {
		const entry = vocabulary.byWords.get((kind ?? "").split(" ").map(singular).join(""));
		if (entry !== undefined) vocabulary.byWords.set(singular(name), entry);
	}
	return vocabulary;
}

/** Made when it is asked for first: many a process reads no titles. */
let made: Vocabulary | undefined;
function vocabulary(): Vocabulary {
	made ??= vocabularyOf(LISTS);
	return made;
}

export const isWordOfKinds = (word: string): boolean => vocabulary().words.has(word);
export const wordsOfKinds = (): Iterable<string> => vocabulary().words;

/** Words of one language that are things in another: "the" is no French tea, and a panel no Portuguese pan. */
const NO_KIND = new Set(
	"the te cha in on it as is do so up no me my la le les lo de du des el los die der das en och i panel panels media tear tears rock rocks support supports slip slips tight short balance bank banks body pull pulls staff marco material materials transport smoking control controls lock locks champ semi diablo players patina insignia joint joints regal bones pilot stall receive receives notice planes fantasia merlin navigate adapt handy kicker flex gonna taper log fuel turbo element elements weight manual banquet como besta".split(
		" ",
	),
);

/** Some makers are called like something else in another language: Miele is honey, and a fender is a part of a car. */
const isMaker = (word: string, { kind }: Entry): boolean =>
	(kind.owned === "part" || kind.owned === "supply") && brands.has(word);

/** The kinds that words name. */
export function kindsIn(tokens: readonly string[]): readonly Naming[] {
	const { byWords, byStems } = vocabulary();
	const [singulars, stems] = [tokens.map(singular), tokens.map(stem)];
	const entryOf = (from: number, to: number): Entry | undefined => {
		const word = tokens[from] ?? "";
		const isOne = to - from === 1;
		if (isOne && NO_KIND.has(word)) return undefined;
		const written = tokens.slice(from, to).join("");
		const entry =
			byWords.get(singulars.slice(from, to).join("")) ??
			byWords.get(written) ??
			byStems.get(stems.slice(from, to).join("")) ??
			byStems.get(stem(written));
		return entry !== undefined && isOne && isMaker(word, entry) ? undefined : entry;
	};
	/** Where a word stands within: a "cat scratching tree" is a cat tree. */
	const apart = (from: number, to: number): Entry | undefined =>
		to - from === 3 && (tokens[from + 1] ?? "").length > 4
			? byWords.get(`${singulars[from] ?? ""}${singulars[to - 1] ?? ""}`)
			: undefined;
	const namingAt = (from: number, to: number): Naming | undefined => {
		const entry = entryOf(from, to) ?? apart(from, to);
		return entry === undefined ? undefined : { ...entry, from, to };
	};
	const first = fromTheLeft(tokens.length, namingAt);
	return first[0]?.isHeadFirst === true ? first : fromTheRight(tokens.length, namingAt);
}

type At = (from: number, to: number) => Naming | undefined;

function fromTheLeft(length: number, namingAt: At): readonly Naming[] {
	const found: Naming[] = [];
	for (let from = 0; from < length; from += 1) {
		for (let to = Math.min(length, from + LONGEST); to > from; to -= 1) {
			const naming = namingAt(from, to);
			if (naming === undefined) continue;
			found.push(naming);
			from = to - 1;
			break;
		}
	}
	return found;
}

/** The longest names from the end, where Germanic languages have what a thing is: a mountain bike helmet is a bike helmet. */
function fromTheRight(length: number, namingAt: At): readonly Naming[] {
	const found: Naming[] = [];
	for (let to = length; to > 0; to -= 1) {
		for (let from = Math.max(0, to - LONGEST); from < to; from += 1) {
			const naming = namingAt(from, to);
			if (naming === undefined) continue;
			found.unshift(naming);
			to = from + 1;
			break;
		}
	}
	return found;
}

/** The same kind, or one a special kind of the other. */
export const isSameKind = (one: Kind, other: Kind): boolean =>
	one === other || one.of === other || other.of === one;
