import { describe, expect, test } from "vitest";
import { killIntakes } from "./killed-intake.ts";

describe("a market that is killed while it interviews people", () => {
	test("loses nothing that it took in, asks nothing in vain, keeps its caps and waits for the yes", async () => {
		const wanted = { command: "serve", people: 2, kills: 3, seed: 5, cap: "0.1" } as const;
		const { wrong, kills, acknowledged, confirmed, questions } = await killIntakes(wanted);
		expect(wrong).toEqual([]);
		expect(kills).toBe(3);
		expect(questions).toBeGreaterThan(1);
		expect(acknowledged).toBeGreaterThan(8);
		expect(confirmed).toBeGreaterThan(1);
	});
});
