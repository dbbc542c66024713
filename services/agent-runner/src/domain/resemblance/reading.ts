import { type Measures, measuresIn, unmeasured } from "./measures.ts";
import { dictionary, isMisspelt } from "./misspelling.ts";
import { brands, models } from "./names.ts";
import { isCapacity, isYear, respelt, singular, uncounted } from "./spelling.ts";
import {
	isWordOfKinds,
	type Kind,
	kindsIn,
	type Naming,
	tokensOf,
	wordsOfKinds,
} from "./vocabulary.ts";
import { isColour, isFiller, isManner, isSeries } from "./words.ts";

/** What a title names, without what it comes with and what it is meant for. */
export interface Reading {
	readonly kind: Kind | undefined;
	/** Whether it is something for another thing. */
	readonly isPart: boolean;
	/** What says which one of its kind it is: words that name no kind, and models that do. */
	readonly names: ReadonlySet<string>;
	/** Colours and materials, by which only things are told of which people have many. */
	readonly looks: ReadonlySet<string>;
	readonly makers: ReadonlySet<string>;
	/** Numbers in a model's name, and its series: 7 in "iPhone 7", pro in "MacBook Pro". */
	readonly numbers: ReadonlySet<string>;
	readonly series: ReadonlySet<string>;
	readonly years: ReadonlySet<string>;
	readonly measures: Measures;
	/** All words, for what is said beside, and for titles that name no kind. */
	readonly words: ReadonlySet<string>;
	readonly tokens: readonly string[];
	/** Words that nothing is known of, which may be misspelt ones. */
	readonly unknown: readonly string[];
}

const makerOf = new Map(models.map(({ name, maker }) => [name, maker]));
const modelNames: ReadonlySet<string> = new Set(
	"fitbit roomba vitamix kitchenaid thermomix playstation nintendo chess monopoly scrabble catan carcassonne jetboil maglite"
		.split(" ")
		.concat(models.map(({ name }) => name)),
);

/** What a game is played on is not its name. */
const platforms = new Set([
	"nintendo",
	"sony",
	...models.flatMap(({ name, kind }) => (kind === "console" ? name : [])),
]);

/** Behind these stands what it is for, or what it comes with. */
const BEYOND = new Set(
	"with w includes including incl inkl comes for fits fit compatible similar inspired replica mit avec con com met z fur pour para per voor dla till and y et und e en i och plus sans ohne sin".split(
		" ",
	),
);
const JOINING = new Set("and y et und e en i och plus".split(" "));
const FOR = new Set("for fits compatible fur pour para per voor dla till".split(" "));

interface Segment {
	readonly tokens: readonly string[];
	readonly kinds: readonly Naming[];
	readonly isFor: boolean;
}

/** The words before those that lead beyond the thing; names of kinds may have such words within. */
function segmentOf(text: string): Segment {
	const tokens = tokensOf(text).filter((word) => word !== "");
	const kinds = kindsIn(tokens);
	const inKind = (at: number): boolean => kinds.some(({ from, to }) => from <= at && at < to);
	const cut = tokens.findIndex(
		(word, at) =>
			at > 0 &&
			BEYOND.has(word) &&
			!inKind(at) &&
			// "and" begins something else only where something was named before it: Harry Potter and his goblet are one title.
			(!JOINING.has(word) || kinds.some(({ to }) => to <= at)),
	);
	if (cut === -1) return { tokens, kinds, isFor: false };
	return {
		tokens: tokens.slice(0, cut),
		kinds: kinds.filter(({ to }) => to <= cut),
		isFor: FOR.has(tokens[cut] ?? ""),
	};
}

let known: ((word: string) => string | undefined) | undefined;
function nearest(word: string): string | undefined {
	known ??= dictionary(wordsOfKinds());
	return known(word);
}
const isName = (word: string): boolean => brands.has(word) || modelNames.has(word);

/** The same with words corrected that name a kind when they are. */
function corrected(text: string): string {
	let better = text;
	for (const word of tokensOf(text)) {
		if (isWordOfKinds(word) || isFiller(word) || isManner(word) || isColour(word) || isName(word))
			continue;
		const meant = kindsIn([word]).length > 0 ? undefined : nearest(word);
		if (meant === undefined) continue;
		const tried = better.replace(word, meant);
		if (covered(tried) > covered(better)) better = tried;
	}
	return better;
}
const covered = (text: string): number =>
	kindsIn(tokensOf(text)).reduce((sum, { from, to }) => sum + to - from, 0);

