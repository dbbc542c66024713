/** A token bucket: so many at once, refilled so fast. */
export interface Rate {
	readonly perSecond: number;
	readonly burst: number;
}

/** What one client can ask of a process before it is refused, so that the others never notice. */
export interface HttpLimits {
	/** Requests of one principal, or of one address where nobody is known. */
	readonly rate: Rate;
	/** Failed authentications of one address. */
	readonly failures: Rate;
	/** Requests of one principal, or address, that are answered at the same time. */
	readonly inHand: number;
	/** Open event streams: of one principal, or address, and of all. */
	readonly streams: number;
	readonly streamsOfAll: number;
	readonly bodyBytes: number;
	/** Until the headers are complete, and until the whole request is. */
	readonly headersMs: number;
	readonly requestMs: number;
	/** How long a process that is about to end waits for what is in hand. */
	readonly drainMs: number;
	/** Between two signs of life on a stream that has nothing to say. */
	readonly heartbeatMs: number;
	readonly connections: number;
	/** How many principals and addresses a rate is kept for: the longest unseen is forgotten first. */
	readonly remembered: number;
}

export const HTTP_LIMITS: HttpLimits = {
	rate: { perSecond: 50, burst: 100 },
	failures: { perSecond: 1, burst: 20 },
	inHand: 32,
	streams: 8,
	streamsOfAll: 500,
	bodyBytes: 64 * 1024,
	headersMs: 10_000,
	requestMs: 30_000,
	drainMs: 10_000,
	heartbeatMs: 15_000,
	connections: 10_000,
	remembered: 20_000,
};
