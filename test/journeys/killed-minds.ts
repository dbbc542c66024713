import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { toAmount } from "@parley/contracts/amount";
import { hashOf } from "@parley/contracts/hash";
import { moneyOf } from "@parley/contracts/money";
import { pairs, peopleIn } from "../adversarial/hostile/pairs.ts";
import { emptyFolder } from "../integration/empty-folder.ts";
import { calls, isSlow } from "../model-server/answers.ts";
import type { Mind } from "../model-server/minds.ts";
import { type ModelServer, modelServer } from "../model-server/model-server.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { Random } from "../simulation/random.ts";
import { type Ended, parley, type Running, start } from "./parley.ts";
import { isKilled, victims } from "./victims.ts";

/** What came of a market with minds whose process was killed again and again. */
export interface KilledMinds {
	readonly kills: number;
	readonly facts: readonly Fact[];
	/** How many different questions the model's server had, and how many it had more than once. */
	readonly asked: number;
	readonly askedAgain: number;
	/** Questions that were asked although nothing had been lost since they were asked before. */
	readonly askedInVain: readonly string[];
}

const slowly: Mind = () => isSlow(120, calls("make_offer", { share: 0.5, message: "A step." }));

/** A market of pairs whose agents all have a slow mind, in a folder of its own. */
class SlowMarket {
	readonly #home: string;
	readonly #server: ModelServer;

	private constructor(home: string, server: ModelServer) {
		this.#home = home;
		this.#server = server;
		Object.assign(process.env, { ANTHROPIC_API_KEY: server.key, ANTHROPIC_BASE_URL: server.url });
	}

	static async open(count: number, seed: number): Promise<SlowMarket> {
		const home = await emptyFolder();
		await writeFile(join(home, "pairs.jsonl"), lines(count, seed));
		return new SlowMarket(home, await modelServer(slowly));
	}

	/** Every question so far, by the name under which its answer is recorded. */
	asked(from = 0): string[] {
		return this.#server.received.slice(from).map(({ body }) => hashOf(JSON.parse(body)));
	}

	get questions(): number {
		return this.#server.received.length;
	}

	get data(): string {
		return join(this.#home, "market");
	}

	start(command: "run" | "up"): Running {
		return start(this.#home, command, join(this.#home, "pairs.jsonl"), "--data", this.data);
	}

	async facts(): Promise<Fact[]> {
		const { code, stdout, stderr } = await parley(this.#home, "export", "--data", this.data);
		if (code !== 0) throw new Error(`The ledger cannot be exported (${code}): ${stderr}`);
		return stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as Fact);
	}

	async close(): Promise<void> {
		delete process.env.ANTHROPIC_API_KEY;
		delete process.env.ANTHROPIC_BASE_URL;
		await this.#server.close();
		await rm(this.#home, { recursive: true, force: true });
	}
}

/**
 * Runs it in one process and kills that at random moments, with SIGKILL. After every kill the ledger says which answers
 * are recorded: nobody may ask for one of these any more.
 */
export async function killMarket(count: number, seed: number, most: number): Promise<KilledMinds> {
	const random = new Random(seed);
	const market = await SlowMarket.open(count, seed);
	const askedInVain: string[] = [];
	let recorded = new Set<unknown>();
	let kills = 0;
	try {
		for (;;) {
			const before = market.questions;
			const run = market.start("run");
			const isAsking = () => market.questions > before;
			const ended = await Promise.race([
				run.ended,
				...(kills < most ? [interruption(random, isAsking)] : []),
			]);
			if (ended === undefined) {
				run.child.kill("SIGKILL");
				await run.ended;
				kills++;
			} else mustHaveEnded(ended);
			askedInVain.push(...market.asked(before).filter((hash) => recorded.has(hash)));
			const facts = await market.facts();
			recorded = new Set(facts.map(({ data }) => data.promptHash));
			if (ended !== undefined) return { kills, facts, ...counted(market.asked()), askedInVain };
		}
	} finally {
		await market.close();
	}
}

/**
 * Runs it on five processes and kills the one with the agents, which is started again each time. A question that comes
 * again without a kill in between is one too many.
 */
export async function killRunner(count: number, seed: number, most: number): Promise<KilledMinds> {
	const random = new Random(seed);
	const market = await SlowMarket.open(count, seed);
	/** How many questions there had been at each kill. */
	const killedAt: number[] = [];
	try {
		const run = market.start("up");
		let isOver = false;
		void run.ended.then(() => (isOver = true));
		while (!isOver) {
			await delay(random.between(20, 400));
			const runners = victims("service", run.child.pid ?? 0, market.data);
			const runner = runners.find(({ name }) => name === "agent-runner");
			const hasMoved = market.questions > (killedAt.at(-1) ?? 0);
			if (killedAt.length >= most || !hasMoved || runner === undefined) continue;
			if (await isStopped(runner.pid)) {
				killedAt.push(market.questions);
				isKilled(runner.pid);
			}
		}
		mustHaveEnded(await run.ended);
		const asked = market.asked();
		const askedInVain = asked.filter((hash, at) => {
			const before = asked.lastIndexOf(hash, at - 1);
			return at > 0 && before >= 0 && !killedAt.some((kill) => before < kill && kill <= at);
		});
		return { kills: killedAt.length, facts: await market.facts(), ...counted(asked), askedInVain };
	} finally {
		await market.close();
	}
}

function mustHaveEnded({ code, stderr }: Ended): void {
	if (code !== 0) throw new Error(`The market ended with ${code}: ${stderr}`);
}

/** Stops a process where it stands, and waits until the server has read what was on its way; says whether it was there. */
async function isStopped(pid: number): Promise<boolean> {
	try {
		process.kill(pid, "SIGSTOP");
	} catch {
		return false;
	}
	// A timer may come before what a busy loop has to read; the third one does not.
	for (const _turn of [1, 2, 3]) await delay(20);
	return true;
}

const counted = (hashes: readonly string[]) => {
	const asked = new Set(hashes).size;
	return { asked, askedAgain: hashes.length - asked };
};

/** Comes some time after the first question of a run, in the middle of others. */
async function interruption(random: Random, isAsking: () => boolean): Promise<undefined> {
	while (!isAsking()) await delay(10);
	await delay(random.between(30, 600));
}

/** The pairs as a market file has them. */
const lines = (count: number, seed: number): string =>
	peopleIn(pairs(count, seed, { minds: ["buyer", "seller"] }))
		.map((person) =>
			JSON.stringify(person, (_key, value: unknown) => {
				const { minor, currency } = (value ?? {}) as { minor?: string; currency?: string };
				return minor === undefined ? value : toAmount(moneyOf(BigInt(minor), currency ?? "USD"));
			}),
		)
		.join("\n");

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			pairs: { type: "string", default: "80" },
			kills: { type: "string", default: "20" },
			seed: { type: "string", default: "1" },
		},
	});
	for (const kill of [killMarket, killRunner]) {
		const [pairCount, seed, kills] = [values.pairs, values.seed, values.kills].map(Number);
		const { facts, ...came } = await kill(pairCount ?? 0, seed ?? 0, kills ?? 0);
		const wrong = check(facts, { finished: true });
		console.log(kill.name, { ...came, facts: facts.length, wrong: wrong.length });
		if (wrong.length + came.askedInVain.length > 0) process.exitCode = 1;
	}
}
