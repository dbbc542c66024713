import { describe, expect, test } from "vitest";
import { lossesTold } from "./losses.ts";

function heard() {
	const said: string[] = [];
	const time = { now: 0 };
	const losses = lossesTold(
		(sentence) => said.push(sentence),
		() => time.now,
	);
	return { losses, said, time };
}

describe("lost telemetry", () => {
	test("is told where an export fails, and where spans are dropped", () => {
		const failed = heard();
		failed.losses.error('{"message":"Request timed out","url":"http://me:secret@collector"}');
		const dropped = heard();
		dropped.losses.warn("Dropped 12 spans because maxQueueSize reached");

		expect(failed.said).toEqual(dropped.said);
		expect(failed.said).toEqual([expect.stringMatching(/^Telemetry was lost: .*SIZE keeps more/)]);
		expect(failed.said[0]).not.toContain("secret");
	});

	test("is told once a minute, however often it happens", () => {
		const { losses, said, time } = heard();
		for (time.now = 0; time.now < 120_000; time.now += 500) losses.error("Timeout");

		expect(said).toHaveLength(2);
	});

	test("is not what the SDK warns of when it reads its settings", () => {
		const { losses, said } = heard();
		losses.warn('Unsupported OTEL_TRACES_EXPORTER value "mine"');
		losses.info("Dropped 3 hints");

		expect(said).toEqual([]);
	});
});
