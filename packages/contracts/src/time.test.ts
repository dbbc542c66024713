import { describe, expect, test } from "vitest";
import { fullHour, later, milliseconds } from "./time.ts";

test("a later instant crosses days, months and leap days, and keeps its form", () => {
	expect(later("2026-01-05T09:00:00.000Z", 0)).toBe("2026-01-05T09:00:00.000Z");
	expect(later("2026-12-31T23:59:59.999Z", 1)).toBe("2027-01-01T00:00:00.000Z");
	expect(later("2028-02-28T12:00:00.000Z", 24 * 3_600_000)).toBe("2028-02-29T12:00:00.000Z");
});

test("the full hour is the instant itself, or the next", () => {
	expect(fullHour("2026-01-05T09:00:00.000Z")).toBe("2026-01-05T09:00:00.000Z");
	expect(fullHour("2026-01-05T09:00:00.001Z")).toBe("2026-01-05T10:00:00.000Z");
	expect(fullHour("2026-12-31T23:00:00.001Z")).toBe("2027-01-01T00:00:00.000Z");
});

describe("a duration", () => {
	test.each([
		["PT0H", 0],
		["PT36H", 129_600_000],
		["P2D", 172_800_000],
		["P1DT12H", 129_600_000],
	])("%s has %d milliseconds", (duration, expected) => {
		expect(milliseconds(duration)).toBe(expected);
	});

	test.each(["", "P", "PT", "P1DT", "2D", "P1M", "PT30M", "P-1D", "P1.5D", " P1D", "P1D\n"])(
		"is not %j",
		(text) => {
			expect(() => milliseconds(text)).toThrow(TypeError);
		},
	);
});
