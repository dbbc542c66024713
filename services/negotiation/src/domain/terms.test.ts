import type { Terms } from "@parley/contracts/terms";
import { describe, expect, test } from "vitest";
import {
	DEADLINE,
	justAfter,
	justBefore,
	NOW,
	opening,
	priced,
	usd,
} from "../testing/negotiation-story.ts";
import { checkTerms } from "./terms.ts";

const market = { ...opening, currency: "USD" };
const eur = (minor: number) => ({ minor: String(minor), currency: "EUR" });
const sound = { listing: "chairs", revision: 3, terms: priced(8000), expiresAt: DEADLINE };
const flawOf = (changes: Partial<typeof sound>) =>
	checkTerms({ ...sound, ...changes }, market, NOW);
const flaw = (code: string) => ({ code, because: expect.stringMatching(/^[A-Z].+\.$/) });
const withTerms = (changes: Partial<Terms>) => flawOf({ terms: { ...priced(8000), ...changes } });
const fees = [
	{ code: "delivery", amount: usd(500) },
	{ code: "service", amount: usd(100) },
];

describe("rule 4: the terms of an offer", () => {
	test("are sound when they are for this negotiation and add up", () => {
		expect(checkTerms(sound, market, NOW)).toBeUndefined();
		expect(withTerms({ fees, total: usd(8600) })).toBeUndefined();
		expect(withTerms({ price: usd(1), total: usd(1) })).toBeUndefined();
	});

	test("come back with a code and a sentence when they are not", () => {
		expect(checkTerms({ ...sound, listing: "table" }, market, NOW)).toEqual({
			code: "WRONG_LISTING",
			because: "The offer is for another listing than this negotiation.",
		});
	});

	test.each([
		["are for the negotiation's listing", flawOf({ listing: "table" }), "WRONG_LISTING"],
		[
			"are not for a listing that is not named",
			flawOf({ listing: undefined as unknown as string }),
			"WRONG_LISTING",
		],
		["are not for an older revision", flawOf({ revision: 2 }), "REVISION_MISMATCH"],
		["are not for a newer revision", flawOf({ revision: 4 }), "REVISION_MISMATCH"],
		["are not for fewer", withTerms({ quantity: 1 }), "QUANTITY_MISMATCH"],
		["are not for more", withTerms({ quantity: 3 }), "QUANTITY_MISMATCH"],
		[
			"have their price in the market's currency",
			withTerms({ price: eur(8000) }),
			"WRONG_CURRENCY",
		],
		[
			"have their total in the market's currency",
			withTerms({ total: eur(8000) }),
			"WRONG_CURRENCY",
		],
		[
			"have every fee in the market's currency",
			withTerms({
				fees: [fees[0], { code: "service", amount: eur(100) }] as Terms["fees"],
				total: usd(8600),
			}),
			"WRONG_CURRENCY",
		],
		[
			"are not wholly in another currency",
			withTerms({ price: eur(8000), total: eur(8000) }),
			"WRONG_CURRENCY",
		],
		[
			"do not ask one unit more than price and fees",
			withTerms({ fees, total: usd(8601) }),
			"TOTAL_MISMATCH",
		],
		[
			"do not ask one unit less than price and fees",
			withTerms({ fees, total: usd(8599) }),
			"TOTAL_MISMATCH",
		],
		["do not leave the fees out of the total", withTerms({ fees }), "TOTAL_MISMATCH"],
		[
			"do not give anything away",
			withTerms({ price: usd(0), total: usd(0) }),
			"PRICE_NOT_POSITIVE",
		],
		[
			"do not consist of fees alone",
			withTerms({ price: usd(0), fees, total: usd(600) }),
			"PRICE_NOT_POSITIVE",
		],
	])("%s", (_, found, code) => {
		expect(found).toEqual(flaw(code));
	});
});

describe("rule 6: the expiry of an offer", () => {
	test.each([
		[justAfter(NOW), undefined],
		[NOW, "EXPIRY_PASSED"],
		[justBefore(NOW), "EXPIRY_PASSED"],
		[undefined as unknown as string, "EXPIRY_PASSED"],
		[justBefore(DEADLINE), undefined],
		[DEADLINE, undefined],
		[justAfter(DEADLINE), "EXPIRY_AFTER_DEADLINE"],
	])("of %s has the flaw %s", (expiresAt, code) => {
		expect(flawOf({ expiresAt })).toEqual(code === undefined ? undefined : flaw(code));
	});
});
