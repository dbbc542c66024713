/** So many answers are kept at least, and at most twice as many; the older half goes at once. */
const KEPT = 1_000;

/**
 * The same answer for the same text without reading it again: a listing and what was said so far are read anew before every
 * move, by every rule.
 */
export function remembered<Found>(read: (text: string) => Found): (text: string) => Found {
	let known = new Map<string, Found>();
	let older = known;
	return (text) => {
		const before = known.get(text) ?? older.get(text);
		if (before !== undefined) return before;
		const found = read(text);
		if (known.size >= KEPT) {
			older = known;
			known = new Map();
		}
		known.set(text, found);
		return found;
	};
}
