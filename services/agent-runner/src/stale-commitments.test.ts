import { describe, expect, test } from "vitest";
import type { Talk } from "./domain/talk.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { eur, grantedOf, standingOf, talkOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

/** Documents that hold the given negotiations and nothing else. */
const knowing = (...talks: Talk[]) => ({
	...new Stage().documents,
	many: async (_: unknown, keys: readonly string[]) =>
		talks.filter(({ id }) => keys.includes(id)) as never[],
});

const held = { negotiationId: "n1", want: "chairs", amount: eur(900), quantity: 1, offerId: "o1" };
const granted = grantedOf({ commitments: { n1: held } });
const staleIn = (talk: Partial<Talk>) => staleCommitments(knowing(talkOf(talk)) as never, granted);
const own = standingOf("anna", 900, { offerId: "o1" });
const counter = standingOf("ben", 1000, { offerId: "o2" });

describe("a commitment stands for nothing", () => {
	test("once its offer was countered, declined, withdrawn or has expired", async () => {
		expect(await staleIn({ lastBid: "o1", standing: counter })).toEqual(["o1"]);
		expect(await staleIn({ lastBid: "o1", standing: null })).toEqual(["o1"]);
	});

	test("once the negotiation ended without a deal, or the deal is off", async () => {
		expect(await staleIn({ status: "ended", lastBid: "o1", standing: own })).toEqual(["o1"]);
		expect(await staleIn({ status: "agreed", deal: "off", lastBid: "o1", standing: own })).toEqual([
			"o1",
		]);
	});
});

describe("a commitment stands", () => {
	test("as long as its offer does", async () => {
		expect(await staleIn({ lastBid: "o1", standing: own })).toEqual([]);
	});

	test("where its offer, or its negotiation, was not seen yet", async () => {
		expect(await staleIn({ lastBid: "o0", standing: counter })).toEqual([]);
		expect(await staleIn({ lastBid: null, standing: null })).toEqual([]);
		expect(await staleCommitments(knowing() as never, granted)).toEqual([]);
	});

	test("where it became a deal, until that deal is off", async () => {
		expect(
			await staleIn({ status: "agreed", deal: "agreed", lastBid: "o1", standing: counter }),
		).toEqual([]);
		expect(
			await staleIn({ status: "agreed", deal: "held", lastBid: "o1", standing: counter }),
		).toEqual([]);
	});

	test("by itself: each is judged by its own negotiation", async () => {
		const second = { ...held, negotiationId: "n2", offerId: "o9" };
		const both = grantedOf({ commitments: { n1: held, n2: second } });
		const talks = knowing(
			talkOf({ lastBid: "o1", standing: counter }),
			talkOf({ id: "n2", lastBid: "o9", standing: { ...own, offerId: "o9" } }),
		);
		expect(await staleCommitments(talks as never, both)).toEqual(["o1"]);
		expect(await staleCommitments(talks as never, grantedOf())).toEqual([]);
	});
});
