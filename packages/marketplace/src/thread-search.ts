import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Store } from "@parley/ledger/store";
import { factsOf } from "./ledger-pages.ts";
import { belongs, type Thread, threadOf, wantOf } from "./replay.ts";

/** Shorter beginnings of an id would mean too many deals by chance. */
const SHORTEST = 6;

/** The negotiation that is meant by its own id, its deal's id, or the beginning of either. Throws a sentence. */
export async function findNegotiation(auditor: Store, wanted: string): Promise<string> {
	const found = new Set<string>();
	const types = ["NegotiationOpened", "OfferAccepted"];
	for await (const fact of factsOf(auditor, { types })) {
		const { negotiationId } = fact;
		if (negotiationId === undefined) continue;
		const id = isFact(fact, "OfferAccepted") ? fact.data.offerId : negotiationId;
		if (id === wanted) return negotiationId;
		if (wanted.length >= SHORTEST && id.startsWith(wanted)) found.add(negotiationId);
	}
	const [only, ...others] = found;
	if (only === undefined) throw new Error(unknown(wanted));
	if (others.length > 0)
		throw new Error(
			`${found.size} negotiations and deals begin with ${wanted}; write more of the id.`,
		);
	return only;
}

const unknown = (wanted: string): string =>
	wanted.length < SHORTEST
		? `"${wanted}" is too short for an id; write at least ${SHORTEST} characters of a deal's or a negotiation's.`
		: `No deal or negotiation in this market has an id that begins with "${wanted}". \`parley run\` and \`parley demo\` list the deals.`;

/**
 * Every fact of a negotiation and its deal, the listing's and both mandates' among them, in order of position. Streams
 * are read directly; only the turns, which have a stream each, are looked for page by page.
 */
export async function readThread(
	auditor: Store,
	negotiation: string,
): Promise<{ thread: Thread; facts: Fact[] }> {
	const talk = await auditor.readStream(`negotiation-${negotiation}`);
	const thread = threadOf(talk);
	if (thread === undefined) throw new Error(unknown(negotiation));
	const { listing, buyer, seller, deal } = thread;
	const streams = [
		`listing-${listing}`,
		`mandate-${buyer}`,
		`mandate-${seller}`,
		...(deal === null ? [] : [`deal-${deal}`]),
	];
	const facts = [...talk];
	for (const stream of streams) facts.push(...(await auditor.readStream(stream)));
	const types = [
		"TurnDecided",
		"MoveRefused",
		"EscalationRaised",
		"EscalationResolved",
		"EscalationExpired",
	];
	for await (const fact of factsOf(auditor, { types }))
		if (fact.negotiationId === negotiation) facts.push(fact);
	const own = facts
		.filter((fact) => belongs(fact, thread))
		.toSorted((a, b) => a.position - b.position);
	const want = wantOf(own.filter(({ negotiationId }) => negotiationId === negotiation));
	return { thread: { ...thread, want }, facts: own };
}
