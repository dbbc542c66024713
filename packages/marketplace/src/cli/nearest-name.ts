/** The name that was probably meant, or `undefined` where none is near. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
	const [nearest] = names
		.map((name) => ({ name, far: distance(written.toLowerCase(), name) }))
		.filter(({ name, far }) => far <= Math.ceil(name.length / 2))
		.toSorted((a, b) => a.far - b.far);
	return nearest?.name;
}

/** How many letters must be added, dropped or changed to get from one word to the other. */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (const [index, letter] of [...from].entries()) {
		const next = [index + 1];
		for (let at = 1; at <= to.length; at++) {
			const changed = (row[at - 1] ?? 0) + (to[at - 1] === letter ? 0 : 1);
			next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
