const IGNORED = new Set([
	"a",
	"an",
	"and",
	"for",
	"in",
	"new",
	"of",
	"on",
	"sale",
	"the",
	"used",
	"with",
]);

const wordsOf = (title: string): Set<string> =>
	new Set(
		(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !IGNORED.has(word)),
	);

/** How much of the words of the shorter title the longer one must share. */
const ENOUGH = 0.6;

/** Whether two titles seem to name the same kind of thing: most words of the shorter one are in the other. */
export function resembles(one: string, other: string): boolean {
	const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
	if (few === undefined || many === undefined || few.size === 0) return false;
	const shared = [...few].filter((word) => many.has(word)).length;
	// A title of a single word, such as "bike", is no evidence of the same thing inside a longer one.
	if (few.size === 1 && many.size > 2) return false;
	return shared / few.size >= ENOUGH;
}
