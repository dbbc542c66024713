/** What time it is: UTC with milliseconds. */
export type Clock = () => string;

export const systemClock: Clock = () => new Date().toISOString();

/** A clock that stands still until it is set. */
export interface VirtualClock {
	readonly now: Clock;
	set(instant: string): void;
}

export function virtualClock(start: string): VirtualClock {
	let current = start;
	return {
		now: () => current,
		set(instant) {
			current = instant;
		},
	};
}

/** A clock that stands at the latest instant it has heard of: time passes by being told. */
export interface ConductedClock {
	readonly now: Clock;
	/** Moves forward only. What is no instant, or is too far ahead to be meant, is ignored: nothing could take it back. */
	seen(instant: string): void;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Ten years: no market's time leaps that far, and one that was restarted still catches up. */
const FARTHEST_MS = 3_653 * 24 * 3_600_000;

/** `start` is when the market's time began, or any later instant of it. */
export function conductedClock(start: string): ConductedClock {
	let current = start;
	return {
		now: () => current,
		seen(instant) {
			if (typeof instant !== "string" || !INSTANT.test(instant) || !(instant > current)) return;
			if (Date.parse(instant) - Date.parse(current) <= FARTHEST_MS) current = instant;
		},
	};
}
