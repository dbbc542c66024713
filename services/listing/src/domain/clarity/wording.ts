/** One kind of word: all the ways of saying it, found as whole words. */
export const words = (...lists: readonly string[]): RegExp =>
	new RegExp(String.raw`(?<![a-z0-9])(?:${lists.join("|")})(?![a-z0-9])`);

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
