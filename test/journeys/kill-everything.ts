import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startNats } from "@parley/bus/embedded/nats-server";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { Random } from "../simulation/random.ts";
import { demoFile, exported, parley, type Running, start } from "./parley.ts";
import { streamDifferences } from "./stream-check.ts";

const TARGETS = ["service", "service", "service", "nats-server", "postgres", "conductor"] as const;
type Target = (typeof TARGETS)[number];

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
	const home = await mkdtemp(join(tmpdir(), "parley-kills-"));
	const kills: Record<string, number> = {};
	const until = performance.now() + forMs;
	let runs = 0;
	try {
		for (;;) {
			const run = start(home, "up", file, "--data", join(home, "market"));
			runs++;
			const ended = await disturbed(run, until, async () => {
				await delay(everyMs * (0.3 + 1.4 * random()));
				const target = TARGETS[Math.floor(random() * TARGETS.length)] ?? "service";
				if (performance.now() >= until) return;
				const victim = kill(run, target, join(home, "market"), random);
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

/** Kills one process without a warning, and says which it was; nothing where there is no such process at the moment. */
function kill(
	run: Running,
	target: Target,
	data: string,
	random: () => number,
): string | undefined {
	if (target === "conductor") {
		run.child.kill("SIGKILL");
		return target;
	}
	const found = processes().filter(({ command, pid }) => {
		if (pid === run.child.pid) return false;
		if (target === "service")
			return /main\.ts serve [a-z-]+$/.test(command) && parentOf(pid) === run.child.pid;
		return (
			command.includes(data) &&
			(target === "postgres" ? / -D /.test(command) : /nats-server/.test(command))
		);
	});
	const victim = found[Math.floor(random() * found.length)];
	if (victim === undefined) return undefined;
	try {
		process.kill(victim.pid, "SIGKILL");
	} catch {
		return undefined;
	}
	return target === "service" ? (victim.command.split(" ").at(-1) ?? target) : target;
}

function processes(): { readonly pid: number; readonly command: string }[] {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
				return command === "" ? [] : [{ pid: Number(name), command }];
			} catch {
				return [];
			}
		});
}

function parentOf(pid: number): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
	} catch {
		return 0;
	}
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
