import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readFile, realpath, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { BusUnavailable } from "../bus-unavailable.ts";
import { natsBinary } from "./nats-binary.ts";
import { watchOver } from "./nats-watchdog.ts";
import { makeWay } from "./previous-nats.ts";

const STOPPING_MS = 10_000;

/** A running nats-server with JetStream that belongs to this process, for this machine only. */
export interface NatsServer {
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	/** Shuts the server down. May be called more than once. */
	stop(): Promise<void>;
	/** Resolves only when the server ends without `stop`. */
	readonly exited: Promise<{ readonly code: number | null; readonly reason: string }>;
}

export interface NatsServerOptions {
	/** Where it keeps its streams and its log; made at the first start. */
	readonly data: string;
	/** A free one is chosen where none is named; a server that is started again in this process keeps its port. */
	readonly port?: number;
	/** A nats-server to run instead of the one that is found. */
	readonly binary?: string;
	/** A configuration file; the address, the port and the store are still decided here. */
	readonly config?: string;
	/** What the configuration reads from the environment. */
	readonly env?: Readonly<Record<string, string>>;
	readonly log?: (line: string) => void;
}

const ports = new Map<string, number>();

/** Starts a nats-server on the directory. Throws `BusUnavailable`, whose message is for people. */
export async function startNats(options: NatsServerOptions): Promise<NatsServer> {
	const data = await directory(options.data);
	const pidFile = join(data, "nats-server.pid");
	const binary = await natsBinary(options.binary);
	await makeWay(data, pidFile);
	await rm(pidFile, { force: true });
	const log = join(data, "nats-server.log");
	const wanted = options.port ?? ports.get(data) ?? -1;
	const began = (await readFile(log).catch(() => Buffer.alloc(0))).length;
	const said = async () => (await readFile(log).catch(() => Buffer.alloc(0))).subarray(began);
	const child = spawn(binary, serverArguments(data, wanted, pidFile, log, options.config), {
		// Its own session: Ctrl-C in a terminal is for this process, which then stops the server in good order.
		detached: true,
		cwd: data,
		env: { PATH: "/usr/bin:/bin", ...options.env },
		stdio: ["ignore", "ignore", "pipe"],
	});
	const running = new Running(child);
	const port = await running.listening(join(data, `${basename(binary)}_${child.pid}.ports`));
	if (port === undefined)
		throw new BusUnavailable(
			`The broker did not start in ${data}: ${lastWords(running.complaint + (await said()).toString())} Its log is ${log}.`,
		);
	ports.set(data, port);
	options.log?.(`the broker listens on 127.0.0.1:${port}`);
	return {
		url: `nats://127.0.0.1:${port}`,
		port,
		pid: child.pid ?? 0,
		stop: () => running.stop(),
		exited: running.exited,
	};
}

async function directory(data: string): Promise<string> {
	try {
		await mkdir(data, { recursive: true });
		return await realpath(data);
	} catch (cause) {
		throw new BusUnavailable(
			`The broker cannot keep its streams in ${resolve(data)}: ${(cause as Error).message}. Choose another directory.`,
			{ cause },
		);
	}
}

const serverArguments = (
	data: string,
	port: number,
	pidFile: string,
	log: string,
	config: string | undefined,
): string[] => [
	...(config === undefined ? [] : ["--config", resolve(config)]),
	...["--addr", "127.0.0.1", "--port", String(port)],
	...["--jetstream", "--store_dir", join(data, "store")],
	...["--pid", pidFile, "--ports_file_dir", data],
	...["--log", log, "--log_size_limit", String(2 * 1024 * 1024)],
];

/** The first fatal line is the reason; without one, the last line is the best there is. */
function lastWords(output: string): string {
	const lines = output
		.trim()
		.split("\n")
		.map((line) => line.replace(/^\[\d+\] \S+ \S+ /, ""));
	return `it said "${lines.find((line) => line.startsWith("[FTL]")) ?? lines.at(-1) ?? "nothing"}".`;
}

/** The server as a child process. */
class Running {
	readonly exited: Promise<{ code: number | null; reason: string }>;
	/** What it said before it had a log. */
	complaint = "";
	readonly #child: ChildProcess;
	readonly #ended = Promise.withResolvers<void>();
	#isOver = false;
	#stopping = false;

	constructor(child: ChildProcess) {
		this.#child = child;
		const unwatch = child.pid === undefined ? () => {} : watchOver(child.pid);
		const exited = Promise.withResolvers<{ code: number | null; reason: string }>();
		this.exited = exited.promise;
		const end = (code: number | null, reason: string): void => {
			this.#isOver = true;
			unwatch();
			this.#ended.resolve();
			if (!this.#stopping) exited.resolve({ code, reason });
		};
		child.stderr?.on("data", (chunk: Buffer) => {
			this.complaint = (this.complaint + chunk).slice(-4_096);
		});
		child.on("error", (error) => {
			this.complaint += error.message;
			if (child.pid === undefined) end(null, error.message);
		});
		child.on("exit", (code, signal) =>
			end(code, `The broker ${code === null ? `was killed by ${signal}` : `ended with ${code}`}.`),
		);
	}

	/** The port, once clients are taken there; nothing where the server ended before. */
	async listening(file: string): Promise<number | undefined> {
		while (!this.#isOver) {
			const text = await readFile(file, "utf8").catch(() => "");
			const port = /nats:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
			if (port !== undefined) {
				await rm(file, { force: true });
				return Number(port);
			}
			await delay(5);
		}
		return undefined;
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		if (this.#isOver) return;
		this.#child.kill("SIGTERM");
		const patience = new AbortController();
		const late = delay(STOPPING_MS, "late" as const, { signal: patience.signal }).catch(() => {});
		const how = await Promise.race([this.#ended.promise, late]);
		patience.abort();
		if (how === "late") this.#child.kill("SIGKILL");
		await this.#ended.promise;
	}
}
