import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { startNats } from "@parley/bus/embedded/nats-server";
import { SERVICE_NAMES } from "@parley/marketplace/services";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { killEverything } from "./kill-everything.ts";
import { bargains, demoFile, exported, parley, start } from "./parley.ts";
import { streamDifferences } from "./stream-check.ts";

describe("the demo market on five processes", () => {
	let home: string;
	let facts: Fact[];
	beforeAll(async () => {
		home = await emptyFolder();
		const { code, stdout, stderr } = await parley(home, "up", demoFile, "--data", "market");
		expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
		expect(stdout).toContain("ledger verified");
		expect(stdout).toContain("money balances");
		facts = await exported(home);
	});
	afterAll(() => rm(home, { recursive: true, force: true }));

	test("keeps every rule of the published language, by independent checkers", async () => {
		const participants = participantsOf((await readFile(demoFile, "utf8")).split("\n"));
		expect(check(facts, { participants, finished: true })).toEqual([]);
	});

	test("comes to about as many deals as in one process", async () => {
		const folder = await emptyFolder();
		try {
			expect((await parley(folder, "demo")).code).toBe(0);
			const alone = bargains(await exported(folder)).length;
			expect(bargains(facts).length).toBeGreaterThanOrEqual(alone * 0.9);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	test("leaves a stream that is the ledger, position by position, and private facts as digests", async () => {
		const broker = await startNats({ data: join(home, "market", "nats") });
		try {
			expect(await streamDifferences(broker.url, "market", facts)).toEqual([]);
		} finally {
			await broker.stop();
		}
	});

	test("keeps a log of each process, which sends nobody elsewhere for tokens", async () => {
		expect(SERVICE_NAMES).toHaveLength(5);
		expect(await serving(home)).toEqual(SERVICE_NAMES);
		for (const service of SERVICE_NAMES)
			expect(await logOf(home, service)).not.toContain("parley token");
	});

	test("has come to its end: run again, it changes nothing", async () => {
		const again = await parley(home, "up", demoFile, "--data", "market");
		expect(again.code).toBe(0);
		expect(again.stdout).toContain("had finished already");
		expect(await exported(home)).toEqual(facts);
	});

	test("interrupted, it stops its processes, says how to go on, and goes on", async () => {
		const folder = await emptyFolder();
		try {
			const run = start(folder, "up", demoFile, "--data", "market");
			await expect.poll(() => serving(folder)).toEqual(SERVICE_NAMES);
			run.child.kill("SIGINT");
			const { code, stderr } = await run.ended;
			expect(code).toBe(130);
			expect(stderr).toContain("Nothing is lost");
			const again = await parley(folder, "up", demoFile, "--data", "market");
			expect({ code: again.code, said: again.stdout }).toMatchObject({ code: 0 });
			const participants = participantsOf((await readFile(demoFile, "utf8")).split("\n"));
			expect(check(await exported(folder), { participants, finished: true })).toEqual([]);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	test("loses nothing and doubles nothing while its processes and servers are killed", async () => {
		const { kills, wrong } = await killEverything(demoFile, {
			seed: 1,
			forMs: 15_000,
			everyMs: 2_500,
		});
		expect(wrong).toEqual([]);
		expect(Object.keys(kills).length).toBeGreaterThan(0);
	});
});

const logOf = (folder: string, service: string): Promise<string> =>
	readFile(join(folder, "market", "logs", `${service}.log`), "utf8").catch(() => "");

/** The services that have said that they are there. */
async function serving(folder: string): Promise<string[]> {
	const logs = await Promise.all(SERVICE_NAMES.map((service) => logOf(folder, service)));
	return SERVICE_NAMES.filter((service, at) => logs[at]?.includes(`${service} serves at http://`));
}
