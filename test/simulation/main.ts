import { parseArgs } from "node:util";
import { story } from "@parley/marketplace/story";
import { DEFECTS, type Defect, type DefectName } from "./defects.ts";
import { type Outcome, type Stats, simulate } from "./simulate.ts";

const USAGE = `node test/simulation/main.ts [--seeds N] [--seed S] [--defect NAME] [--json]

  --seeds N      how many seeds to run, 500 unless told
  --seed S       the first of them; alone, it runs this one and tells its story
  --defect NAME  puts a mistake in place of production code: ${Object.keys(DEFECTS).join(", ")}
  --json         one JSON object instead of a table`;

interface Asked {
	readonly first: number;
	readonly count: number;
	readonly defect: DefectName | undefined;
	readonly json: boolean;
}

function asked(): Asked {
	const { values } = parseArgs({
		options: {
			seeds: { type: "string" },
			seed: { type: "string" },
			defect: { type: "string" },
			json: { type: "boolean", default: false },
		},
	});
	const { seeds, seed, defect, json } = values;
	if (defect !== undefined && !Object.hasOwn(DEFECTS, defect))
		throw new Error(
			`There is no defect named "${defect}"; there are ${Object.keys(DEFECTS).join(", ")}.`,
		);
	const count = seeds ?? (seed === undefined ? "500" : "1");
	return {
		first: whole(seed ?? "1", "--seed"),
		count: whole(count, "--seeds"),
		defect: defect as DefectName | undefined,
		json,
	};
}

function whole(text: string, option: string): number {
	if (!/^[1-9]\d{0,8}$/.test(text))
		throw new Error(`${option} is a whole number from 1 on, not "${text}".`);
	return Number(text);
}

interface Report {
	readonly seeds: number;
	readonly failures: number;
	readonly totals: Stats;
	readonly milliseconds: number;
	readonly firstFailure: Outcome | undefined;
	readonly last: Outcome | undefined;
}

async function run({ first, count, defect }: Asked): Promise<Report> {
	const chosen: Defect | undefined = defect === undefined ? undefined : DEFECTS[defect];
	const start = performance.now();
	let failures = 0;
	let firstFailure: Outcome | undefined;
	let last: Outcome | undefined;
	let totals: Stats | undefined;
	for (let done = 0; done < count; done++) {
		last = await simulate(first + done, chosen);
		totals = totals === undefined ? last.stats : sum(totals, last.stats);
		if (last.failures.length > 0) {
			failures++;
			firstFailure ??= last;
		}
		progress(done + 1, count, failures);
	}
	if (totals === undefined) throw new Error("No seed was run.");
	return {
		seeds: count,
		failures,
		totals,
		milliseconds: Math.round(performance.now() - start),
		firstFailure,
		last,
	};
}

const sum = (one: Stats, other: Stats): Stats =>
	Object.fromEntries(
		Object.entries(one).map(([name, value]) => [name, value + other[name as keyof Stats]]),
	) as unknown as Stats;

function progress(done: number, count: number, failures: number): void {
	if (!process.stderr.isTTY || count === 1) return;
	const full = Math.round((done / count) * 30);
	const bar = `${"█".repeat(full)}${"░".repeat(30 - full)}`;
	process.stderr.write(
		`\r${bar} ${done}/${count} seeds, ${failures} failing${done === count ? "\n" : ""}`,
	);
}

function print(
	{ seeds, failures, totals, milliseconds, firstFailure }: Report,
	defect: DefectName | undefined,
): void {
	const { facts, deals, duplicates, crashes, outages, races } = totals;
	const columns = {
		seeds,
		failures,
		facts,
		deals,
		duplicates,
		crashes,
		outages,
		races,
		ms: milliseconds,
	};
	const widths = Object.entries(columns).map(([name, value]) =>
		Math.max(name.length, String(value).length),
	);
	const row = (cells: readonly string[]) =>
		cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join("  ");
	console.log(row(Object.keys(columns)));
	console.log(row(Object.values(columns).map(String)));
	if (firstFailure === undefined) return;
	console.log(`\nseed ${firstFailure.seed} is the first that fails:`);
	for (const failure of firstFailure.failures.slice(0, 20)) console.log(`  ${failure}`);
	const again = defect === undefined ? "" : ` --defect ${defect}`;
	console.log(`\nReplay it with: npm run sim -- --seed ${firstFailure.seed}${again}`);
}

try {
	const wanted = asked();
	const report = await run(wanted);
	const { last, firstFailure, ...rest } = report;
	if (wanted.json) {
		const first = firstFailure && { seed: firstFailure.seed, failures: firstFailure.failures };
		console.log(JSON.stringify({ ...rest, firstFailure: first ?? null }));
	} else {
		if (wanted.count === 1 && last !== undefined) console.log(`${story(last.facts).join("\n")}\n`);
		print(report, wanted.defect);
	}
	process.exitCode = report.failures === 0 ? 0 : 1;
} catch (error) {
	console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	process.exitCode = 2;
}
