import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { BusUnavailable } from "../bus-unavailable.ts";
import { natsBus } from "../nats/nats-bus.ts";
import { type NatsServer, type NatsServerOptions, startNats } from "./nats-server.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function directory(): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "broker, test é-"));
	cleanups.push(() => rm(path, { recursive: true, force: true }));
	return path;
}

async function start(options: NatsServerOptions): Promise<NatsServer> {
	const server = await startNats(options);
	cleanups.push(() => server.stop());
	return server;
}

const bus = (url: string) => natsBus({ url, market: "m", onParked: async () => {} });

/** A program that says it is a nats-server of a version. */
async function claiming(version: string): Promise<string> {
	const path = join(await directory(), "nats-server");
	await writeFile(path, `#!/bin/sh\necho 'nats-server: v${version}'\n`);
	await chmod(path, 0o755);
	return path;
}

test("a broker keeps its streams and its address when it is killed, stopped and started again", async () => {
	const data = await directory();
	const lines: string[] = [];
	const first = await start({ data, log: (line) => void lines.push(line) });
	const made = await bus(first.url);
	await made.close();
	expect(lines).toEqual([`the broker listens on 127.0.0.1:${first.port}`]);
	process.kill(first.pid, "SIGKILL");
	expect(await first.exited).toEqual({ code: null, reason: "The broker was killed by SIGKILL." });

	const second = await start({ data });
	expect(second.url).toBe(first.url);
	await Promise.all([second.stop(), second.stop()]);
	const third = await start({ data, port: second.port });
	const again = await natsBus({
		url: third.url,
		market: "m",
		publishes: false,
		onParked: async () => {},
	});
	expect(await again.state([])).toEqual({ reached: 0, idle: true });
	await again.close();
});

test("of two brokers on one directory the second is refused with a sentence", async () => {
	const data = await directory();
	const first = await start({ data });
	await expect(start({ data })).rejects.toThrow(
		`is in use by the nats-server with pid ${first.pid}; stop that one, or choose another directory.`,
	);
});

test("after kill -9 of its owner the broker goes away by itself, and the next start waits for that", async () => {
	const data = await directory();
	const module = JSON.stringify(new URL("./nats-server.ts", import.meta.url).href);
	const script = `const { startNats } = await import(${module});
		const server = await startNats({ data: ${JSON.stringify(data)} });
		console.log(server.port); setInterval(() => {}, 1000);`;
	const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	cleanups.push(() => owner.kill("SIGKILL"));
	const [port] = await once(createInterface(owner.stdout), "line");
	const pid = Number(await readFile(join(data, "nats-server.pid"), "utf8"));
	owner.kill("SIGKILL");

	const next = await start({ data, port: Number(port) });
	expect(next.pid).not.toBe(pid);
	// Where nobody buries orphans it may still have a number, but it runs no program.
	expect(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).toBe("");
});

test("what cannot be started is explained in a sentence", async () => {
	const data = await directory();
	const taken = await start({ data: await directory() });
	const failures = {
		[`it said "[FTL] Error listening on port: 127.0.0.1:${taken.port}`]: { data, port: taken.port },
		'it said "nats-server: Parse error': {
			data,
			config: new URL("./nats-server.test.ts", import.meta.url).pathname,
		},
		"The broker cannot keep its streams in": { data: join(data, "nats-server.log", "below") },
		"cannot be run as a nats-server: spawn": { data, binary: join(data, "nothing") },
		"is NATS 2.10.27; Parley needs 2.12 or later": { data, binary: await claiming("2.10.27") },
		"The broker did not start in": { data, binary: await claiming("2.12.0") },
	};
	for (const [because, options] of Object.entries(failures)) {
		const refused = startNats(options);
		await expect(refused, because).rejects.toThrow(because);
		await expect(refused).rejects.toBeInstanceOf(BusUnavailable);
	}
});
