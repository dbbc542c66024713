/** So many answers are kept; the oldest goes first. */
const KEPT = 1_000;

/**
 * The same answer for the same text without reading it again: a listing and what was said so far are read anew before every
 * move, by every rule.
 */
export function remembered<Found>(read: (text: string) => Found): (text: string) => Found {
	const known = new Map<string, Found>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const found = read(text);
		if (known.size >= KEPT) known.delete(known.keys().next().value ?? "");
		known.set(text, found);
		return found;
	};
}
