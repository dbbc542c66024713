import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface RawRequest {
	readonly method: string;
	/** As it goes over the wire: nothing is made tidy on the way. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[]>>;
	readonly body?: Buffer;
}

export interface RawAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

/** How long a stream of events is listened to. */
const LISTEN_MS = 40;
const PATIENCE_MS = 30_000;

/** Sends requests as they are, over a few connections that stay open. */
export function rawHttp(url: string, connections: number) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const { hostname, port } = new URL(url);
	return {
		send: ({ method, path, headers, body }: RawRequest): Promise<RawAnswer> =>
			new Promise((resolve, reject) => {
				const length = body === undefined ? {} : { "content-length": String(body.length) };
				const options = { hostname, port, method, path, agent, headers: { ...length, ...headers } };
				const sent = request({ ...options, timeout: PATIENCE_MS }, (answer) => {
					const chunks: Buffer[] = [];
					const end = (): void =>
						resolve({
							status: answer.statusCode ?? 0,
							headers: answer.headers,
							text: Buffer.concat(chunks).toString(),
						});
					answer.on("data", (chunk: Buffer) => chunks.push(chunk));
					answer.once("end", end).once("error", end);
					if (answer.headers["content-type"]?.startsWith("text/event-stream") === true)
						setTimeout(() => {
							end();
							sent.destroy();
						}, LISTEN_MS);
				});
				sent.once("timeout", () => sent.destroy(new Error("No answer came.")));
				sent.once("error", reject);
				sent.end(body);
			}),
		close: (): void => agent.destroy(),
	};
}
