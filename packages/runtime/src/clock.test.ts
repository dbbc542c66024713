import { instant } from "@parley/contracts/id";
import { expect, test } from "vitest";
import { conductedClock, systemClock, virtualClock } from "./clock.ts";

test("the system's clock tells UTC with milliseconds, as facts do", () => {
	expect(instant.safeParse(systemClock()).success).toBe(true);
});

test("a virtual clock stands still until it is set", () => {
	const clock = virtualClock("2026-01-05T09:00:00.000Z");
	expect([clock.now(), clock.now()]).toEqual(Array(2).fill("2026-01-05T09:00:00.000Z"));
	clock.set("2026-01-05T09:01:00.000Z");
	expect(clock.now()).toBe("2026-01-05T09:01:00.000Z");
});

test("a conducted clock stands at the latest instant it has heard of", () => {
	const clock = conductedClock("2026-01-05T09:00:00.000Z");
	clock.seen("2026-01-07T09:00:00.000Z");
	clock.seen("2026-01-06T09:00:00.000Z");
	expect(clock.now()).toBe("2026-01-07T09:00:00.000Z");
});

test.each(["", "tomorrow", "2026-13-45T09:00:00.000Z", "2027-01-05", "9999-12-31T23:59:59.999Z"])(
	"a conducted clock ignores %j",
	(instant) => {
		const clock = conductedClock("2026-01-05T09:00:00.000Z");
		clock.seen(instant);
		expect(clock.now()).toBe("2026-01-05T09:00:00.000Z");
	},
);
