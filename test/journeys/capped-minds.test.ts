import { rm } from "node:fs/promises";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { factsIn, type Market, tokensOf } from "../integration/live-market.ts";
import {
	deposit,
	eventually,
	grant,
	mandateBody,
	must,
	newcomer,
	publish,
	usd,
} from "../integration/market-people.ts";
import { natsForTests } from "../integration/nats.ts";
import { postgresForTests } from "../integration/postgres.ts";
import { type Answer, hangsUp } from "../model-server/answers.ts";
import type { Mind } from "../model-server/minds.ts";
import { type ModelServer, modelServer } from "../model-server/model-server.ts";
import { promptOf } from "../model-server/request.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { ServedMarket } from "./served-market.ts";

const SELLERS = Array.from({ length: 10 }, (_, index) => `seller-${index}`);
const NAME = "market";
/** In millionths of a dollar, as facts have it: enough for one question that may be asked three times, and not for ten. */
const CAP = 200_000;
const ATTEMPTS = 3;

/** Hangs up twice, which may be billed each time, and then is as long-winded as it may be, and slow: others ask meanwhile. */
function dear(): Mind {
	const times = new Map<string, number>();
	return (request): Answer => {
		const question = promptOf(request);
		const before = times.get(question) ?? 0;
		times.set(question, before + 1);
		if (before % ATTEMPTS < ATTEMPTS - 1) return hangsUp();
		const part = { type: "tool_use" as const, id: "toolu_offer", name: "make_offer" };
		const content = [{ ...part, input: { share: 0.5 } }];
		const message = { content, stop: "tool_use", outputTokens: request.max_tokens };
		return { kind: "slow", ms: 3_000, after: "nothing", answer: { kind: "message", message } };
	};
}

let market: Market & { facts(): Promise<Fact[]> };
let minds: readonly ModelServer[];
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
	for (const end of ends.toReversed()) await end();
});

beforeAll(async () => {
	const [database, broker, home] = [
		await postgresForTests(),
		await natsForTests(),
		await emptyFolder(),
	];
	minds = [await modelServer(dear()), await modelServer(dear())];
	ends.push(() => rm(home, { recursive: true, force: true }));
	ends.push(database.stop, broker.stop, ...minds.map((mind) => () => mind.close()));
	const issuer = await localIssuer({ directory: home, market: NAME, now: systemClock, newId });
	const replicas = minds.map(
		({ key, url }) =>
			new ServedMarket("serve", home, {
				...{ DATABASE_URL: database.url, NATS_URL: broker.url },
				...{ ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: url },
			}),
	);
	ends.push(() => Promise.all(replicas.map((replica) => replica.stop())));
	for (const replica of replicas) await replica.start();
	market = {
		url: replicas[0]?.url ?? "",
		token: tokensOf(issuer),
		facts: () => factsIn(database.url, NAME),
	};
});

/** One buyer who wants what ten sell, each thing from its seller, with a model under a cap. */
async function setUp(): Promise<void> {
	const agent = { kind: "scripted", tactic: "linear" };
	for (const name of SELLERS) {
		const seller = await newcomer(market, name);
		await publish(seller, `bike-of-${name}`, "100.00");
		const sells = [{ listing: `bike-of-${name}`, ask: "100.00", floor: "75.00" }];
		await grant(seller, { budget: "1.00", sells, agent });
	}
	const buyer = await newcomer(market, "buyer");
	await deposit(market, "buyer", "1000.00");
	const wants = SELLERS.map((name) => ({
		...{ id: `from-${name}`, query: "City bike", listing: `bike-of-${name}`, ceiling: "95.00" },
	}));
	const claude = { kind: "claude", model: "claude-opus-5-5" };
	await must(
		buyer.http("PUT", "/principals/buyer/mandate", {
			...mandateBody({ budget: "1000.00", wants, agent: claude }),
			policy: { spendingCap: usd("0.20") },
		}),
	);
}

type Usage = { readonly microDollars: number };
const ofType = (facts: readonly Fact[], type: string): readonly Fact[] =>
	facts.filter((fact) => fact.type === type);

describe("two replicas with minds under one cap", () => {
	test("spend no more than it together, though ten negotiations ask at the same time", async () => {
		await setUp();
		let facts: readonly Fact[] = [];
		while (ofType(facts, "NegotiationEnded").length < SELLERS.length)
			facts = await eventually("anything new before ten negotiations ended", async () => {
				const all = await market.facts();
				return all.length > facts.length ? all : undefined;
			});
		const turns = ofType(facts, "TurnDecided");
		const spent = turns.map(({ data }) => data.usage as Usage | null);
		const billed = spent.reduce((sum, usage) => sum + (usage?.microDollars ?? 0), 0);
		expect(billed).toBeGreaterThan(0);
		expect(billed).toBeLessThanOrEqual(CAP);
		expect(JSON.stringify(turns)).toContain("cap_reached");
		const asked = minds.reduce((sum, { received }) => sum + received.length, 0);
		expect(asked).toBeLessThanOrEqual(ATTEMPTS * ofType(facts, "SpendingReserved").length);
		expect(check(facts)).toEqual([]);
	});
});
