import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, client } from "../integration/http-client.ts";
import { type LiveMarket, liveMarket } from "../integration/live-market.ts";
import { eventually, newcomer, type Person } from "../integration/market-people.ts";
import { Flood, negotiationOf } from "./flood.ts";

const FLOOD = 400;
const STREAMS = 12;
const SPACED = 20;
const PAUSE_MS = 50;
/** The limits of a market that nobody has told others. */
const DEFAULTS = { PARLEY_RATE: "50", PARLEY_BURST: "100" };

describe("a principal who floods a market", () => {
	let market: LiveMarket;
	let loud: Person;
	let quiet: Person;
	let negotiation: string;
	beforeAll(async () => {
		market = await liveMarket({ env: DEFAULTS });
		quiet = await newcomer(market, "quiet");
		loud = await newcomer(market, "loud");
		negotiation = await negotiationOf(market, quiet, loud);
	});
	afterAll(() => market.stop());

	test("is told when to come back, and another principal notices nothing", async () => {
		const flood = new Flood({ ...market, token: loud.token, negotiation, perSecond: FLOOD });
		const served: Answered[] = [];
		for (let asked = 0; asked < SPACED; asked++) {
			served.push(await quiet.http("GET", asked % 2 === 0 ? "/principals/quiet" : "/listings"));
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		}
		const { refused } = await flood.stop();

		expect(served.map(({ status }) => status)).toEqual(Array.from({ length: SPACED }, () => 200));
		const late = refused.filter(({ status }) => status === 429);
		expect(late.length).toBeGreaterThan(0);
		for (const { retryAfter } of late) expect(retryAfter).toBeGreaterThanOrEqual(1);
		// Of what was let in, the bodies said nothing that makes a listing, or were too large to say anything.
		expect([400, 413, 429]).toEqual(
			expect.arrayContaining([...new Set(refused.map(({ status }) => status))]),
		);
	});

	test("may have only so many streams open at once", async () => {
		const leaving = new AbortController();
		const opened: Response[] = [];
		for (let stream = 0; stream < STREAMS; stream++)
			opened.push(
				await eventually("an answer", async () => {
					const answer = await fetch(`${market.url}/negotiations/${negotiation}/events`, {
						headers: { authorization: `Bearer ${loud.token}` },
						signal: leaving.signal,
					});
					if (answer.status === 200) return answer;
					const { code } = (await answer.json()) as { code: string };
					// Of the flood before; what is left of it passes.
					return code === "TOO_MANY_REQUESTS" ? undefined : answer;
				}),
			);
		const refused = opened.filter(({ status }) => status !== 200);
		const still = await client(market.url, quiet.token)("GET", `/negotiations/${negotiation}`);
		leaving.abort();

		expect(refused.length).toBeGreaterThan(0);
		for (const { status, headers } of refused) {
			expect(status).toBe(429);
			expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
		}
		expect(still.status).toBe(200);
	});
});
