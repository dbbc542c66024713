import { hashOf } from "@parley/contracts/hash";
import { later } from "@parley/contracts/time";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	chairs,
	command,
	dearer,
	fact,
	published,
	sold,
	withdrawn,
} from "../testing/listing-story.ts";
import { listing } from "./listing.ts";

const until = "2026-03-01T18:00:00.000Z";
const windowed = fact("ListingPublished", {
	...chairs,
	offerWindow: { until, offers: 3 },
	revision: 1,
	hash: hashOf({}),
});
const another = fact("ListingRevised", {
	revision: 2,
	offerWindow: { offers: 2 },
	hash: hashOf({}),
});
const closed = fact("OfferWindowClosed", {});

const close = (revision = 1) => ({
	...command("CloseOfferWindow", { revision }),
	actor: { kind: "service", id: "negotiation" } as const,
});
const dearerAsk = command("ReviseListing", {
	by: chairs.seller,
	changes: { ask: { minor: "9900", currency: chairs.ask.currency } },
});
const isClosed = { events: [{ type: "OfferWindowClosed", data: {} }] };
const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});

describe("an offer window", () => {
	test("has its time ahead when it is published or revised", () => {
		const asking = (type: "PublishListing" | "ReviseListing", at: string) => {
			const offerWindow = { until };
			const data =
				type === "PublishListing"
					? { ...chairs, offerWindow }
					: { by: chairs.seller, changes: { offerWindow } };
			const before = type === "PublishListing" ? given(listing) : given(listing, published);
			return before.when({ ...command(type, data as never), at });
		};
		for (const type of ["PublishListing", "ReviseListing"] as const) {
			expect(asking(type, until)).toEqual(refused("OFFER_WINDOW_PAST"));
			expect(asking(type, later(until, -1))).toMatchObject({ events: [{}] });
		}
		// One that has closed is no hindrance to a change of something else.
		expect(
			given(listing, windowed, closed).when({ ...dearerAsk, at: later(until, 1) }),
		).toMatchObject({
			events: [{ type: "ListingRevised" }],
		});
	});

	test("closes once", () => {
		expect(given(listing, windowed).when(close())).toEqual(isClosed);
		expect(given(listing, windowed, closed).when(close())).toEqual(refused("NO_OPEN_WINDOW"));
	});

	test("closes only where there is one", () => {
		expect(given(listing, published).when(close())).toEqual(refused("NO_OPEN_WINDOW"));
	});

	test("is no matter any more once the listing is gone", () => {
		for (const gone of [sold, withdrawn])
			expect(given(listing, windowed, gone).when(close())).toEqual(refused("LISTING_GONE"));
	});

	test("closes by the timer at its time and not before", () => {
		const at = (instant: string) => ({
			...close(),
			actor: { kind: "timer", id: "market" } as const,
			at: instant,
		});
		const { when } = given(listing, windowed);
		expect(when(at(later(until, -1)))).toEqual(refused("WINDOW_NOT_OVER"));
		expect(when(at(until))).toEqual(isClosed);
	});

	test("stays as it is where a revision names none", () => {
		expect(given(listing, windowed, dearer).when(close())).toEqual(isClosed);
		expect(given(listing, windowed, closed, dearer).when(close())).toEqual(
			refused("NO_OPEN_WINDOW"),
		);
	});

	test.each([
		["where there was none", [published]],
		["where there was one", [windowed]],
		["where it had closed", [windowed, closed]],
	])("opens anew with a revision that names one, %s", (_, before) => {
		const { when } = given(listing, ...before, another);
		expect(when(close(1))).toEqual(refused("NO_OPEN_WINDOW"));
		expect(when(close(2))).toEqual(isClosed);
	});
});
