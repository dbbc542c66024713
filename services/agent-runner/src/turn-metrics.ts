import { type Attributes, metrics } from "@opentelemetry/api";
import { GEN_AI, METRIC, PARLEY } from "@parley/contracts/conventions";
import type { Question, Reply } from "./models/model.ts";
import { costOf } from "./models/prices.ts";

/* How long turns take and what models use up, for whoever watches the market as a whole. No id is a label. */

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const TOKENS = [100, 300, 1_000, 3_000, 10_000, 30_000];
const secondsBetween = (began: string, ended: string): number =>
	(Date.parse(ended) - Date.parse(began)) / 1_000;

const histogram = (name: string, unit: string, explicitBucketBoundaries: number[]) =>
	metrics.getMeter("parley").createHistogram(name, { unit, advice: { explicitBucketBoundaries } });

/** One occasion of an agent, from when it was taken up until its move was sent. */
export function countTurn(side: "buyer" | "seller", began: string, ended: string): void {
	histogram(METRIC.turnDuration, "s", SECONDS).record(secondsBetween(began, ended), {
		[PARLEY.role]: side,
	});
}

/** One question to a model, and what it cost. */
export function countInference(
	{ model }: Question,
	reply: Reply,
	began: string,
	ended: string,
): void {
	const labels: Attributes = {
		[GEN_AI.operationName]: "chat",
		[GEN_AI.provider]: "anthropic",
		[GEN_AI.requestModel]: model,
	};
	histogram(METRIC.inferenceDuration, "s", SECONDS).record(secondsBetween(began, ended), labels);
	const meter = metrics.getMeter("parley");
	if (reply.kind === "failed")
		meter.createCounter(METRIC.modelRefusals).add(1, { ...labels, [PARLEY.code]: reply.why });
	if (reply.usage === null) return;
	const micros = costOf(reply.usage, model);
	if (micros !== undefined)
		meter.createCounter(METRIC.modelCost, { unit: "USD" }).add(Number(micros) / 1e6, labels);
	const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = reply.usage;
	for (const [name, tokens] of [
		[METRIC.inferenceInputTokens, inputTokens],
		[METRIC.inferenceOutputTokens, outputTokens],
		[METRIC.inferenceCacheReadTokens, cacheReadTokens],
		[METRIC.inferenceCacheWriteTokens, cacheWriteTokens],
	] as const)
		histogram(name, "{token}", TOKENS).record(tokens, labels);
}
