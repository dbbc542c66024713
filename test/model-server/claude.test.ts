import { type ClaudeSettings, claude } from "@parley/agent-runner";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import {
	type Answer,
	breaks,
	calls,
	callsTwice,
	fails,
	hangsUp,
	isMalformed,
	isOverloaded,
	isSlow,
	overflows,
	rateLimits,
	refuses,
	runsOut,
	says,
	thinksAndCalls,
	truncates,
} from "./answers.ts";
import { HOSTILE_MINDS, inTurn, meetsHalfway } from "./minds.ts";
import { type ModelServer, modelServer } from "./model-server.ts";
import { aQuestion } from "./question.ts";

const calm = new AbortController().signal;
const offer = calls("make_offer", { share: 0.25 }, "A fair step.");

let server: ModelServer;
beforeAll(async () => {
	server = await modelServer(meetsHalfway);
});
afterAll(() => server.close());

/** Time that passes only by waiting, and says how long was waited for what. */
let waited: number[];
let time: NonNullable<ClaudeSettings["time"]>;
beforeEach(() => {
	waited = [];
	let now = 0;
	time = {
		now: () => now,
		async pause(ms) {
			waited.push(ms);
			now += ms;
		},
	};
});
afterEach(() => server.become(meetsHalfway));

const requests = () => server.received.length;
const last = () => server.received.at(-1);
const sent = () => JSON.parse(last()?.body ?? "null");

const pool = (settings: object = {}) =>
	claude({ apiKey: server.key, baseURL: server.url, time, retries: 0, ...settings });

const askOf = (answer: Answer, settings: object = {}, question = aQuestion()) => {
	server.become(() => answer);
	return pool(settings).ask(question, calm);
};

