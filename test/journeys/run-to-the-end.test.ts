import { execFileSync, spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { bargains, demoFile, exported, parley, start } from "./parley.ts";

/** The demo, run once without a disturbance: what every disturbed run must come to. */
describe("the demo market", () => {
	let home: string;
	let undisturbed: Fact[];
	beforeAll(async () => {
		home = await emptyFolder();
		const { code, stdout, stderr } = await parley(home, "demo");
		expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
		expect(stdout).toContain("ledger verified");
		expect(stdout).toContain("money balances");
		undisturbed = await exported(home);
	});
	afterAll(() => rm(home, { recursive: true, force: true }));

	test("keeps every rule of the published language, by independent checkers", async () => {
		const participants = participantsOf((await readFile(demoFile, "utf8")).split("\n"));
		expect(check(undisturbed, { participants, finished: true })).toEqual([]);
	});

	test("has what a newcomer should see: deals, walk-aways, impasses, a clarification, a fall-through, a dispute", () => {
		const reasons = undisturbed
			.filter(({ type }) => type === "NegotiationEnded")
			.map(({ data }) => data.reason);
		const seen = new Set([...undisturbed.map(({ type }) => type), ...reasons]);
		for (const event of [
			"DealClosed",
			"walked_away",
			"impasse",
			"ClarificationAnswered",
			"DealFellThrough",
			"DisputeDecided",
		])
			expect([...seen]).toContain(event);
	});

	test("has come to its end: run again, it changes nothing", async () => {
		const again = await parley(home, "demo");
		expect(again.code).toBe(0);
		expect(await exported(home)).toEqual(undisturbed);
	});

	test("killed with its process or its database again and again, it comes to the same end", async () => {
		const folder = await emptyFolder();
		try {
			let kills = 0;
			// Longer by a part each time, so that a slow machine needs not many more kills to get through.
			for (let patience = 900; ; patience *= 1.3) {
				const run = start(folder, "demo");
				const ended = await Promise.race([run.ended, delay(patience).then(() => undefined)]);
				if (ended !== undefined) {
					expect(ended).toMatchObject({ code: 0 });
					break;
				}
				kills++;
				if (kills % 3 === 0) killDatabase(folder);
				else run.child.kill("SIGKILL");
				const { code, stderr } = await run.ended;
				if (code === 1) expect(stderr).toContain("Nothing is lost");
			}
			expect(kills).toBeGreaterThan(1);
			const facts = await exported(folder);
			expect(bargains(facts)).toEqual(bargains(undisturbed));
			expect(facts.map(({ id }) => id).sort()).toEqual(undisturbed.map(({ id }) => id).sort());
			const participants = participantsOf((await readFile(demoFile, "utf8")).split("\n"));
			expect(check(facts, { participants, finished: true })).toEqual([]);
			expect((await parley(folder, "verify")).code).toBe(0);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	describe("interrupted", () => {
		let folder: string;
		beforeAll(async () => {
			folder = await emptyFolder();
		});
		afterAll(() => rm(folder, { recursive: true, force: true }));

		test("says how to go on", async () => {
			const run = start(folder, "demo");
			await underWay(folder);
			run.child.kill("SIGINT");
			const stopped = await run.ended;
			expect(stopped.code).toBe(130);
			expect(stopped.stderr + stopped.stdout).toMatch(/again/);
		});

		test("goes on, and a second process on the same data is refused with a sentence meanwhile", async () => {
			const first = start(folder, "demo");
			await underWay(folder);
			// It stands still while the second one looks, so that it cannot have come to its end by then.
			first.child.kill("SIGSTOP");
			const second = await parley(folder, "demo");
			first.child.kill("SIGCONT");
			expect(second.code).toBe(1);
			expect(second.stderr).toMatch(/\.$/m);
			expect(second.stderr).not.toMatch(/ at .*\.ts:\d+/);
			expect((await first.ended).code).toBe(0);
			expect(bargains(await exported(folder))).toEqual(bargains(undisturbed));
		});
	});
});

/** Until the Postgres of a data directory runs: one that only makes the directory has no owner yet. */
const underWay = (folder: string) =>
	expect.poll(() => spawnSync("pgrep", ["-f", `postgres.*${folder}.*owner=`]).status).toBe(0);

/** Kills the whole Postgres of a data directory at once, as a crash of the machine would. */
function killDatabase(folder: string): void {
	try {
		execFileSync("pkill", ["-9", "-f", `postgres.*${folder}`]);
	} catch {
		// It has not started yet, or is gone already.
	}
}
