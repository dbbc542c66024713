// `npm run bench`: how fast this is here, beside something everybody knows. It judges nothing.
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";
import { emptyFolder } from "../integration/empty-folder.ts";
import { type MarketShape, OFFICE, TOWN } from "./generated-market.ts";
import { type LedgerRates, ledgerRates } from "./ledger-rates.ts";
import { type MarketJob, type MarketRate, marketRate } from "./market-rate.ts";
import { type Bench, reportLines } from "./report.ts";

const { values } = parseArgs({
	options: { quick: { type: "boolean" }, json: { type: "boolean" } },
});
const quick = values.quick === true;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The real posts belong to other people and lie beside the repository or nowhere; made-up ones take their place. */
function job(name: string, shape: MarketShape): MarketJob {
	const file = fileURLToPath(
		new URL(`../../../shared/data/markets/${name}.jsonl`, import.meta.url),
	);
	return existsSync(file) ? { name, source: file } : made(shape);
}

const made = (shape: MarketShape): MarketJob => ({
	name: `made-up-${shape.people}`,
	source: shape,
});

async function ledger(): Promise<LedgerRates> {
	const data = await emptyFolder();
	const server = await startPostgres({ data });
	try {
		return await ledgerRates(server.url, { rounds: 3, milliseconds: quick ? 700 : 1_500, say });
	} finally {
		await server.stop();
		await rm(data, { recursive: true, force: true });
	}
}

async function rate(market: MarketJob): Promise<MarketRate> {
	say(`market ${market.name}`);
	return marketRate(market);
}

/** Large enough to show how time grows with people, small enough not to be waited for. */
const few = quick ? 15 : 100;
const rates = await ledger();
const markets = [await rate(job("office-69", OFFICE))];
if (!quick) markets.push(await rate(job("town-400", TOWN)));
const bench: Bench = {
	machine: `Node ${process.version}, ${process.platform}-${process.arch}, ${availableParallelism()} cores`,
	ledger: rates,
	markets,
	once: await rate(made({ ...TOWN, people: few })),
	twice: await rate(made({ ...TOWN, people: 2 * few })),
};
process.stdout.write(
	values.json === true
		? `${JSON.stringify(bench, null, 2)}\n`
		: reportLines(bench)
				.map((line) => `${line}\n`)
				.join(""),
);
