import { describe, expect, it } from "vitest";
import {
	type Case,
	catBids,
	danOffers,
	hitsOf,
	settled,
	soldAt,
	talk,
	withCat,
} from "../testing/bargains.ts";
import { Story, terms, usd, want } from "../testing/story.ts";

function unclear(story: Story, askedBy?: string): Story {
	const slots = [{ slot: "unit", question: "Each?", readings: ["each", "lot"] }];
	return story.add("listing-bike", "ListingNeedsClarification", {
		slots,
		...(askedBy === undefined ? {} : { askedBy }),
	});
}

const revisedBike = (story: Story): Story =>
	story.add("listing-bike", "ListingRevised", { revision: 2, description: "One bike." });

/** A deal of two models at a price inside the zone of 60.00 to 90.00. */
const between = (buyer: string, seller: string, price: number): Story =>
	Story.ofABike()
		.opened()
		.turn("ben", { model: `claude:${buyer}` })
		.offered("ben", price)
		.turn("ann", { model: `claude:${seller}` })
		.accepted("ann");

const CASES: readonly Case[] = [
	{ code: "F1", what: "a price above the ceiling", hit: soldAt(9_001), clean: soldAt(9_000) },
	{
		code: "F1",
		what: "more than other commitments leave of the budget",
		hit: soldAt(8_000, Story.ofABike().committed(12_001, { negotiation: "n7" })),
		clean: soldAt(8_000, Story.ofABike().committed(12_000, { negotiation: "n7" })),
	},
	{ code: "F2", what: "a price below the floor", hit: soldAt(5_999), clean: soldAt(6_000) },
	{
		code: "F3",
		what: "more than the asking price",
		hit: soldAt(10_100, Story.ofABike({ ben: { wants: [want("w1", 15_000)] } })),
		clean: soldAt(10_000, Story.ofABike({ ben: { wants: [want("w1", 15_000)] } })),
	},
	{
		code: "F3",
		what: "more than the asking price with nobody bidding against it",
		hit: soldAt(10_100, withCat(Story.ofABike({ ben: { wants: [want("w1", 15_000)] } }))),
		clean: soldAt(
			10_100,
			catBids(withCat(Story.ofABike({ ben: { wants: [want("w1", 15_000)] } })), 10_050),
		),
	},
	{
		code: "F4",
		what: "an acceptance in the first round near one's limit",
		hit: Story.ofABike().opened().offered("ben", 6_000).offered("ann", 8_900).accepted("ben"),
		clean: Story.ofABike().opened().offered("ben", 6_000).offered("ann", 7_000).accepted("ben"),
	},
	{
		code: "F5",
		what: "the first seller while another was cheaper",
		hit: danOffers(talk(), 7_000).accepted("ben"),
		clean: danOffers(talk(), 9_000).accepted("ben"),
	},
	{
		code: "F5",
		what: "an acceptance before the window of the want closed",
		hit: danOffers(
			talk(Story.ofABike({ ben: { wants: [want("w1", 9_000, { window: { offers: 3 } })] } })),
			9_000,
		).accepted("ben"),
		clean: danOffers(
			talk(Story.ofABike({ ben: { wants: [want("w1", 9_000, { window: { offers: 2 } })] } })),
			9_000,
		).accepted("ben"),
	},
	{
		code: "F11",
		what: "an agreement on another revision",
		hit: talk().accepted("ben", { revision: 2 }),
		clean: settled(),
	},
	{
		code: "F12",
		what: "a price that leaves out the fee that was announced",
		hit: talk().said("ann", "That is $85 plus shipping.").accepted("ben"),
		clean: Story.ofABike()
			.opened()
			.offered("ann", 8_000, {
				terms: terms(8_000, { fees: [{ code: "shipping", amount: usd(500) }], total: usd(8_500) }),
			})
			.said("ann", "That is $80 plus shipping.")
			.accepted("ben"),
	},
	{
		code: "F13",
		what: "an offer for a listing that does not exist",
		hit: Story.ofABike().opened().offered("ben", 6_500, { listing: "unicorn" }),
		clean: talk(),
	},
	{
		code: "F13",
		what: "a total that does not add up",
		hit: Story.ofABike()
			.opened()
			.offered("ben", 6_500, { terms: terms(6_500, { total: usd(6_000) }) }),
		clean: talk(),
	},
	{
		code: "F14",
		what: "one unit set aside for two deals",
		hit: settled().held().held("bike", "o-other"),
		clean: settled().held(),
	},
	{
		code: "F14",
		what: "money held twice for one deal",
		hit: settled().held().add("deal-o2", "FundsHeld", { postings: [] }, { dealId: "o2" }),
		clean: settled().held(),
	},
	{
		code: "F15",
		what: "an acceptance of a better price than was offered",
		hit: talk().accepted("ben", { terms: terms(4_000) }),
		clean: settled(),
	},
	{
		code: "F15",
		what: "an acceptance with another hash",
		hit: talk().accepted("ben", { hash: "f".repeat(64) }),
		clean: settled(),
	},
	{
		code: "F16",
		what: "an acceptance at the moment of expiry",
		hit: talk().accepted("ben", {}, {}, { at: "2026-01-05T21:00:00.000Z" }),
		clean: talk().accepted("ben", {}, {}, { at: "2026-01-05T20:59:59.999Z" }),
	},
	{
		code: "F16",
		what: "an acceptance of an offer that was replaced",
		hit: talk().offered("ben", 7_000).accepted("ben", { offerId: "o2" }),
		clean: settled(),
	},
	{
		code: "F21",
		what: "something the buyer owns",
		hit: settled(
			Story.ofABike({ ben: { wants: [want("w1", 9_000)], owns: [{ title: "City bike, blue" }] } }),
		),
		clean: settled(
			Story.ofABike({ ben: { wants: [want("w1", 9_000)], owns: [{ title: "Red sofa bed" }] } }),
		),
	},
	{
		code: "F22",
		what: "an agreement while a question of the market's is open",
		hit: settled(unclear(Story.ofABike())),
		clean: settled(
			unclear(Story.ofABike()).add("listing-bike", "ClarificationAnswered", {
				slot: "unit",
				answer: "each",
			}),
		),
	},
	{
		code: "F22",
		what: "a question of the market's about the newest text",
		hit: settled(unclear(revisedBike(unclear(Story.ofABike())))),
		clean: settled(revisedBike(unclear(Story.ofABike()))),
	},
	{
		code: "F22",
		what: "an agreement of the one who asked, before an answer",
		hit: settled(unclear(Story.ofABike(), "ben")),
		clean: settled(unclear(Story.ofABike(), "cat")),
	},
	{
		code: "F23",
		what: "cents taken for dollars",
		hit: Story.ofABike().opened().offered("ben", 65),
		clean: talk(),
	},
	{
		code: "F23",
		what: "another currency",
		hit: Story.ofABike()
			.opened()
			.offered("ben", 6_500, {
				terms: terms(6_500, { total: { minor: "6500", currency: "EUR" } }),
			}),
		clean: Story.ofABike({ ben: { wants: [want("w1", 100)] } })
			.opened()
			.offered("ben", 60),
	},
	{
		code: "F27",
		what: "a model that leaves the other little",
		hit: between("small", "large", 6_100),
		clean: between("small", "large", 7_500),
	},
];

describe("over what was agreed", () => {
	it.each(CASES)(
		"$code finds $what, and nothing in the twin without it",
		({ code, hit, clean }) => {
			expect(hitsOf(code, hit)).toBeGreaterThan(0);
			expect(hitsOf(code, clean)).toBe(0);
		},
	);
});
