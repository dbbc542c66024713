import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { check } from "../simulation/checkers/check.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { bargains, exported, parley } from "./parley.ts";

const office = fileURLToPath(
	new URL("../../../shared/data/markets/office-69.jsonl", import.meta.url),
);
const isHere = existsSync(office);
const title = isHere
	? "an office of 69 people and 552 real posts closes at least 80 deals and breaks no rule"
	: "an office of real posts is not tried: ../shared/data/markets/office-69.jsonl is not on this machine";

test.skipIf(!isHere)(
	title,
	async () => {
		const home = await emptyFolder();
		try {
			const run = await parley(home, "run", office);
			expect({ code: run.code, stderr: run.code === 0 ? "" : run.stderr }).toEqual({
				code: 0,
				stderr: "",
			});
			const facts = await exported(home);
			expect(bargains(facts).length).toBeGreaterThanOrEqual(80);
			const participants = participantsOf((await readFile(office, "utf8")).split("\n"));
			expect(check(facts, { participants, finished: true })).toEqual([]);
		} finally {
			await rm(home, { recursive: true, force: true });
		}
	},
	600_000,
);
