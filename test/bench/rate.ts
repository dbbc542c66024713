/** Whoever does the same thing again and again, as fast as it goes. */
export type Worker = () => Promise<unknown>;

/** How often per second all workers together did their thing, in about so many milliseconds. */
export async function rateOf(workers: readonly Worker[], milliseconds: number): Promise<number> {
	const began = performance.now();
	let done = 0;
	const work = async (worker: Worker): Promise<void> => {
		while (performance.now() - began < milliseconds) {
			await worker();
			done++;
		}
	};
	await Promise.all(workers.map(work));
	return (done * 1000) / (performance.now() - began);
}

export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
