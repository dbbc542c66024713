import type { Fact } from "@parley/contracts/fact";
import { beforeEach, describe, expect, test } from "vitest";
import {
	freshStage,
	grant,
	hit,
	moves,
	negotiating,
	onSale,
	opened,
	process,
	published,
	stage,
} from "./testing/buyer-story.ts";
import { chairs, eur } from "./testing/sample.ts";

beforeEach(freshStage);

const searches = (): number => stage.asked.length;
const openings = () =>
	stage.sent
		.filter(({ type }) => type === "OpenNegotiation")
		.map(({ data }) => (data as { listing: string }).listing);

describe("a listing that is published after the search", () => {
	test("is an occasion to search again, and is talked about", async () => {
		await stage.deliver(process, await grant());
		expect(moves()).toMatchObject([{ kind: "hold" }]);
		const late = await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		await stage.deliver(process, late);
		expect(searches()).toBe(2);
		expect(openings()).toEqual(["c1"]);
		expect(stage.told("turn").at(-1)).toMatchObject({
			data: { shortlist: [{ listing: "c1" }], searched: late.position },
		});
	});

	test("is one occasion, however often it is delivered", async () => {
		await stage.deliver(process, await grant());
		const late = await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		await stage.deliver(process, late);
		const before = stage.ledger.facts.length;
		await stage.deliver(process, late);
		expect(stage.ledger.facts).toHaveLength(before);
		expect(stage.effects()).toHaveLength(1);
		expect(searches()).toBe(2);
	});

	test("after which the process dies is opened by the next delivery", async () => {
		await stage.deliver(process, await grant());
		const late = await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		stage.fuse = 1;
		await stage.survive(() => stage.deliver(process, late));
		expect(openings()).toEqual(["c1"]);
	});

	test("is none where it was there before the search, of another category, or one's own", async () => {
		const early = await published("c1", "ben");
		await stage.deliver(process, await grant());
		const before = stage.told("turn").length;
		await stage.deliver(process, early);
		await stage.deliver(process, await published("l1", "ben", { category: "light" }));
		await stage.deliver(process, await published("c2", "anna"));
		expect(stage.told("turn")).toHaveLength(before);
		expect(searches()).toBe(1);
	});

	test("is none before the first search: that will find it by itself", async () => {
		const granted = await grant();
		const early = await published("c1", "ben");
		await stage.deliver(process, early);
		expect(stage.told("turn")).toEqual([]);
		stage.hits = [hit("c1", "ben")];
		await stage.deliver(process, granted);
		expect(openings()).toEqual(["c1"]);
	});

	test("waits where three are talked to already, and is found when one of them ends", async () => {
		for (const listing of ["c1", "c2", "c3"]) await published(listing, `seller-${listing}`);
		stage.hits = ["c1", "c2", "c3"].map((listing) => hit(listing, `seller-${listing}`));
		await stage.deliver(process, await grant({ wants: [{ ...chairs, quantity: 9 }] }));
		const first = await opened();
		await stage.deliver(process, first);
		await stage.deliver(process, await opened());
		await opened();
		expect(openings()).toEqual(["c1", "c2", "c3"]);
		await stage.deliver(process, await published("c4", "dora"));
		expect(searches()).toBe(1);
		stage.hits = [hit("c4", "dora")];
		const end = { reason: "walked_away", by: "seller-c1", code: "price" } as const;
		await stage.deliver(process, await stage.tell(first.stream, "NegotiationEnded", end));
		expect(searches()).toBe(2);
		expect(openings().at(-1)).toBe("c4");
	});

	test("that a want is pinned to is talked about as soon as it is there", async () => {
		await stage.deliver(process, await grant({ wants: [{ ...chairs, listing: "c7" }] }));
		expect(moves()).toMatchObject([{ kind: "hold" }]);
		await stage.deliver(process, await published("c6", "ben"));
		expect(openings()).toEqual([]);
		await stage.deliver(process, await published("c7", "ben"));
		expect(openings()).toEqual(["c7"]);
		expect(searches()).toBe(0);
	});

	test("is not searched for where nothing more is wanted of its category", async () => {
		const negotiation = await negotiating();
		await stage.deliver(
			process,
			await stage.tell("mandate-anna", "MandateAmended", {
				wants: [{ ...chairs, category: "books" }],
			}),
		);
		const before = searches();
		await stage.deliver(process, await published("c2", "ben"));
		expect(searches()).toBe(before);
		expect(negotiation.negotiationId).toBeDefined();
	});
});

describe("a search that shows only the first of what it found", () => {
	const wants = [{ ...chairs, quantity: 1 }];
	/** Anna talks about the first of those that were found; one more is there, behind them. */
	async function talkingToTheFirst(sellers: readonly string[]): Promise<Fact> {
		await published("behind", "zoe", { quantity: 1 });
		await onSale(sellers, { quantity: 1 });
		await stage.deliver(process, await grant({ wants }));
		stage.hits = [hit("behind", "zoe")];
		return opened();
	}
	const six = ["ben", "carl", "dora", "emil", "fay", "gil"];
	const isSold = (...listings: readonly string[]) =>
		Promise.all(listings.map((id) => stage.tell(`listing-${id}`, "ListingSold", {})));
	const isOver = async (talk: Fact): Promise<void> =>
		stage.deliver(
			process,
			await stage.tell(talk.stream, "NegotiationEnded", {
				...{ reason: "listing_gone", by: null, code: null },
			}),
		);

	test("is made again when all of them are gone, and finds what is behind them", async () => {
		const talk = await talkingToTheFirst(six);
		await isSold("c1", "c2", "c3", "c4", "c5", "c6");
		await isOver(talk);
		expect([searches(), openings()]).toEqual([2, ["c1", "behind"]]);
	});

	test("is not made again while one of them is left, or somebody is being talked to", async () => {
		const talk = await talkingToTheFirst(six);
		await isSold("c2", "c3", "c4", "c5", "c6");
		await stage.deliver(process, talk);
		expect(searches()).toBe(1);
		freshStage();
		const other = await talkingToTheFirst(six);
		await isSold("c1", "c2", "c3", "c4", "c5");
		await isOver(other);
		expect([searches(), openings()]).toEqual([1, ["c1", "c6"]]);
	});

	test("has shown all of it where it shows fewer than it may", async () => {
		const talk = await talkingToTheFirst(six.slice(0, 5));
		await isSold("c1", "c2", "c3", "c4", "c5");
		await isOver(talk);
		expect([searches(), openings()]).toEqual([1, ["c1"]]);
	});

	test("is not made again for a want that is covered", async () => {
		const talk = await talkingToTheFirst(six);
		await isSold("c1", "c2", "c3", "c4", "c5", "c6");
		await stage.tell("mandate-anna", "CommitmentReserved", {
			...{ negotiationId: "elsewhere", want: "chairs", amount: eur(900), quantity: 1 },
			offerId: "o9",
		});
		await isOver(talk);
		expect(searches()).toBe(1);
	});
});
