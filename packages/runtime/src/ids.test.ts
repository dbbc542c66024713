import { expect, it } from "vitest";
import { newId, newSecret, uuidv7 } from "./ids.ts";

it("makes ids that later ones sort after, of the seventh version", () => {
	const early = uuidv7(1_700_000_000_000, new Uint8Array(10).fill(255));
	const late = uuidv7(1_700_000_000_001, new Uint8Array(10));
	expect(early).toBe("018bcfe5-6800-7fff-bfff-ffffffffffff");
	expect(late > early).toBe(true);
	expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(newId()).not.toBe(newId());
});

it("makes secrets that may stand in a header", () => {
	expect(newSecret()).toMatch(/^[A-Za-z0-9_-]{43}$/);
	expect(newSecret()).not.toBe(newSecret());
});
