import { isFact } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import type { OfferWindow } from "@parley/contracts/listing";
import type { Participant } from "@parley/contracts/participant";
import { later } from "@parley/contracts/time";
import { conduct } from "@parley/marketplace/conductor";
import { openingOf } from "@parley/marketplace/opening";
import { sendOver } from "@parley/runtime/host";
import { describe, expect, test } from "vitest";
import { DEADLINE, marketInMemory, START } from "./market-in-memory.ts";

/** Rounds between one buyer's arrival and the next one's: time enough for a deal, if one were made. */
const BETWEEN = 12;

const usd = (amount: number) => ({ minor: String(amount), currency: "USD" });
const agent = { kind: "scripted", tactic: "linear" } as const;
const seller: Participant = {
	id: "ann",
	budget: usd(1),
	agent,
	sells: [
		{
			id: "bicycle",
			title: "Red city bicycle",
			description: "Seven gears, new tyres, pick up any evening.",
			category: "bikes",
			quantity: 1,
			ask: usd(20_000),
			floor: usd(9_000),
		},
	],
	wants: [],
};
const buyer = (id: string, ceiling: number): Participant => ({
	id,
	budget: usd(ceiling),
	agent,
	sells: [],
	wants: [
		{ id: "ride", category: "bikes", query: "city bicycle", quantity: 1, ceiling: usd(ceiling) },
	],
});
const BUYERS = {
	low: buyer("low", 12_000),
	mid: buyer("mid", 14_500),
	high: buyer("high", 17_000),
};
type Name = keyof typeof BUYERS;

const openingWith = (people: readonly Participant[], offerWindow?: OfferWindow): Command[] =>
	openingOf(people, "window", DEADLINE).map((command) =>
		command.type === "PublishListing" && offerWindow !== undefined
			? { ...command, data: { ...(command.data as object), offerWindow } }
			: command,
	);

/** Runs a market in virtual time to which the buyers come one after the other. */
async function sold(order: readonly Name[], offerWindow?: OfferWindow): Promise<readonly Fact[]> {
	const { ledger, rounds, bus, market, ground } = marketInMemory("window");
	const arrive = async (name: Name): Promise<void> => {
		for (const command of openingWith([BUYERS[name]])) {
			rounds.add(command.stream, command.id, async () => {
				expect(await sendOver(bus, command)).toMatchObject({ ok: true });
			});
			await rounds.idle();
		}
	};
	const coming = [...order];
	const first = coming.splice(0, 1).map((name) => BUYERS[name]);
	const opening = openingWith([seller, ...first], offerWindow);
	await conduct(ground, opening, START, async ({ number }) => {
		const next = number % BETWEEN === 0 ? coming.shift() : undefined;
		if (next !== undefined) await arrive(next);
		return true;
	});
	await market.close();
	return ledger.facts;
}

const acceptances = (facts: readonly Fact[]) =>
	facts.filter((fact) => isFact(fact, "OfferAccepted"));
const winner = (facts: readonly Fact[]) => acceptances(facts).map(({ data }) => data.buyer);
const orders: Name[][] = [
	["low", "mid", "high"],
	["low", "high", "mid"],
	["mid", "low", "high"],
	["mid", "high", "low"],
	["high", "low", "mid"],
	["high", "mid", "low"],
];

describe("a listing that takes offers first", () => {
	test.each(orders)("goes to the best bid where %s, %s, %s come in turn", async (...order) => {
		const facts = await sold(order, { offers: 3 });
		const closed = facts.filter((fact) => isFact(fact, "OfferWindowClosed"));
		const end = closed[0]?.position ?? 0;
		const bids = facts.filter((fact) => isFact(fact, "OfferMade") && fact.position < end);

		expect(winner(facts)).toEqual(["high"]);
		expect(closed).toHaveLength(1);
		// Nobody answers a bid before all of them are in.
		expect(new Set(bids.map(({ data }) => data.by))).toEqual(new Set(order));
		expect(acceptances(facts)[0]?.position).toBeGreaterThan(end);
	});

	test("is accepted after its time, though fewer have come", async () => {
		const until = later(START, 24 * 3_600_000);
		const facts = await sold(["low"], { until, offers: 3 });
		const closed = facts.filter((fact) => isFact(fact, "OfferWindowClosed"));

		expect(closed.map(({ at, actor }) => [at, actor.kind])).toEqual([[until, "timer"]]);
		expect(winner(facts)).toEqual(["low"]);
		expect(acceptances(facts).every(({ at }) => at >= until)).toBe(true);
	});

	test("would go to whoever comes first if it took the first good offer", async () => {
		expect(winner(await sold(["low", "mid", "high"]))).toEqual(["low"]);
	});
});
