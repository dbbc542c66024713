import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { exported, parley } from "./parley.ts";
import { ServedMarket } from "./served-market.ts";

let home: string;
let deal: string;
let market: ServedMarket;

beforeAll(async () => {
	home = await emptyFolder();
	expect((await parley(home, "demo")).code).toBe(0);
	deal = (await exported(home)).find(({ type }) => type === "DealOpened")?.dealId ?? "";
	market = new ServedMarket("serve", join(home, ".parley", "demo"), {});
	await market.start();
});

afterAll(async () => {
	await market.stop();
	await rm(home, { recursive: true, force: true });
});

test("a market at work is read beside whoever is at work in it", async () => {
	for (const command of ["why", "replay"]) {
		const { code, stdout } = await parley(home, command, deal);
		expect([code, stdout.includes(deal)]).toEqual([0, true]);
	}
	expect((await parley(home, "report")).stdout).toContain("What became of it");
	expect((await exported(home)).length).toBeGreaterThan(3_000);
});

test("a market at work is not verified, because it would have to stand still", async () => {
	const { code, stderr } = await parley(home, "verify");
	expect([code, stderr.includes("is already open in another Parley process")]).toEqual([1, true]);
});
