import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { client } from "../integration/http-client.ts";
import { type LiveMarket, liveMarket } from "../integration/live-market.ts";
import { check } from "../simulation/checkers/check.ts";
import { Random } from "../simulation/random.ts";
import { numbersTold, OWNERS, wordsTold } from "./canaries.ts";
import { appealsAfter, type Errand, Errands } from "./errands.ts";
import { Fuzz, kindOf, type Operation, operationsOf } from "./fuzz-request.ts";
import { fuzzScene, type Scene } from "./fuzz-scene.ts";
import { Tally } from "./fuzz-tally.ts";
import { brokenIn, parsed } from "./judgement.ts";
import { type RawAnswer, type RawRequest, rawHttp } from "./raw-http.ts";
import { ownerOf, PEOPLE, ROLES, type Role } from "./role.ts";
import { SeenIds } from "./seen-ids.ts";
import { strangersDifferences } from "./stranger.ts";

const AT_ONCE = 8;
/** So many batches later the market has changed, and others of its errands can be done. */
const ERRANDS_LAST = 120;
/** A decision is carried out within milliseconds of being made; one of the appeals sent so far apart comes in between. */
const APPEAL_MS = [2, 4, 6, 8, 11, 15];

interface FuzzOptions {
	readonly requests: number;
	readonly seed: number;
	/** One process, unless it is to be five. */
	readonly command?: "serve" | "up";
	readonly onProgress?: (sent: number) => void;
}

export interface Fuzzed {
	readonly byStatus: Readonly<Record<string, number>>;
	readonly tally: Tally;
	/** Every promise that was broken, with the request that shows it. */
	readonly findings: readonly string[];
}

/** Sends a market everything its document describes, well-meant and not, in several people's names. */
export async function fuzzHttp(options: FuzzOptions): Promise<Fuzzed> {
	const { command = "serve", seed } = options;
	const market = await liveMarket({ command, env: { PARLEY_LOG_LEVEL: "debug" } });
	try {
		const { body } = await client(market.url)("GET", "/openapi.json");
		const fuzzing = new Fuzzing(
			market,
			await fuzzScene(market),
			operationsOf(body as Parameters<typeof operationsOf>[0]),
			new Random(seed),
		);
		return await fuzzing.run(options);
	} finally {
		await market.stop();
	}
}

interface Job {
	readonly role: Role;
	readonly operation: Operation;
	readonly asked: RawRequest;
	/** How long after the others of its batch it is sent. */
	readonly afterMs?: number;
}

class Fuzzing {
	readonly #market: LiveMarket;
	readonly #scene: Scene;
	readonly #operations: ReadonlyMap<string, Operation>;
	readonly #random: Random;
	readonly #ids: SeenIds;
	readonly #fuzz: Fuzz;
	readonly #tally: Tally;
	readonly #byStatus: Record<string, number> = {};
	readonly #findings: string[] = [];
	#errands: Errand[] = [];

	constructor(market: LiveMarket, scene: Scene, operations: readonly Operation[], random: Random) {
		this.#market = market;
		this.#scene = scene;
		this.#operations = new Map(operations.map((operation) => [operation.what, operation]));
		this.#tally = new Tally(operations);
		this.#random = random;
		this.#ids = new SeenIds(random);
		for (const [kind, id] of Object.entries(scene.ids)) this.#ids.add(`${kind}s`, id);
		for (const id of ["shop", "anna-bike"]) this.#ids.add("listings", id);
		for (const id of [...PEOPLE, "zoe"]) this.#ids.add("principals", id);
		this.#fuzz = new Fuzz(random, this.#ids);
	}

