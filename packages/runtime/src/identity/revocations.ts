import type { Clock } from "../clock.ts";

/** Remembers the sessions that ended before their tokens did. */
export interface Revocations {
	isRevoked(id: string): boolean | Promise<boolean>;
	/** After `until` the token is expired anyway, and the revocation may be forgotten. */
	revoke(id: string, until: string): void | Promise<void>;
}

/** Revocations of one process. Others do not hear of them. */
export function revocationsInMemory(now: Clock): Revocations {
	const ends = new Map<string, string>();
	let sweepAt = 1_000;

	function sweep(): void {
		const at = now();
		for (const [id, until] of ends) if (until < at) ends.delete(id);
		// Twice what is left: sweeping costs nothing that matters however many there are.
		sweepAt = Math.max(1_000, ends.size * 2);
	}

	return {
		isRevoked: (id) => ends.has(id),
		revoke(id, until) {
			ends.set(id, until);
			if (ends.size >= sweepAt) sweep();
		},
	};
}
