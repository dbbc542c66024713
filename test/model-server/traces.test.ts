import { context, propagation, trace } from "@opentelemetry/api";
import { claude } from "@parley/agent-runner";
import { GEN_AI } from "@parley/contracts/conventions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordSpans } from "../integration/spans.ts";
import { calls, fails } from "./answers.ts";
import { inTurn, meetsHalfway } from "./minds.ts";
import { type ModelServer, modelServer } from "./model-server.ts";
import { aQuestion } from "./question.ts";

const recorder = recordSpans();
const tracer = trace.getTracer("test");
const calm = new AbortController().signal;
const time = { now: () => 0, pause: async () => {} };

let server: ModelServer;
beforeAll(async () => {
	server = await modelServer(meetsHalfway);
});
afterAll(() => server.close());

/** Asks within a span, as a turn does, and says what headers that span would be sent with. */
async function askInSpan(settings: object) {
	recorder.restart();
	const model = claude({ apiKey: server.key, baseURL: server.url, time, ...settings });
	return tracer.startActiveSpan("turn", async (span) => {
		const headers: { traceparent?: string } = {};
		propagation.inject(context.active(), headers);
		const reply = await model.ask(aQuestion(), calm);
		span.end();
		return { headers, reply, turn: span.spanContext() };
	});
}

describe.each([{ stream: false }, { stream: true }])(
	"a question with $stream for stream",
	(way) => {
		it("has a span for every attempt, within its turn's, that names its negotiation", async () => {
			server.become(inTurn(fails(500, "api_error"), calls("make_offer", { share: 0.5 })));
			const { turn } = await askInSpan(way);
			const asked = recorder.spans().filter(({ name }) => name === "anthropic.messages.create");
			expect(asked).toHaveLength(2);
			for (const span of asked) {
				const { attributes, parentSpanContext } = span;
				expect(span.spanContext().traceId).toBe(turn.traceId);
				expect(parentSpanContext?.spanId).toBe(turn.spanId);
				expect(attributes[GEN_AI.conversationId]).toBe(aQuestion().conversation);
				expect(attributes[GEN_AI.requestModel]).toBe("claude-haiku-5-5");
			}
			expect(asked[1]?.attributes[GEN_AI.outputTokens]).toBeGreaterThan(0);
		});

		it("leaves no word of a prompt or an answer in a span", async () => {
			server.become(() => calls("message", { text: "QUOKKA" }, "WOMBAT"));
			await askInSpan(way);
			const recorded = recorder
				.spans()
				.map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
			const all = JSON.stringify(recorded);
			expect(all).toContain("anthropic.messages.create");
			for (const word of ["QUOKKA", "WOMBAT", "80.00", "negotiate for", server.key])
				expect(all).not.toContain(word);
		});

		it("takes no trace context along to the model's server", async () => {
			server.become(meetsHalfway);
			const before = server.received.length;
			const { headers, reply, turn } = await askInSpan(way);
			expect(reply.kind).toBe("chose");
			expect(headers.traceparent).toContain(turn.traceId);
			const [request, ...others] = server.received.slice(before);
			expect(others).toEqual([]);
			for (const header of ["traceparent", "tracestate", "baggage"])
				expect(request?.headers).not.toHaveProperty(header);
			expect(JSON.stringify(request)).not.toContain(turn.traceId);
		});
	},
);
