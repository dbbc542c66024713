/** How far everything that was taken is dealt with. */
export class Watermark {
	/** How often each position is still in somebody's hand. */
	readonly #inHand = new Map<number, number>();
	#newest: number;

	constructor(from: number) {
		this.#newest = from;
	}

	/** Takes a position in hand. What is never let go holds the mark back for ever, as it should. */
	take(position: number): () => void {
		this.#newest = Math.max(this.#newest, position);
		this.#inHand.set(position, (this.#inHand.get(position) ?? 0) + 1);
		return () => {
			const left = (this.#inHand.get(position) ?? 0) - 1;
			if (left > 0) this.#inHand.set(position, left);
			else this.#inHand.delete(position);
		};
	}

	get reached(): number {
		let lowest = this.#newest + 1;
		for (const position of this.#inHand.keys()) lowest = Math.min(lowest, position);
		return lowest - 1;
	}
}
