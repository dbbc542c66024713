import { Agent } from "node:http";
import { parseArgs } from "node:util";
import { client } from "../integration/http-client.ts";
import { issuerIn, liveMarket, type Market, tokensOf } from "../integration/live-market.ts";
import { Random } from "../simulation/random.ts";
import { type Document, DocumentRequests, type Made } from "./document-requests.ts";
import { type RawAnswer, type RawRequest, rawRequest } from "./raw-request.ts";
import { type Neighbours, neighbours, SECRETS, shopkeeper, suspect } from "./scene.ts";
import { Seen } from "./schema-values.ts";

const AT_ONCE = 8;
const ROLES = [
	"stranger",
	"principal",
	"principal",
	"agent",
	"agent",
	"arbiter",
	"operator",
] as const;
type Role = (typeof ROLES)[number];

interface FuzzOptions {
	readonly market: Market;
	readonly requests: number;
	readonly seed: number;
	readonly onProgress?: (sent: number) => void;
}

export interface Fuzzed {
	readonly sent: number;
	/** How often each status was answered. */
	readonly statuses: Readonly<Record<string, number>>;
	/** Routes that never did what they were asked for. */
	readonly neverDone: readonly string[];
	readonly neighbours: Neighbours;
	/** Every broken promise, with the request that shows it. */
	readonly wrong: readonly string[];
}

/** Sends requests of all kinds in several people's names, and holds every answer against what no answer may be. */
export async function fuzz(options: FuzzOptions): Promise<Fuzzed> {
	const fuzzer = await Fuzzer.open(options);
	for (let sent = 0; sent < options.requests; sent = fuzzer.sent) {
		await fuzzer.step();
		options.onProgress?.(fuzzer.sent);
	}
	return fuzzer.close();
}

class Fuzzer {
	sent = 0;
	readonly #market: Market;
	readonly #url: URL;
	readonly #random: Random;
	readonly #seen: Seen;
	readonly #requests: DocumentRequests;
	readonly #neighbours: Neighbours;
	readonly #credentials = new Map<Role, string>();
	readonly #connections = new Agent({ keepAlive: true, maxSockets: AT_ONCE * 2 });
	readonly #statuses: Record<string, number> = {};
	readonly #done = new Map<string, boolean>();
	readonly #wrong: string[] = [];
	#suspects = 0;

	static async open({ market, seed }: FuzzOptions): Promise<Fuzzer> {
		const { body } = await client(market.url)("GET", "/openapi.json");
		const theirs = await neighbours(market);
		await shopkeeper(market);
		return new Fuzzer(market, new Random(seed), body as Document, theirs);
	}

	constructor(market: Market, random: Random, document: Document, theirs: Neighbours) {
		this.#market = market;
		this.#url = new URL(market.url);
		this.#random = random;
		this.#seen = new Seen(random);
		this.#neighbours = theirs;
		this.#requests = new DocumentRequests(document, this.#seen, random, Date.now());
		this.#seen.add("listings", "shelf");
		this.#seen.add("listings", "lot-b");
	}

