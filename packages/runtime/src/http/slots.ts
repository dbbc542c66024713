/** Places that are held for a while: so many for each key, so many in all. */
export interface Slots {
	/** Gives a place back when called, however often; undefined where none is free. */
	take(key: string): (() => void) | undefined;
}

export function slots(each: number, all = Number.POSITIVE_INFINITY): Slots {
	const held = new Map<string, number>();
	let total = 0;

	function release(key: string): void {
		total -= 1;
		const left = (held.get(key) ?? 0) - 1;
		if (left > 0) held.set(key, left);
		else held.delete(key);
	}

	return {
		take(key) {
			const mine = held.get(key) ?? 0;
			if (mine >= each || total >= all) return undefined;
			held.set(key, mine + 1);
			total += 1;
			let isHeld = true;
			return () => {
				if (isHeld) release(key);
				isHeld = false;
			};
		},
	};
}
