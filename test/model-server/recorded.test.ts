import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claude, recording, replaying } from "@parley/agent-runner";
import { expect, it } from "vitest";
import { calls, isOverloaded } from "./answers.ts";
import { inTurn } from "./minds.ts";
import { modelServer } from "./model-server.ts";
import { aQuestion } from "./question.ts";

const calm = new AbortController().signal;
const time = { now: () => 0, pause: async () => {} };

it("what a model said once is said again without it, word for word, and nothing else is", async () => {
	const folder = await mkdtemp(join(tmpdir(), "parley-recorded-"));
	const file = join(folder, "answers.jsonl");
	const server = await modelServer(inTurn(isOverloaded(), calls("accept", {}, "Gladly.")));
	try {
		const model = claude({
			apiKey: server.key,
			baseURL: server.url,
			retries: 0,
			patienceMs: 0,
			time,
		});
		const recorder = await recording(file, model);
		expect(await recorder.ask(aQuestion(), calm)).toMatchObject({ why: "overloaded" });
		expect(await readFile(file, "utf8")).toBe("");

		const again = claude({ apiKey: server.key, baseURL: server.url, retries: 0, time });
		const reply = await (await recording(file, again)).ask(aQuestion(), calm);
		expect(reply).toMatchObject({ kind: "chose", tool: "accept", text: "Gladly." });
		await server.close();

		const player = await replaying(file);
		expect(await player.ask(aQuestion(), calm)).toEqual(reply);
		const other = { ...aQuestion(), prompt: "They offer 81.00 USD. What do you do?" };
		expect(await player.ask(other, calm)).toMatchObject({ why: "not_recorded", usage: null });
	} finally {
		await rm(folder, { recursive: true });
	}
});