	/** A handful at the same time. They are made before any is answered, so that a seed means the same requests. */
	async step(): Promise<void> {
		const jobs: (() => Promise<void>)[] = [];
		for (let job = 0; job < AT_ONCE; job++) {
			const role = this.#random.pick(ROLES);
			const credential = await this.#credential(role);
			const kind = role === "stranger" ? "none" : role === "agent" ? "agentKey" : "token";
			const made = this.#requests.make(
				kind,
				role === "arbiter" || role === "operator" ? role : undefined,
			);
			const hidden = this.#random.chance(0.3) ? this.#hidden(role, made) : undefined;
			jobs.push(
				hidden === undefined
					? () => this.#try(role, made, credential)
					: () => this.#compare(role, made, hidden, credential),
			);
		}
		await Promise.all(jobs.map((job) => job()));
	}

	async close(): Promise<Fuzzed> {
		this.#connections.destroy();
		const alive = await fetch(new URL("/readyz", this.#url)).catch(() => undefined);
		if (alive?.ok !== true) this.#wrong.push("The market does not answer any more.");
		const neverDone = [...this.#done].filter(([, isDone]) => !isDone).map(([route]) => route);
		return {
			sent: this.sent,
			statuses: this.#statuses,
			neverDone: neverDone.sort(),
			neighbours: this.#neighbours,
			wrong: this.#wrong,
		};
	}

	async #credential(role: Role): Promise<string | undefined> {
		if (role === "stranger") return undefined;
		const known = this.#credentials.get(role);
		if (known !== undefined) return known;
		if (role === "arbiter" || role === "operator")
			this.#credentials.set(role, await this.#market.token(`${role}-1`, role));
		else {
			const { person, key } = await suspect(this.#market, ++this.#suspects);
			this.#credentials.set("principal", person.token).set("agent", key);
			this.#seen.add("principals", person.id);
			this.#seen.add("accounts", person.id);
		}
		return this.#credentials.get(role);
	}

	/** What is none of the sender's business, for the place in the path that takes such an id. */
	#hidden(role: Role, { operation: { path }, id }: Made): string | undefined {
		if (id === undefined) return undefined;
		const { negotiation, deal, escalation, turn, buyer } = this.#neighbours;
		const isArbiter = role === "arbiter";
		if (/^\/(negotiations|replays)/.test(path)) return isArbiter ? undefined : negotiation;
		if (path.startsWith("/deals")) return isArbiter ? undefined : deal;
		if (/^(\/agent)?\/escalations/.test(path)) return escalation;
		if (path.startsWith("/agent/turns")) return turn;
		if (path.startsWith("/principals")) return buyer.id;
		return path.startsWith("/accounts") && role !== "operator" ? buyer.id : undefined;
	}

	async #try(role: Role, made: Made, credential: string | undefined): Promise<void> {
		const answer = await this.#send(role, made, credential);
		if (answer === undefined) return;
		const isDone = answer.status < 300 && made.method === made.operation.method;
		const route = `${made.operation.method} ${made.operation.path}`;
		this.#done.set(route, isDone || this.#done.get(route) === true);
		if (answer.status === 401 && role !== "stranger") this.#renew(role);
		if (answer.status >= 300 || answer.headers["content-type"] === undefined) return;
		const { path } = made.operation;
		const shown = parsed(answer.text);
		const folder = path.split("/{")[0]?.slice(1) ?? "";
		if (role === "principal" || role === "agent" || folder === "listings" || folder === "parked")
			this.#seen.harvest(folder, shown);
	}

	#renew(role: Role): void {
		this.#credentials.delete(role);
		if (role === "principal") this.#credentials.delete("agent");
		if (role === "agent") this.#credentials.delete("principal");
	}

	/** What exists but is hidden answers exactly as what never existed. */
	async #compare(
		role: Role,
		made: Made,
		hidden: string,
		credential: string | undefined,
	): Promise<void> {
		const nothing = hidden.includes("-") ? NEVER_THERE : "nono";
		const about = made.about(hidden);
		const there = await this.#send(role, about, credential);
		const notThere = await this.#send(role, made.about(nothing), credential);
		if (there === undefined || notThere === undefined) return;
		// A credential may have ended between the two.
		if (there.status === 401 || notThere.status === 401) return this.#renew(role);
		const [one, other] = [unmarked(there, hidden), unmarked(notThere, nothing)];
		if (one !== other) this.#note(role, about, there, `is told apart from nothing: ${other}`);
	}

	async #send(
		role: Role,
		asked: RawRequest,
		credential: string | undefined,
	): Promise<RawAnswer | undefined> {
		const { body, headers, method, path } = asked;
		const authorization = credential === undefined ? {} : { authorization: `Bearer ${credential}` };
		const length = body === undefined ? {} : { "content-length": String(body.length) };
		this.sent++;
		try {
			const sent = { method, path, body, headers: { ...headers, ...length, ...authorization } };
			const answer = await rawRequest(this.#url, sent, this.#connections);
			this.#statuses[answer.status] = (this.#statuses[answer.status] ?? 0) + 1;
			for (const problem of problemsIn(method, path, answer))
				this.#note(role, asked, answer, problem);
			return answer;
		} catch (error) {
			const { code, message } = error as { code?: string; message: string };
			// A body that is too large is not read to its end; the answer may be lost with the connection.
			const isUnread = (body?.length ?? 0) > 60_000 && /^(ECONNRESET|EPIPE)$/.test(code ?? "");
			const isOurs = /^ERR_(UNESCAPED|INVALID)/.test(code ?? "");
			if (!isUnread && !isOurs) this.#note(role, asked, undefined, `got no answer: ${message}`);
			return undefined;
		}
	}

	#note(role: Role, asked: RawRequest, answer: RawAnswer | undefined, problem: string): void {
		const { method, path, headers, body } = asked;
		const sent = `${JSON.stringify(headers)} ${body?.toString().slice(0, 400) ?? ""}`;
		const got = answer === undefined ? "" : ` -> ${answer.status} ${answer.text.slice(0, 400)}`;
		this.#wrong.push(`${problem}\n  ${role}: ${method} ${path.slice(0, 200)} ${sent}${got}`);
	}
}

