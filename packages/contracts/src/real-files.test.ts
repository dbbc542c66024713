import { createReadStream, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fileLines } from "./file-lines.ts";
import { readHaggleFile } from "./haggle-file.ts";
import { readMarketFile } from "./market-file.ts";

const posts = new URL("../../../../shared/data/markets/", import.meta.url);

// The posts belong to other people and are not part of this repository; where they lie beside it, they are read too.
describe.skipIf(!existsSync(posts))(
	`the real posts in ../shared/data/markets${existsSync(posts) ? "" : " (skipped: no such folder)"}`,
	() => {
		test.each([
			["office-69.jsonl", 69, 552, 442],
			["town-400.jsonl", 400, 2000, 2616],
		])("%s loads without a problem", async (name, people, listings, wants) => {
			const { participants, problems } = await readMarketFile(
				fileLines(createReadStream(new URL(name, posts))),
			);
			expect(problems).toEqual([]);
			expect(participants).toHaveLength(people);
			expect(participants.flatMap(({ sells }) => sells)).toHaveLength(listings);
			expect(participants.flatMap((person) => person.wants)).toHaveLength(wants);
		});

		test("haggles.jsonl loads without a problem", async () => {
			const { haggles, problems } = await readHaggleFile(
				fileLines(createReadStream(new URL("haggles.jsonl", posts))),
			);
			expect(problems).toEqual([]);
			expect(haggles).toHaveLength(878);
		});
	},
);
