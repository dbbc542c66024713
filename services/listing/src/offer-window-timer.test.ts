import { tables, told } from "@parley/runtime/testing/process-story";
import { timerTable } from "@parley/runtime/timers";
import { describe, expect, test } from "vitest";
import { offerWindowTimer } from "./offer-window-timer.ts";
import { chairs, dearer, type Fact, fact, sold, withdrawn } from "./testing/listing-story.ts";

const table = timerTable("listing", [offerWindowTimer]);
const stream = "listing-chairs";
const due = async (...facts: Fact[]) =>
	(
		await tables(...facts.map(({ type, data }) => told(stream, type, data as never))).find(
			table,
			{},
		)
	).map(({ due, stream, type, data }) => ({ due, stream, type, data }));

const hash = "0".repeat(64);
const published = (offerWindow: { until?: string; offers?: number }) =>
	fact("ListingPublished", { ...chairs, offerWindow, revision: 1, hash });
const revised = (offerWindow: { until?: string; offers?: number }) =>
	fact("ListingRevised", { revision: 2, offerWindow, hash });
const until = "2026-03-01T18:00:00.000Z";
const tomorrow = "2026-03-02T18:00:00.000Z";
const close = (at: string, revision: number) => ({
	...{ due: at, stream, type: "CloseOfferWindow", data: { revision } },
});

describe("the timer of an offer window", () => {
	test("closes it at its time", async () => {
		expect(await due(published({ until, offers: 3 }))).toEqual([close(until, 1)]);
	});

	test("is not set where it has no time", async () => {
		expect(await due(published({ offers: 3 }))).toEqual([]);
	});

	test.each([fact("OfferWindowClosed", {}), sold, withdrawn])(
		"is forgotten after $type",
		async (gone) => {
			expect(await due(published({ until }), gone)).toEqual([]);
		},
	);

	test("is set anew by a revision that names a window, and left alone by one that does not", async () => {
		expect(await due(published({ until }), dearer)).toEqual([close(until, 1)]);
		expect(await due(published({ until }), revised({ until: tomorrow }))).toEqual([
			close(tomorrow, 2),
		]);
		expect(await due(published({ until }), revised({ offers: 2 }))).toEqual([]);
		expect(await due(published({ offers: 2 }), revised({ until }))).toEqual([close(until, 2)]);
	});
});
