import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import { emptyFolder } from "../integration/empty-folder.ts";
import { factsIn, tokensOf } from "../integration/live-market.ts";
import { postgresForTests } from "../integration/postgres.ts";
import { calls, isSlow } from "../model-server/answers.ts";
import type { Mind } from "../model-server/minds.ts";
import { modelServer } from "../model-server/model-server.ts";
import { promptOf } from "../model-server/request.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { Random } from "../simulation/random.ts";
import { type Asked, wrongWithIntakes } from "./killed-intake-check.ts";
import { Interviewee } from "./killed-intake-people.ts";
import { ServedMarket } from "./served-market.ts";

/** What came of a market whose process was killed again and again while it interviewed people. */
export interface KilledIntakes {
	readonly kills: number;
	readonly facts: readonly Fact[];
	/** How many answers people were told to be taken in, how often they said yes, and what else they were told. */
	readonly acknowledged: number;
	readonly confirmed: number;
	readonly refusals: Readonly<Record<string, number>>;
	readonly questions: number;
	readonly wrong: readonly string[];
}

interface Wanted {
	readonly command: ServedMarket["command"];
	readonly people: number;
	readonly kills: number;
	readonly seed: number;
	/** What the market may spend on reading in a day, in dollars. */
	readonly cap: string;
}

/** How long a question is waited for before a kill: the caps may leave none. */
const PATIENCE_MS = 2_000;
const MARKET = "market";
const COMMANDS = ["serve", "up"] as const;

export async function killIntakes(wanted: Wanted): Promise<KilledIntakes> {
	const random = new Random(wanted.seed);
	const [database, home] = [await postgresForTests(), await emptyFolder()];
	const questions: Asked[] = [];
	const server = await modelServer(slowReader(questions, random));
	const issuer = await localIssuer({ directory: home, market: MARKET, now: systemClock, newId });
	const market = new ServedMarket(wanted.command, home, {
		...{
			DATABASE_URL: database.url,
			ANTHROPIC_API_KEY: server.key,
			ANTHROPIC_BASE_URL: server.url,
		},
		PARLEY_READING_CAP: wanted.cap,
	});
	try {
		await market.start();
		const people = await Promise.all(
			Array.from({ length: wanted.people }, async (_, index) => {
				const id = `person-${index}`;
				return new Interviewee(id, await tokensOf(issuer)(id), 10_000 * index, () => market.url);
			}),
		);
		let isOver = false;
		const talking = Promise.all(people.map((person) => person.talk(() => isOver)));
		// Who gets no answer is heard of below, when the kills are over.
		talking.catch(() => {});
		let kills = 0;
		for (; kills < wanted.kills; kills++) {
			await market.serves();
			const before = questions.length;
			for (let waited = 0; waited < PATIENCE_MS && questions.length === before; waited += 10)
				await delay(10);
			await delay(random.between(0, 700));
			await market.kill();
		}
		isOver = true;
		await talking;
		const facts = await factsIn(database.url, MARKET);
		const refusals: Record<string, number> = {};
		for (const code of people.flatMap(({ refused }) => refused))
			refusals[code] = (refusals[code] ?? 0) + 1;
		return {
			...{ kills, facts, refusals, questions: questions.length },
			acknowledged: people.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
			confirmed: people.reduce((sum, { confirmed }) => sum + confirmed.length, 0),
			wrong: wrongWithIntakes(facts, { people, questions, cap: Number(wanted.cap) * 1e6 }),
		};
	} finally {
		await market.stop();
		await server.close();
		await database.stop();
		await rm(home, { recursive: true, force: true });
	}
}

/** Reads slowly, and finds that whatever is said is owned. */
const slowReader =
	(questions: Asked[], random: Random): Mind =>
	(request) => {
		const said = saidIn(promptOf(request));
		questions.push({ said, at: new Date().toISOString() });
		const owns = /kayak number \d+/.exec(said)?.slice(0, 1) ?? [];
		const blank = { currency: "", budget: "", deadline: "", handover: "", rules: "", style: "" };
		const filled = { sells: [], wants: [], owns, ...blank };
		return isSlow(random.between(50, 400), calls("fill_in", filled));
	};

/** The words that a model is asked to read now: of those in its data the last. */
const saidIn = (prompt: string): string =>
	[...prompt.matchAll(/I own kayak number \d+/g)].at(-1)?.[0] ?? "";

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			people: { type: "string", default: "4" },
			kills: { type: "string", default: "30" },
			seed: { type: "string", default: "1" },
			cap: { type: "string", default: "0.4" },
			/** Both, one after the other, unless one is named. */
			command: { type: "string" },
		},
	});
	for (const command of COMMANDS.filter((name) => (values.command ?? name) === name)) {
		const [people, kills, seed] = [values.people, values.kills, values.seed].map(Number);
		const wanted = { people: people ?? 0, kills: kills ?? 0, seed: seed ?? 0, cap: values.cap };
		const { facts, wrong, ...came } = await killIntakes({ command, ...wanted });
		console.log(command, { ...came, facts: facts.length, wrong: wrong.length });
		for (const line of wrong.slice(0, 20)) console.log(`  ${line}`);
		if (wrong.length > 0) process.exitCode = 1;
	}
}
