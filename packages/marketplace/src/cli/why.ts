import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Store } from "@parley/ledger/store";
import { factsOf } from "../ledger-pages.ts";
import type { Thread } from "../replay.ts";
import { reasonsOf } from "../report/reasons.ts";
import { findNegotiation, readThread } from "../thread-search.ts";
import { type Command, SUCCESS } from "./command.ts";
import { readMarket } from "./reading.ts";
import { whyJson } from "./why-json.ts";
import { whyLines } from "./why-report.ts";

export const why: Command = {
	name: "why",
	expects: ["DEAL"],
	summary: "Show why an agent did what it did in a deal, turn by turn.",
	details: [
		"DEAL is the id of a deal or of a negotiation, or its first characters, six at",
		"least. With --as, it is one side's own account, with nothing that the other side",
		"keeps to itself; without, it is the auditor's, with both sides' private turns.",
	],
	options: {
		as: { value: "PRINCIPAL", help: "only what this side may see" },
		data: { value: "DIR", help: "the market's data directory (default: the last one used)" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) =>
		readMarket(args.text("data"), surroundings, async ({ auditor }) => {
			const negotiation = await findNegotiation(auditor, args.given[0] ?? "");
			const { thread, facts } = await readThread(auditor, negotiation);
			const sides = sidesOf(thread, args.text("as"));
			const turns = await turnFacts(auditor, facts, negotiation);
			const triggers = await triggersOf(auditor, turns);
			const accounts = sides.map((principal) =>
				reasonsOf(principal, negotiation, [...turns, ...facts.filter(isQuestion)], triggers),
			);
			const { terminal } = surroundings;
			const title = titleOf(facts) ?? thread.listing;
			if (args.has("json")) terminal.print(whyJson(thread, title, accounts));
			else terminal.print(...whyLines(thread, title, accounts, terminal));
			return SUCCESS;
		}),
};

function sidesOf({ buyer, seller }: Thread, as: string | undefined): string[] {
	if (as === undefined) return [buyer, seller];
	if (as === buyer || as === seller) return [as];
	throw new Error(`${as} is no party to this negotiation; its parties are ${buyer} and ${seller}.`);
}

/**
 * The whole streams of the turns that moved in this negotiation, and of those that saw it and held still: neither a
 * refusal nor a hold names its negotiation.
 */
async function turnFacts(
	auditor: Store,
	facts: readonly Fact[],
	negotiation: string,
): Promise<Fact[]> {
	const occasions = new Set(
		facts.filter((fact) => fact.negotiationId === negotiation).map(({ id }) => id),
	);
	const streams = new Set<string>();
	for await (const fact of factsOf(auditor, { types: ["TurnDecided"] })) {
		if (!isFact(fact, "TurnDecided")) continue;
		const isHold = fact.negotiationId === undefined && occasions.has(fact.data.trigger);
		if (fact.negotiationId === negotiation || isHold) streams.add(fact.stream);
	}
	const turns: Fact[] = [];
	for (const stream of streams) turns.push(...(await auditor.readStream(stream)));
	return turns;
}

const isQuestion = ({ stream }: Fact): boolean => stream.startsWith("escalation-");

/** What gave the turns their occasion may lie anywhere: in another negotiation, in a mandate, on a shelf. */
async function triggersOf(auditor: Store, turns: readonly Fact[]): Promise<Map<string, Fact>> {
	const wanted = new Set(
		turns.filter((fact) => isFact(fact, "TurnDecided")).map(({ data }) => data.trigger),
	);
	const found = new Map<string, Fact>();
	for await (const fact of factsOf(auditor)) {
		if (wanted.has(fact.id)) found.set(fact.id, fact);
		if (found.size === wanted.size) break;
	}
	return found;
}

function titleOf(facts: readonly Fact[]): string | undefined {
	const published = facts.find((fact) => isFact(fact, "ListingPublished"));
	return published !== undefined && isFact(published, "ListingPublished")
		? published.data.title
		: undefined;
}
