import { describe, expect, it } from "vitest";
import { Costs } from "./costs.ts";
import { Escalations } from "./escalations.ts";
import { failureOf, mindOf } from "./negotiation.ts";
import { negotiationsOf } from "./negotiations.ts";
import { openingsOf } from "./openings.ts";
import { outcomesOf } from "./outcomes.ts";
import { paretoDistance } from "./pareto.ts";
import { regretOf } from "./regret.ts";
import { byMind, byPairing, byStrategy, everySeat } from "./seats.ts";
import { shareOf, surplusOf } from "./surplus.ts";
import { talk } from "./testing/bargains.ts";
import { Story, terms, usd, want } from "./testing/story.ts";

const recordsOf = ({ facts }: Story) => [...negotiationsOf(facts).all()];
const only = (story: Story) => {
	const [record] = recordsOf(story);
	if (record === undefined) throw new Error("Nobody talked in this story.");
	return record;
};
const soldAt = (price: number, story = Story.ofABike()): Story =>
	story.opened().offered("ben", price).accepted("ann");
const seller = (record: ReturnType<typeof only>) => ({ record, side: "seller" as const });
const buyer = (record: ReturnType<typeof only>) => ({ record, side: "buyer" as const });

describe("the zone of agreement", () => {
	it("is shared as the price lies between the floor of 60.00 and the ceiling of 90.00", () => {
		const record = only(soldAt(7_000));
		expect(shareOf(record, "seller")).toBeCloseTo(1 / 3);
		expect(shareOf(record, "buyer")).toBeCloseTo(2 / 3);
		expect(surplusOf([seller(record)])).toMatchObject({ efficiency: 1, exploited: 0 });
		expect(surplusOf([seller(record)]).nash).toBeCloseTo(8 / 9);
	});

	it("ends where other commitments leave no more of the budget", () => {
		const record = only(soldAt(7_000, Story.ofABike().committed(12_500, { negotiation: "n7" })));
		expect(record.buyer).toMatchObject({ reservation: 9_000n, limit: 7_500n });
		expect(shareOf(record, "seller")).toBeCloseTo(2 / 3);
	});

	it("is lost where there was a price and nobody found it, weighed by how much it was", () => {
		const story = soldAt(7_000);
		story.opened({ negotiation: "n2" }).offered("ben", 6_000, {}, { negotiation: "n2" });
		story.ended("impasse", null, null, { negotiation: "n2" });
		expect(surplusOf(recordsOf(story).map(seller)).efficiency).toBeCloseTo(0.5);
	});

	it("says of an agreement beyond a limit that somebody was exploited", () => {
		expect(surplusOf([seller(only(soldAt(9_600)))])).toMatchObject({ exploited: 1, nash: 0 });
	});
});

describe("a failure", () => {
	const ending = (story: Story) => failureOf(only(story.opened().ended("impasse")));

	it("is none where no price suits both, the budget is held, one is served elsewhere, terms are unclear, or a person says no", () => {
		expect(ending(Story.ofABike())).toBe("missed");
		expect(ending(Story.ofABike({ ben: { wants: [want("w1", 5_999)] } }))).toBe("no zone");
		expect(ending(Story.ofABike().committed(19_000, { negotiation: "n7" }))).toBe("no budget");
		expect(ending(Story.ofABike({ ben: { wants: [] } }))).toBe("unknown");
		const left = Story.ofABike().opened().ended("walked_away", "ben", "found_elsewhere");
		expect(failureOf(only(left))).toBe("elsewhere");
		const slots = [{ slot: "unit", question: "Each?", readings: ["each", "lot"] }];
		const unclear = Story.ofABike().add("listing-bike", "ListingNeedsClarification", { slots });
		expect(ending(unclear)).toBe("unclear");
		const declined = Story.ofABike().opened().ended("escalation_declined", "ben");
		expect(failureOf(only(declined))).toBe("declined");
		expect(failureOf(only(Story.ofABike().opened()))).toBeNull();
	});

	it("is counted for both sides, and a walk-away for the one who left", () => {
		const record = only(Story.ofABike().opened().ended("walked_away", "ben", "price"));
		expect(outcomesOf([buyer(record)])).toMatchObject({ walkedAway: { price: 1 }, wasLeft: {} });
		expect(outcomesOf([seller(record)])).toMatchObject({ walkedAway: {}, wasLeft: { price: 1 } });
		expect(outcomesOf([seller(record)])).toMatchObject({ negotiations: 1, missed: 1, agreed: 0 });
	});

	it("is no deal either where the goods were gone", () => {
		const fallen = soldAt(7_000).add("deal-o1", "DealFellThrough", {}, { dealId: "o1" });
		expect(outcomesOf([seller(only(fallen))])).toMatchObject({ agreed: 1, deals: 0 });
		expect(outcomesOf([seller(only(soldAt(7_000).held()))])).toMatchObject({ agreed: 1, deals: 1 });
	});
});

