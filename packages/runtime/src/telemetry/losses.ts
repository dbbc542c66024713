import type { DiagLogger } from "@opentelemetry/api";

/** A collector that is down fails every few seconds, and one that is slow many times a second. */
const QUIET_MS = 60_000;

const LOST =
	"Telemetry was lost: where it is sent (OTEL_EXPORTER_OTLP_ENDPOINT) does not answer, or takes it slower than it is made. " +
	"OTEL_TRACES_SAMPLER=parley_negotiation sends less, OTEL_BSP_MAX_QUEUE_SIZE keeps more waiting, OTEL_LOG_LEVEL=warn shows what failed.";

/** What the SDK warns of when its queue is full. All else that it warns of is about settings, and loses nothing. */
const DROPPED = /^Dropped \d+ /;

const ignore = (): void => {};

/** Hears what the SDK complains of, and says that something was lost, once a minute at most. Its words are not passed on: they quote answers. */
export function lossesTold(say: (sentence: string) => void, now: () => number): DiagLogger {
	let saidAt = Number.NEGATIVE_INFINITY;
	const lost = (): void => {
		if (now() - saidAt < QUIET_MS) return;
		saidAt = now();
		say(LOST);
	};
	const warn = (message: string): void => {
		if (DROPPED.test(message)) lost();
	};
	return { error: lost, warn, info: ignore, debug: ignore, verbose: ignore };
}
