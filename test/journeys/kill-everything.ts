import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startNats } from "@parley/bus/embedded/nats-server";
import { emptyFolder } from "../integration/empty-folder.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { Random } from "../simulation/random.ts";
import { demoFile, exported, parley, type Running, start } from "./parley.ts";
import { streamDifferences } from "./stream-check.ts";
import { isKilled, TARGETS, type Target, victims } from "./victims.ts";

/** How long somebody to be killed is looked for, and how often. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 10;
/** The first disturbance of every run comes while it is still starting. */
const FIRST_MS = 1_500;

/** What a disturbed market came to: who was killed how often, and everything that is not as it should be. */
export interface Aftermath {
	readonly kills: Readonly<Record<string, number>>;
	readonly runs: number;
	readonly facts: number;
	readonly wrong: readonly string[];
}

/**
 * Runs a market file on five processes and kills one of them, the broker, the database or the conductor at random moments,
 * with SIGKILL, until the market has ended or the time is up; after that it is left to end in peace, and audited.
 */
export async function killEverything(
	file: string,
	{
		seed,
		forMs,
		everyMs,
	}: { readonly seed: number; readonly forMs: number; readonly everyMs: number },
): Promise<Aftermath> {
	const dice = new Random(seed);
	const random = (): number => dice.unit();
	const home = await emptyFolder();
	const kills: Record<string, number> = {};
	const until = performance.now() + forMs;
	let runs = 0;
	try {
		for (;;) {
			const run = start(home, "up", file, "--data", join(home, "market"));
			runs++;
			let pause = FIRST_MS * random();
			const ended = await disturbed(run, until, async () => {
				await delay(pause);
				pause = everyMs * (0.3 + 1.4 * random());
				const target = TARGETS[Math.floor(random() * TARGETS.length)] ?? "service";
				if (performance.now() >= until) return;
				const victim = await kill(run, target, join(home, "market"), random);
				if (victim !== undefined) kills[victim] = (kills[victim] ?? 0) + 1;
			});
			if (ended.code === 0) break;
			if (ended.signal !== "SIGKILL")
				return {
					kills,
					runs,
					facts: 0,
					wrong: [`parley up ended with ${ended.code}: ${ended.stderr.slice(-2_000)}`],
				};
		}
		const facts = await exported(home);
		return { kills, runs, facts: facts.length, wrong: await audit(home, file, facts) };
	} finally {
		await rm(home, { recursive: true, force: true });
	}
}

async function disturbed(run: Running, until: number, disturb: () => Promise<void>) {
	let isOver = false;
	void run.ended.then(() => (isOver = true));
	while (!isOver && performance.now() < until) await Promise.race([run.ended, disturb()]);
	return run.ended;
}

/**
 * Kills one process without a warning, and says which it was; nothing where there is none of the kind for a while. It is
 * waited for, so that servers and services are hit while they are being started too.
 */
async function kill(
	{ child, ended }: Running,
	target: Target,
	data: string,
	random: () => number,
): Promise<string | undefined> {
	let isOver = false;
	void ended.then(() => (isOver = true));
	for (const until = performance.now() + PATIENCE_MS; performance.now() < until && !isOver; ) {
		const found = victims(target, child.pid ?? 0, data);
		const victim = found[Math.floor(random() * found.length)];
		if (victim !== undefined && isKilled(victim.pid)) return victim.name;
		await delay(LOOK_MS);
	}
	return undefined;
}

/** Independent checkers over the export, our own verification, and the stream against the ledger. */
async function audit(home: string, file: string, facts: readonly Fact[]): Promise<string[]> {
	const participants = participantsOf((await readFile(file, "utf8")).split("\n"));
	const broken = check([...facts], { participants, finished: true });
	const wrong = broken.map(({ rule, position, says }) => `${rule} at ${position}: ${says}`);
	const verified = await parley(home, "verify", "--data", join(home, "market"));
	if (verified.code !== 0) wrong.push(verified.stdout + verified.stderr);
	const broker = await startNats({ data: join(home, "market", "nats") });
	try {
		wrong.push(...(await streamDifferences(broker.url, "market", facts)));
	} finally {
		await broker.stop();
	}
	return wrong;
}

if (import.meta.main) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			minutes: { type: "string", default: "10" },
			every: { type: "string", default: "4" },
			seed: { type: "string", default: "1" },
		},
	});
	const end = performance.now() + Number(values.minutes) * 60_000;
	for (let seed = Number(values.seed); performance.now() < end; seed++) {
		const forMs = end - performance.now();
		const everyMs = Number(values.every) * 1_000;
		const { kills, runs, facts, wrong } = await killEverything(
			resolve(positionals[0] ?? demoFile),
			{ seed, forMs, everyMs },
		);
		console.log(
			`seed ${seed}: ${facts} facts, ${runs} runs, killed ${JSON.stringify(kills)}, ${wrong.length} wrong`,
		);
		for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
		if (wrong.length > 0) process.exitCode = 1;
	}
}
