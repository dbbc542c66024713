const IGNORED = new Set([
	...["a", "an", "and", "for", "in", "new", "of", "on", "sale", "the", "used", "with", "obo"],
	...["black", "blue", "brown", "gold", "green", "grey", "gray", "red", "silver", "white"],
	...["good", "great", "excellent", "condition", "like", "nice"],
]);

/** A thing that goes with another is not that thing, though it bears its name. */
const BESIDE =
	/^(?:accessor(?:y|ies)|adapter|attachment|bag|batter(?:y|ies)|box|cable|case|charger|controller|cover|filter|helmet|holder|keyboard|manual|mount|pedals?|remote|skin|sleeve|strap|toner|wheels?)$/;

/** Names and numbers of versions: of two things that each have one, the same one makes them alike. */
const VERSIONS = [
	/^(?:air|pro|mini|max|plus|ultra|lite|xl|stratocaster|telecaster)$/,
	/^(?:\d{1,2}|[a-z]\d{1,2}|\d{1,2}[a-z])$/,
];

/** Years and sizes tell two of a kind apart as little as colours do. */
const MEASURE = /^(?:(?:19|20)\d\d|\d+(?:gb|tb|mb|in|inch|cm|mm|ft|lbs?|w)|\d{3,}|[1-3]\d)$/;

const SHORT: Readonly<Record<string, string>> = { playstation: "ps", ps4: "ps 4", ps5: "ps 5" };

function wordsOf(title: string): Set<string> {
	const words = (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
		.flatMap((word) => (SHORT[word] ?? word).split(" "))
		.filter((word) => !IGNORED.has(word) && !MEASURE.test(word));
	return new Set(words);
}

/** How much of the words of the shorter title the longer one must share. */
const ENOUGH = 0.6;

const sharedBy = (one: Iterable<string>, other: ReadonlySet<string>): number =>
	[...one].filter((word) => other.has(word)).length;

function isOtherVersion(
	one: ReadonlySet<string>,
	other: ReadonlySet<string>,
	version: RegExp,
): boolean {
	const [mine, theirs] = [one, other].map((words) => [...words].filter((w) => version.test(w)));
	if (!mine?.length || !theirs?.length) return false;
	return sharedBy(mine, new Set(theirs)) === 0;
}

/** Whether two titles seem to name the same kind of thing: most words of the shorter one are in the other. */
export function resembles(one: string, other: string): boolean {
	const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
	if (few === undefined || many === undefined || few.size === 0) return false;
	const beside = [few, many].map((words) => [...words].some((word) => BESIDE.test(word)));
	if (beside[0] !== beside[1]) return false;
	if (VERSIONS.some((version) => isOtherVersion(few, many, version))) return false;
	// A title of a single word, such as "bike", is no evidence of the same thing inside a longer one.
	if (few.size === 1 && many.size > 2) return false;
	return sharedBy(few, many) / few.size >= ENOUGH;
}
