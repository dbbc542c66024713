import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mindFor } from "./minds.ts";

const calm = new AbortController().signal;
const nothing = { apiKey: undefined, baseUrl: undefined, cassette: undefined, readingCap: 2.5 };
let folder: string;
let cassette: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "parley-minds-"));
	cassette = join(folder, "answers.jsonl");
	await writeFile(cassette, "");
});
afterAll(() => rm(folder, { recursive: true }));

describe("who answers agents that ask for a model", () => {
	test("is nobody without a key and without recorded answers", async () => {
		expect(await mindFor(nothing, calm)).toBeUndefined();
	});

	test("reads what people say with a key, within the market's cap", async () => {
		expect(await mindFor({ ...nothing, apiKey: "key" }, calm)).toMatchObject({
			attempts: 3,
			readingCap: 2_500_000n,
		});
		const recording = await mindFor({ ...nothing, apiKey: "key", cassette }, calm);
		expect(recording?.readingCap).toBe(2_500_000n);
	});

	test("reads nothing that people say with recorded answers alone", async () => {
		expect((await mindFor({ ...nothing, cassette }, calm))?.readingCap).toBeNull();
	});
});
