import { isMeasure, respelt, singular } from "./resemblance/spelling.ts";
import {
	isAccessory,
	isFiller,
	isMadeFor,
	isModelName,
	isPlainKind,
	isSeries,
	kindOf,
	makerOf,
} from "./resemblance/vocabulary.ts";

/*
 * Whether something for sale is what a person has already: the same kind of thing, and the same make and model, under
 * whatever name. A part of it, an extra for it and another model of it are not.
 */

interface Titled {
	readonly title: string;
}

/** What a title names, without what it comes with and what it is meant for. */
interface Named {
	readonly kind: string | undefined;
	/** What says which one of its kind it is; who makes it only where nothing says more. */
	readonly makes: ReadonlySet<string>;
	readonly makers: ReadonlySet<string>;
	/** Numbers in a model's name, and its series: 7 in "iPhone 7", pro in "MacBook Pro". */
	readonly numbers: ReadonlySet<string>;
	readonly series: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
	readonly isAccessory: boolean;
}

/** The words for the thing itself. */
function thingIn(title: string): readonly string[] {
	const [head = ""] = respelt(title).split(
		/\s(?:with|w\/|includes?|including|(?<!\d )plus(?= \w+ \w)|comes|\+)\s|\s(?:w\/|\+)|[,;(|/]/,
	);
	const [thing = "", purpose] = head.split(
		/\s(?:for|fits?|compatible with|similar to|style of|inspired by|replica of|like(?! new))\s/,
	);
	const words = wordsOf(thing.trim() === "" ? (purpose ?? "") : thing);
	// "and" begins something else only where something was named before it: Harry Potter and his goblet are one title.
	const and = words.findIndex((word, at) => at > 0 && (word === "and" || word === "&"));
	const isNamed = and > 0 && words.slice(0, and).some((word) => kindOf(word) !== undefined);
	return (isNamed ? words.slice(0, and) : words).filter((word) => word !== "and" && word !== "&");
}

const wordsOf = (text: string): readonly string[] =>
	(text.match(/[\p{L}\d][\p{L}\d.]*|&/gu) ?? [])
		.map((word) => word.replaceAll(/\.+$/g, ""))
		.filter((word) => word !== "" && !isMeasure(word))
		.map((word) => (kindOf(word) === undefined && /^\p{L}+$/u.test(word) ? singular(word) : word));

/** Two words that the other title, or the vocabulary, writes as one. */
const compounded = (words: readonly string[], others: readonly string[]): readonly string[] => {
	const joined: string[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? "";
		const both = word + (words[at + 1] ?? "");
		const isOne = both !== word && (others.includes(both) || kindOf(both) !== undefined);
		joined.push(isOne ? both : word);
		if (isOne) at += 1;
	}
	return joined;
};

function named(words: readonly string[]): Named {
	const telling = words.filter((word) => !isFiller(word));
	const last = telling.filter((word) => !isNumber(word)).at(-1);
	// In English the last noun says what it is: a desk lamp is a lamp.
	const kinds = telling.filter((word) => kindOf(word) !== undefined);
	const head = kinds.at(-1);
	const device = kinds.find(isModelName);
	const isExtra =
		(last !== undefined && isAccessory(last)) ||
		(telling.some(isAccessory) && !(head !== undefined && head === last)) ||
		(device !== undefined && device !== head && head !== undefined && isMadeFor(head));
	const makes = telling.filter(
		(word) => !isPlainKind(word) && !isNumber(word) && !isSeries(word) && word.length > 1,
	);
	const makers = makes.flatMap((word) => makerOf(word) ?? []);
	return {
		kind: head === undefined ? undefined : kindOf(head),
		makes: new Set(makes.filter((word) => !makers.includes(word)).map(key)),
		makers: new Set([...makers, ...makes].map(key)),
		numbers: new Set(telling.filter(isNumber)),
		series: new Set(telling.filter(isSeries)),
		words: new Set(telling.map((word) => kindOf(word) ?? key(word))),
		isAccessory: isExtra,
	};
}

/** An umlaut is written with an e or without. */
const key = (word: string): string => word.replaceAll(/(?<=[aou])e/g, "");
const isNumber = (word: string): boolean => /\d/.test(word);

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
	[...one].filter((word) => other.has(word)).length;

/** Whether `item` is what somebody has in `owned`, as far as two titles can tell. */
function resembles(item: Titled, owned: Titled): boolean {
	const [mine, yours] = [thingIn(item.title), thingIn(owned.title)];
	const [one, other] = [named(compounded(mine, yours)), named(compounded(yours, mine))];
	if (one.isAccessory !== other.isAccessory) return false;
	const sameKind = one.kind !== undefined && one.kind === other.kind;
	if (!sameKind && one.kind !== undefined && other.kind !== undefined) return false;
	if (areTwoModels(one, other)) return false;
	if (one.isAccessory) return alike(one, other) >= 0.6;
	if (one.makes.size === 0 && other.makes.size === 0) return sameKind && alike(one, other) >= 0.5;
	const common = shared(one.makes, other.makes);
	const least = Math.min(one.makes.size, other.makes.size);
	const sameNumber = shared(one.numbers, other.numbers) > 0;
	// Where each names more than they share, one shared word is only the make: an Accord is no Civic.
	if (sameKind && common === 0) return isMakerAlone(one, other) || isMakerAlone(other, one);
	if (sameKind) return common === least || common >= 2 || sameNumber;
	// Where a title names no kind, make and model must speak for it.
	const isNamed = common >= 2 || sameNumber;
	if (common === 0 && sameNumber && (isMakerAlone(one, other) || isMakerAlone(other, one)))
		return true;
	if (common === 0)
		return [...one.numbers].some((word) => word.length > 4 && other.numbers.has(word));
	return (common === least && isNamed) || alike(one, other) >= 0.7;
}

/** One names no more than the kind and who makes the other: an Apple laptop is a MacBook. */
const isMakerAlone = (one: Named, other: Named): boolean =>
	one.makes.size > 0 && [...one.makes].every((word) => other.makers.has(word));

/** Two models of one make: an iPhone 6 is not an iPhone 7, nor a MacBook Air a MacBook Pro, nor a 13 Pro a 13. */
const areTwoModels = (one: Named, other: Named): boolean =>
	differ(one.numbers, other.numbers) ||
	disjoint(one.series, other.series) ||
	(shared(one.numbers, other.numbers) > 0 &&
		(one.series.size !== other.series.size || shared(one.series, other.series) < one.series.size));

/** Each says something that the other does not. */
const differ = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
	shared(one, other) < Math.min(one.size, other.size);

/** Both say something, and not the same. */
const disjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
	one.size > 0 && other.size > 0 && shared(one, other) === 0;

function alike({ words: one }: Named, { words: other }: Named): number {
	const smaller = Math.min(one.size, other.size);
	return smaller === 0
		? 0
		: shared(one, other) / Math.max(smaller, Math.max(one.size, other.size) - 1);
}

/** What the principal owns already that an item resembles, if anything. */
export const ownedLike = <T extends Titled>(item: Titled, owns: readonly T[]): T | undefined =>
	owns.find((owned) => resembles(item, owned));