describe.each([{ stream: false }, { stream: true }])(
	"a model asked with $stream for stream",
	(way) => {
		it("chooses a tool, says why, and tells what that used up", async () => {
			const reply = await askOf(offer, way);
			expect(reply).toMatchObject({
				kind: "chose",
				tool: "make_offer",
				input: { share: 0.25 },
				text: "A fair step.",
				stop: "tool_use",
				model: "claude-haiku-5-5",
				requestId: `req_msg_${requests()}`,
				usage: { attempts: 1, presumedInputTokens: 0, presumedOutputTokens: 0 },
			});
			const { usage } = reply;
			expect(usage?.inputTokens).toBeGreaterThan(0);
			expect(usage?.cacheReadTokens).toBeGreaterThan(0);
			expect(usage?.outputTokens).toBeGreaterThan(0);
		});

		it("is understood when it thinks first", async () => {
			expect(await askOf(thinksAndCalls("accept", {}), way)).toMatchObject({
				kind: "chose",
				tool: "accept",
				input: {},
				text: null,
			});
		});

		it.each([
			["refusal", refuses(), "refusal", null],
			["max_tokens", runsOut("make_offer", { share: 1 }), "max_tokens", null],
			["max_tokens", overflows(), "model_context_window_exceeded", null],
			["no_tool_call", says("I would rather talk."), "end_turn", "I would rather talk."],
			["malformed", callsTwice("accept", {}, {}), "tool_use", null],
			["malformed", calls("release_escrow", {}), "tool_use", null],
		])("fails as %s when it chooses nothing that counts", async (why, answer, stop, text) => {
			expect(await askOf(answer, way)).toMatchObject({
				kind: "failed",
				why,
				stop,
				text,
				usage: { attempts: 1, presumedOutputTokens: 0 },
			});
		});

		it.each([
			["breaks off", truncates("make_offer", { share: 0.5 })],
			["is no JSON", isMalformed()],
			["is no message", isMalformed('{"type": "message_start", "message": 7}')],
			["is empty", isMalformed("")],
			["has no end", says("a".repeat(3 * 1024 * 1024))],
		])(
			"fails as malformed when its answer %s, and the answer counts as billed",
			async (_, answer) => {
				const question = aQuestion();
				expect(await askOf(answer, { ...way, retries: 2 }, question)).toMatchObject({
					kind: "failed",
					why: "malformed",
					usage: {
						attempts: 1,
						presumedInputTokens: expect.toSatisfy((tokens) => tokens > (last()?.body.length ?? 0)),
						presumedOutputTokens: question.maxTokens,
					},
				});
			},
		);

		it("is heard without what no fact can hold", async () => {
			const odd = "a\u0000b \ud800 \u001b[2J 😀";
			expect(await askOf(calls("accept", { text: odd }, odd), way)).toMatchObject({
				input: { text: "a\ufffdb \ufffd \ufffd[2J 😀" },
				text: "a\ufffdb \ufffd \ufffd[2J 😀",
			});
		});

		it.each([
			["answer", "nothing" as const],
			["last byte", "headers" as const],
		])("fails as a timeout when it is slow with its %s", async (_, after) => {
			const slow = isSlow(5_000, offer, after);
			const question = { ...aQuestion(), timeoutMs: 80 };
			expect(await askOf(slow, way, question)).toMatchObject({
				kind: "failed",
				why: "timeout",
				usage: { attempts: 1, presumedOutputTokens: question.maxTokens },
			});
		});

		it("is asked again after a failure that passes, and each time counts", async () => {
			server.become(inTurn(fails(500, "api_error"), hangsUp(), offer));
			const before = requests();
			const question = aQuestion();
			expect(await pool({ ...way, retries: 2 }).ask(question, calm)).toMatchObject({
				kind: "chose",
				// A server that says that it failed bills nothing; one that says nothing may have done the work.
				usage: { attempts: 3, presumedOutputTokens: question.maxTokens },
			});
			expect(requests() - before).toBe(3);
			expect(waited).toEqual([250, 500]);
		});

		it("stops being asked when the process is to stop, with an error and at once", async () => {
			const stop = new AbortController();
			server.become(() => {
				stop.abort();
				return isSlow(5_000, offer);
			});
			const before = requests();
			await expect(pool({ ...way, retries: 2 }).ask(aQuestion(), stop.signal)).rejects.toThrow(
				expect.objectContaining({ name: "AbortError" }),
			);
			await expect(pool(way).ask(aQuestion(), stop.signal)).rejects.toThrow("aborted");
			expect(requests() - before).toBe(1);
		});
	},
);

describe("a pool of questions", () => {
	it("waits as long as the server asks, and then gets its answer", async () => {
		server.become(inTurn(rateLimits(7), offer));
		expect(await pool({ retries: 1 }).ask(aQuestion(), calm)).toMatchObject({
			kind: "chose",
			usage: { attempts: 2, presumedOutputTokens: 0 },
		});
		expect(waited).toEqual([7_000]);
	});

	it("waits behind one gate: who comes later does not ask before the time is over", async () => {
		server.become(inTurn(rateLimits(7), offer));
		const one = pool();
		expect(await one.ask(aQuestion(), calm)).toMatchObject({ why: "rate_limited" });
		expect(await one.ask(aQuestion(), calm)).toMatchObject({ kind: "chose" });
		expect(waited).toEqual([7_000]);
	});

	it("is turned away without a request when the wait would be too long", async () => {
		const one = pool({ retries: 2 });
		server.become(() => rateLimits(3_600));
		const before = requests();
		expect(await one.ask(aQuestion(), calm)).toMatchObject({
			why: "rate_limited",
			usage: { attempts: 1 },
		});
		expect(await one.ask(aQuestion(), calm)).toMatchObject({ why: "rate_limited", usage: null });
		expect(requests() - before).toBe(1);
		expect(waited).toEqual([]);
	});

	it("waits longer each time that the server is overloaded, until it is not", async () => {
		server.become(inTurn(isOverloaded(), isOverloaded(), isOverloaded(), offer));
		const one = pool({ retries: 3 });
		expect(await one.ask(aQuestion(), calm)).toMatchObject({ kind: "chose" });
		expect(waited).toEqual([1_000, 2_000, 4_000]);
		server.become(inTurn(isOverloaded(), offer));
		expect(await one.ask(aQuestion(), calm)).toMatchObject({ kind: "chose" });
		expect(waited.slice(3)).toEqual([1_000]);
	});

	it("hears of an overload in the middle of a stream, which counts as billed", async () => {
		const question = aQuestion();
		expect(await askOf(breaks("overloaded_error"), { stream: true }, question)).toMatchObject({
			why: "overloaded",
			stop: "overloaded_error",
			usage: { presumedOutputTokens: question.maxTokens },
		});
	});

	it("does not insist where the server says that the request is at fault", async () => {
		const before = requests();
		expect(await askOf(fails(403, "permission_error"), { retries: 2 })).toMatchObject({
			why: "unavailable",
			stop: "permission_error",
			usage: { attempts: 1, presumedOutputTokens: 0 },
		});
		expect(await pool({ apiKey: "wrong" }).ask(aQuestion(), calm)).toMatchObject({
			why: "unavailable",
			stop: "authentication_error",
		});
		expect(requests() - before).toBe(2);
	});

	it("fails where nobody listens, and nothing counts as billed", async () => {
		const gone = await modelServer(meetsHalfway);
		await gone.close();
		expect(await pool({ baseURL: gone.url }).ask(aQuestion(), calm)).toMatchObject({
			kind: "failed",
			why: "unavailable",
			usage: { attempts: 1, presumedOutputTokens: 0 },
		});
	});
});

