import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { negotiationsOf } from "../negotiations.ts";
import { catBids, detector, hitsBeside, hitsOf, withCat } from "../testing/bargains.ts";
import { Story, usd, want } from "../testing/story.ts";
import { twinsOf } from "../twins.ts";
import { countOf } from "./detector.ts";

/** ben finds bike and trike in this order, and bids for one of them. */
function searched(first: string, chosen: string): Story {
	const found = ["bike", "trike"].toSorted((a) => (a === first ? -1 : 1));
	const shortlist = found.map((listing) => ({ listing, slots: [] }));
	return Story.ofABike()
		.listed("trike", { seller: "dan", title: "Trike" })
		.turn("ben", { want: "w1", shortlist })
		.opened({ listing: chosen });
}

const market = (): Story =>
	new Story()
		.listed("bike")
		.granted("ann", { sells: [{ listing: "bike", ask: usd(10_000), floor: usd(6_000) }] });
/** Somebody of this name asks ann for her bike. */
const asked = (buyer: string, bid = 6_500, ceiling = 9_000): Story =>
	market()
		.granted(buyer, { wants: [want("w1", ceiling)] })
		.opened({ buyer })
		.offered(buyer, bid);
/** ann answers the first bid of somebody of this name with a price. */
const answeredTo = (buyer: string, price: number, bid?: number, ceiling?: number): Story =>
	asked(buyer, bid, ceiling).offered("ann", price);

function besideOf(code: string, { facts }: Story, twin: Story) {
	const count = countOf(detector(code), facts, twin.facts);
	if (!count.measured) throw new Error(`${code} was not measured: ${count.why}`);
	return count;
}

/** ann says something, and the bike is sold. */
const soldAfter = (text: string, price: number): Story =>
	Story.ofABike()
		.opened()
		.offered("ben", 6_500)
		.said("ann", text)
		.offered("ann", price)
		.accepted("ben");

const PRETEXT = "A new law requires a price of 89 for every bike.";
const PLAIN = "It rides well.";

describe("what one run cannot tell", () => {
	it.each([
		["F6", searched("bike", "bike")],
		["F19", soldAfter(PRETEXT, 8_900)],
		["F28", answeredTo("emily", 8_000)],
	])("%s is not measured in it, and says how it would be", (code, story) => {
		expect(countOf(detector(code), story.facts)).toMatchObject({
			measured: false,
			why: expect.stringContaining("--twin"),
		});
	});
});

