import type { Command } from "@parley/contracts/command";
import { rootId } from "@parley/contracts/id";
import type { Reply, ServerEvent } from "@parley/runtime/http/route";
import { person, program, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { negotiation } from "./index.ts";
import { DEADLINE, EXPIRY, fact, haggle, offer, opening } from "./testing/negotiation-story.ts";

const ben = person("ben");
const sue = program("sue");
const zoe = person("zoe");
const judge = person("judge", "arbiter");
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;

const opened = (changes: object = {}) => ({
	type: "NegotiationOpened",
	data: { ...opening, currency: "USD", ...changes },
});
const ended = (reason: "impasse" | "agreed" = "impasse", by: string | null = null) =>
	fact("NegotiationEnded", { reason, by, code: null });
const usd = (amount: string) => ({ amount, currency: "USD" });
const shownTerms = (amount: string) => ({
	price: usd(amount),
	quantity: 2,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd(amount),
});
const shown = {
	id: "n1",
	listing: "chairs",
	revision: 3,
	quantity: 2,
	currency: "USD",
	buyer: "ben",
	seller: "sue",
	deadline: DEADLINE,
	maxRounds: 10,
	round: 1,
	status: "open",
	ending: null,
	toMove: "ben",
	standing: null,
	dealId: null,
};
const standing = {
	offerId: "o1",
	by: "ben",
	terms: shownTerms("80.00"),
	inReplyTo: null,
	expiresAt: EXPIRY,
	hash: offer("ben", 8000).data.hash,
};

let market: Stage;
beforeEach(async () => {
	market = stage(negotiation);
	await market.happened("negotiation-n1", opened());
});
const read = (caller = ben, id = "n1") => market.ask(caller, `GET /negotiations/${id}`);

describe("reading a negotiation", () => {
	test.each([
		["that was opened", [], { ...shown }],
		["with an offer", [offer("ben", 8000)], { ...shown, toMove: "sue", standing }],
		["with a message", [fact("MessagePosted", { by: "ben", text: "Hello." })], { ...shown }],
		[
			"after a round",
			haggle(8000, 9000),
			{
				...shown,
				round: 2,
				standing: {
					...standing,
					offerId: "o2",
					by: "sue",
					terms: shownTerms("90.00"),
					inReplyTo: "o1",
					hash: haggle(8000, 9000)[1]?.data.hash,
				},
			},
		],
		[
			"whose offer was declined",
			[offer("ben", 8000), fact("OfferDeclined", { offerId: "o1", by: "sue" })],
			{ ...shown },
		],
		[
			"whose offer was withdrawn",
			[offer("ben", 8000), fact("OfferWithdrawn", { offerId: "o1", by: "ben" })],
			{ ...shown },
		],
		[
			"whose counter-offer has expired",
			[...haggle(8000, 9000), fact("OfferExpired", { offerId: "o2" })],
			{ ...shown, round: 2, toMove: "sue" },
		],
		[
			"that was agreed",
			[
				offer("ben", 8000),
				fact("OfferAccepted", {
					offerId: "o1",
					hash: standing.hash,
					by: "sue",
					terms: offer("ben", 8000).data.terms,
					listing: "chairs",
					revision: 3,
					buyer: "ben",
					seller: "sue",
				}),
				ended("agreed", "sue"),
			],
			{
				...shown,
				toMove: null,
				status: "ended",
				dealId: "o1",
				ending: { reason: "agreed", by: "sue", code: null },
			},
		],
	])("shows one %s", async (_, facts, expected) => {
		await market.happened("negotiation-n1", ...facts);
		const reply = { status: 200, body: expected, version: facts.length + 1 };
		for (const caller of [ben, sue, judge]) expect(await read(caller)).toEqual(reply);
	});

	test("gives a stranger and a wrong id one and the same answer", async () => {
		for (const [caller, id] of [
			[zoe, "n1"],
			[program("zoe"), "n1"],
			[person("zoe", "operator"), "n1"],
			[ben, "n2"],
			[judge, "n2"],
		] as const)
			for (const what of ["", "/events"])
				expect(JSON.stringify(await market.ask(caller, `GET /negotiations/${id}${what}`))).toBe(
					'{"refusal":{"code":"NOT_A_PARTY","because":"There is no such negotiation, or you are not a party to it."}}',
				);
	});

	test("is for those who say who they are", async () => {
		for (const path of ["", "/n1", "/n1/events"])
			expect(code(await market.ask(undefined, `GET /negotiations${path}`))).toBe("UNAUTHENTICATED");
	});
});

describe("listing negotiations", () => {
	const ids = async (query = "", caller = ben): Promise<unknown> => {
		const reply = (await market.ask(caller, `GET /negotiations${query}`)) as {
			body: { items: { id: string }[]; next: string | null };
		};
		return [reply.body.items.map(({ id }) => id), reply.body.next];
	};
	beforeEach(async () => {
		const others = [
			["n0", "zoe", "ben"],
			["n2", "ben", "zoe"],
			["n3", "zoe", "sue"],
		] as const;
		for (const [negotiationId, buyer, seller] of others)
			await market.happened(
				`negotiation-${negotiationId}`,
				opened({ negotiationId, buyer, seller }),
			);
		await market.happened("negotiation-n2", ended());
	});

	test("shows one's own, on either side, and nobody else's", async () => {
		expect(await ids()).toEqual([["n0", "n1", "n2"], null]);
		expect(await ids("", zoe)).toEqual([["n0", "n2", "n3"], null]);
		expect(await ids("", judge)).toEqual([[], null]);
	});

	test("shows those on one side, or of one status", async () => {
		expect(await ids("?role=buyer")).toEqual([["n1", "n2"], null]);
		expect(await ids("?role=seller")).toEqual([["n0"], null]);
		expect(await ids("?status=open")).toEqual([["n0", "n1"], null]);
		expect(await ids("?status=ended&role=buyer")).toEqual([["n2"], null]);
	});

	test("goes a page at a time over both sides", async () => {
		expect(await ids("?limit=2")).toEqual([["n0", "n1"], "n1"]);
		expect(await ids("?limit=2&after=n1")).toEqual([["n2"], null]);
	});

	test("says the same of each as its own page", async () => {
		expect(await market.ask(ben, "GET /negotiations?status=open&role=buyer")).toEqual({
			status: 200,
			body: { items: [shown], next: null },
		});
	});
});

describe("watching a negotiation", () => {
	const watch = (lastEventId?: string, signal?: AbortSignal) =>
		market.ask(ben, "GET /negotiations/n1/events", {
			...(lastEventId === undefined ? {} : { lastEventId }),
			...(signal === undefined ? {} : { signal }),
		});
	async function heard(reply: Reply): Promise<ServerEvent[]> {
		if (!("events" in reply)) throw new Error("This is no stream of events.");
		const events: ServerEvent[] = [];
		for await (const event of reply.events) events.push(event);
		return events;
	}
	const names = (events: readonly ServerEvent[]) => events.map(({ id, event }) => `${id} ${event}`);

	test("tells its facts in order, as the ledger has them, and ends with it", async () => {
		await market.happened("negotiation-n1", offer("ben", 8000), ended());
		const events = await heard(await watch());
		expect(events).toEqual(
			market.ledger.facts.map((fact) => ({
				id: String(fact.version),
				event: fact.type,
				data: fact,
			})),
		);
		expect(names(events)).toEqual(["1 NegotiationOpened", "2 OfferMade", "3 NegotiationEnded"]);
	});

	test("goes on after the event a client has seen last", async () => {
		await market.happened("negotiation-n1", offer("ben", 8000), ended());
		expect(names(await heard(await watch("1")))).toEqual(["2 OfferMade", "3 NegotiationEnded"]);
	});

	test("tells what happens while it is watched, to everybody who watches", async () => {
		const watching = Promise.all([watch("1"), watch()].map(async (one) => heard(await one)));
		for (const event of [...haggle(8000, 9000), ended()])
			await market.happened("negotiation-n1", event);
		const [late, early] = await watching;
		expect(names(late ?? [])).toEqual(["2 OfferMade", "3 OfferMade", "4 NegotiationEnded"]);
		expect(names(early ?? [])).toHaveLength(4);
		expect(market.waiting()).toBe(0);
	});

	test("has nothing more to tell once everything was told", async () => {
		await market.happened("negotiation-n1", ended());
		expect(await watch("2")).toEqual({ status: 204 });
		expect(await watch("7")).toEqual({ status: 204 });
	});

	test("stops listening when the watcher has gone, whether or not anything was heard", async () => {
		const gone = new AbortController();
		const listening = heard(await watch("1", gone.signal));
		while (market.waiting() === 0) await Promise.resolve();
		gone.abort();
		expect(await listening).toEqual([]);
		expect(market.waiting()).toBe(0);
		await watch();
		expect(market.waiting()).toBe(0);
	});

	test("stops listening when the watcher leaves in the middle", async () => {
		const reply = await watch();
		if ("events" in reply) for await (const _ of reply.events) break;
		expect(market.waiting()).toBe(0);
	});

	test.each(["one", "-1", "1.5", "99999999999999999999"])(
		"goes on after no event such as %s",
		async (lastEventId) => {
			expect(code(await watch(lastEventId))).toBe("MALFORMED");
		},
	);
});

test("one negotiation too many is refused, whatever its sender says of the others", async () => {
	for (let n = 1; n <= 200; n++)
		await market.happened(`negotiation-m${n}`, opened({ negotiationId: `m${n}`, buyer: "bob" }));
	const content = { title: "Chairs", description: "", category: "furniture", quantity: 5 };
	await market.happened("listing-chairs", {
		type: "ListingPublished",
		data: { seller: "sue", revision: 3, ask: { minor: "1", currency: "USD" }, ...content },
	});
	const open = (buyer: string): Command => ({
		id: rootId(`open ${buyer}`),
		stream: `negotiation-${buyer}`,
		type: "OpenNegotiation",
		data: { ...opening, negotiationId: buyer, buyer, going: { buyer: 0, seller: 0 } },
		actor: { kind: "agent", id: buyer },
	});
	expect(await market.send(open("bob"))).toMatchObject({
		refusal: { code: "TOO_MANY_NEGOTIATIONS" },
	});
	expect(await market.send(open("zoe"))).toMatchObject({ ok: true });
});
