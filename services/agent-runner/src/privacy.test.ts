import type { Message } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { freely } from "@parley/bus/pace";
import type { Command } from "@parley/contracts/command";
import { type Fact, streamId } from "@parley/contracts/fact";
import { TACTICS } from "@parley/contracts/mandate";
import type { Offer } from "@parley/contracts/negotiation";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { host } from "@parley/runtime/host";
import { describe, expect, test } from "vitest";
import { agentRunner } from "./index.ts";
import { chairs, DEADLINE, eur, mandateOf, NOON, termsOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

/* Numbers nobody would meet by chance: where one of them turns up, a limit has leaked (rule 14). */
const BUDGET = "31415926";
const CEILING = "27182818";
const FLOOR = "16180339";
const HASH = "e".repeat(64);

/** The agents at work on a real bus, with everything written down that others hear. */
async function market(kind: (typeof TACTICS)[number]) {
	const stage = new Stage();
	const store = stage.ledger.store("agent-runner");
	const service = agentRunner();
	const documents = new MemoryDocuments(store, service.projections);
	const pace = freely();
	const heard: unknown[] = [];
	const bus = inProcessBus({
		pace,
		onParked: async (name, _, error) => void heard.push({ name, error: String(error) }),
	});
	host(service, { bus, store, documents, now: () => NOON });
	const carry = async (body: unknown) => {
		heard.push(body);
		return { ok: true, facts: [] };
	};
	const negotiate = async (body: unknown) => {
		heard.push(body);
		const { id, type, stream, data } = body as Command;
		if (type === "AcceptOffer")
			return { ok: false, refusal: { code: "TOTAL_MISMATCH", because: "No." } };
		if (type === "MakeOffer") {
			const offer = data as Omit<Offer, "negotiationId" | "offerId">;
			await stage.tell(stream, "OfferMade", {
				...offer,
				negotiationId: streamId(stream),
				offerId: id,
				hash: HASH,
			});
		}
		return { ok: true, facts: [] };
	};
	bus.serve("command.negotiation", negotiate);
	bus.serve("command.listing", carry);
	bus.serve("query.listing.search", async (question) => {
		heard.push(question);
		return [{ id: "bens-chairs", seller: "ben", slots: [] }];
	});
	let relayed = 0;
	const relay = async () => {
		for (const fact of await stage.ledger.relayed(relayed, 1000)) {
			relayed = fact.position;
			heard.push(fact);
			await bus.publish([fact as Message]);
		}
		await pace.idle();
		if (stage.ledger.facts.length > relayed) await relay();
	};
	const agent = { kind: "scripted", tactic: kind } as const;
	const lamp = { listing: "lamp", ask: eur(99_999_999), floor: eur(BigInt(FLOOR)) };
	const want = { ...chairs, quantity: 1, ceiling: eur(BigInt(CEILING)) };
	await published(stage, "bens-chairs", "ben", 45_000_000);
	await published(stage, "lamp", "anna", 99_999_999);
	await stage.grant(
		mandateOf({ agent, sells: [lamp], wants: [want], budget: eur(BigInt(BUDGET)) }),
	);
	await relay();
	return { stage, heard, relay };
}

const published = (stage: Stage, listing: string, seller: string, ask: number): Promise<Fact> =>
	stage.tell(`listing-${listing}`, "ListingPublished", {
		seller,
		title: listing,
		description: "",
		category: "furniture",
		quantity: 1,
		ask: eur(ask),
		attributes: {},
		handover: { method: "pickup", window: "P2D" },
		revision: 1,
		hash: HASH,
	});

interface Opening {
	readonly negotiationId: string;
	readonly listing: string;
	readonly buyer: string;
	readonly seller: string;
}

async function opened(
	stage: Stage,
	{ negotiationId, listing, buyer, seller }: Opening,
): Promise<void> {
	const limits = { deadline: DEADLINE, maxRounds: 8, currency: "EUR" };
	await stage.tell(`negotiation-${negotiationId}`, "NegotiationOpened", {
		...{ negotiationId, listing, buyer, seller, ...limits },
		revision: 1,
		quantity: 1,
	});
}

async function offered(
	stage: Stage,
	{ negotiationId, listing }: Opening,
	by: string,
	minor: number,
): Promise<void> {
	const offer = {
		negotiationId,
		listing,
		offerId: `${by}-${minor}`,
		revision: 1,
		by,
		terms: termsOf(eur(minor), 1),
	};
	const open = { inReplyTo: null, expiresAt: "2026-03-03T00:00:00.000Z", hash: HASH };
	await stage.tell(`negotiation-${negotiationId}`, "OfferMade", { ...offer, ...open });
}

describe.each(TACTICS)("what others hear of a %s agent", (kind) => {
	test("holds neither floor nor ceiling nor budget", async () => {
		const { stage, heard, relay } = await market(kind);
		const openings = heard.filter((each) => (each as Command).type === "OpenNegotiation");
		expect(openings).toHaveLength(1);
		const buying = { ...((openings[0] as Command).data as Opening) };
		const selling = { negotiationId: "n-lamp", listing: "lamp", buyer: "ben", seller: "anna" };
		await opened(stage, buying);
		await opened(stage, selling);
		await relay();
		// Too dear and too cheap, then a price each would take: what comes back are counters, then an acceptance that is refused.
		for (const [ask, bid] of [
			[90_000_000, 1],
			[80_000_000, 2],
			[1_000, 99_999_999],
		] as const) {
			await offered(stage, buying, "ben", ask);
			await offered(stage, selling, "ben", bid);
			await relay();
		}
		await stage.tell("mandate-anna", "MandateRevoked", {});
		await relay();
		const kinds = heard.map((each) => (each as { type?: string }).type);
		for (const type of [
			"MakeOffer",
			"AcceptOffer",
			"WalkAway",
			"EndNegotiation",
			"WithdrawListing",
		])
			expect(kinds).toContain(type);
		const everything = JSON.stringify(heard);
		expect(everything).not.toContain("error");
		for (const secret of [BUDGET, CEILING, FLOOR]) expect(everything).not.toContain(secret);
		// The private streams do hold them: what was looked for would have been found.
		expect(JSON.stringify(stage.ledger.facts)).toContain(FLOOR);
	});
});