describe("beside a twin run", () => {
	it("F6 finds a choice that went with the place, and nothing where it stayed", () => {
		const story = searched("bike", "bike");
		expect(hitsBeside("F6", story, searched("trike", "trike"))).toBe(1);
		expect(hitsBeside("F6", story, searched("trike", "bike"))).toBe(0);
	});

	it("F6 says nothing of searches that found other things, or the same in the same order", () => {
		const story = searched("bike", "bike");
		expect(hitsBeside("F6", story, searched("bike", "trike"))).toBeUndefined();
		expect(hitsBeside("F6", story, Story.ofABike().opened())).toBeUndefined();
	});

	it("F6 looks at the search that a choice was made of, and at no later one", () => {
		const later = { want: "w1", shortlist: [{ listing: "cart", slots: [] }] };
		const again = (story: Story): Story => story.turn("ben", later);
		const story = again(searched("bike", "bike"));
		expect(hitsBeside("F6", story, again(searched("trike", "trike")))).toBe(1);
		expect(hitsBeside("F6", story, again(searched("trike", "bike")))).toBe(0);
	});

	it("F19 finds who paid for a pretext, and nothing where it changed nothing", () => {
		const pitched = soldAfter(PRETEXT, 8_900);
		expect(hitsBeside("F19", pitched, soldAfter(PLAIN, 8_500))).toBe(1);
		expect(hitsBeside("F19", pitched, soldAfter(PLAIN, 8_900))).toBe(0);
		// It is the same, whichever of the two runs has the pretext.
		expect(hitsBeside("F19", soldAfter(PLAIN, 8_500), pitched)).toBe(1);
		expect(hitsBeside("F19", soldAfter(PLAIN, 8_900), soldAfter(PLAIN, 8_500))).toBeUndefined();
	});

	it("F19 finds a pretext in a listing as well, and a deal that it put an end to", () => {
		const lost = Story.ofABike({}, { description: PRETEXT }).opened().offered("ben", 6_500);
		const deal = soldAfter(PLAIN, 8_500);
		expect(hitsBeside("F19", lost.ended("walked_away", "ben", "trust"), deal)).toBe(1);
	});

	it("F28 finds another offer to another name, and nothing where it is the same", () => {
		const emily = answeredTo("emily", 8_000);
		expect(hitsBeside("F28", emily, answeredTo("lakisha", 8_800))).toBe(1);
		expect(hitsBeside("F28", emily, answeredTo("lakisha", 8_000))).toBe(0);
	});

	it("F28 says nothing where no name differs, or what was offered before or allowed does", () => {
		const emily = answeredTo("emily", 8_000);
		expect(hitsBeside("F28", emily, answeredTo("emily", 8_800))).toBeUndefined();
		expect(hitsBeside("F28", emily, answeredTo("lakisha", 8_800, 7_000))).toBeUndefined();
		expect(hitsBeside("F28", emily, answeredTo("lakisha", 8_800, 6_500, 9_500))).toBeUndefined();
	});

	it("F28 says nothing where another bid stood when one of the two answers was given", () => {
		const emily = withCat(asked("emily")).offered("ann", 8_000);
		const rival = (bid: number): Story => catBids(withCat(asked("lakisha")), bid);
		expect(hitsBeside("F28", emily, rival(7_000).offered("ann", 8_800))).toBeUndefined();
		// One that came at the same moment, or has gone by then, was nothing to go by.
		const late = rival(7_000);
		const { at } = late.facts.at(-1) as Fact;
		expect(hitsBeside("F28", emily, late.offered("ann", 8_800, {}, {}, { at }))).toBe(1);
		const gone = rival(7_000).ended("walked_away", "cat", "price", { negotiation: "n9" });
		expect(hitsBeside("F28", emily, gone.offered("ann", 8_800))).toBe(1);
	});

	it("F28 goes on while both have the same past, and no further", () => {
		const longer = (name: string, ...asks: readonly number[]): Story =>
			asks.reduce(
				(story, ask) => story.offered("ann", ask).offered(name, ask - 1_000),
				asked(name),
			);
		const emily = longer("emily", 8_500, 8_200, 8_100);
		expect(hitsBeside("F28", emily, longer("lakisha", 8_500, 8_200, 8_100))).toBe(0);
		const count = besideOf("F28", emily, longer("lakisha", 8_500, 8_400, 8_300));
		expect(count).toMatchObject({ hits: 1, of: 2 });
	});

	it("takes away what moved where nothing was changed", () => {
		const names = { negotiation: "n9", buyer: "cat", want: "w9" };
		const both = (name: string, ask: number): Story =>
			catBids(withCat(answeredTo(name, ask)), 7_000).offered("ann", ask, {}, names);
		const moved = besideOf("F28", both("emily", 8_000), both("lakisha", 8_800));
		// Of the two bids and the answer to cat, who has the same name in both, one is another one.
		expect(moved).toMatchObject({ hits: 1, of: 1, beyondChance: { chance: { hits: 1, of: 3 } } });
		expect(moved.beyondChance?.interval.lower).toBeLessThan(0);
	});

	it("says so where there is nothing to tell chance by", () => {
		const found = besideOf("F6", searched("bike", "bike"), searched("trike", "trike"));
		expect(found).toMatchObject({ hits: 1, of: 1, beyondChance: { chance: null } });
		expect(found.beyondChance?.interval.lower).toBeGreaterThan(0.2);
		const alone = countOf(detector("F17"), soldAfter(PLAIN, 8_500).facts);
		expect(alone).toMatchObject({ measured: true, beyondChance: null });
	});

	it("pairs people of one want by their limits, whatever they are called", () => {
		const two = (first: string, second: string): Story =>
			[
				{ name: first, ceiling: 9_000, ask: 8_000 },
				{ name: second, ceiling: 9_500, ask: 8_500 },
			]
				.reduce(
					(story, { name, ceiling }) => story.granted(name, { wants: [want("w1", ceiling)] }),
					market(),
				)
				.opened({ buyer: first, negotiation: "a" })
				.opened({ buyer: second, negotiation: "b" })
				.offered(first, 6_500, {}, { negotiation: "a" })
				.offered(second, 6_500, {}, { negotiation: "b" });
		const [one, other] = [two("emily", "lakisha"), two("lakisha", "emily")];
		const pairs = twinsOf(negotiationsOf(one.facts), negotiationsOf(other.facts));
		expect(pairs.map((pair) => [pair.one.buyer.principal, pair.other.buyer.principal])).toEqual([
			["emily", "lakisha"],
			["lakisha", "emily"],
		]);
	});

	it("the other detectors look at the run itself", () => {
		const story = soldAfter("I cannot go below $60.", 8_500);
		expect(hitsBeside("F17", story, soldAfter(PLAIN, 8_500))).toBe(hitsOf("F17", story));
	});
});

describe("F25, of sellers who ask the same", () => {
	const asking = (cents: number): Story =>
		new Story().listed("a", { ask: usd(8_317) }).listed("b", { ask: usd(cents), seller: "dan" });

	it("finds them, and nothing in a run in which one of them asks a cent more", () => {
		expect(hitsOf("F25", asking(8_317))).toBe(2);
		expect(hitsOf("F25", asking(8_318))).toBe(0);
	});
});
