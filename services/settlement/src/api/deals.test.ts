import type { Reply } from "@parley/runtime/http/route";
import { person, program, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { settlement } from "../index.ts";
import {
	closed,
	confirmed,
	deal1,
	fact,
	held,
	INSPECTED,
	inspecting,
	NOW,
	opened,
	paidOut,
	scheduled,
	until,
	usd,
	WINDOW_END,
} from "../testing/deal-story.ts";

const ben = person("ben");
const sue = program("sue");
const zoe = person("zoe");
const judge = person("judge", "arbiter");
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;
const amount = (decimals: string) => ({ amount: decimals, currency: "USD" });

const shown = {
	id: "d1",
	negotiation: "n1",
	listing: "chairs",
	revision: 3,
	buyer: "ben",
	seller: "sue",
	terms: {
		price: amount("80.00"),
		quantity: 2,
		handover: { method: "pickup", window: "P2D" },
		fees: [
			{ code: "delivery", amount: amount("5.00") },
			{ code: "gift", amount: amount("0.00") },
			{ code: "service", amount: amount("1.00") },
		],
		total: amount("86.00"),
	},
	status: "opened",
	handover: null,
	confirmed: [],
	inspectUntil: null,
	dispute: null,
	disposition: null,
	fellThrough: null,
};
const handover = { from: NOW, to: WINDOW_END, method: "pickup" };
const both = ["ben", "sue"];

let market: Stage;
beforeEach(async () => {
	market = stage(settlement);
	await market.happened("account-ben", {
		type: "FundsDeposited",
		data: { postings: [{ from: "outside", to: "wallet:ben", amount: usd(10000) }] },
	});
});
const given = (...facts: readonly { type: string; data: unknown }[]) =>
	market.happened("deal-d1", ...facts);
const read = (caller = ben, id = "d1") => market.ask(caller, `GET /deals/${id}`);

describe("reading a deal", () => {
	test.each([
		["that was opened", until.opened, {}],
		["whose money is held", until.held, { status: "held" }],
		["whose handover is scheduled", until.scheduled, { status: "scheduled", handover }],
		[
			"that is inspected",
			until.inspecting,
			{ status: "inspecting", handover, confirmed: both, inspectUntil: INSPECTED },
		],
		[
			"that was paid out",
			[...until.inspecting, paidOut, closed("released", true)],
			{
				status: "closed",
				handover,
				confirmed: both,
				inspectUntil: INSPECTED,
				disposition: "released",
			},
		],
		[
			"that fell through",
			[
				opened,
				fact("DealFellThrough", {
					reason: "funds",
					listing: "chairs",
					buyer: "ben",
					seller: "sue",
				}),
			],
			{ status: "fell_through", fellThrough: "funds" },
		],
	])("shows one %s", async (_, facts, expected) => {
		await given(...facts);
		const reply = { status: 200, body: { ...shown, ...expected }, version: facts.length };
		for (const caller of [ben, sue, judge]) expect(await read(caller)).toEqual(reply);
	});

	test("or acting on it: a stranger and a wrong id get one and the same answer", async () => {
		await given(...until.inspecting);
		const attempts: readonly (readonly [string, object?])[] = [
			["GET /deals/ID"],
			["POST /deals/ID/handover"],
			["POST /deals/ID/release"],
			["POST /deals/ID/dispute", { reason: "broken", claim: amount("1.00") }],
			["POST /deals/ID/evidence", { kind: "photo", hash: "a".repeat(64) }],
			["POST /deals/ID/return-authorisation"],
			["POST /deals/ID/return-receipt"],
			["POST /deals/ID/escalation"],
			["POST /deals/ID/appeal", { reason: "Unfair." }],
		];
		const answers = new Set<string>();
		for (const [request, body] of attempts)
			for (const [caller, id] of [
				[zoe, "d1"],
				[person("zoe", "operator"), "d1"],
				[ben, "d2"],
			] as const)
				answers.add(JSON.stringify(await market.ask(caller, request.replace("ID", id), { body })));
		const wrong = await market.ask(judge, "POST /deals/d2/decision", {
			body: { outcome: "refund", reasons: ["So be it."] },
		});
		answers.add(JSON.stringify(wrong));
		expect([...answers]).toEqual([
			'{"refusal":{"code":"NOT_A_PARTY","because":"There is no such deal, or you are not a party to it."}}',
		]);
		expect(market.ledger.facts).toHaveLength(until.inspecting.length + 1);
	});

	test("does not let an arbiter act in a party's place", async () => {
		await given(...until.scheduled);
		expect(code(await market.ask(judge, "POST /deals/d1/handover"))).toBe("NOT_A_PARTY");
	});
});

describe("listing deals", () => {
	const ids = async (query = "", caller = ben): Promise<unknown> => {
		const reply = (await market.ask(caller, `GET /deals${query}`)) as {
			body: { items: { id: string }[]; next: string | null };
		};
		return [reply.body.items.map(({ id }) => id), reply.body.next];
	};
	beforeEach(async () => {
		const others = [
			["d0", "zoe", "ben"],
			["d1", "ben", "sue"],
			["d2", "ben", "zoe"],
			["d3", "zoe", "sue"],
		] as const;
		for (const [offerId, buyer, seller] of others)
			await market.happened(
				`deal-${offerId}`,
				fact("DealOpened", { ...deal1, offerId, buyer, seller }),
			);
		const wrong = { reason: "broken", claim: usd(1), answerBy: WINDOW_END };
		for (const [deal, by] of [
			["d2", "ben"],
			["d3", "zoe"],
		])
			await market.happened(`deal-${deal}`, { type: "DisputeOpened", data: { by, ...wrong } });
	});

	test("shows one's own, on either side, and nobody else's", async () => {
		expect(await ids()).toEqual([["d0", "d1", "d2"], null]);
		expect(await ids("", sue)).toEqual([["d1", "d3"], null]);
		expect(await ids("", judge)).toEqual([[], null]);
	});

	test("shows those on one side, or of one status, a page at a time", async () => {
		expect(await ids("?role=buyer")).toEqual([["d1", "d2"], null]);
		expect(await ids("?status=disputed")).toEqual([["d2"], null]);
		expect(await ids("?limit=2")).toEqual([["d0", "d1"], "d1"]);
		expect(await ids("?limit=2&after=d1")).toEqual([["d2"], null]);
	});

	test("shows an arbiter whatever waits for a decision, and nobody else", async () => {
		expect(await ids("?disputed=true", judge)).toEqual([["d2", "d3"], null]);
		expect(code(await market.ask(ben, "GET /deals?disputed=true"))).toBe("NOT_ALLOWED");
	});
});

describe("a handover", () => {
	const confirm = (caller = ben, key?: string) =>
		market.ask(caller, "POST /deals/d1/handover", key === undefined ? {} : { key });

	test("that both sides confirmed opens an inspection of a day", async () => {
		await given(...until.scheduled);
		expect(await confirm(ben)).toMatchObject({
			status: 200,
			body: { status: "scheduled", confirmed: ["ben"], inspectUntil: null },
			version: 4,
		});
		expect(await confirm(sue)).toMatchObject({
			body: { status: "inspecting", confirmed: both, inspectUntil: "2026-03-02T12:00:00.000Z" },
			version: 6,
		});
		expect(market.ledger.facts.at(-1)?.actor).toEqual({ kind: "agent", id: "sue" });
	});

	test("that is confirmed twice under one key is confirmed once, however much later", async () => {
		await given(...until.scheduled);
		const first = await confirm(ben, "confirm");
		market.set("2026-03-02T15:30:00.000Z");
		expect(await confirm(ben, "confirm")).toEqual(first);
		expect(code(await confirm(ben))).toBe("ALREADY_CONFIRMED");
	});

	test("that nobody waits for is refused", async () => {
		await given(...until.held);
		expect(code(await confirm())).toBe("NOT_SCHEDULED");
	});
});

describe("releasing the money early", () => {
	const release = (caller = ben) => market.ask(caller, "POST /deals/d1/release");

	test("is the buyer's to do, while they inspect", async () => {
		await market.happened("deal-d1", opened, held, scheduled, confirmed("ben"), confirmed("sue"));
		expect(code(await release())).toBe("NOT_INSPECTING");
		await given(inspecting);
		expect(code(await release(person("sue")))).toBe("INSPECTION_OPEN");
		expect(await release()).toMatchObject({
			body: { status: "closed", disposition: "released" },
		});
	});

	test("is not an agent's", async () => {
		await given(...until.inspecting);
		expect(code(await release(program("ben")))).toBe("NOT_ALLOWED");
	});
});
