import { claude, type Mind, type Model, recording, replaying } from "@parley/agent-runner";
import type { Config } from "@parley/runtime/config";

/** How often a question may be sent when it fails: once, and again after each of these. */
const RETRIES = 2;
/** Millionths of a dollar in a dollar. */
const MICROS = 1_000_000;

/**
 * Who answers agents that ask for a model: the provider with a key, and a cassette of recorded answers before it or in
 * its place. Nobody where neither is set. Rejects with a sentence where the cassette cannot be read.
 */
export async function mindFor(
	{ apiKey, baseUrl, cassette, readingCap }: Config["models"],
	signal: AbortSignal,
): Promise<Mind | undefined> {
	const model = await modelFor(apiKey, baseUrl, cassette);
	if (model === undefined) return undefined;
	// What people say of themselves is in no cassette: without a key there is nobody to read it.
	const cap = apiKey === undefined ? null : BigInt(Math.round(readingCap * MICROS));
	return { model, attempts: RETRIES + 1, signal, readingCap: cap };
}

async function modelFor(
	apiKey: string | undefined,
	baseUrl: string | undefined,
	cassette: string | undefined,
): Promise<Model | undefined> {
	if (apiKey === undefined) return cassette === undefined ? undefined : replaying(cassette);
	const model = claude({
		apiKey,
		retries: RETRIES,
		...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
	});
	return cassette === undefined ? model : recording(cassette, model);
}
