import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { fileLines } from "@parley/contracts/file-lines";
import { readMarketFile } from "@parley/contracts/market-file";
import type { Participant } from "@parley/contracts/participant";
import { openPremises } from "@parley/marketplace/premises";
import { type Progress, runMarket } from "@parley/marketplace/run-market";
import { emptyFolder } from "../integration/empty-folder.ts";
import { generatedMarket } from "./generated-market.ts";
import type { MarketJob, MarketRate } from "./market-rate.ts";
import { postgresMemory } from "./postgres-memory.ts";

/* One market in a process of its own, so that its memory is nobody else's. Started by market-rate.ts. */

const SEED = 1;
const LOOK_MS = 2_000;

async function peopleOf({ source }: MarketJob): Promise<readonly Participant[]> {
	if (typeof source !== "string") return generatedMarket(source, SEED);
	const { participants, problems } = await readMarketFile(fileLines(createReadStream(source)));
	if (problems.length > 0)
		throw new Error(`${source} has ${problems.length} lines that cannot be read.`);
	return participants;
}

async function run(job: MarketJob): Promise<MarketRate> {
	const participants = await peopleOf(job);
	const data = await emptyFolder();
	let progress = { facts: 0, deals: 0 };
	let serverMegabytes = 0;
	const onProgress = ({ facts, deals }: Progress): void => {
		progress = { facts, deals };
	};
	const look = async (): Promise<void> => {
		serverMegabytes = Math.max(serverMegabytes, (await postgresMemory(data)) ?? 0);
		process.stderr.write(`  ${job.name}: ${progress.facts} facts, ${progress.deals} deals\n`);
	};
	const looking = setInterval(() => void look(), LOOK_MS);
	try {
		const premises = await openPremises({ data, market: "market" });
		const market = { participants, fingerprint: job.name, seed: SEED, onProgress };
		const { milliseconds } = await runMarket(premises, market);
		await premises.close();
		return {
			name: job.name,
			people: participants.length,
			posts: participants.reduce((sum, { sells }) => sum + sells.length, 0),
			...progress,
			seconds: milliseconds / 1000,
			// Kilobytes on every platform that Node runs on.
			nodeMegabytes: process.resourceUsage().maxRSS / 1024,
			serverMegabytes: serverMegabytes === 0 ? null : serverMegabytes,
		};
	} finally {
		clearInterval(looking);
		await rm(data, { recursive: true, force: true });
	}
}

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? "{}") as MarketJob)));
