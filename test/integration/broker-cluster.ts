import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NatsServer, startNats } from "@parley/bus/embedded/nats-server";
import { keptPorts } from "./kept-ports.ts";

/** Three brokers that keep every stream three times, as one would run them in earnest. */
export interface BrokerCluster {
	/** Of all of them, as a client is told. */
	readonly url: string;
	/** Ends one as a power cut would. */
	kill(name: string): Promise<void>;
	/** Starts one again that was killed. */
	revive(name: string): Promise<void>;
	stop(): Promise<void>;
}

const NAMES = ["one", "two", "three"] as const;

export async function brokerCluster(): Promise<BrokerCluster> {
	const data = await mkdtemp(join(tmpdir(), "parley-test-brokers-"));
	const ports = await keptPorts(2 * NAMES.length);
	const routes = ports.slice(NAMES.length);
	const running = new Map<string, NatsServer>();
	const begin = async (at: number): Promise<void> => {
		const name = NAMES[at] ?? "";
		const config = join(data, `${name}.conf`);
		await writeFile(config, configuration(name, routes[at] ?? 0, routes));
		const port = ports[at] ?? 0;
		running.set(name, await startNats({ data: join(data, name), port, config }));
	};
	await Promise.all(NAMES.map((_, at) => begin(at)));
	return {
		url: ports
			.slice(0, NAMES.length)
			.map((port) => `nats://127.0.0.1:${port}`)
			.join(","),
		async kill(name) {
			const server = running.get(name);
			if (server === undefined) throw new Error(`No broker is called ${name}.`);
			process.kill(server.pid, "SIGKILL");
			await server.exited;
		},
		revive: (name) => begin((NAMES as readonly string[]).indexOf(name)),
		async stop() {
			await Promise.all([...running.values()].map((server) => server.stop()));
			await rm(data, { recursive: true, force: true });
		},
	};
}

const configuration = (name: string, port: number, routes: readonly number[]): string => `
server_name: ${name}
cluster {
	name: parley
	listen: "127.0.0.1:${port}"
	routes: [${routes.map((route) => `"nats-route://127.0.0.1:${route}"`).join(", ")}]
}
`;