describe("a request", () => {
	it("goes out with the key as a bearer, and no other credential", async () => {
		await askOf(offer);
		expect(last()?.headers.authorization).toBe(`Bearer ${server.key}`);
		expect(last()?.headers).not.toHaveProperty("x-api-key");
		expect(last()?.headers["anthropic-version"]).toBe("2026-10-21");
	});

	it("has the stable prefix marked for the cache, once, and the tools before it", async () => {
		await askOf(offer);
		const { system, tools, messages } = sent();
		expect(system.map(({ cache_control }: { cache_control?: unknown }) => cache_control)).toEqual([
			undefined,
			{ type: "ephemeral" },
			undefined,
		]);
		expect(JSON.stringify([tools, messages])).not.toContain("cache_control");
	});

	it("asks for one call and forces none, which the newest models would refuse", async () => {
		await askOf(offer);
		expect(sent()).toMatchObject({
			tool_choice: { type: "auto", disable_parallel_tool_use: true },
			output_config: { effort: "low" },
			max_tokens: 2_000,
		});
		expect(sent()).not.toHaveProperty("temperature");
		expect(sent().tools).toContainEqual({
			name: "make_offer",
			description: "Offers a price.",
			strict: true,
			input_schema: {
				type: "object",
				properties: {
					share: { type: "number", description: "{minimum: 0, maximum: 1}" },
					text: { type: "string", description: "{maxLength: 1000}" },
				},
				required: ["share"],
				additionalProperties: false,
			},
		});
	});

	it("is never sent, and no reply hides it, where a tool's schema cannot be told", async () => {
		const before = requests();
		const schema = z.strictObject({ anything: z.unknown() });
		const tools = [{ name: "accept", description: "Takes the offer.", schema }];
		await expect(pool().ask({ ...aQuestion(), tools }, calm)).rejects.toThrow("must have a type");
		expect(requests()).toBe(before);
	});

	it("says nothing of the negotiation's id", async () => {
		await askOf(offer);
		expect(JSON.stringify(last())).not.toContain(aQuestion().conversation);
	});
});

it.each(Object.entries(HOSTILE_MINDS))(
	"a mind that is hostile (%s) still only replies",
	async (_, mind) => {
		server.become(mind);
		const reply = await pool().ask(aQuestion(), calm);
		expect(["chose", "failed"]).toContain(reply.kind);
		if (reply.kind === "failed") expect(reply.why).toBe("malformed");
	},
);
