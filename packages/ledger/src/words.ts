/** Crude English: what Postgres does with a dictionary, near enough for a simulated market. */
const STOP_WORDS = new Set(
	"a about all an and any are as at be but by can do for from has have i if in into is it its me my no not of on or our out so some that the their then they this to up was we were what when which who will with you your".split(
		" ",
	),
);

const stem = (word: string): string =>
	word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;

const allWords = (text: string): string[] =>
	(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
		.filter((word) => !STOP_WORDS.has(word))
		.map(stem);

/** The distinct words that a search asks for. */
export const wordsOf = (text: string): string[] => [...new Set(allWords(text))];

const counted = new WeakMap<object, Map<string, number>>();

/** How often a document says each word. Documents never change, so one count serves every search. */
function countsOf(
	doc: Readonly<Record<string, unknown>>,
	fields: readonly string[],
): Map<string, number> {
	const known = counted.get(doc);
	if (known !== undefined) return known;
	const counts = new Map<string, number>();
	for (const word of allWords(fields.map((field) => doc[field] ?? "").join(" ")))
		counts.set(word, (counts.get(word) ?? 0) + 1);
	counted.set(doc, counts);
	return counts;
}

/** How many of the wanted words a document holds, and how often it says them. */
export function occurrences(
	doc: Readonly<Record<string, unknown>>,
	fields: readonly string[],
	wanted: readonly string[],
): { words: number; times: number } {
	const counts = countsOf(doc, fields);
	const found = wanted.map((word) => counts.get(word) ?? 0).filter((times) => times > 0);
	return { words: found.length, times: found.reduce((sum, times) => sum + times, 0) };
}
