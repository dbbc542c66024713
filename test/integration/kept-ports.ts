import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/** Below those that are given to whoever asks for any, of which one may be somebody else's while a server is away. */
const [FIRST, LAST] = [12_000, 32_000];

/**
 * Ports for servers that are killed and come back to the same address. All are held until all are found, so that none is
 * given twice.
 */
export async function keptPorts(count: number): Promise<number[]> {
	const held = new Map<number, Server>();
	while (held.size < count) {
		const port = randomInt(FIRST, LAST);
		const server = await listening(port);
		if (server !== undefined) held.set(port, server);
	}
	await Promise.all(
		[...held.values()].map((server) => new Promise((resolve) => server.close(resolve))),
	);
	return [...held.keys()];
}

/** Nothing where somebody listens there already. */
const listening = (port: number): Promise<Server | undefined> =>
	new Promise((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(undefined));
		server.listen(port, "127.0.0.1", () => resolve(server));
	});
