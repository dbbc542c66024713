import { randomUUID } from "node:crypto";
import { factId } from "@parley/contracts/id";
import type { Reader } from "@parley/ledger/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Adapter, append, type Market } from "./adapter.ts";
import { appended, entry, moves } from "./sample.ts";

/** What every ledger must do, whatever it is made of. */
export function storeContract(adapter: Adapter): void {
	describe(`the ledger on ${adapter.name}`, () => {
		let market: Market;
		beforeEach(async () => {
			market = await adapter.emptyMarket();
		});
		afterEach(() => market.close());

		appends(() => market);
		answers(() => market);
		batches(() => market);
		money(() => market);
		reads(() => market);
		eyes(() => market);
	});
}

const twoFacts = [
	{ type: "ListingPublished", data: { title: "Lamp" } },
	{ type: "ListingRevised" },
];

function appends(market: () => Market): void {
	test("gives facts their place: version in the stream, position in the market, and the time", async () => {
		const first = appended(await append(market(), entry("listing-1", 0, twoFacts)));
		const second = appended(
			await append(market(), entry("listing-2", 0, [{ type: "ListingPublished" }])),
		);
		const third = appended(
			await append(market(), entry("listing-1", 2, [{ type: "ListingSold" }])),
		);

		const facts = [...first, ...second, ...third];
		expect(facts.map(({ stream, version, position }) => [stream, version, position])).toEqual([
			["listing-1", 1, 1],
			["listing-1", 2, 2],
			["listing-2", 1, 3],
			["listing-1", 3, 4],
		]);
		expect(facts.map(({ recordedAt }) => recordedAt)).toEqual(
			facts.map(({ recordedAt }) => recordedAt).toSorted(),
		);
		for (const { recordedAt } of facts)
			expect(recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	});

	test("answers an append with the very facts that are read afterwards", async () => {
		const said = {
			price: { minor: "1000000000000000", currency: "USD" },
			none: null,
			nested: [1.5, "é 🙂 \\u0000 \\"],
			left: undefined,
		};
		const facts = appended(
			await append(
				market(),
				entry("negotiation-9", 0, [{ type: "OfferMade", data: said }], {
					at: "2026-01-02T03:04:05.600Z",
				}),
			),
		);
		const { store } = await market().as("negotiation");

		expect(await store.readStream("negotiation-9")).toEqual(facts);
		expect(facts[0]?.at).toBe("2026-01-02T03:04:05.600Z");
	});

	test("keeps which negotiation and which deal a fact belongs to", async () => {
		const plain = entry("deal-7", 0, [{ type: "DealOpened" }]);
		const facts = plain.facts.map((fact) => ({ ...fact, negotiationId: "n-1", dealId: "7" }));
		await append(market(), { ...plain, facts });
		const { store } = await market().as("settlement");

		const [fact] = await store.read(0, 1);
		expect([fact?.negotiationId, fact?.dealId]).toEqual(["n-1", "7"]);
	});

	test("refuses a stream that moved on, and one that does not exist yet", async () => {
		appended(await append(market(), entry("listing-1", 0, twoFacts)));

		for (const version of [0, 1, 3])
			expect(await append(market(), entry("listing-1", version, twoFacts))).toEqual({
				status: "conflict",
			});
		expect(await append(market(), entry("listing-2", 1, twoFacts))).toEqual({ status: "conflict" });
		expect(await (await market().as("listing")).store.head()).toBe(2);
	});
}

function answers(market: () => Market): void {
	test("answers a repeated command with its first answer and writes nothing", async () => {
		const command = entry("listing-1", 0, twoFacts);
		appended(await append(market(), command));

		const factIds = [factId(command.commandId, 0), factId(command.commandId, 1)];
		expect(await append(market(), command)).toEqual({ status: "duplicate", factIds });
		expect(await append(market(), { ...command, expectedVersion: 2 })).toEqual({
			status: "duplicate",
			factIds,
		});
		expect(await (await market().as("listing")).store.head()).toBe(2);
	});

	test("remembers a refusal as the answer to its command", async () => {
		const refusal = { code: "NOT_YOUR_TURN", because: "It is the seller's turn." };
		const command = entry("negotiation-1", 0, [], { refusal });

		expect(await append(market(), command)).toEqual({ status: "appended", facts: [] });
		expect(await append(market(), command)).toEqual({ status: "duplicate", factIds: [], refusal });
		appended(await append(market(), entry("negotiation-1", 0, [{ type: "NegotiationOpened" }])));
	});

	test("decides a refusal on a version too", async () => {
		appended(await append(market(), entry("negotiation-1", 0, [{ type: "NegotiationOpened" }])));
		const refusal = { code: "NOT_OPEN", because: "It is not open." };

		expect(await append(market(), entry("negotiation-1", 0, [], { refusal }))).toEqual({
			status: "conflict",
		});
	});

	test("refuses a command id that is used again with another body", async () => {
		const command = entry("listing-1", 0, twoFacts);
		appended(await append(market(), command));

		expect(await append(market(), { ...command, commandHash: "another body" })).toEqual({
			status: "key_reused",
		});
	});
}

function batches(market: () => Market): void {
	test("lets each of many commands at once stand or fall alone", async () => {
		const again = entry("listing-0", 0, twoFacts);
		appended(await append(market(), again));
		const results = await Promise.all([
			append(market(), entry("listing-1", 0, twoFacts)),
			append(market(), entry("listing-2", 5, twoFacts)),
			append(market(), again),
			append(market(), entry("listing-3", 0, twoFacts)),
			append(market(), entry("listing-1", 2, twoFacts)),
		]);

		expect(results.map(({ status }) => status)).toEqual([
			"appended",
			"conflict",
			"duplicate",
			"appended",
			"appended",
		]);
		const facts = await (await market().as("listing")).store.read(0, 100);
		expect(facts.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});
}

function money(market: () => Market): void {
	test("moves money with the fact that says so", async () => {
		await append(market(), entry("account-ada", 0, [moves(["outside", "wallet:ada", 500n])]));
		await append(
			market(),
			entry("deal-1", 0, [moves(["wallet:ada", "escrow:1", 200n], ["wallet:ada", "fees", 3n])]),
		);

		const balances = await market().balances();
		expect([balances.get("wallet:ada"), balances.get("escrow:1"), balances.get("fees")]).toEqual([
			297n,
			200n,
			3n,
		]);
	});

	test("lets no account but outside go below zero, and then writes nothing", async () => {
		await append(market(), entry("account-ada", 0, [moves(["outside", "wallet:ada", 500n])]));
		const short = entry("deal-1", 0, [
			{ type: "DealOpened" },
			moves(["wallet:ada", "escrow:1", 501n]),
		]);

		expect(await append(market(), short)).toEqual({ status: "insufficient" });
		expect((await market().balances()).get("wallet:ada")).toBe(500n);
		expect(await (await market().as("settlement")).store.head()).toBe(1);
		expect(await append(market(), { ...short, facts: short.facts.slice(0, 1) })).toMatchObject({
			status: "appended",
		});
	});

	test("judges the postings of one command together", async () => {
		const through = moves(["wallet:ada", "escrow:1", 40n], ["outside", "wallet:ada", 40n]);

		appended(await append(market(), entry("deal-1", 0, [through])));
		expect((await market().balances()).get("escrow:1")).toBe(40n);
	});

	test("gives one wallet's money to only as many commands as it can pay", async () => {
		await append(market(), entry("account-ada", 0, [moves(["outside", "wallet:ada", 1000n])]));
		const holds = Array.from({ length: 30 }, (_, index) =>
			entry(`deal-${index}`, 0, [moves(["wallet:ada", `escrow:${index}`, 90n])]),
		);
		const results = await Promise.all(holds.map((hold) => append(market(), hold)));

		expect(results.filter(({ status }) => status === "appended")).toHaveLength(11);
		expect(results.filter(({ status }) => status === "insufficient")).toHaveLength(19);
		expect((await market().balances()).get("wallet:ada")).toBe(10n);
	});

	test("adds up the largest amounts without losing one", async () => {
		const largest = 10n ** 15n;
		const legs = Array.from({ length: 20 }, () => ["outside", "wallet:croesus", largest] as const);
		for (let version = 0; version < 500; version += 20)
			await append(
				market(),
				entry(
					"account-croesus",
					version,
					Array.from({ length: 20 }, () => moves(...legs)),
				),
			);

		expect((await market().balances()).get("wallet:croesus")).toBe(largest * 20n * 500n);
	});
}

function reads(market: () => Market): void {
	test("reads a stream after a version", async () => {
		const facts = appended(await append(market(), entry("listing-1", 0, twoFacts)));
		const { store } = await market().as("negotiation");

		expect(await store.readStream("listing-1")).toEqual(facts);
		expect(await store.readStream("listing-1", 1)).toEqual(facts.slice(1));
		expect(await store.readStream("listing-1", 2)).toEqual([]);
		expect(await store.readStream("listing-never")).toEqual([]);
	});

	test("reads after a position, in order, as many as asked, of the types asked, up to where asked", async () => {
		for (let version = 0; version < 10; version++)
			await append(
				market(),
				entry("listing-1", version, [
					{ type: version % 2 === 0 ? "ListingRevised" : "StockReserved" },
				]),
			);
		const { store } = await market().as("listing");
		const positions = async (...args: Parameters<typeof store.read>): Promise<number[]> =>
			(await store.read(...args)).map(({ position }) => position);

		expect(await positions(0, 3)).toEqual([1, 2, 3]);
		expect(await positions(8, 100)).toEqual([9, 10]);
		expect(await positions(10, 100)).toEqual([]);
		expect(await positions(0, 100, { types: ["StockReserved"] })).toEqual([2, 4, 6, 8, 10]);
		expect(await positions(2, 2, { types: ["StockReserved"] })).toEqual([4, 6]);
		expect(await positions(0, 100, { types: [] })).toEqual([]);
		expect(await positions(3, 100, { upTo: 6 })).toEqual([4, 5, 6]);
		expect(await store.head()).toBe(10);
	});

	test("starts empty", async () => {
		const { store } = await market().as("listing");

		expect([await store.head(), await store.read(0, 10)]).toEqual([0, []]);
	});
}

function eyes(market: () => Market): void {
	test("shows each reader what is public, what is the parties' and what is its own", async () => {
		const streams = [
			"listing-1",
			"mandate-ada",
			"turn-1",
			"escalation-1",
			"negotiation-1",
			"deal-1",
			"account-ada",
		];
		for (const stream of streams)
			await append(market(), entry(stream, 0, [{ type: "Happened" }], { commandId: randomUUID() }));
		const seen = async (reader: Reader): Promise<string[]> => {
			const { store } = await market().as(reader);
			const facts = await store.read(0, 100);
			const each = await Promise.all(streams.map((stream) => store.readStream(stream)));
			expect(each.flat()).toEqual(facts);
			return facts.map(({ stream }) => stream);
		};
		const open = ["listing-1", "negotiation-1", "deal-1"];

		expect(await seen("listing")).toEqual(open);
		expect(await seen("negotiation")).toEqual(open);
		expect(await seen("ledger")).toEqual(open);
		expect(await seen("agent-runner")).toEqual(
			streams.filter((stream) => stream !== "account-ada"),
		);
		expect(await seen("settlement")).toEqual([...open, "account-ada"]);
		expect(await seen("auditor")).toEqual(streams);
	});
}
