import type { Sleep } from "@parley/bus/back-off";
import type { Bus } from "@parley/bus/bus";
import type { Checkpoints } from "@parley/ledger/store";

const CHECKPOINT = "relay";
const EVERY_MS = 500;

/** How far a bus that keeps nothing had come when that was last saved: where a new one begins. */
export const savedReach = (checkpoints: Checkpoints): Promise<number> =>
	checkpoints.load(CHECKPOINT);

export interface SavingReached {
	readonly checkpoints: Checkpoints;
	readonly bus: Pick<Bus, "reached">;
	readonly sleep: Sleep;
	readonly onTrouble: (trouble: Error) => void;
}

/**
 * Saves again and again how far a bus that keeps nothing has come. What it handled since comes a second time after a
 * crash, as it may; after `stop`, called when the bus has come to rest, nothing does.
 */
export function savingReached(saving: SavingReached): { stop(): Promise<void> } {
	const { bus, checkpoints, sleep, onTrouble } = saving;
	const stopping = new AbortController();
	let saved: number | undefined;
	const save = async (): Promise<void> => {
		try {
			const reached = await bus.reached();
			if (reached !== saved) await checkpoints.save(CHECKPOINT, reached);
			saved = reached;
		} catch (error) {
			onTrouble(
				new Error(
					`How far the bus has come could not be saved: ${error instanceof Error ? error.message : error}`,
				),
			);
		}
	};
	const done = (async () => {
		while (!stopping.signal.aborted) {
			await save();
			await sleep(EVERY_MS, stopping.signal);
		}
		await save();
	})();
	return {
		async stop() {
			stopping.abort();
			await done;
		},
	};
}
