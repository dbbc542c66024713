/** One kind of word: all the ways of saying it, found as whole words. */
export const words = (...lists: readonly string[]): RegExp => {
	const ways = lists.join("|");
	const start = branchesOf(ways).every(beginsWithLetters) ? String.raw`\b` : "(?<![a-z0-9])";
	return new RegExp(`${start}(?:${ways})(?![a-z0-9])`);
};

/** A boundary is found in half the time of a look behind, and is the same where a word begins with a letter or a digit. */
function beginsWithLetters(way: string): boolean {
	const [, group] = /^\(\?(?::|<[=!])([\s\S]*)$/.exec(way) ?? [];
	if (group === undefined) return /^(?:[a-z0-9]|\\[dw])(?![?*{])/.test(way);
	const end = endOf(group);
	const rest = group.slice(end + 1);
	if (way.startsWith("(?<")) return beginsWithLetters(rest);
	// What may be left out leaves the word to whatever follows it.
	if (/^[?*]/.test(rest) && !beginsWithLetters(rest.slice(1))) return false;
	return !rest.startsWith("{") && branchesOf(group.slice(0, end)).every(beginsWithLetters);
}

/** Where a group that has been opened is closed. */
function endOf(pattern: string): number {
	let open = 1;
	for (const { 0: sign, index } of pattern.matchAll(SIGNS)) {
		if (sign === "(") open += 1;
		else if (sign === ")") open -= 1;
		if (open === 0) return index;
	}
	return pattern.length;
}

/** "a|b(?:c|d)" is "a" or "b(?:c|d)". */
function branchesOf(pattern: string): string[] {
	const branches: string[] = [];
	let [open, from] = [0, 0];
	for (const { 0: sign, index } of pattern.matchAll(SIGNS)) {
		if (sign === "(") open += 1;
		else if (sign === ")") open -= 1;
		else if (sign === "|" && open === 0) {
			branches.push(pattern.slice(from, index));
			from = index + 1;
		}
	}
	return [...branches, pattern.slice(from)];
}
const SIGNS = /\\.|\[(?:\\.|[^\]])*\]|[()|]/g;

/** A kind of word inside a longer saying: one of these. */
export const oneOf = (...lists: readonly string[]): string => `(?:${lists.join("|")})`;

/** Kinds of words that have to meet in one sentence, and kinds that settle what those leave open. */
export interface Saying {
	readonly of: readonly RegExp[];
	readonly unless?: readonly RegExp[];
}

/** Ways of saying one thing; a text says it in any of them. */
export const says = (text: string, ways: readonly RegExp[]): boolean =>
	ways.some((way) => way.test(text));

/** Words of one saying stand no further from each other than this; long lists without a full stop say nothing together. */
const NEAR = 80;

export function isSaidIn(sentence: string, { of, unless = [] }: Saying): boolean {
	const [first, ...others] = of;
	const at = first?.exec(sentence)?.index;
	if (at === undefined || says(sentence, unless)) return false;
	if (others.length === 0) return true;
	return occurrences(sentence, first).some(({ from, to }) => {
		const around = sentence.slice(Math.max(0, from - NEAR), to + NEAR);
		return others.every((way) => way.test(around));
	});
}

function occurrences(sentence: string, way: RegExp | undefined): { from: number; to: number }[] {
	const found = way === undefined ? [] : sentence.matchAll(everywhere(way));
	return Array.from(found, ({ 0: match, index }) => ({ from: index, to: index + match.length }));
}

/** Long lists of words are dear to compile, and the same few are looked for in every sentence. */
const EVERYWHERE = new WeakMap<RegExp, RegExp>();
function everywhere(way: RegExp): RegExp {
	const known = EVERYWHERE.get(way) ?? new RegExp(way, "g");
	EVERYWHERE.set(way, known);
	return known;
}

/** Whether any sentence says any of it. */
export const isSaid = (sentences: readonly string[], sayings: readonly Saying[]): boolean =>
	sentences.some((sentence) => sayings.some((saying) => isSaidIn(sentence, saying)));
