import { parseArgs } from "node:util";
import { client } from "../integration/http-client.ts";
import { type LiveMarket, liveMarket } from "../integration/live-market.ts";
import { check } from "../simulation/checkers/check.ts";
import { Random } from "../simulation/random.ts";
import { Fuzz, kindOf, type Operation, operationsOf } from "./fuzz-request.ts";
import {
	fuzzScene,
	OWNERS,
	ownerOf,
	ROLES,
	type Role,
	type Scene,
	secretsOf,
} from "./fuzz-scene.ts";
import { type RawAnswer, type RawRequest, rawHttp } from "./raw-http.ts";
import { SeenIds } from "./seen-ids.ts";
import { strangersDifferences } from "./stranger.ts";

const AT_ONCE = 8;
const SHOWN = 400;

interface FuzzOptions {
	readonly requests: number;
	readonly seed: number;
	readonly onProgress?: (sent: number) => void;
}

export interface Fuzzed {
	readonly byStatus: Readonly<Record<string, number>>;
	/** What was never done with success, however often it was asked for. */
	readonly neverDone: readonly string[];
	/** Every promise that was broken, with the request that shows it. */
	readonly findings: readonly string[];
}

/** Sends a market everything its document describes, well-meant and not, in several people's names. */
export async function fuzzHttp(options: FuzzOptions): Promise<Fuzzed> {
	const market = await liveMarket();
	try {
		const { body } = await client(market.url)("GET", "/openapi.json");
		const fuzzing = new Fuzzing(
			market,
			await fuzzScene(market),
			operationsOf(body as Parameters<typeof operationsOf>[0]),
			new Random(options.seed),
		);
		return await fuzzing.run(options);
	} finally {
		await market.stop();
	}
}

class Fuzzing {
	readonly #market: LiveMarket;
	readonly #scene: Scene;
	readonly #operations: readonly Operation[];
	readonly #random: Random;
	readonly #ids: SeenIds;
	readonly #fuzz: Fuzz;
	readonly #byStatus: Record<string, number> = {};
	readonly #done = new Set<Operation>();
	readonly #findings: string[] = [];

	constructor(market: LiveMarket, scene: Scene, operations: readonly Operation[], random: Random) {
		this.#market = market;
		this.#scene = scene;
		this.#operations = operations;
		this.#random = random;
		this.#ids = new SeenIds(random);
		for (const [kind, id] of Object.entries(scene.ids)) this.#ids.add(`${kind}s`, id);
		for (const id of ["shop", "anna-bike"]) this.#ids.add("listings", id);
		for (const id of ["anna", "ben", "carol", "zoe"]) this.#ids.add("principals", id);
		this.#fuzz = new Fuzz(random, this.#ids);
	}

	async run({ requests, onProgress = () => {} }: FuzzOptions): Promise<Fuzzed> {
		const { send, close } = rawHttp(this.#market.url, AT_ONCE);
		for (let sent = 0; sent < requests; sent += AT_ONCE) {
			// Made before any of them is answered, so that the same seed means the same requests for as long as possible.
			const jobs = Array.from({ length: AT_ONCE }, () => this.#made());
			const answers = await Promise.all(jobs.map(({ asked }) => send(asked).catch(asError)));
			let hasEnded = false;
			for (const [index, { role, operation, asked }] of jobs.entries()) {
				const answer = answers[index] as RawAnswer | Error;
				this.#judge(role, asked, answer);
				if (answer instanceof Error) continue;
				if (answer.status < 300) this.#learn(operation, asked, answer);
				hasEnded ||= answer.status === 401 && role !== "stranger";
				hasEnded ||= answer.status === 204 && /^\/session|\/keys\//.test(asked.path);
			}
			if (hasEnded) await this.#scene.renew();
			onProgress(sent);
		}
		close();
		await this.#scene.renew();
		this.#findings.push(...(await this.#afterwards()));
		const neverDone = this.#operations.filter((operation) => !this.#done.has(operation));
		return {
			byStatus: this.#byStatus,
			neverDone: neverDone.map(({ method, path }) => `${method} ${path}`),
			findings: this.#findings,
		};
	}

	#made(): { readonly role: Role; readonly operation: Operation; readonly asked: RawRequest } {
		for (;;) {
			const role = this.#random.pick(ROLES);
			const operation = this.#operationFor(role);
			const owner = ownerOf(role);
			const asked = this.#fuzz.request(operation, owner, this.#scene.credentials.get(role));
			// A revoked mandate is not granted again, and an owner without one has nothing left to betray.
			const isTheEnd = asked.method === "DELETE" && /\/mandate[/;?%]*$/.test(asked.path);
			const isLogout = asked.path.startsWith("/session") && asked.method === "DELETE";
			if (isTheEnd && role !== "carol") continue;
			if (!isLogout || this.#random.chance(0.1)) return { role, operation, asked };
		}
	}

	/** Mostly one that they may ask for. */
	#operationFor(role: Role): Operation {
		const is =
			role === "program" ? "agent" : ["anna", "ben", "carol"].includes(role) ? "principal" : role;
		const theirs = this.#operations.filter(
			({ access }) => access.length === 0 || access.includes(is),
		);
		return this.#random.pick(this.#random.chance(0.75) ? theirs : this.#operations);
	}

