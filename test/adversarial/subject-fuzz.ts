import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect, headers, type NatsConnection } from "@nats-io/transport-node";
import { sleep } from "@parley/bus/back-off";
import { STREAMS } from "@parley/contracts/catalogue";
import { derivedId } from "@parley/contracts/id";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import { exported } from "@parley/marketplace/cli/export";
import { factsOf } from "@parley/marketplace/ledger-pages";
import { openProcess } from "@parley/marketplace/market-process";
import { SERVICE_NAMES } from "@parley/marketplace/services";
import { systemClock } from "@parley/runtime/clock";
import { lifecycle } from "@parley/runtime/lifecycle";
import { z } from "zod";
import { natsForTests } from "../integration/nats.ts";
import { postgresForTests } from "../integration/postgres.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { Random } from "../simulation/random.ts";
import { SubjectRequests } from "./subject-requests.ts";

const IN_FLIGHT = 16;
const TIMEOUT_MS = 20_000;
const ERROR = "Parley-Error";
/** In a market of a file a person brings their budget and no more; here they bring what they like. */
const BUDGETED = "13 deposits";
const INNER: ReadonlySet<string> = new Set([
	"command.turn",
	"command.intake",
	"command.spending",
	"command.reading",
]);
const SETTLED_MS = 250;

interface SubjectFuzzed {
	/** How many answers of a kind: an accepted command, a refusal's code, a query's answer, an error's name. */
	readonly byAnswer: Readonly<Record<string, number>>;
	readonly findings: readonly string[];
	readonly facts: number;
}

/** Sends made-up requests over the broker to services at work on a real ledger, and audits what they recorded. */
export async function fuzzSubjects(options: {
	readonly requests: number;
	readonly seed: number;
}): Promise<SubjectFuzzed> {
	const [nats, database] = await Promise.all([natsForTests(), postgresForTests()]);
	const market = `fuzz-${randomUUID().slice(0, 8)}`;
	const errors: string[] = [];
	const quiet = (): void => {};
	const log = {
		debug: quiet,
		info: quiet,
		warn: quiet,
		error: (said: string) => errors.push(said),
	};
	const life = lifecycle({
		process: { on: quiet, off: quiet, exit: quiet },
		log: { info: quiet, error: quiet },
		sleep,
	});
	try {
		await migrate(database.url);
		await createMarket(database.url, market);
		await openProcess({
			services: SERVICE_NAMES,
			database: database.url,
			market,
			nats: { url: nats.url, replicas: 1 },
			clock: { now: systemClock },
			...{ log: log as never, life },
		});
		const client = await connect({ servers: nats.url });
		const sent = await sendAll(client, market, options).finally(() => void client.close());
		const facts = await settled(database.url, market);
		const broken = check(facts)
			.filter(({ rule }) => rule !== BUDGETED)
			.map(({ rule, stream, says }) => `${rule}: ${stream} ${says}`);
		const findings = [...sent.findings, ...broken, ...errors.map((said) => `logged: ${said}`)];
		return { byAnswer: sent.byAnswer, findings, facts: facts.length };
	} finally {
		await life.stop("the fuzzing is over");
		await Promise.all([nats.stop(), database.stop()]);
	}
}

async function sendAll(
	client: NatsConnection,
	market: string,
	{ requests, seed }: { readonly requests: number; readonly seed: number },
): Promise<Omit<SubjectFuzzed, "facts">> {
	const random = new Random(seed);
	const made = new SubjectRequests(random, catalogue());
	const byAnswer: Record<string, number> = {};
	const findings: string[] = [];
	const count = (answer: string): void => {
		byAnswer[answer] = (byAnswer[answer] ?? 0) + 1;
	};
	const one = async (
		subject: string,
		payload: Uint8Array | string,
		lane?: string,
	): Promise<void> => {
		const carried = headers();
		if (lane !== undefined) carried.set("Parley-Lane", lane);
		try {
			const where = `parley.${market}.${subject}`;
			const answer = await client.request(where, payload, {
				timeout: TIMEOUT_MS,
				headers: carried,
			});
			const error = answer.headers?.get(ERROR);
			const said = answer.json<unknown>();
			count(error ? `error ${error}` : named(said));
			if (error && typeof said !== "string") findings.push(`${subject}: an error without words`);
			// A question may be refused under its code; anything else is a defect's own words.
			if (error && (error !== "MALFORMED" || subject.startsWith("command.")))
				findings.push(`${subject}: ${error} ${said}`);
			if (!error && subject.startsWith("command.") && !ANSWER.safeParse(said).success)
				findings.push(`${subject}: no answer to a command: ${JSON.stringify(said)}`);
			if (INNER.has(subject)) findings.push(`${subject} was decided for somebody outside.`);
		} catch (error) {
			// What only its own service may command is served to nobody.
			if (INNER.has(subject) && /no responders/.test(String(error))) return count("nobody serves");
			const sent = payload.toString().slice(0, 500);
			findings.push(`${subject} ${sent}: ${(error as Error).name} ${(error as Error).message}`);
		}
	};
	for (const { subject, payload } of made.opening()) await one(subject, payload);
	let left = requests;
	const worker = async (): Promise<void> => {
		while (left-- > 0) {
			const { subject, payload, lane } = made.next(client.info?.max_payload ?? 1_048_576);
			await one(subject, payload, lane);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
	// They answer still.
	for (const { subject, payload } of made.opening(derivedId(randomUUID(), "again")))
		await one(subject, payload);
	return { byAnswer, findings };
}

const ANSWER = z.union([
	z.object({ ok: z.literal(true), facts: z.array(z.uuid()) }),
	z.object({
		ok: z.literal(false),
		refusal: z.object({ code: z.string().regex(/^[A-Z_]+$/), because: z.string().min(1) }),
	}),
]);

const named = (said: unknown): string => {
	const answer = ANSWER.safeParse(said);
	if (!answer.success) return "a query's answer";
	return answer.data.ok ? "accepted" : answer.data.refusal.code;
};

/** Every command of every stream, and what it says, as JSON schemas. */
const catalogue = () =>
	Object.entries(STREAMS).flatMap(([category, { commands }]) =>
		Object.entries(commands).map(([type, schema]) => ({
			...{ category, type },
			schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as never,
		})),
	);

/** The ledger, once what was begun has had its consequences. */
async function settled(url: string, market: string): Promise<Fact[]> {
	const ledger = await openLedger({ url, market, reader: "auditor" });
	try {
		for (let before = -1, now = 0; before !== now; before = now, now = await ledger.store.head())
			await delay(SETTLED_MS);
		const facts: Fact[] = [];
		for await (const fact of factsOf(ledger.store)) facts.push(JSON.parse(exported(fact)) as Fact);
		return facts;
	} finally {
		await ledger.close();
	}
}

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			requests: { type: "string", default: "20000" },
			seed: { type: "string", default: "1" },
		},
	});
	const { byAnswer, findings, facts } = await fuzzSubjects({
		requests: Number(values.requests),
		seed: Number(values.seed),
	});
	console.log(byAnswer, `${facts} facts`);
	for (const finding of findings) console.log(`- ${finding}`);
	console.log(`${findings.length} findings`);
	process.exitCode = findings.length === 0 ? 0 : 1;
}
