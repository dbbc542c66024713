import { agentRunner, claude, type Mind } from "@parley/agent-runner";
import type { Reply } from "@parley/runtime/http/route";
import { person, stage } from "@parley/runtime/testing/api-story";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calls } from "../model-server/answers.ts";
import { type ModelServer, modelServer } from "../model-server/model-server.ts";
import { fillIn, type Label } from "./label.ts";
import { LABELS } from "./labelled-texts.ts";
import { typed, USUAL_QUESTIONS } from "./person.ts";

const anna = person("anna");

let server: ModelServer;
let mind: Mind;
beforeAll(async () => {
	server = await modelServer(() => calls("none", {}));
	const model = claude({ apiKey: server.key, baseURL: server.url, retries: 0 });
	mind = { model, attempts: 1, signal: new AbortController().signal };
});
afterAll(() => server.close());

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
type Body = any;
const bodyOf = (reply: Reply): Body => {
	if (!("status" in reply)) throw new Error(JSON.stringify(reply));
	return reply.body;
};

/** Answers whatever is asked, and says what that was. */
async function answerAll(
	label: Label,
	ask: (body: object) => Promise<Reply>,
	first: Body,
): Promise<{ asked: string[]; last: Body }> {
	const asked: string[] = [];
	let last = first;
	while (last.question !== null) {
		const { question } = last;
		asked.push(question.field);
		if (asked.length > 40) throw new Error(`Asked for ever: ${asked.join(", ")}`);
		last = bodyOf(await ask({ answers: { [question.field]: typed(label, question) } }));
	}
	return { asked, last };
}

/** What a draft says, without the ids that items have only in it. */
const meant = ({ sells, wants, ...draft }: Body): Body => ({
	...draft,
	sells: sells.map(({ id: _, ...item }: Body) => item),
	wants: wants.map(({ id: _, ...item }: Body) => item),
});
/** A currency is asked only where the prices do not say it. */
const expected = ({ means: { sells = [], wants = [], currency: _, ...means } }: Label): Body => ({
	...means,
	sells: sells.map(({ id: _, ...item }) => expect.objectContaining(item)),
	wants: wants.map(({ id: _, ...item }) => expect.objectContaining(item)),
});

describe.each(LABELS)("“$said”", (label) => {
	it("comes to what its person means where the form asks for it, field by field", async () => {
		const market = stage(agentRunner());
		const ask = (body: object) => market.ask(anna, "POST /principals/anna/intake", { body });
		const { last } = await answerAll(label, ask, bodyOf(await ask({})));
		expect(last.completeness).toBe(100);
		expect(last.reader).toBe("form");
		expect(meant(last.draft)).toMatchObject(expected(label));
		expect(last.hash).toMatch(/^[0-9a-f]{64}$/);
	});

	it("comes to the same where a model reads it, and what it does not say is asked", async () => {
		server.become(() => calls("fill_in", fillIn(label.filled)));
		const market = stage(agentRunner(undefined, { mind }));
		const ask = (body: object) => market.ask(anna, "POST /principals/anna/intake", { body });
		const before = server.received.length;
		const first = bodyOf(await ask({ say: label.said, consent: true }));
		const { asked, last } = await answerAll(label, ask, first);
		expect(server.received.length).toBe(before + 1);
		expect(asked.filter((field) => !USUAL_QUESTIONS.includes(field))).toEqual(label.asks);
		expect(meant(last.draft)).toMatchObject(expected(label));
		expect(last.completeness).toBe(100);
	});
});

it("has at least twenty-five labelled texts", () => {
	expect(LABELS.length).toBeGreaterThanOrEqual(25);
});