	#judge(role: Role, asked: RawRequest, answer: RawAnswer | Error): void {
		for (const wrong of answer instanceof Error
			? silence(asked, answer)
			: [...wrongIn(asked, answer), ...betrayed(role, answer)])
			this.#findings.push(`${wrong}\n${described(role, asked, answer)}`);
		const status = answer instanceof Error ? "none" : answer.status;
		this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
	}

	/** What was shown can be asked for. */
	#learn(operation: Operation, asked: RawRequest, { text }: RawAnswer): void {
		if (asked.method === operation.method) this.#done.add(operation);
		this.#ids.learn(kindOf(operation.path), parsed(text));
	}

	async #afterwards(): Promise<string[]> {
		const { url } = this.#market;
		const ready = await fetch(`${url}/readyz`).catch(asError);
		const facts = await this.#market.facts();
		const said = this.#market.said();
		return [
			...(ready instanceof Error || !ready.ok ? ["The market does not answer any more."] : []),
			...(await strangersDifferences(this.#market, this.#scene, this.#operations)),
			// Nobody says in a live market how much is deposited.
			...check(facts)
				.filter(({ rule }) => rule !== "13 deposits")
				.map(({ rule, position, says }) => `${rule} at ${position}: ${says}`),
			...OWNERS.flatMap(secretsOf).filter((secret) => numbersOf(said).includes(secret)),
		];
	}
}

const asError = (thrown: unknown): Error => thrown as Error;

/** Nothing a server does should leave a request without an answer, except that a body may be too large to be read. */
function silence({ body, path }: RawRequest, { message, ...error }: Error): string[] {
	const { code = "" } = error as { code?: string };
	const isUnread = (body?.length ?? 0) > 60_000 && ["ECONNRESET", "EPIPE"].includes(code);
	const isNeverSent = code.startsWith("ERR_") && !path.startsWith("/");
	return isUnread || isNeverSent ? [] : [`There was no answer: ${message}`];
}

function wrongIn({ method }: RawRequest, { status, headers, text }: RawAnswer): string[] {
	if (status >= 500) return [`It was answered with ${status}.`];
	if (status < 400) return [];
	if (headers["content-type"] !== "application/problem+json")
		return [`It was refused with ${headers["content-type"]} in place of a problem.`];
	if (method === "HEAD") return [];
	const problem = parsed(text) as
		| { readonly code?: unknown; readonly status?: unknown }
		| undefined;
	return typeof problem?.code === "string" && problem.status === status
		? []
		: ["It was refused without a code."];
}

/** Numbers of others, in whatever part of an answer; a program is told none of its own principal's either. */
function betrayed(role: Role, { headers, text }: RawAnswer): string[] {
	const told = numbersOf(`${JSON.stringify(headers)} ${text}`);
	return OWNERS.filter((owner) => owner !== role)
		.flatMap((owner) => secretsOf(owner).map((secret) => ({ owner, secret })))
		.filter(({ secret }) => told.includes(secret))
		.map(({ owner, secret }) => `${role} was shown ${secret} of ${owner}.`);
}

/** Ids and hashes may hold any digits by chance. */
const numbersOf = (text: string): string =>
	text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}/gi, "");

function described(role: Role, asked: RawRequest, answer: RawAnswer | Error): string {
	const { authorization: _, ...headers } = asked.headers;
	const sent = `${asked.method} ${asked.path} ${JSON.stringify(headers)} ${asked.body?.toString() ?? ""}`;
	const got = answer instanceof Error ? "" : `${answer.status} ${answer.text}`;
	return `  ${role}: ${sent.slice(0, SHOWN)}\n  -> ${got.slice(0, SHOWN)}`;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			requests: { type: "string", default: "100000" },
			seed: { type: "string", default: "1" },
		},
	});
	const { findings, ...found } = await fuzzHttp({
		requests: Number(values.requests),
		seed: Number(values.seed),
		onProgress: (sent) => sent % 10_000 === 0 && console.error(`${sent} requests`),
	});
	console.log(found);
	for (const finding of findings.slice(0, 40)) console.log(finding);
	console.log(`${findings.length} findings`);
	process.exitCode = findings.length === 0 ? 0 : 1;
}
