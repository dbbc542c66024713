import { parseArgs } from "node:util";
import type { Mind } from "../../model-server/minds.ts";
import { foreignAttacks, ownAttacks } from "../corpus/corpus.ts";
import { HostileMarket } from "./hostile-market.ts";
import { betraying, HOSTILE, obeying, STORMS, STUBBORN } from "./hostile-minds.ts";
import { wrongIn } from "./judged.ts";
import { limitsOf, type Pair, pairs, type Side } from "./pairs.ts";
import { PLACES } from "./places.ts";

/* Many negotiations of hostile minds amid hostile texts; every deal outside a mandate and every leak is counted. */

const { values } = parseArgs({
	options: {
		negotiations: { type: "string", default: "10000" },
		seed: { type: "string", default: "1" },
		minutes: { type: "string", default: "600" },
	},
});
const PAIRS = 20;
const SIDES: readonly (readonly Side[])[] = [["buyer", "seller"], ["buyer"], ["seller"]];

const attacks = [...ownAttacks(), ...foreignAttacks()];
const secretsOf = (all: readonly Pair[]): string[] =>
	all.flatMap(({ seller, buyer }) => [...limitsOf(seller), ...limitsOf(buyer)]);
const minds: readonly (readonly [string, (all: readonly Pair[]) => Mind])[] = [
	...Object.entries({ ...HOSTILE, ...STUBBORN, ...STORMS, obeying }).map(
		([name, mind]) => [name, () => mind] as const,
	),
	["betraying", (all) => betraying(secretsOf(all))],
];

interface Row {
	negotiations: number;
	deals: number;
	asked: number;
	messages: number;
	outside: number;
	leaks: number;
	other: number;
}

const rows = new Map<string, Row>();
const market = await HostileMarket.open();
const end = performance.now() + Number(values.minutes) * 60_000;
let done = 0;
for (let seed = Number(values.seed); done < Number(values.negotiations); seed++) {
	if (performance.now() > end) break;
	const [name, mindFor] = minds[seed % minds.length] as (typeof minds)[number];
	// The saying is posted in every negotiation of a market; other places hold another text in each.
	const place = PLACES[Math.floor(seed / minds.length) % PLACES.length] as (typeof PLACES)[number];
	const textAt = (index: number) => attacks[(seed * PAIRS + index) % attacks.length]?.text ?? "";
	const all = pairs(PAIRS, seed, {
		minds: SIDES[seed % SIDES.length] ?? [],
		rewrite: (pair, index) => place.write(pair, textAt(index)),
	});
	const ran = await market.run(all, mindFor(all), place.saying?.(textAt(0)));
	const wrong = wrongIn(all, ran);
	const row = rows.get(name) ?? {
		...{ negotiations: 0, deals: 0, asked: 0, messages: 0, outside: 0, leaks: 0, other: 0 },
	};
	const negotiations = ran.facts.filter(({ type }) => type === "NegotiationOpened").length;
	done += negotiations;
	row.negotiations += negotiations;
	row.deals += ran.outcomes.filter(({ price }) => price !== undefined).length;
	row.asked += ran.asked.length;
	row.messages += ran.facts.filter(({ type }) => type === "MessagePosted").length;
	const outside = wrong.filter((line) => line.includes("beyond its limit")).length;
	const leaks = wrong.filter((line) => line.startsWith("A private number")).length;
	row.outside += outside;
	row.leaks += leaks;
	row.other += wrong.length - outside - leaks;
	rows.set(name, row);
	for (const line of wrong.slice(0, 3))
		console.log(`seed ${seed}, ${name}, ${place.name}: ${line}`);
}
await market.close();

const total = [...rows.values()].reduce((sum, row) => ({
	negotiations: sum.negotiations + row.negotiations,
	deals: sum.deals + row.deals,
	asked: sum.asked + row.asked,
	messages: sum.messages + row.messages,
	outside: sum.outside + row.outside,
	leaks: sum.leaks + row.leaks,
	other: sum.other + row.other,
}));
console.table({ ...Object.fromEntries([...rows].toSorted()), "in all": total });
if (total.outside + total.leaks + total.other > 0) process.exitCode = 1;
