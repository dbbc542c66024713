import { closeSync, openSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environmentWith } from "@parley/runtime/config";
import type { Service } from "@parley/runtime/service";
import type { Servers } from "./servers.ts";
import { SERVICE_NAMES } from "./services.ts";
import { Supervisor } from "./supervisor.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

interface Child {
	readonly service: Service["name"];
	readonly url: string;
}

/** The services of a market, each in a process of its own that is kept running. */
export interface Children {
	readonly all: readonly Child[];
	pids(): ReadonlyMap<string, number>;
	stop(): Promise<void>;
}

interface ChildrenOptions {
	readonly data: string;
	readonly servers: Servers;
	readonly market: string;
	/** The currency of a market file; without one it is what the environment says. */
	readonly currency: string | undefined;
	readonly host: string;
	/** Whether their time is the machine's, or somebody's who conducts them. */
	readonly clock: "system" | "conducted";
	readonly milliseconds: () => number;
	readonly note: (line: string) => void;
}

export async function openChildren(options: ChildrenOptions): Promise<Children> {
	const { data, servers, market, currency, host, clock, milliseconds, note } = options;
	const logs = join(data, "logs");
	await mkdir(logs, { recursive: true });
	const supervisor = new Supervisor({
		milliseconds,
		onEnd: (name, how) => note(`${name} ${how}; it is started again.`),
	});
	const files: number[] = [];
	const all: Child[] = [];
	for (const service of SERVICE_NAMES) {
		const port = await freePort(host);
		const log = openSync(join(logs, `${service}.log`), "a");
		files.push(log);
		const settings = {
			DATABASE_URL: servers.database,
			NATS_URL: servers.nats,
			PARLEY_MARKET: market,
			...(currency === undefined ? {} : { PARLEY_CURRENCY: currency }),
			PARLEY_HOST: host,
			PARLEY_PORT: String(port),
			PARLEY_IDENTITY: data,
			PARLEY_CLOCK: clock,
			OTEL_SERVICE_NAME: `parley-${service}`,
		};
		// A process that is started again is back sooner.
		const env = environmentWith(settings, { NODE_COMPILE_CACHE: join(data, "cache") });
		supervisor.keep({ name: service, args: [main, "serve", service], env, log });
		all.push({ service, url: `http://${host}:${port}` });
	}
	return {
		all,
		pids: () => supervisor.pids(),
		async stop() {
			await supervisor.stop();
			for (const file of files) closeSync(file);
		},
	};
}

/** A port that nobody listens on at the moment; it stays the child's own when it is started again. */
function freePort(host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, host, () => {
			const address = server.address();
			const port = typeof address === "object" && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
