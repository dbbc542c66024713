import { setTimeout } from "node:timers/promises";

/** Waits, or returns at once where the signal is given. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const SHORTEST_MS = 10;
const LONGEST_MS = 2_000;

export const sleep: Sleep = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {});

/** How long to wait after so many failures in a row. */
export const backOff = (failures: number): number =>
	Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(failures - 1, 20));