describe("regret", () => {
	const trike = { negotiation: "n2", listing: "trike", seller: "dan" };
	const withTrike = (ask: number): Story =>
		Story.ofABike()
			.listed("trike", { seller: "dan", ask: usd(ask) })
			.turn("ben", {
				want: "w1",
				shortlist: [
					{ listing: "bike", slots: [] },
					{ listing: "trike", slots: [] },
				],
			});

	it("of a buyer is what the cheapest other candidate would have saved, of the asking price", () => {
		expect(regretOf(buyer(only(soldAt(8_000, withTrike(7_500)))))).toBeCloseTo(0.05);
		expect(regretOf(buyer(only(soldAt(8_000, withTrike(8_500)))))).toBe(0);
		expect(regretOf(buyer(only(soldAt(8_000))))).toBeNull();
	});

	it("counts another seller's live offer below its ask, and none that is gone", () => {
		const talks = () => withTrike(9_500).opened(trike).offered("dan", 7_000, {}, trike);
		const bike = (story: Story) => story.opened().offered("ben", 8_000).accepted("ann").facts;
		const regretIn = (facts: Story["facts"]) => {
			const record = negotiationsOf(facts).get("n1");
			return record === undefined ? undefined : regretOf(buyer(record));
		};
		expect(regretIn(bike(talks()))).toBeCloseTo(0.1);
		expect(regretIn(bike(talks().ended("listing_gone", null, null, trike)))).toBe(0);
		const sold = talks().add("listing-trike", "ListingSold", {});
		expect(regretIn(bike(sold.ended("listing_gone", null, null, trike)))).toBeNull();
	});

	it("of a seller is what the best other live bid was above the price", () => {
		const cat = { negotiation: "n9", buyer: "cat", want: "w9" };
		const bids = (bid: number): Story => Story.ofABike().opened(cat).offered("cat", bid, {}, cat);
		const record = (bid: number) => negotiationsOf(soldAt(8_000, bids(bid)).facts).get("n1");
		expect(regretOf(seller(record(8_700) as ReturnType<typeof only>))).toBeCloseTo(0.07);
		expect(regretOf(seller(record(7_000) as ReturnType<typeof only>))).toBe(0);
	});
});

describe("openings", () => {
	it("move prices by the slope that the story was told with", () => {
		const story = new Story();
		for (const [at, bid] of [5_000, 6_000, 7_000, 8_000].entries()) {
			const names = { negotiation: `n${at}`, listing: `l${at}` };
			story.listed(names.listing).opened(names).offered("ben", bid, {}, names);
			story.offered("ann", 4_000 + bid / 2, {}, names).accepted("ben", {}, names);
		}
		const { anchor, first } = openingsOf(recordsOf(story));
		expect(anchor.buyer?.slope).toBeCloseTo(0.5);
		expect(anchor.buyer).toMatchObject({ n: 4, groups: 1 });
		expect(anchor.seller?.slope).toBeCloseTo(1);
		// A seller who has sold is no candidate any more.
		expect(first).toEqual({ n: 0, chosen: 0, index: null });
	});

	it("say how often the first of several sellers is taken, beside chance", () => {
		const dan = { negotiation: "n2", listing: "trike", seller: "dan" };
		const race = (names: object) =>
			openingsOf(
				recordsOf(
					Story.ofABike()
						.listed("trike", { seller: "dan" })
						.opened()
						.opened(dan)
						.offered("ann", 8_500)
						.offered("dan", 8_000, {}, dan)
						.accepted("ben", {}, names),
				),
			).first;
		expect(race({})).toMatchObject({ n: 1, chosen: 1, index: 2 });
		expect(race(dan)).toMatchObject({ n: 1, chosen: 0, index: 0 });
	});
});

describe("the distance from the Pareto frontier", () => {
	const delivered = (price: number, method: "pickup" | "delivery"): Story =>
		Story.ofABike(
			{
				ann: {
					sells: [
						{ listing: "bike", ask: usd(10_000), floor: usd(6_000), worth: { delivery: usd(500) } },
					],
				},
				ben: { wants: [want("w1", 9_000, { worth: { delivery: usd(1_500) } })] },
			},
			{},
		)
			.opened()
			.offered("ben", price, { terms: terms(price, { handover: { method, window: "P2D" } }) })
			.accepted("ann");

	it("is nothing for the handover that is worth most to both, whatever the price", () => {
		expect(paretoDistance(only(delivered(7_000, "delivery")))).toBe(0);
		expect(paretoDistance(only(delivered(8_900, "delivery")))).toBe(0);
	});

	it("is the part of the greatest joint gain that was left: 10.00 of 40.00", () => {
		expect(paretoDistance(only(delivered(7_000, "pickup")))).toBeCloseTo(0.25);
	});

	it("does not exist where they agreed on delivery and one of them never said what that is worth", () => {
		const story = Story.ofABike({
			ben: { wants: [want("w1", 9_000, { worth: { delivery: usd(1_500) } })] },
		});
		const handover = { method: "delivery", window: "P2D" } as const;
		story
			.opened()
			.offered("ben", 7_000, { terms: terms(7_000, { handover }) })
			.accepted("ann");
		expect(paretoDistance(only(story))).toBeNull();
	});

	it("does not exist where only the price is at stake", () => {
		expect(paretoDistance(only(soldAt(7_000)))).toBeNull();
	});
});

