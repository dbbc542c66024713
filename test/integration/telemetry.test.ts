import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A run that records one command and one fact, and says what the fact would carry. */
const program = `
	import { startTelemetry } from "@parley/runtime/telemetry";
	import { withSpan } from "@parley/ledger/trace";
	const telemetry = await startTelemetry("parley-test");
	const step = { id: "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10", parent: undefined };
	await withSpan("command Test", step, async (traceparent) => console.log(traceparent));
	const isSent = await telemetry.stop();
	console.log(process.moduleLoadList.some((name) => name.includes("http")) ? "loaded" : "lean");
	if (!isSent) process.exit();
`;

interface Ended {
	readonly code: number | null;
	readonly out: readonly string[];
	readonly err: string;
}

async function run(settings: Readonly<Record<string, string>>): Promise<Ended> {
	const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("OTEL_"));
	const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
		cwd: root,
		env: { ...Object.fromEntries(kept), ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return { code: await exit, out: out.trim().split("\n"), err };
}

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/;

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

interface Received {
	readonly path: string | undefined;
	readonly body: string;
}

/** Answers what is posted to it like a collector, at once or after so many milliseconds, or not at all. */
async function collector(
	answers: boolean,
	after = 0,
): Promise<{ url: string; received: Received[] }> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			if (!answers) return;
			const answer = (): void => {
				// Whoever has hung up by now does not know that it came.
				if (response.destroyed) return;
				received.push({ path: request.url, body });
				response.writeHead(200, { "content-type": "application/json" }).end("{}");
			};
			setTimeout(answer, after);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const exactly = (out: readonly string[], last: string): void => {
	expect(out).toHaveLength(2);
	expect(out[0]).toMatch(TRACEPARENT);
	expect(out[1]).toBe(last);
};

describe("telemetry", () => {
	test.each([
		["nothing asks for it", {}],
		[
			"it is disabled",
			{ OTEL_SDK_DISABLED: "true", OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" },
		],
	])("loads nothing and says nothing where %s", async (_, settings) => {
		const { code, out, err } = await run(settings);

		exactly(out, "lean");
		expect({ code, err }).toEqual({ code: 0, err: "" });
	});

	test("sends the spans, and metrics, to the collector that the standard variables name", async () => {
		const { url, received } = await collector(true);
		const { code, out, err } = await run({
			OTEL_EXPORTER_OTLP_ENDPOINT: url,
			OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
		});

		exactly(out, "loaded");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(received.map(({ path }) => path).toSorted()).toEqual(["/v1/metrics", "/v1/traces"]);
		const [sent] = received.filter(({ path }) => path === "/v1/traces");
		const { resourceSpans } = JSON.parse(sent?.body ?? "{}");
		const [{ resource, scopeSpans }] = resourceSpans;
		expect(resource.attributes).toContainEqual({
			key: "service.name",
			value: { stringValue: "parley-test" },
		});
		const [span] = scopeSpans[0].spans;
		expect([span.name, `00-${span.traceId}-${span.spanId}-01`]).toEqual(["command Test", out[0]]);
	});

	test.each([
		["no spans are wanted", { OTEL_TRACES_EXPORTER: "none" }],
		[
			"no negotiation is to be traced",
			{ OTEL_TRACES_SAMPLER: "parley_negotiation", OTEL_TRACES_SAMPLER_ARG: "0" },
		],
	])("sends metrics alone where %s, and says so to whoever follows", async (_, settings) => {
		const { url, received } = await collector(true);
		const { code, out, err } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...settings });

		expect(out[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(received.map(({ path }) => path)).toEqual(["/v1/metrics"]);
	});

	test("calls the process what OTEL_SERVICE_NAME says", async () => {
		const { url, received } = await collector(true);
		await run({
			OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/spans`,
			OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "http/json",
			OTEL_SERVICE_NAME: "stall-7",
		});

		expect(received.map(({ path }) => path)).toEqual(["/spans"]);
		expect(received[0]?.body).toContain("stall-7");
		// Nor does anything else of the command line, where the other name stands.
		expect(received[0]?.body).not.toContain("parley-test");
	});

	test.each(["http/protobuf", "grpc"])(
		"lets the process end normally and quietly where no collector listens (%s)",
		async (protocol) => {
			const { code, out, err } = await run({
				OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1",
				OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
			});

			exactly(out, "loaded");
			expect({ code, err }).toEqual({ code: 0, err: "" });
		},
	);

	test("lets the process end normally where the collector never answers", async () => {
		const { url } = await collector(false);
		const { code, out, err } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: url });

		exactly(out, "loaded");
		expect({ code, err }).toEqual({ code: 0, err: "" });
	});

	test("waits for a collector that takes its time", async () => {
		const { url, received } = await collector(true, 3_000);
		const { code, out, err } = await run({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url });

		exactly(out, "loaded");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(received).toHaveLength(1);
	});

	test("says in one sentence why a setting cannot be understood, and goes on without", async () => {
		const { code, out, err } = await run({
			OTEL_TRACES_EXPORTER: "jaeger",
			OTEL_SDK_DISABLED: "maybe",
		});

		exactly(out, "lean");
		expect(code).toBe(0);
		expect(err).toContain(
			"Traces are not sent. The environment has a setting that cannot be understood: " +
				"OTEL_SDK_DISABLED may be true or false; " +
				"OTEL_TRACES_EXPORTER may name otlp, console and zipkin, with commas between them, or none.",
		);
	});
});
