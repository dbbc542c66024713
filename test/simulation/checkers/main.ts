import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { check } from "./check.ts";
import type { Fact, Violation } from "./fact.ts";
import { participantsOf } from "./market-file.ts";

/** Audits an exported ledger: node main.ts EXPORT.jsonl [--market FILE.jsonl] [--finished] */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { market: { type: "string" }, finished: { type: "boolean", default: false } },
});
const [file] = positionals;
if (file === undefined) {
	console.error("Name the export: main.ts EXPORT.jsonl [--market FILE.jsonl] [--finished].");
	process.exit(2);
}

async function factsOf(path: string): Promise<Fact[]> {
	const facts: Fact[] = [];
	for await (const line of createInterface({ input: createReadStream(path) }))
		if (line.trim() !== "") facts.push(JSON.parse(line) as Fact);
	return facts;
}

function byRule(violations: readonly Violation[]): Map<string, Violation[]> {
	const rules = new Map<string, Violation[]>();
	for (const violation of violations) {
		const broken = rules.get(violation.rule) ?? [];
		broken.push(violation);
		rules.set(violation.rule, broken);
	}
	return new Map(
		[...rules].sort(([left], [right]) => left.localeCompare(right, "en", { numeric: true })),
	);
}

function counts(facts: readonly Fact[]): string {
	const of = (type: string): number => facts.filter((fact) => fact.type === type).length;
	return [
		`facts ${facts.length}`,
		`listings ${of("ListingPublished")}`,
		`negotiations ${of("NegotiationOpened")}`,
		`offers ${of("OfferMade")}`,
		`deals opened ${of("DealOpened")}`,
		`deals closed ${of("DealClosed")}`,
		`fell through ${of("DealFellThrough")}`,
	].join(" · ");
}

const facts = await factsOf(file);
const market = values.market;
const participants = market ? participantsOf(readFileSync(market, "utf8").split("\n")) : [];
const violations = check(facts, { participants, finished: values.finished });
console.log(counts(facts));
for (const [rule, broken] of byRule(violations)) {
	console.log(`\n${rule}: ${broken.length}`);
	for (const { position, stream, says } of broken.slice(0, 5))
		console.log(`  ${position}  ${stream}  ${says}`);
}
console.log(violations.length === 0 ? "no violation" : `\n${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
