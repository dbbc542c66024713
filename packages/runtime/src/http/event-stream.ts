import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { ServerEvent } from "./route.ts";

const oneLine = (text: string): string => text.replace(/[\r\n\0]/g, "");

/** One event as the wire has it. JSON has no line ends of its own, so its data is one line. */
const frame = ({ id, event, data }: ServerEvent): string =>
	`id: ${oneLine(id)}\nevent: ${oneLine(event)}\ndata: ${JSON.stringify(data)}\n\n`;

interface Watch {
	/** Aborted when the client has gone or the process is about to end. */
	readonly signal: AbortSignal;
	readonly heartbeatMs: number;
}

/**
 * Writes events to a client until there are no more, it has gone, or the process ends: then the stream ends cleanly, and
 * the client asks again with the id it saw last. No event is taken before the client has taken the last one.
 */
export async function stream(
	events: AsyncIterable<ServerEvent>,
	response: ServerResponse,
	{ signal, heartbeatMs }: Watch,
): Promise<void> {
	const beat = setInterval(() => {
		if (!response.writableNeedDrain) response.write(":\n\n");
	}, heartbeatMs);
	const end = (): void => {
		clearInterval(beat);
		if (!response.destroyed) response.end();
	};
	// A client that goes while it is written to is no error.
	response.on("error", () => {});
	// A client that takes nothing at all for so long keeps a place that another could have.
	response.setTimeout(heartbeatMs * 4, () => response.destroy());
	// The events may be waiting for the next one for hours; the client is not kept waiting with them.
	signal.addEventListener("abort", end, { once: true });
	try {
		// Says at once that the stream stands, and how soon to come back when it is cut off.
		if (!signal.aborted) response.write("retry: 2000\n\n");
		for await (const event of events) {
			if (signal.aborted) break;
			if (!response.write(frame(event))) await drained(response, signal);
		}
		end();
	} catch (error) {
		// Not a clean end: something is missing.
		response.destroy();
		if (!signal.aborted) throw error;
	} finally {
		clearInterval(beat);
		signal.removeEventListener("abort", end);
	}
}

async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
	try {
		await once(response, "drain", { signal });
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
