import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { addressOf, main, UNHURRIED } from "../integration/live-market.ts";
import { isKilled, victims } from "./victims.ts";

/** A market whose process with the agents can be killed, and is started again: all services in one, or five of them. */
export class ServedMarket {
	readonly command: "serve" | "up";
	readonly #home: string;
	readonly #env: Readonly<Record<string, string>>;
	#child: ChildProcess | undefined;
	url = "";

	constructor(
		command: ServedMarket["command"],
		home: string,
		env: Readonly<Record<string, string>>,
	) {
		this.command = command;
		this.#home = home;
		this.#env = env;
	}

	async start(): Promise<void> {
		const child = spawn(
			process.execPath,
			[main, this.command, "--port", "0", "--data", this.#home],
			{
				cwd: this.#home,
				env: { ...process.env, ...UNHURRIED, ...this.#env },
				stdio: ["ignore", "pipe", "pipe"],
			},
		);
		this.#child = child;
		this.url = await addressOf(child, []);
	}

	/** Resolves when the process with the agents serves, again or still. */
	async serves(): Promise<void> {
		while (!(await this.#isThere())) await delay(50);
	}

	/** Ends that process at once; it is started again. */
	async kill(): Promise<void> {
		if (this.command === "serve") {
			await this.#end("SIGKILL");
			return this.start();
		}
		for (;;) {
			const running = victims("service", this.#child?.pid ?? 0, this.#home);
			const runner = running.find(({ name }) => name === "agent-runner");
			if (runner !== undefined && isKilled(runner.pid)) return;
			await delay(10);
		}
	}

	stop(): Promise<void> {
		return this.#end("SIGTERM");
	}

	/** Whoever is nobody is told so by the service itself. */
	async #isThere(): Promise<boolean> {
		const answer = await fetch(`${this.url}/escalations`).catch(() => undefined);
		await answer?.text();
		return answer !== undefined && answer.status < 500;
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const closed = new Promise((resolve) => child.once("close", resolve));
		child.kill(signal);
		await closed;
	}
}