/** The naming that says what it is: in English the last one, so that a desk lamp is a lamp. */
function headOf({ kinds, tokens }: Segment): Naming | undefined {
	const [first] = kinds;
	const last = kinds.at(-1);
	if (first === undefined || last === undefined || first === last) return first;
	const part = kinds.find(({ kind }) => kind.owned === "part" || kind.owned === "supply");
	if (part !== undefined && isModel(tokens, last)) return part;
	if (first.isHeadFirst) return first;
	const game = kinds.find(({ kind }) => isGame(kind));
	return game !== undefined && isConsole(last.kind) ? game : last;
}
const isGame = ({ name, of }: Kind): boolean => name === "game" || of?.name === "game";
const isConsole = ({ name }: Kind): boolean => name === "games console";
const isModel = (tokens: readonly string[], { from, to }: Naming): boolean =>
	tokens.slice(from, to).some((word) => modelNames.has(singular(word)) || modelNames.has(word));

/** A title in parts, the thing itself first; what stands behind a measure goes on with it. */
function segmentsOf(bare: string): { readonly main: Segment; readonly others: readonly Segment[] } {
	const parts = bare
		.split(/[,;(|)\][:]| [-/*] |\/(?!\d)/)
		.filter((part) => /[\p{L}\d]/u.test(part))
		.map((part) =>
			part
				.split("§")
				.map(segmentOf)
				.filter(({ tokens }) => tokens.length > 0),
		);
	const [first = [], ...rest] = parts.filter((part) => part.length > 0);
	const whole: Segment = joined(first);
	const others = rest.flat();
	const isNamed = whole.kinds.length > 0 || whole.isFor;
	const at = isNamed ? -1 : others.findIndex(({ kinds }) => kinds.length > 0);
	const naming = others[at];
	// A thing may be named behind its make: "Dyson V8, cordless vacuum".
	if (naming === undefined) return { main: whole, others };
	return { main: naming, others: [whole, ...others.filter((other) => other !== naming)] };
}

/** Behind a measure comes the noun, unless it was there before: "KitchenAid 4.8 l mixer", "bbq grill 22 in kettle". */
function joined(chunks: readonly Segment[]): Segment {
	const at = chunks.findIndex(({ kinds }) => kinds.length > 0);
	const extra = chunks.find(
		({ kinds }, i) =>
			i > at && kinds.some(({ kind }) => kind.owned === "part" || kind.owned === "supply"),
	);
	const naming = extra ?? chunks[at];
	const all = chunks.flatMap(({ tokens }) => tokens);
	if (naming === undefined)
		return { tokens: all, kinds: [], isFor: chunks.some(({ isFor }) => isFor) };
	const before = chunks.slice(0, chunks.indexOf(naming)).flatMap(({ tokens }) => tokens);
	return {
		tokens: all,
		kinds: naming.kinds.map((kind) => ({
			...kind,
			from: kind.from + before.length,
			to: kind.to + before.length,
		})),
		isFor: naming.isFor,
	};
}

/** An umlaut is written with an e or without. */
const key = (word: string): string => singular(word).replaceAll(/(?<=[aou])e/g, "");
/** Some models have letters for a number: an iPhone SE is no iPhone 13. */
const isNumber = (word: string): boolean => /\d|^(?:se|xr|xs)$/.test(word);

/** Whether a word in the name of a kind still tells a model: the V8 of a Dyson. */
const isNumberOfModel = (word: string): boolean => /^[a-z]\d+$/.test(word);

function readingOf(text: string): Reading {
	const measures = measuresIn(text);
	const bare = corrected(
		uncounted(unmeasured(text), (word) => brands.has(word) || kindsIn([word]).length > 0),
	);
	const { main, others } = segmentsOf(bare);
	const head = headOf(main)?.kind;
	// A title with the name of a console in brackets is a game for it.
	const isForConsole =
		head !== undefined &&
		isConsole(head) &&
		others[0]?.kinds.length === 0 &&
		!others[0].tokens.every(isName);
	const kind = isForConsole ? kindsIn(["videogame"])[0]?.kind : head;
	const isOfGame = kind !== undefined && isGame(kind);
	const outside = ({ tokens, kinds }: Segment): readonly string[] =>
		tokens.filter(
			(word, at) =>
				!kinds.some(({ from, to }) => from <= at && at < to) ||
				isNumberOfModel(word) ||
				modelNames.has(word) ||
				modelNames.has(singular(word)),
		);
	const isMany = kind === undefined || kind.owned === "many";
	const said = outside(main);
	const beside = others.flatMap(outside);
	const telling = [...said, ...beside.filter((word) => isMany || isName(word) || isNumber(word))];
	const words = telling.filter(
		(word) => !isNumber(word) && !isSeries(word) && !isFiller(word) && (isMany || !isManner(word)),
	);
	const names = words
		.filter((word) => !isColour(word) && !(isOfGame && platforms.has(word)))
		.map((word) => (isName(word) ? word : key(word)));
	const numbers = telling.filter((word) => isNumber(word) && !isCapacity(word));
	const tokens = [...main.tokens, ...others.flatMap((other) => other.tokens)];
	return {
		kind,
		isPart: kind === undefined ? main.isFor : kind.owned === "part",
		names: new Set(names.filter((word) => !brands.has(word))),
		looks: new Set(words.filter(isColour)),
		makers: new Set(
			[...names, ...tokens.filter((word) => !(isOfGame && platforms.has(word)))].flatMap(
				(word) => makerOf.get(word) ?? (brands.has(word) ? word : []),
			),
		),
		numbers: new Set(numbers.filter((word) => !isYear(word))),
		series: new Set(telling.filter(isSeries)),
		years: new Set(numbers.filter(isYear)),
		measures,
		words: new Set(
			tokens.filter((word) => !isFiller(word) && !isYear(word) && !isCapacity(word)).map(key),
		),
		tokens,
		unknown: tokens.filter(
			(word) =>
				word.length >= 4 &&
				!isNumber(word) &&
				!isWordOfKinds(word) &&
				!isFiller(word) &&
				!isManner(word) &&
				!isName(word),
		),
	};
}

const REMEMBERED = 2_000;
const remembered = new Map<string, Reading>();

function read(text: string): Reading {
	const known = remembered.get(text);
	if (known !== undefined) return known;
	const reading = readingOf(text);
	if (remembered.size >= REMEMBERED) remembered.clear();
	remembered.set(text, reading);
	return reading;
}

/** A title's words as the other title writes them, where they are misspelt or written in two. */
function asIn(text: string, { tokens: mine, unknown }: Reading, others: readonly string[]): string {
	let aligned = text;
	const known = new Set(others);
	for (const word of unknown) {
		if (known.has(word)) continue;
		const meant = others.find((other) => isMisspelt(word, other) && key(word) !== key(other));
		if (meant !== undefined) aligned = aligned.replace(word, meant);
	}
	for (const [at, word] of mine.entries()) {
		const next = mine[at + 1] ?? "";
		if (next !== "" && !known.has(word) && known.has(word + next))
			aligned = aligned.replace(`${word} ${next}`, word + next);
	}
	return aligned;
}

/** A title tells its thing early; what goes on for longer is a description. */
const LONGEST = 300;

/** Two titles, each read with an eye on the other. */
export function readTogether(one: string, other: string): readonly [Reading, Reading] {
	const [mine, yours] = [one, other].map((title) => respelt(title.slice(0, LONGEST))) as [
		string,
		string,
	];
	const [first, second] = [read(mine), read(yours)];
	// Of two words that nobody knows, only one is put right by the other.
	const known = second.tokens.filter((word) => !second.unknown.includes(word) || word.length < 4);
	const better = read(asIn(mine, first, [...known, ...compounds(second, first)]));
	return [better, read(asIn(yours, second, better.tokens))];
}

/** Words that the other title writes in two. */
const compounds = ({ tokens }: Reading, { tokens: others }: Reading): readonly string[] =>
	tokens.filter((word) =>
		others.some((part, at) => part + (others[at + 1] ?? "") === word && part !== word),
	);
