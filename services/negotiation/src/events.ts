import { setTimeout as pause } from "node:timers/promises";
import type { ServerEvent } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";

/** A change that nobody announced is found this much later. */
const POLL_MS = 1_000;
/** A busy market changes all the time, and whoever watches one negotiation need not read it at every change. */
const BREATH_MS = 25;

/**
 * A negotiation's facts after a version, and each new one as it comes, until the negotiation has ended or the watcher
 * has gone.
 */
export async function* eventsOf(
	{ store, changes }: Pick<World, "store" | "changes">,
	stream: string,
	after: number,
	signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
	let news = Promise.withResolvers<void>();
	const wake = (): void => news.resolve();
	const forget = changes.onChange(wake);
	const poll = setInterval(wake, POLL_MS);
	signal.addEventListener("abort", wake);
	try {
		for (let at = after; !signal.aborted; ) {
			// Armed before reading, so that a fact committed while we read is not slept through.
			news = Promise.withResolvers<void>();
			for (const fact of await store.readStream(stream, at)) {
				yield { id: String(fact.version), event: fact.type, data: fact };
				if (fact.type === "NegotiationEnded") return;
				at = fact.version;
			}
			if (signal.aborted) return;
			await news.promise;
			await pause(BREATH_MS);
		}
	} finally {
		forget();
		clearInterval(poll);
		signal.removeEventListener("abort", wake);
	}
}
