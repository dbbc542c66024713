import { afterEach, describe, expect, test, vi } from "vitest";
import { config, environmentWith } from "./config.ts";

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

describe("a process", () => {
	test("needs no settings", () => {
		const { database, nats, market, http, limits, identity, clock, log, webhooks } = config({});
		expect(webhooks).toEqual({ allowPrivate: false });
		expect([database.url, nats.url, nats.serverBinary, identity.oidc, identity.directory]).toEqual(
			Array(5).fill(undefined),
		);
		expect([market, http, clock, log.level, nats.replicas]).toEqual([
			"market",
			{ host: "127.0.0.1", port: 4000 },
			"system",
			"info",
			1,
		]);
		expect(limits).toEqual({ rate: 50, burst: 100, maxStreams: 500 });
	});

	test("is told where its servers are, who signs, and how much it takes", () => {
		const said = config({
			DATABASE_URL: "postgres://me:secret@db:5433/parley",
			NATS_URL: "nats://a:4222, tls://b:4222",
			NATS_SERVER_BIN: "/usr/sbin/nats-server",
			PARLEY_NATS_REPLICAS: "3",
			PARLEY_MARKET: "town_400",
			PARLEY_HOST: "0.0.0.0",
			PARLEY_PORT: "0",
			PARLEY_RATE: "0.5",
			PARLEY_BURST: "7",
			PARLEY_MAX_STREAMS: "9",
			PARLEY_OIDC_ISSUER: "https://login.example.com/realm",
			PARLEY_OIDC_AUDIENCE: "parley",
			PARLEY_IDENTITY: "keys",
			PARLEY_CLOCK: "Conducted",
			PARLEY_PRIVATE_WEBHOOKS: "TRUE",
			PARLEY_READING_CAP: "2.5",
			PARLEY_LOG_LEVEL: "WARN",
		});
		expect(said).toMatchObject({
			database: { url: "postgres://me:secret@db:5433/parley" },
			nats: {
				url: "nats://a:4222, tls://b:4222",
				serverBinary: "/usr/sbin/nats-server",
				replicas: 3,
			},
			market: "town_400",
			http: { host: "0.0.0.0", port: 0 },
			limits: { rate: 0.5, burst: 7, maxStreams: 9 },
			identity: {
				oidc: {
					issuer: "https://login.example.com/realm",
					audience: "parley",
					rolesClaim: "roles",
				},
				directory: "keys",
			},
			clock: "conducted",
			log: { level: "warn" },
			webhooks: { allowPrivate: true },
			models: { readingCap: 2.5 },
		});
	});

	test.each([
		[
			{ DATABASE_URL: "mysql://me:s3cret@db/x" },
			"DATABASE_URL may be an address such as postgres:",
		],
		[{ DATABASE_URL: "s3cret" }, "DATABASE_URL may be an address"],
		[
			{ NATS_URL: "nats://a:4222,http://u:s3cret@b" },
			"NATS_URL may be one or more addresses, with commas between them, such as nats://host:4222",
		],
		[{ PARLEY_PORT: "70000" }, "PARLEY_PORT may be a whole number from 0 to 65535"],
		[{ PARLEY_PORT: "80.5" }, "PARLEY_PORT may be a whole number"],
		[{ PARLEY_BURST: "many" }, "PARLEY_BURST may be a whole number from 1"],
		[{ PARLEY_RATE: "-1" }, "PARLEY_RATE may be a number from 0.001"],
		[{ PARLEY_NATS_REPLICAS: "9" }, "PARLEY_NATS_REPLICAS may be a whole number from 1 to 5"],
		[{ PARLEY_MARKET: "a.b >" }, "PARLEY_MARKET may have up to 64 letters"],
		[{ PARLEY_PRIVATE_WEBHOOKS: "yes" }, "PARLEY_PRIVATE_WEBHOOKS may be true or false"],
		[{ PARLEY_READING_CAP: "-1" }, "PARLEY_READING_CAP may be a number from 0"],
		[{ PARLEY_CLOCK: "sundial" }, "PARLEY_CLOCK may be system or conducted"],
		[{ PARLEY_LOG_LEVEL: "loud" }, "PARLEY_LOG_LEVEL may be trace, debug, info"],
		[
			{ PARLEY_OIDC_ISSUER: "https://login.example.com" },
			"PARLEY_OIDC_ISSUER and PARLEY_OIDC_AUDIENCE may only be set together",
		],
	])("hears what is wrong with %j, without a password", (env, sentence) => {
		expect(() => config(env as Record<string, string>)).toThrow(sentence);
		expect(() => config(env as Record<string, string>)).not.toThrow("s3cret");
	});
});

describe("a process that this one starts", () => {
	afterEach(() => {
		vi.unstubAllEnvs();
	});

	test("is told what it has to know, whatever was said, and what it need not where nothing was said", () => {
		vi.stubEnv("PARLEY_PORT", "1");
		vi.stubEnv("NODE_COMPILE_CACHE", undefined);
		const environment = () =>
			environmentWith({ PARLEY_PORT: "2" }, { NODE_COMPILE_CACHE: "beside-the-data" });
		expect(environment()).toMatchObject({
			...{ PARLEY_PORT: "2", NODE_COMPILE_CACHE: "beside-the-data" },
			PATH: process.env.PATH,
		});
		vi.stubEnv("NODE_COMPILE_CACHE", "of-everybody");
		expect(environment()).toMatchObject({
			...{ PARLEY_PORT: "2", NODE_COMPILE_CACHE: "of-everybody" },
		});
	});
});
