import { formatMoney } from "@parley/contracts/amount";
import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { type Standing, traceOf, tracesOf } from "@parley/ledger-service";
import { ownerOf, type Thread } from "../replay.ts";
import { displayWidth, padded, printable, wrapped } from "./display-text.ts";
import { minute, replaySentence } from "./replay-sentence.ts";
import type { Terminal } from "./terminal.ts";

/** Enough of a trace's id to find it among the others of one negotiation, which are told in full below. */
const SHORT_TRACE = 8;

/**
 * The story of one negotiation for people: who could see each fact stands in front of it, and its trace where that is
 * another than the line before had.
 */
export function replayLines(
	thread: Thread,
	facts: readonly Fact[],
	standing: Standing,
	terminal: Terminal,
): string[] {
	const seen = facts.map(audience);
	const widest = Math.max(...seen.map(displayWidth), 0);
	const lines = facts.flatMap((fact, at) => {
		const place = String(fact.position).padStart(6);
		const trace = traceOf(fact) === traceOf(facts[at - 1] ?? fact) && at > 0 ? "" : traceOf(fact);
		const start = `${place}  ${minute(fact.at).slice(5)}  ${trace.slice(0, SHORT_TRACE).padEnd(SHORT_TRACE)}  ${padded(seen[at] ?? "", widest, "left")}  `;
		const text = wrapped(replaySentence(fact, thread), terminal.columns - displayWidth(start));
		const told = text.map(
			(line, row) => (row === 0 ? start : " ".repeat(displayWidth(start))) + line,
		);
		return fact.visibility === "private" ? told.map((line) => terminal.paint("dim", line)) : told;
	});
	return [
		...headLines(thread, facts, terminal),
		"",
		...lines,
		"",
		...traceLines(facts, terminal),
		...standingLines(standing, terminal),
	];
}

function headLines(thread: Thread, facts: readonly Fact[], { paint }: Terminal): string[] {
	const published = facts.find((fact) => isFact(fact, "ListingPublished"));
	const { title = thread.listing } = (published?.data ?? {}) as { title?: string };
	const { buyer, seller, negotiation, deal } = thread;
	return [
		paint("bold", printable(title)),
		`buyer        ${buyer}${modelOf(facts, buyer)}`,
		`seller       ${seller}${modelOf(facts, seller)}`,
		`negotiation  ${negotiation}`,
		`deal         ${deal ?? "none"}`,
		paint("dim", "Seen by everyone, by both parties, or only by one's own agent and an auditor."),
	];
}

/** Every trace of the negotiation in full, to be looked up in a tracing tool. */
function traceLines(facts: readonly Fact[], { columns }: Terminal): string[] {
	const label = "traces       ";
	const traces = tracesOf(facts);
	if (traces.length === 0) return [];
	const rows = wrapped(traces.join(" "), columns - label.length);
	return [...rows.map((row, at) => (at === 0 ? label : " ".repeat(label.length)) + row), ""];
}

/** What thinks for a person, as its turns say. */
function modelOf(facts: readonly Fact[], principal: string): string {
	for (const fact of facts)
		if (isFact(fact, "TurnDecided") && fact.data.principal === principal)
			return ` (agent: ${printable(fact.data.model)})`;
	return "";
}

function audience(fact: Fact): string {
	if (fact.visibility === "public") return "everyone";
	return fact.visibility === "parties" ? "both" : `only ${ownerOf(fact)}`;
}

function standingLines(standing: Standing, { paint }: Terminal): string[] {
	const { position, time, status, ending, standingOffer, toMove, round, maxRounds, deal } =
		standing;
	if (position === 0) return ["Nothing had happened yet."];
	const offer =
		standingOffer === null
			? "no standing offer"
			: `${standingOffer.by}'s offer of ${formatMoney(standingOffer.terms.total)} stands until ${minute(standingOffer.expiresAt)}`;
	return [
		paint("bold", `At position ${position}, ${minute(time)} UTC`),
		`negotiation  ${status}${ending === null ? "" : `: ${ending.replaceAll("_", " ")}`}${maxRounds === 0 ? "" : `, round ${round} of ${maxRounds}`}`,
		...(status === "open" ? [`offer        ${offer}`, `to move      ${toMove}`] : []),
		`deal         ${deal === null ? "none" : spaced(deal)}`,
	];
}

/** `FundsHeld` as people say it: funds held. */
const spaced = (type: string): string =>
	type
		.replace(/^Deal/, "")
		.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
		.toLowerCase();
