import { toAmount } from "@parley/contracts/amount";
import { fileLines } from "@parley/contracts/file-lines";
import { readMarketFile } from "@parley/contracts/market-file";
import { describe, expect, it } from "vitest";
import { generatedMarket, OFFICE } from "./generated-market.ts";

/** The market as a file would hold it. */
const written = (seed: number): string =>
	generatedMarket(OFFICE, seed)
		.map(({ budget, sells, wants, ...person }) =>
			JSON.stringify({
				...person,
				budget: toAmount(budget),
				sells: sells.map((post) => ({
					...post,
					ask: toAmount(post.ask),
					floor: toAmount(post.floor),
				})),
				wants: wants.map((want) => ({ ...want, ceiling: toAmount(want.ceiling) })),
			}),
		)
		.join("\n");

describe("a made-up market", () => {
	it("is one that a file could hold", async () => {
		async function* bytes() {
			yield Buffer.from(written(1));
		}
		const { participants, problems } = await readMarketFile(fileLines(bytes()));
		expect(problems).toEqual([]);
		expect(participants).toEqual(generatedMarket(OFFICE, 1));
	});

	it("is the same for the same seed, and another for another", () => {
		expect(written(7)).toBe(written(7));
		expect(written(7)).not.toBe(written(8));
	});
});
