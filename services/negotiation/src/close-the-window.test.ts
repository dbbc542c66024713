import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { sentBy, tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { closeTheWindow } from "./close-the-window.ts";
import { chairs } from "./testing/chairs.ts";

const { hash } = chairs;
const published = (offerWindow?: { until?: string; offers?: number }) =>
	told("listing-chairs", "ListingPublished", {
		...chairs,
		...(offerWindow === undefined ? {} : { offerWindow }),
	});
const closed = told("listing-chairs", "OfferWindowClosed", {});
const money = { minor: "4000", currency: "USD" };
const bid = (by: string, inReplyTo: string | null = null) =>
	told(`negotiation-of-${by}`, "OfferMade", {
		...{ negotiationId: `of-${by}`, offerId: `by-${by}`, listing: "chairs", revision: 1, by },
		terms: { price: money, quantity: 2, handover: DEFAULT_HANDOVER, fees: [], total: money },
		...{ inReplyTo, expiresAt: "2026-03-02T12:00:00.000Z", hash },
	});
const close = { stream: "listing-chairs", type: "CloseOfferWindow", data: { revision: 1 } };

describe("an offer window that takes a number of offers", () => {
	const [ben, zoe, kim] = [bid("ben"), bid("zoe"), bid("kim")] as const;
	const taking = (offers: number) => published({ offers });

	test("is closed by the last buyer it waits for", async () => {
		expect(await sentBy(closeTheWindow, ben, tables(taking(2), ben))).toEqual([]);
		const sent = await sentBy(closeTheWindow, zoe, tables(taking(2), ben, zoe));
		expect(sent).toMatchObject([
			{ ...close, causedBy: zoe.id, actor: { kind: "service", id: "negotiation" } },
		]);
		expect(await sentBy(closeTheWindow, zoe, tables(taking(2), ben, zoe))).toEqual(sent);
	});

	test("is closed by whichever bid is heard of first when enough are known", async () => {
		expect(await sentBy(closeTheWindow, ben, tables(taking(2), ben, zoe))).toMatchObject([close]);
	});

	test("is closed once", async () => {
		expect(await sentBy(closeTheWindow, kim, tables(taking(2), ben, zoe, closed, kim))).toEqual([]);
	});

	test("is not closed by a buyer who bids twice, nor by the seller", async () => {
		const again = bid("ben");
		expect(await sentBy(closeTheWindow, again, tables(taking(2), ben, bid("sue"), again))).toEqual(
			[],
		);
	});

	test("is no matter of a counter-offer, of a window with a time only, or of a listing without one", async () => {
		const counter = bid("ben", "by-sue");
		expect(closeTheWindow.keys(counter, tables())).toEqual([]);
		const timed = published({ until: "2026-03-02T12:00:00.000Z" });
		expect(await sentBy(closeTheWindow, zoe, tables(timed, ben, zoe))).toEqual([]);
		expect(await sentBy(closeTheWindow, zoe, tables(published(), ben, zoe))).toEqual([]);
	});

	test("is handled one bid after the other for each listing", async () => {
		expect(await closeTheWindow.keys(ben, tables())).toEqual(["listing-chairs"]);
	});
});
