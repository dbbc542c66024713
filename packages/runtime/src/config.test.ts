import { describe, expect, test } from "vitest";
import { config } from "./config.ts";

const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };

describe("tracing is wanted", () => {
	test.each([
		[collector],
		[{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://collector:4318/v1/traces" }],
		[{ OTEL_TRACES_EXPORTER: "console" }],
		[{ OTEL_TRACES_EXPORTER: "otlp, console" }],
		[{ ...collector, OTEL_SDK_DISABLED: "false" }],
		[{ ...collector, OTEL_TRACES_EXPORTER: " " }],
	])("with %j", (env) => {
		expect(config(env).tracing.wanted).toBe(true);
	});

	test.each([
		[{}],
		[{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
		[{ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "http://collector:4318" }],
		[{ OTEL_SERVICE_NAME: "parley" }],
		[{ ...collector, OTEL_SDK_DISABLED: "TRUE" }],
		[{ ...collector, OTEL_TRACES_EXPORTER: "none" }],
	])("not with %j", (env) => {
		expect(config(env).tracing.wanted).toBe(false);
	});
});

describe("settings", () => {
	test("say what the process is to be called", () => {
		expect(config({ OTEL_SERVICE_NAME: " stall-7 " }).tracing.serviceName).toBe("stall-7");
		expect(config({ OTEL_SERVICE_NAME: "" }).tracing.serviceName).toBeUndefined();
	});

	test("that cannot be understood are all named, without what they hold", () => {
		const env = { OTEL_SDK_DISABLED: "s3cret", OTEL_TRACES_EXPORTER: "otlp,s3cret" };
		expect(() => config(env)).toThrow(
			"The environment has a setting that cannot be understood: OTEL_SDK_DISABLED may be true or false; " +
				"OTEL_TRACES_EXPORTER may name otlp, console and zipkin, with commas between them, or none.",
		);
	});
});
