// How long after an offer was recorded the other side's agent has recorded its turn, in a live market on five processes
// that opens so many negotiations a second. Buyers are scripted and haggle to the end, or programs from outside that make
// one offer each over HTTP. It judges nothing:
// node test/bench/turn-latency.ts [--rate 50] [--seconds 10] [--command up|serve] [--buyers scripted|outside]
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Client, client } from "../integration/http-client.ts";
import { liveMarket } from "../integration/live-market.ts";
import {
	deposit,
	keyOf,
	must,
	newcomer,
	nextTurn,
	type Turn,
	usd,
} from "../integration/market-people.ts";
import type { Fact } from "../simulation/checkers/fact.ts";

const { values } = parseArgs({
	options: {
		rate: { type: "string", default: "50" },
		seconds: { type: "string", default: "10" },
		command: { type: "string", default: "up" },
		buyers: { type: "string", default: "scripted" },
	},
});
const rate = Number(values.rate);
const count = rate * Number(values.seconds);
/** An agent takes one turn after the other, so that buyers who all want to buy of one would wait for each other. */
const LISTINGS_OF_ONE = 5;
const deadline = new Date(Date.now() + 86_400_000).toISOString();
const mandate = { budget: usd("500.00"), sells: [], wants: [], owns: [], deadline };
const agent = { kind: "scripted", tactic: "boulware" };

const isOutside = values.buyers === "outside";

const market = await liveMarket({ command: values.command === "serve" ? "serve" : "up" });
try {
	const listings = await sellers(Math.ceil(count / LISTINGS_OF_ONE));
	const buyers: (() => Promise<number>)[] = [];
	for (let at = 0; at < count; at++) buyers.push(await readied(at, listings[at] ?? ""));
	const answers: Promise<number>[] = [];
	const began = performance.now();
	for (const [at, begin] of buyers.entries()) {
		await delay(Math.max(0, (at * 1_000) / rate - (performance.now() - began)));
		answers.push(begin());
	}
	const requests = await Promise.all(answers);
	const facts = await settled();
	show(isOutside ? "offer over HTTP, answered" : "mandate over HTTP, answered", requests);
	show("offer recorded -> the other side's turn recorded", turnLatencies(facts));
	show("offer recorded -> the next offer, answer or end recorded", answerLatencies(facts));
} finally {
	await market.stop();
}

/** Every fact, once nothing happens any more: those that come late count too. */
async function settled(): Promise<Fact[]> {
	for (let facts = await market.facts(); ; ) {
		await delay(2_000);
		const more = await market.facts();
		if (more.length === facts.length) return facts;
		facts = more;
	}
}

async function sellers(people: number): Promise<string[]> {
	const listings: string[] = [];
	for (let seller = 0; seller < people; seller++) {
		const { http } = await newcomer(market, `seller-${seller}`);
		const own = Array.from({ length: LISTINGS_OF_ONE }, (_, at) => `bike-${seller}-${at}`);
		for (const id of own) {
			const post = {
				id,
				title: `Bicycle ${id}`,
				description: "Good.",
				category: "bikes",
				quantity: 1,
			};
			await must(http("POST", "/listings", { ...post, ask: usd("200.00") }));
		}
		const sells = own.map((listing) => ({ listing, ask: usd("200.00"), floor: usd("140.00") }));
		await must(http("PUT", `/principals/seller-${seller}/mandate`, { ...mandate, sells, agent }));
		listings.push(...own);
	}
	// One of each seller before the second of any.
	return listings.toSorted((a, b) => Number(a.split("-")[2]) - Number(b.split("-")[2]));
}

/** Somebody who is ready to buy, and how they begin: resolves to how long their request was under way. */
async function readied(at: number, listing: string): Promise<() => Promise<number>> {
	const buyer = await newcomer(market, `buyer-${at}`);
	await deposit(market, buyer.id, "500.00");
	const want = { id: "w", category: "bikes", query: "bicycle", quantity: 1, listing };
	const wants = [{ ...want, ceiling: usd("190.00") }];
	const grant = (by: object) =>
		must(buyer.http("PUT", `/principals/${buyer.id}/mandate`, { ...mandate, wants, agent: by }));
	if (!isOutside) return () => timed(() => grant(agent));
	await grant({ kind: "external" });
	return outsideOffer(client(market.url, (await keyOf(buyer)).key), listing);
}

/** A program that opens a negotiation when it is time, and makes its one offer. */
async function outsideOffer(program: Client, listing: string): Promise<() => Promise<number>> {
	const move = ({ id }: Turn, body: object) =>
		must(program("POST", `/agent/turns/${id}/move`, body));
	const first = await nextTurn(program, ({ negotiation }) => negotiation === null);
	return async () => {
		await move(first, { kind: "open", listing });
		const turn = await nextTurn(program, ({ negotiation }) => negotiation !== null);
		const offer = { kind: "offer", negotiationId: turn.negotiation?.id, price: usd("120.00") };
		return timed(() => move(turn, offer));
	};
}

async function timed(step: () => Promise<unknown>): Promise<number> {
	const at = performance.now();
	await step();
	return performance.now() - at;
}

function since(fact: Fact, cause: Fact): number {
	return Date.parse(fact.recordedAt) - Date.parse(cause.recordedAt);
}

function turnLatencies(facts: readonly Fact[]): number[] {
	const offers = new Map(
		facts.filter(({ type }) => type === "OfferMade").map((fact) => [fact.id, fact]),
	);
	return facts.flatMap((fact) => {
		const offer = fact.type === "TurnDecided" ? offers.get(String(fact.data.trigger)) : undefined;
		return offer === undefined ? [] : [since(fact, offer)];
	});
}

function answerLatencies(facts: readonly Fact[]): number[] {
	const last = new Map<string, Fact>();
	return facts.flatMap((fact) => {
		if (!fact.stream.startsWith("negotiation-")) return [];
		const before = last.get(fact.stream);
		last.set(fact.stream, fact);
		return before?.type === "OfferMade" && fact.version > before.version
			? [since(fact, before)]
			: [];
	});
}

function show(what: string, milliseconds: readonly number[]): void {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	const at = (share: number): string =>
		(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
	console.log(
		`${what}: ${sorted.length}, p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`,
	);
}
