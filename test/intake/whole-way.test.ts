import { agentRunner, claude } from "@parley/agent-runner";
import { listing } from "@parley/listing";
import type { Reply } from "@parley/runtime/http/route";
import { person, stage } from "@parley/runtime/testing/api-story";
import { settlement } from "@parley/settlement";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	calls,
	fails,
	hangsUp,
	isMalformed,
	refuses,
	runsOut,
	says,
} from "../model-server/answers.ts";
import { HOSTILE_MINDS } from "../model-server/minds.ts";
import { type ModelServer, modelServer } from "../model-server/model-server.ts";
import { fillIn } from "./label.ts";

const anna = person("anna");
const said = "Sell my brass desk lamp for 15 USD, at least 9.25 USD.";
const filled = fillIn({
	sells: [{ title: "brass desk lamp", category: "lamps", ask: "15 USD", least: "9.25 USD" }],
});
const others = { "sell-1.description": "Works.", deadline: "10 days", rest: "usual" };

let server: ModelServer;
beforeAll(async () => {
	server = await modelServer(() => calls("fill_in", filled));
});
afterAll(() => server.close());

function market() {
	const model = claude({ apiKey: server.key, baseURL: server.url, retries: 0 });
	const mind = { model, attempts: 1, signal: new AbortController().signal };
	const all = stage(agentRunner(undefined, { mind }), listing, settlement);
	const ask = (body: object, path = "") =>
		all.ask(anna, `POST /principals/anna/intake${path}`, { body });
	const read = (path: string) => all.ask(anna, `GET ${path}`);
	return { ask, read, ledger: all.ledger };
}
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
const bodyOf = (reply: Reply): any => ("body" in reply ? reply.body : reply);

describe("from a person's words to an agent in the market", () => {
	it("takes one text, a few answers and a yes, and the limit is in no public fact", async () => {
		server.become(() => calls("fill_in", filled));
		const { ask, read, ledger } = market();
		await ask({ say: said, consent: true });
		const { hash, readBack } = bodyOf(await ask({ answers: others }));
		expect(readBack.join("\n")).toContain("never take less than 9.25 USD each");
		expect(bodyOf(await ask({ hash }, "/confirm"))).toMatchObject({ status: "confirmed", hash });
		expect(bodyOf(await read("/listings"))).toMatchObject({
			items: [{ title: "brass desk lamp", seller: "anna", ask: { amount: "15.00" } }],
		});
		expect(bodyOf(await read("/principals/anna"))).toMatchObject({
			account: { currency: "USD" },
			mandate: "granted",
		});
		const open = ledger.facts.filter(({ visibility }) => visibility !== "private");
		expect(open.length).toBeGreaterThan(0);
		expect(JSON.stringify(open)).not.toMatch(/9\.25|"925"/);
	});

	it("sends nothing to a model without consent", async () => {
		const before = server.received.length;
		const { ask } = market();
		await ask({ say: "brass desk lamp" });
		await ask({ answers: { "sell-1.least": "9.25 USD" } });
		expect(server.received.length).toBe(before);
	});

	const broken = { refuses, hangsUp, isMalformed, says: () => says("Well …") };
	const cut = {
		runsOut: () => runsOut("fill_in", filled),
		fails: () => fails(400, "invalid_request_error"),
	};
	it.each([
		...Object.entries({ ...broken, ...cut }).map(
			([name, answer]) => [name, () => answer()] as const,
		),
		...Object.entries(HOSTILE_MINDS),
	])("a model that %s is no obstacle: the form asks", async (_, mind) => {
		server.become(mind);
		const { ask, ledger } = market();
		for (const say of ["A brass desk lamp is what I sell", "Nothing else is to be said", "Really"])
			await ask({ say, consent: true });
		const answers = { sells: ["brass desk lamp"], wants: "none", ...others };
		const prices = {
			"sell-1.category": "lamps",
			"sell-1.ask": "15 USD",
			"sell-1.least": "9.25 USD",
		};
		await ask({ answers });
		const { question, hash, reader } = bodyOf(await ask({ answers: prices }));
		expect([question, reader]).toEqual([null, "form"]);
		const elsewhere = ledger.facts.filter(({ stream }) => !/^(intake|spending)-anna$/.test(stream));
		expect(elsewhere).toEqual([]);
		expect(bodyOf(await ask({ hash }, "/confirm"))).toMatchObject({ status: "confirmed" });
	});
});