const NEVER_THERE = "5f0c1a44-9d6e-5b1c-8a53-0d5c7f2e9b10";
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const LONG_HEX = /[0-9a-f]{16,}/gi;

function problemsIn(method: string, path: string, { status, headers, text }: RawAnswer): string[] {
	const problems: string[] = [];
	if (status >= 500 || status === 0) problems.push(`was answered with ${status}`);
	const all = `${JSON.stringify(headers)} ${text}`.replaceAll(UUID, "").replaceAll(LONG_HEX, "");
	for (const secret of SECRETS)
		if (all.includes(secret) && !path.includes(secret)) problems.push(`gave away ${secret}`);
	if (status < 400) return problems;
	if (headers["content-type"] !== "application/problem+json")
		problems.push(`refused with ${String(headers["content-type"])} instead of a problem`);
	const problem = parsed(text) as { code?: unknown; status?: unknown } | undefined;
	if (method !== "HEAD" && (typeof problem?.code !== "string" || problem.status !== status))
		problems.push("refused without a code");
	return problems;
}

/** All of an answer that may tell something, without the mark of its request and the moment. */
function unmarked({ status, headers, text }: RawAnswer, id: string): string {
	const { date: _, "x-request-id": __, ratelimit: ___, connection: ____, ...told } = headers;
	const { "keep-alive": _____, ...kept } = told;
	const { instance: ______, ...problem } = (parsed(text) ?? {}) as Record<string, unknown>;
	const shown = Object.keys(problem).length === 0 ? text : JSON.stringify(problem);
	return `${status} ${JSON.stringify(kept)} ${shown}`
		.replaceAll(id, "…")
		.replace(/"content-length":"\d+"/, "");
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
			url: { type: "string" },
			data: { type: "string" },
		},
	});
	const { url, data } = values;
	const own = url === undefined ? await liveMarket() : undefined;
	const theirs = { url: url ?? "", token: tokensOf(await issuerIn(data ?? ".parley/serve")) };
	const before = performance.now();
	const {
		wrong,
		neighbours: _,
		...found
	} = await fuzz({
		market: own ?? theirs,
		requests: Number(values.requests),
		seed: Number(values.seed),
		onProgress: (sent) => {
			if (sent % 5_000 < AT_ONCE * 2) console.error(`${sent} requests`);
		},
	});
	console.log({ ...found, seconds: Math.round((performance.now() - before) / 1_000) });
	for (const problem of wrong.slice(0, 50)) console.log(problem);
	console.log(`${wrong.length} broken promises`);
	await own?.stop();
	if (wrong.length > 0) process.exitCode = 1;
}
