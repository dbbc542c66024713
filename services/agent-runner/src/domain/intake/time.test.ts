import { describe, expect, test } from "vitest";
import { readTime } from "./time.ts";

/** A Monday. */
const NOW = "2026-03-02T12:00:00.000Z";

describe("a time as people say it", () => {
	test.each([
		["2026-03-09", "2026-03-09T23:59:59.000Z"],
		["2026-03-09T10:00:00.000Z", "2026-03-09T10:00:00.000Z"],
		["10 days", "2026-03-12T12:00:00.000Z"],
		["in 3 hours", "2026-03-02T15:00:00.000Z"],
		["In two weeks", "2026-03-16T12:00:00.000Z"],
		["a couple of days", "2026-03-04T12:00:00.000Z"],
		["for the next 5 days", "2026-03-07T12:00:00.000Z"],
		["one month from now", "2026-04-01T12:00:00.000Z"],
		["a fortnight", "2026-03-16T12:00:00.000Z"],
		["next month", "2026-04-01T12:00:00.000Z"],
		["next week", "2026-03-09T12:00:00.000Z"],
		["today", "2026-03-02T23:59:59.000Z"],
		["until tomorrow", "2026-03-03T23:59:59.000Z"],
		["the day after tomorrow", "2026-03-04T23:59:59.000Z"],
		["Friday", "2026-03-06T23:59:59.000Z"],
		["by next friday", "2026-03-06T23:59:59.000Z"],
		["monday", "2026-03-09T23:59:59.000Z"],
		["end of the week", "2026-03-08T23:59:59.000Z"],
		["end of month", "2026-03-31T23:59:59.000Z"],
		["the end of next month", "2026-04-30T23:59:59.000Z"],
		["end of the year", "2026-12-31T23:59:59.000Z"],
		["31 March", "2026-03-31T23:59:59.000Z"],
		["by the 1st of February", "2027-02-01T23:59:59.000Z"],
		["Jan 31st, 2028", "2028-01-31T23:59:59.000Z"],
	])("“%s” is %s", (said, due) => {
		expect(readTime(said, NOW)).toBe(due);
	});

	test.each([
		...[
			"soon",
			"0 days",
			"some week",
			"2026-02-31",
			"31 February",
			"next someday",
			"constructor days",
		],
		...["", "friday or saturday", "not tomorrow", "10", "3 lightyears", "may", "day"],
	])("“%s” is none", (said) => {
		expect(readTime(said, NOW)).toBeUndefined();
	});

	test("is on a Sunday still of the week that ends", () => {
		const sunday = "2026-03-08T08:00:00.000Z";
		expect(readTime("end of the week", sunday)).toBe("2026-03-08T23:59:59.000Z");
		expect(readTime("end of next week", sunday)).toBe("2026-03-15T23:59:59.000Z");
		expect(readTime("sunday", sunday)).toBe("2026-03-15T23:59:59.000Z");
	});
});
