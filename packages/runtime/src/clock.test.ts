import { instant } from "@parley/contracts/id";
import { expect, test } from "vitest";
import { systemClock, virtualClock } from "./clock.ts";

test("the system's clock tells UTC with milliseconds, as facts do", () => {
	expect(instant.safeParse(systemClock()).success).toBe(true);
});

test("a virtual clock stands still until it is set", () => {
	const clock = virtualClock("2026-01-05T09:00:00.000Z");
	expect([clock.now(), clock.now()]).toEqual(Array(2).fill("2026-01-05T09:00:00.000Z"));
	clock.set("2026-01-05T09:01:00.000Z");
	expect(clock.now()).toBe("2026-01-05T09:01:00.000Z");
});
