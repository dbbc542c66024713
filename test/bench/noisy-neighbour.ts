// How much longer a polite principal waits beside one that sends many more requests than it may, as a ratio measured in
// one run on a market with its own limits. It judges nothing: node test/bench/noisy-neighbour.ts [--seconds 10] [--flood 500]
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { tableLines } from "@parley/marketplace/cli/table";
import { type Flooded, type Loud, negotiationOf } from "../adversarial/flood.ts";
import { liveMarket } from "../integration/live-market.ts";
import { newcomer, type Person } from "../integration/market-people.ts";
import { Bargainer, type Waited } from "./bargainer.ts";

const { values } = parseArgs({
	options: {
		seconds: { type: "string", default: "10" },
		flood: { type: "string", default: "500" },
		command: { type: "string", default: "serve" },
	},
});
const seconds = Number(values.seconds);
const perSecond = Number(values.flood);
/** Alone and beside the flood by turns, so that a machine that warms up or slows down does so for both. */
const TURNS = 3;
const PAUSE_MS = 60;
const BREATH_MS = 1_500;
const COLUMNS = 100;
/** What is longer by less than this is not told from chance; and by more than that is felt. */
const NOTICED = 1.5;
const HURT = 4;
/** The limits of a market that nobody has told others. */
const DEFAULTS = { PARLEY_RATE: "50", PARLEY_BURST: "100" };

const market = await liveMarket({
	command: values.command === "up" ? "up" : "serve",
	env: DEFAULTS,
});
try {
	const loud = await newcomer(market, "loud");
	const negotiation = await negotiationOf(market, await newcomer(market, "sleeper"), loud);
	const polite = await newcomer(market, "polite");
	const bargainer = new Bargainer(market, polite);
	await bargainer.prepare();
	await waits(polite, bargainer, 2);
	const alone: Waited[] = [];
	const beside: Waited[] = [];
	const floods: Flooded[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		await delay(BREATH_MS);
		alone.push(await waits(polite, bargainer, seconds));
		const stop = flood({ url: market.url, token: loud.token, negotiation, perSecond });
		await delay(BREATH_MS);
		beside.push(await waits(polite, bargainer, seconds));
		floods.push(await stop());
	}
	for (const line of reportLines(joined(alone), joined(beside), floods)) console.log(line);
} finally {
	await market.stop();
}

/** Reads and offers one after the other, well within the polite principal's own rate. */
async function waits(polite: Person, bargainer: Bargainer, forSeconds: number): Promise<Waited> {
	const waited = { reads: [], taken: [], answered: [] } as Waited;
	for (const until = performance.now() + forSeconds * 1_000; performance.now() < until; ) {
		for (const path of ["/listings", "/principals/polite", "/negotiations"]) {
			const began = performance.now();
			await polite.http("GET", path);
			waited.reads.push(performance.now() - began);
			await delay(PAUSE_MS);
		}
		const { taken, answered } = await bargainer.offer();
		waited.taken.push(taken);
		waited.answered.push(answered);
	}
	return waited;
}

/** Begins a flood on a thread of its own. Resolves, when it is stopped, to what became of it. */
function flood(loud: Loud): () => Promise<Flooded> {
	const worker = new Worker(new URL("../adversarial/flood.ts", import.meta.url), {
		workerData: loud,
	});
	return () =>
		new Promise((resolve, reject) => {
			worker.once("message", (told: Flooded) => {
				resolve(told);
				void worker.terminate();
			});
			worker.once("error", reject);
			worker.postMessage("stop");
		});
}

function joined(all: readonly Waited[]): Waited {
	return {
		reads: all.flatMap(({ reads }) => reads),
		taken: all.flatMap(({ taken }) => taken),
		answered: all.flatMap(({ answered }) => answered),
	};
}

function reportLines(alone: Waited, beside: Waited, floods: readonly Flooded[]): string[] {
	const measured = [
		{ title: "reads", of: "reads" },
		{ title: "offer, until it was taken", of: "taken" },
		{ title: "offer, until the other side answered", of: "answered" },
	] as const;
	const cells = measured.flatMap(({ title, of }) =>
		[0.5, 0.99].map((share) => {
			const [one, other] = [at(alone[of], share), at(beside[of], share)];
			return { title, share, count: `${alone[of].length}, ${beside[of].length}`, one, other };
		}),
	);
	const columns = ["measured", "", "alone ms", "beside ms", "beside : alone"];
	const sent = floods.reduce((sum, each) => sum + each.sent, 0);
	const refused = floods.reduce((sum, each) => sum + each.refused.length, 0);
	const streams = Math.max(...floods.map((each) => each.streams));
	const worst = Math.max(...cells.map(({ one, other }) => other / one));
	return [
		...tableLines(
			[
				{ title: "a polite principal" },
				...columns.map((title) => ({ title, align: "right" as const })),
			],
			cells.map(({ title, share, count, one, other }) => [
				...[title, count, `p${share * 100}`, one.toFixed(1), other.toFixed(1)],
				`${(other / one).toFixed(2)} ×`,
			]),
			COLUMNS,
		),
		"",
		`The neighbour sent ${sent.toLocaleString("en")} requests, of which ${refused.toLocaleString("en")} were refused, and held ${streams} streams.`,
		`${verdictOn(worst)} The worst of these is ${worst.toFixed(2)} × what it is alone.`,
	];
}

function verdictOn(worst: number): string {
	if (worst < NOTICED) return "The polite principal notices nothing of it.";
	return worst < HURT
		? "The polite principal notices it, and is served."
		: "The polite principal pays for it.";
}

function at(milliseconds: readonly number[], share: number): number {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
