import { tableLines } from "@parley/marketplace/cli/table";
import type { LedgerRates } from "./ledger-rates.ts";
import type { MarketRate } from "./market-rate.ts";

const COLUMNS = 100;

export interface Bench {
	readonly machine: string;
	readonly ledger: LedgerRates;
	readonly markets: readonly MarketRate[];
	readonly once: MarketRate;
	readonly twice: MarketRate;
}

export function reportLines({ machine, ledger, markets, once, twice }: Bench): string[] {
	const { appends, read, connections, factBytes } = ledger;
	return [
		machine,
		"",
		`Ledger: facts of ${factBytes} bytes, ${connections} connections, beside plain SQL on the same server`,
		...table(
			["", "ledger/s", "plain/s", "ledger : plain"],
			[
				...appends.map(({ writers, ledger: ours, bare }) => [
					`${writers === 1 ? "1 writer appends" : `${writers} writers append`}`,
					...rates(ours, bare),
				]),
				[
					`catch-up read of ${read.facts.toLocaleString("en")} facts`,
					...rates(read.ledger, read.bare),
				],
			],
		),
		"",
		"Market: one process on the embedded ledger, to its end in virtual time",
		...table(
			[
				"",
				"people",
				"posts",
				"facts",
				"deals",
				"seconds",
				"facts/s",
				"deals/s",
				"MB Node",
				"MB Postgres",
			],
			[...markets, once, twice].map(marketCells),
		),
		"",
		`Twice the people: ${ratio(twice.people, once.people)} the people, ${ratio(twice.facts, once.facts)} the facts, ${ratio(twice.seconds, once.seconds)} the time`,
	];
}

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string[] =>
	tableLines(
		titles.map((title, at) => (at === 0 ? { title } : { title, align: "right" as const })),
		rows,
		COLUMNS,
	);

const rates = (ours: number, plain: number): string[] => [
	whole(ours),
	whole(plain),
	ratio(ours, plain),
];

const marketCells = (rate: MarketRate): string[] => [
	rate.name,
	...[rate.people, rate.posts, rate.facts, rate.deals].map(whole),
	rate.seconds.toFixed(1),
	whole(rate.facts / rate.seconds),
	(rate.deals / rate.seconds).toFixed(1),
	whole(rate.nodeMegabytes),
	rate.serverMegabytes === null ? "?" : whole(rate.serverMegabytes),
];

const whole = (number: number): string => Math.round(number).toLocaleString("en");
const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)} ×`;
