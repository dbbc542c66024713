import { type Agent, request } from "node:http";

/** A request as it goes on the wire: nothing is escaped, corrected or refused on this side. */
export interface RawRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string | readonly string[]>>;
	readonly body: Buffer | undefined;
}

export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly text: string;
}

const PATIENCE_MS = 30_000;
/** Of a stream of events that does not end, its beginning is enough. */
const GLANCE_MS = 60;

/** Rejects where no answer comes. */
export function rawRequest(url: URL, asked: RawRequest, agent: Agent): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const { method, path, headers, body } = asked;
		const { hostname, port } = url;
		const sent = request({ hostname, port, agent, method, path, headers: headers as never });
		sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error("No answer came in time.")));
		sent.once("error", reject);
		sent.once("response", (response) => {
			const chunks: Buffer[] = [];
			const done = (): void =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					text: Buffer.concat(chunks).toString(),
				});
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.once("end", done);
			response.once("error", done);
			if (String(response.headers["content-type"]).startsWith("text/event-stream"))
				setTimeout(() => {
					done();
					response.destroy();
				}, GLANCE_MS);
		});
		sent.end(body);
	});
}
