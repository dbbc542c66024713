/* Words that differ by a slip of the hand: a letter too many, missing, wrong, or changed for the one beside it. */

/** How many slips a word of its length may have. */
const slipsIn = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0);

/** Damerau and Levenshtein's distance, where it is at most so much. */
function within(one: string, other: string, most: number): boolean {
	if (Math.abs(one.length - other.length) > most) return false;
	let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= one.length; i += 1) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= other.length; j += 1) {
			const isSame = one[i - 1] === other[j - 1];
			let cost = Math.min(
				(last[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(last[j - 1] ?? 0) + (isSame ? 0 : 1),
			);
			if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return false;
		[before, last] = [last, row];
	}
	return (last[other.length] ?? most + 1) <= most;
}

/** Whether two words are most likely one. */
export const isMisspelt = (one: string, other: string): boolean => {
	const most = Math.min(slipsIn(one), slipsIn(other));
	return most > 0 && !/\d/.test(one + other) && within(one, other, most);
};

/** A list of words in which the nearest to a misspelt one is found by its length and its beginning or end. */
export function dictionary(words: Iterable<string>): (word: string) => string | undefined {
	const shelves = new Map<string, string[]>();
	for (const word of words)
		for (const shelf of shelvesOf(word, word.length)) {
			const others = shelves.get(shelf);
			if (others === undefined) shelves.set(shelf, [word]);
			else others.push(word);
		}
	return (word) => {
		const most = slipsIn(word);
		for (let by = 0; by <= most; by += 1)
			for (const length of by === 0 ? [word.length] : [word.length - by, word.length + by])
				for (const shelf of most === 0 ? [] : shelvesOf(word, length))
					for (const known of shelves.get(shelf) ?? []) if (isMisspelt(word, known)) return known;
		return undefined;
	};
}
const shelvesOf = (word: string, length: number): readonly string[] => [
	`${word.slice(0, 3)}${length}`,
	`${length}${word.slice(-3)}`,
];
