/** Where the broker is, and as whom to speak to it. */
export interface Address {
	readonly servers: string[];
	readonly user?: string;
	readonly pass?: string;
	readonly token?: string;
	/** The servers without any secret, for sentences. */
	readonly shown: string;
}

/**
 * Reads `nats://user:password@host:4222`, or `nats://token@host`; several servers are separated by commas, and the first
 * that names somebody speaks for all.
 */
export function addressOf(url: string): Address {
	const parsed = url.split(",").map((each) => server(each.trim()));
	const servers = parsed.map(({ protocol, host }) => `${protocol}//${host}`);
	const shown = servers.join(",");
	const named = parsed.find(({ username }) => username !== "");
	if (named === undefined) return { servers, shown };
	const user = decodeURIComponent(named.username);
	return named.password === ""
		? { servers, shown, token: user }
		: { servers, shown, user, pass: decodeURIComponent(named.password) };
}

function server(text: string): URL {
	const parsed = URL.parse(text.includes("://") ? text : `nats://${text}`);
	if (parsed === null || !["nats:", "tls:"].includes(parsed.protocol) || parsed.hostname === "")
		// Not the address itself: it may hold a password.
		throw new Error(
			"The address of the NATS server cannot be read; write it like nats://user:password@host:4222.",
		);
	return parsed;
}