describe("agents", () => {
	it("are counted as the mind that decided, and a model is not hidden by an engine that filled in", () => {
		const claude = { agent: { kind: "claude", model: "m", effort: "low" }, style: "Be brief." };
		const story = Story.ofABike({ ben: { wants: [want("w1", 9_000)], ...claude } })
			.opened()
			.turn("ben", { model: "claude:m" })
			.turn("ben", { model: "engine" })
			.turn("ann", { model: "external:key1" });
		expect(mindOf(only(story).buyer)).toBe("claude:m");
		const records = recordsOf(story);
		expect(byMind(records).map(({ name, side }) => [name, side])).toEqual([
			["claude:m", "buyer"],
			["external", "seller"],
		]);
		expect(byPairing(records)[0]).toMatchObject({ seller: "external", buyer: "claude:m" });
		expect(byStrategy(records).map(({ name }) => name)).toEqual([
			"linear, effort low, “Be brief.”",
			"linear",
		]);
		expect(everySeat(records).seats).toHaveLength(1);
	});

	it("without a turn of a model are what their mandate says they are", () => {
		const claude = { agent: { kind: "claude", model: "m" } };
		const story = Story.ofABike({ ann: claude }).opened();
		expect(mindOf(only(story).seller)).toBe("claude:m");
		expect(mindOf(only(story).buyer)).toBe("scripted:linear");
	});
});

describe("costs", () => {
	it("are added up for each mind, with thinking among what was put out", () => {
		const said = { tool: "accept", share: null, text: null, stop: "tool_use" };
		const usage = { inputTokens: 900, outputTokens: 100, thinkingTokens: 60 };
		const thought = { model: "claude:m", said, usage, cost: usd(3), changed: ["It said so."] };
		const story = Story.ofABike().opened().turn("ben", thought).turn("ben", thought);
		soldAt(7_000, story).held();
		const costs = new Costs();
		const { mandates } = negotiationsOf(story.facts);
		for (const fact of story.facts) costs.take(fact, mandates);
		expect(costs.rows([...negotiationsOf(story.facts).all()])).toMatchObject([
			{
				mind: "claude:m",
				turns: 2,
				asked: 2,
				changed: 2,
				tokens: 2_000,
				cost: [usd(6)],
				deals: 0,
			},
			{ mind: "scripted:linear", asked: 0, tokens: 0, cost: [] },
		]);
	});

	it("are exact where a turn costs less than the cent it is rounded up to", () => {
		const thought = { model: "claude:m", usage: { microDollars: 1_300 }, cost: usd(1) };
		const story = talk().turn("ben", thought).turn("ben", thought).turn("ben", thought);
		const { mandates } = negotiationsOf(story.facts);
		const costs = new Costs();
		for (const fact of story.facts) costs.take(fact, mandates);
		expect(costs.rows([])[0]).toMatchObject({ mind: "claude:m", cost: [usd(0)] });
		expect(only(story).buyer.micros).toBe(3_900n);
	});

	it("of a model that gave no answer are that model's, though the engine decided", () => {
		const said = { tool: null, share: null, text: null, stop: "refusal" };
		const claude = { kind: "claude", model: "m" };
		const story = Story.ofABike({ ben: { wants: [want("w1", 9_000)], agent: claude } }).opened();
		story.turn("ben", { model: "scripted:linear", said, cost: usd(2) });
		const { mandates } = negotiationsOf(story.facts);
		const costs = new Costs();
		for (const fact of story.facts) costs.take(fact, mandates);
		expect(costs.rows([])[0]).toMatchObject({ mind: "claude:m", asked: 1, cost: [usd(2)] });
	});
});

describe("questions to people", () => {
	it("are counted by their rule, with how long an answer took", () => {
		const question = {
			principal: "ben",
			reason: "It is near your limit.",
			rule: "near_limit",
			question: "More?",
			options: ["yes", "no"],
			default: "no",
			deadline: "2026-01-06T09:00:00.000Z",
		};
		const story = new Story()
			.add("escalation-e1", "EscalationRaised", question)
			.add("escalation-e2", "EscalationRaised", question)
			.add("escalation-e3", "EscalationRaised", { ...question, rule: "stranger" })
			.add("escalation-e1", "EscalationResolved", { choice: "yes", by: "ben" })
			.add("escalation-e2", "EscalationExpired", { applied: "no" });
		const escalations = new Escalations();
		for (const fact of story.facts) escalations.take(fact);
		expect(escalations.rows()).toMatchObject([
			{
				rule: "near_limit",
				raised: 2,
				answered: 1,
				expired: 1,
				open: 0,
				latency: { n: 1, median: 3 },
				choices: { yes: 1, no: 1 },
			},
			{ rule: "stranger", raised: 1, open: 1, latency: { n: 0, median: null } },
		]);
	});
});
