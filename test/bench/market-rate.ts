import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { MarketShape } from "./generated-market.ts";

export interface MarketJob {
	readonly name: string;
	/** A market file, or the shape of one to make up. */
	readonly source: string | MarketShape;
}

export interface MarketRate {
	readonly name: string;
	readonly people: number;
	readonly posts: number;
	readonly facts: number;
	readonly deals: number;
	/** From the first command to the last fact, without the start of the server. */
	readonly seconds: number;
	readonly nodeMegabytes: number;
	/** The most that the server held when looked at every two seconds; `null` where that cannot be seen. */
	readonly serverMegabytes: number | null;
}

/** Runs a market to its end in a process of its own, and says how that went. */
export async function marketRate(job: MarketJob): Promise<MarketRate> {
	const program = fileURLToPath(new URL("market-process.ts", import.meta.url));
	const child = spawn(process.execPath, [program, JSON.stringify(job)], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
	const answer = await text(child.stdout);
	const code = await exited;
	if (code !== 0)
		throw new Error(
			`The process that ran ${job.name} ended with code ${code}; what it said stands above.`,
		);
	return JSON.parse(answer) as MarketRate;
}
