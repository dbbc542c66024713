import { INTERRUPTED } from "./command.ts";

interface Host {
	on(signal: "SIGINT" | "SIGTERM" | "SIGHUP", heard: () => void): unknown;
	exit(code: number): void;
}

/** A terminal and a launcher may both pass on the same Ctrl-C. */
const SAME_MS = 1_000;

/**
 * The first signal asks to stop at the next good moment; another one, later, ends the process at once. Nothing is lost
 * either way, the second only leaves more to repeat.
 */
export function interruption(
	host: Host,
	milliseconds: () => number,
	note: (line: string) => void,
): AbortSignal {
	const stopping = new AbortController();
	let askedAt: number | undefined;
	const heard = (): void => {
		if (askedAt === undefined) {
			askedAt = milliseconds();
			note("Stopping at the next good moment; press Ctrl-C again to stop at once.");
			stopping.abort();
		} else if (milliseconds() - askedAt > SAME_MS) host.exit(INTERRUPTED);
	};
	host.on("SIGINT", heard);
	host.on("SIGTERM", heard);
	host.on("SIGHUP", heard);
	return stopping.signal;
}
