import { expect, test } from "vitest";
import { fuzzHttp } from "./http-fuzz.ts";

test("a market answers whatever is sent to it over HTTP, and shows nobody what is not theirs", async () => {
	const { byStatus, findings, tally } = await fuzzHttp({ requests: 2_500, seed: 1 });

	expect(findings).toEqual([]);
	// Requests get past the door, and not all of them.
	expect(byStatus["200"]).toBeGreaterThan(100);
	expect(byStatus["400"]).toBeGreaterThan(100);
	expect(byStatus["409"]).toBeGreaterThan(0);
	// Nearly all that can be asked for is done by somebody; a long run asks that of everything.
	expect(tally.neverDone.length).toBeLessThan(8);
});
