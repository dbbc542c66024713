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
