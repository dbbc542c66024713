import type { Clock } from "../clock.ts";
import type { Rate } from "./limits.ts";
import { Recent } from "./recent.ts";

/** What is left in a bucket, and in how many seconds it is enough for one, and full. */
export interface Level {
	readonly enough: boolean;
	readonly left: number;
	readonly enoughIn: number;
	readonly fullIn: number;
}

export interface Buckets {
	/** Takes one where there is one, and says how things stand after that. */
	take(key: string): Level;
	look(key: string): Level;
	/** Takes one even where there is none: what is owed has to be waited for. */
	charge(key: string): void;
}

interface Bucket {
	tokens: number;
	at: number;
}

/** A token bucket for each key. One that is forgotten is a full one. */
export function tokenBuckets({ perSecond, burst }: Rate, remembered: number, now: Clock): Buckets {
	const buckets = new Recent<Bucket>(remembered);

	function filled(key: string): Bucket {
		const at = Date.parse(now());
		const bucket = buckets.get(key);
		if (bucket === undefined) {
			const fresh = { tokens: burst, at };
			buckets.set(key, fresh);
			return fresh;
		}
		// A machine's clock may be set back; then nothing flows, and nothing is taken away.
		const seconds = Math.max(0, at - bucket.at) / 1_000;
		bucket.tokens = Math.min(burst, bucket.tokens + seconds * perSecond);
		bucket.at = at;
		return bucket;
	}

	const level = ({ tokens }: Bucket, enough: boolean): Level => ({
		enough,
		left: Math.max(0, Math.floor(tokens)),
		enoughIn: Math.max(1, Math.ceil((1 - tokens) / perSecond)),
		fullIn: Math.ceil((burst - tokens) / perSecond),
	});

	return {
		take(key) {
			const bucket = filled(key);
			const enough = bucket.tokens >= 1;
			if (enough) bucket.tokens -= 1;
			return level(bucket, enough);
		},
		look(key) {
			const bucket = filled(key);
			return level(bucket, bucket.tokens >= 1);
		},
		charge(key) {
			const bucket = filled(key);
			bucket.tokens = Math.max(-burst, bucket.tokens - 1);
		},
	};
}