	async run({ requests, onProgress = () => {} }: FuzzOptions): Promise<Fuzzed> {
		const { send, close } = rawHttp(this.#market.url, AT_ONCE);
		const errands = new Errands(this.#market, this.#scene);
		let sent = 0;
		for (let batch = 0; sent < requests; batch++) {
			if (batch % ERRANDS_LAST === 0) await this.#look(errands);
			// Made before any of them is answered, so that the same seed means the same requests for as long as possible.
			const jobs: Job[] = [];
			while (jobs.length < AT_ONCE) jobs.push(...this.#made());
			const answers = await Promise.all(
				jobs.map(async ({ asked, afterMs = 0 }) => {
					if (afterMs > 0) await delay(afterMs);
					return send(asked).catch(asError);
				}),
			);
			let hasEnded = false;
			for (const [index, job] of jobs.entries())
				hasEnded = this.#took(job, answers[index] as RawAnswer | Error) || hasEnded;
			if (hasEnded) await this.#scene.renew();
			sent += jobs.length;
			onProgress(sent);
		}
		close();
		this.#findings.push(...(await this.#afterwards()));
		return { byStatus: this.#byStatus, tally: this.#tally, findings: this.#findings };
	}

	async #look(errands: Errands): Promise<void> {
		try {
			this.#errands = await errands.now();
		} catch (error) {
			this.#errands = [];
			this.#findings.push(`There was nothing to do in good order: ${(error as Error).message}`);
		}
	}

	#made(): Job[] {
		for (;;) {
			if (this.#errands.length > 0 && this.#random.chance(0.15)) return this.#onAnErrand();
			const role = this.#random.pick(ROLES);
			const operation = this.#operationFor(role);
			const owner = ownerOf(role);
			const asked = this.#fuzz.request(operation, owner, this.#scene.credentials.get(role));
			// A revoked mandate is not granted again, and an owner without one has nothing left to betray.
			const isTheEnd = asked.method === "DELETE" && /\/mandate[/;?%]*$/.test(asked.path);
			const isLogout = asked.path.startsWith("/session") && asked.method === "DELETE";
			if (isTheEnd && role !== "carol") continue;
			if (!isLogout || this.#random.chance(0.1)) return [{ role, operation, asked }];
		}
	}

	/** As whoever's it is would send it; now and then altered, or sent by somebody else. */
	#onAnErrand(): Job[] {
		const random = this.#random;
		// What few can do now is done as often as what many can.
		const what = random.pick([...new Set(this.#errands.map((errand) => errand.what))]);
		const errand = random.pick(this.#errands.filter((one) => one.what === what));
		const how = random.pick(["plain", "plain", "altered", "stolen"]);
		const role = how === "stolen" ? random.pick(ROLES) : errand.role;
		const first = this.#sentOn(errand, role, how === "altered");
		if (how !== "plain" || !errand.what.endsWith("/decision")) return [first];
		const appeals = appealsAfter(errand);
		return [
			first,
			...APPEAL_MS.map((afterMs, at) => {
				const appeal = appeals[at % appeals.length] as Errand;
				return { ...this.#sentOn(appeal, appeal.role, false), afterMs };
			}),
		];
	}

	#sentOn(errand: Errand, role: Role, isAltered: boolean): Job {
		const operation = this.#operations.get(errand.what);
		if (operation === undefined)
			throw new Error(
				`The market's document does not name ${errand.what}; its errand is out of date.`,
			);
		const credential = this.#scene.credentials.get(role);
		return { role, operation, asked: this.#fuzz.errand(errand, operation, credential, isAltered) };
	}

	/** Mostly one that they may ask for. */
	#operationFor(role: Role): Operation {
		const all = [...this.#operations.values()];
		const isPerson = (PEOPLE as readonly string[]).includes(role);
		const is = role === "program" ? "agent" : isPerson ? "principal" : role;
		const theirs = all.filter(({ access }) => access.length === 0 || access.includes(is));
		return this.#random.pick(this.#random.chance(0.75) ? theirs : all);
	}

	/** Judges an answer and learns from it; true when somebody's credential does not count any more. */
	#took({ role, operation, asked }: Job, answer: RawAnswer | Error): boolean {
		this.#findings.push(...brokenIn({ role, asked, answer }, this.#scene.credentials));
		const status = answer instanceof Error ? undefined : answer.status;
		this.#byStatus[status ?? "none"] = (this.#byStatus[status ?? "none"] ?? 0) + 1;
		this.#tally.add(operation, asked.method, status);
		if (answer instanceof Error) return false;
		// What was shown can be asked for.
		if (answer.status < 300) this.#ids.learn(kindOf(operation.path), parsed(answer.text));
		const isOver = answer.status === 204 && /^\/session|\/keys\//.test(asked.path);
		return isOver || (answer.status === 401 && role !== "stranger");
	}

	async #afterwards(): Promise<string[]> {
		const { url } = this.#market;
		const deaf: string[] = [];
		for (const path of ["/livez", "/readyz"]) {
			const answer = await fetch(url + path).catch(asError);
			if (answer instanceof Error || !answer.ok) deaf.push(`The market does not answer ${path}.`);
		}
		if (!this.#market.isAlive()) return [...deaf, `The market ended: ${this.#market.said()}`];
		await this.#scene.renew();
		const said = await everythingSaid(this.#market);
		const told = OWNERS.flatMap((owner) => [
			...numbersTold(said, owner),
			...wordsTold(said, owner),
		]);
		return [
			...deaf,
			...(await strangersDifferences(this.#market, this.#scene, [...this.#operations.values()])),
			// Nobody says in a live market how much is deposited.
			...check(await this.#market.facts())
				.filter(({ rule }) => rule !== "13 deposits")
				.map(({ rule, position, says }) => `${rule} at ${position}: ${says}`),
			...told.map((secret) => `${secret} is private, and was logged.`),
		];
	}
}

/** What the market printed and what its processes logged. */
async function everythingSaid({ said, data }: LiveMarket): Promise<string> {
	const logs = join(data, "logs");
	const files = await readdir(logs).catch(() => []);
	const texts = await Promise.all(files.map((file) => readFile(join(logs, file), "utf8")));
	return [said(), ...texts].join("");
}

const asError = (thrown: unknown): Error => thrown as Error;

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			requests: { type: "string", default: "100000" },
			seed: { type: "string", default: "1" },
			command: { type: "string", default: "serve" },
		},
	});
	let shown = 0;
	const { byStatus, tally, findings } = await fuzzHttp({
		requests: Number(values.requests),
		seed: Number(values.seed),
		command: values.command === "up" ? "up" : "serve",
		onProgress: (sent) => {
			if (sent < shown + 10_000) return;
			shown = sent;
			console.error(`${sent} requests`);
		},
	});
	const all = [
		...findings,
		...tally.neverDone.map(
			({ what }) => `${what} never succeeded, so nothing of what lies behind it was tried.`,
		),
	];
	for (const line of tally.lines()) console.log(line);
	console.log(byStatus);
	for (const finding of all.slice(0, 40)) console.log(finding);
	console.log(`${all.length} findings`);
	process.exitCode = all.length === 0 ? 0 : 1;
}
