import { describe, expect, test } from "vitest";
import { annotate, childTraceparent, currentTraceparent, partOf, withSpan } from "./trace.ts";

const STEP = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10";
const NEXT = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a11";
const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const W3C = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/;

describe("a traceparent without an SDK", () => {
	test("starts a trace of its own for a step without a parent, always the same", () => {
		expect(childTraceparent(STEP, undefined)).toMatch(W3C);
		expect(childTraceparent(STEP, undefined)).toBe(childTraceparent(STEP, undefined));
		expect(childTraceparent(STEP, undefined)).not.toBe(childTraceparent(NEXT, undefined));
	});

	test("stays in its parent's trace, under a span of its own", () => {
		const child = childTraceparent(STEP, PARENT);
		expect(child).toMatch(W3C);
		expect(child.slice(0, 36)).toBe(PARENT.slice(0, 36));
		expect(child).not.toBe(PARENT);
		expect(child).not.toBe(childTraceparent(NEXT, PARENT));
	});

	test.each([
		"",
		"nonsense",
		"00-nonsense-b7ad6b7169203331-01",
		PARENT.toUpperCase(),
		PARENT.slice(0, -1),
		`00-${"0".repeat(32)}-b7ad6b7169203331-01`,
		`00-0af7651916cd43dd8448eb211c80319c-${"0".repeat(16)}-01`,
		`${PARENT}\n`,
	])("does not pass on %j", (parent) => {
		expect(childTraceparent(STEP, parent)).toBe(childTraceparent(STEP, undefined));
	});

	test("is of a trace of its own for a step that begins one", async () => {
		const step = { id: STEP, parent: PARENT, root: true, links: [PARENT] };
		const given = await withSpan("turn", step, async (it) => it);
		expect(given).toBe(childTraceparent(STEP, undefined));
		expect(given).not.toContain(PARENT.slice(3, 35));
	});

	test("is not found where no span is active", () => {
		annotate({ "deal.id": "d1" });
		expect(currentTraceparent()).toBeUndefined();
	});

	test("is what a step is given to pass on", async () => {
		const given = await withSpan("step", { id: STEP, parent: PARENT }, async (it) => it);
		expect(given).toBe(childTraceparent(STEP, PARENT));
		const first = await withSpan("step", { id: STEP, parent: undefined }, async (it) => it);
		expect(first).toBe(childTraceparent(STEP, undefined));
	});
});

describe("a step and its parts", () => {
	test("give back what they came to", async () => {
		const step = { id: STEP, parent: undefined };
		expect(await withSpan("step", step, () => partOf("part", () => 42))).toBe(42);
	});

	test("fail with the error itself", async () => {
		const error = new Error("broken");
		const step = { id: STEP, parent: undefined };
		const failing = withSpan("step", step, () =>
			partOf("part", () => {
				throw error;
			}),
		);
		await expect(failing).rejects.toBe(error);
	});
});
