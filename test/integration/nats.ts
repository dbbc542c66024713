import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNats } from "@parley/bus/embedded/nats-server";

interface Server {
	readonly url: string;
	stop(): Promise<void>;
}

const SHARED = "PARLEY_TEST_NATS_URL";

/** A broker with JetStream. Where an address is given it is shared with others: use a market of your own. */
export async function natsForTests(): Promise<Server> {
	const shared = process.env[SHARED];
	if (shared !== undefined) return { url: shared, stop: async () => {} };
	return (await container()) ?? (await embedded());
}

/** A broker in a container, unless no engine runs here. */
async function container(): Promise<Server | undefined> {
	try {
		const { GenericContainer, Wait } = await import("testcontainers");
		const started = await new GenericContainer("nats:2.14")
			.withCommand(["-js"])
			.withExposedPorts(4222)
			.withWaitStrategy(Wait.forLogMessage(/Server is ready/))
			.start();
		return {
			url: `nats://${started.getHost()}:${started.getMappedPort(4222)}`,
			stop: async () => void (await started.stop()),
		};
	} catch {
		return undefined;
	}
}

async function embedded(): Promise<Server> {
	const data = await mkdtemp(join(tmpdir(), "parley-test-nats-"));
	const server = await startNats({ data });
	const stop = async (): Promise<void> => {
		await server.stop();
		await rm(data, { recursive: true, force: true });
	};
	return { url: server.url, stop };
}
