/** What a market answered. */
export interface Answered {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The answer's JSON; undefined where it is none. */
	readonly body: unknown;
	/** A problem's code; empty where the answer is none. */
	readonly code: string;
}

/** Sends one request, in somebody's name. */
export type Client = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

/** Somebody who speaks to a market over HTTP: a stranger without a credential. */
export const client =
	(url: string, credential?: string): Client =>
	async (method, path, body, headers = {}) => {
		const response = await fetch(url + path, {
			method,
			headers: {
				...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
				...(body === undefined ? {} : { "content-type": "application/json" }),
				...headers,
			},
			...(body === undefined
				? {}
				: { body: typeof body === "string" ? body : JSON.stringify(body) }),
			signal: AbortSignal.timeout(60_000),
		});
		return answered(response);
	};

async function answered(response: Response): Promise<Answered> {
	const text = await response.text();
	const body = parsed(text);
	const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
	return { status: response.status, headers: response.headers, text, body, code };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
