import type { Fact } from "@parley/contracts/fact";
import { moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import { negotiationSampler } from "@parley/runtime/telemetry/negotiation-sampler";
import { beforeAll, describe, expect, test } from "vitest";
import { runInMemory } from "./small-market.ts";
import { type Recorder, recordSpans } from "./spans.ts";

const usd = (dollars: number) => moneyOf(BigInt(dollars * 100), "USD");
const agent = { kind: "scripted", tactic: "conceder" } as const;

const seller = (n: number): Participant => ({
	...{ id: `seller-${n}`, budget: usd(1), agent, wants: [] },
	sells: [
		{
			...{ id: `bicycle-${n}`, title: `City bicycle no. ${n}`, category: "bikes", quantity: 1 },
			...{ description: "Seven gears.", ask: usd(180 + 10 * n), floor: usd(100 + 10 * n) },
		},
	],
});
const buyer = (n: number): Participant => ({
	...{ id: `buyer-${n}`, budget: usd(400), agent, sells: [] },
	wants: [
		{ id: `ride-${n}`, category: "bikes", query: "bicycle", quantity: 1, ceiling: usd(150 + n) },
	],
});
/** More who want one than there are, so that each talks to several and turns to another where one is gone. */
const TOWN = [1, 2, 3, 4, 5].map(seller).concat([1, 2, 3, 4, 5, 6, 7, 8].map(buyer));

/** What somebody else's move may bring about in a negotiation: it is recorded in that other turn's trace. */
const FROM_ELSEWHERE = new Set(["CommitmentReleased", "NegotiationEnded"]);

const isSampled = ({ traceparent }: Fact): boolean => traceparent.endsWith("1");

describe("a market of which half is traced", () => {
	let recorder: Recorder;
	let negotiations: Map<string, Fact[]>;
	beforeAll(async () => {
		recorder = recordSpans(negotiationSampler(0.5));
		const facts = await runInMemory(TOWN);
		negotiations = Map.groupBy(
			facts.filter(({ negotiationId }) => negotiationId !== undefined),
			({ negotiationId }) => negotiationId as string,
		);
	});

	test("has each negotiation traced from its opening to the end of its deal, or not at all", () => {
		const traced = [...negotiations.values()].map((facts) => {
			const own = facts.filter(({ type }) => !FROM_ELSEWHERE.has(type));
			expect(own.map(({ type }) => type)).toContain("NegotiationOpened");
			return [...new Set(own.map(isSampled))];
		});

		expect(traced.filter((sampled) => sampled.length > 1)).toEqual([]);
		expect(new Set(traced.flat())).toEqual(new Set([true, false]));
		const types = [...negotiations.values()].flat().filter(isSampled);
		expect(types.map(({ type }) => type)).toContain("DealClosed");
	});

	test("leads along links from any turn of a negotiation to its opening", () => {
		const turns = recorder.spans().filter(({ name }) => name === "turn");
		for (const [id, facts] of negotiations) {
			const own = turns.filter(({ attributes }) => attributes["negotiation.id"] === id);
			const origin = facts.find(({ type }) => type === "NegotiationOpened")?.traceparent;
			for (const turn of own) {
				const { traceId } = turn.spanContext();
				const reached = [traceId, ...turn.links.map(({ context }) => context.traceId)];
				expect(reached, String(turn.attributes["parley.trigger"])).toContain(origin?.slice(3, 35));
			}
		}
		expect(turns.length).toBeGreaterThan(negotiations.size);
	});
});
