import { DiagLogLevel, diag, logs, ProxyTracerProvider, trace } from "@opentelemetry/api";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { PgInstrumentation } from "@opentelemetry/instrumentation-pg";
import { PinoInstrumentation } from "@opentelemetry/instrumentation-pino";
import { RuntimeNodeInstrumentation } from "@opentelemetry/instrumentation-runtime-node";
import type { IAttributesProcessor, ViewOptions } from "@opentelemetry/sdk-metrics";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { AlwaysOffSampler, NoopSpanProcessor } from "@opentelemetry/sdk-trace";
import type { Config } from "../config.ts";
import { allowed } from "./allowed.ts";
import { guardedLogs } from "./guarded-logs.ts";
import { guardedTracing } from "./guarded-tracing.ts";
import { lossesTold } from "./losses.ts";
import { negotiationSampler } from "./negotiation-sampler.ts";

type Wanted = Omit<Config["tracing"], "serviceName"> & { readonly serviceName: string };

/** A liveness probe every few seconds is no news. */
const PROBES = ["/livez", "/readyz"];

const onlyAllowed: IAttributesProcessor = { process: (attributes) => allowed(attributes) };
const VIEWS: ViewOptions[] = [{ instrumentName: "*", attributesProcessors: [onlyAllowed] }];

const instrumentations = () => [
	new HttpInstrumentation({
		ignoreIncomingRequestHook: ({ url }) => PROBES.includes(url ?? ""),
	}),
	// What is polled for in the background, without a step around it, would be a trace of its own every time.
	new PgInstrumentation({ enhancedDatabaseReporting: false, requireParentSpan: true }),
	// A log line gets its trace from @parley/runtime/log, with an SDK or without.
	new PinoInstrumentation({ disableLogCorrelation: true }),
	new RuntimeNodeInstrumentation(),
];

/** Where only metrics are wanted spans are still begun, for what is counted at their ends, and none is kept. */
const UNSENT = { sampler: new AlwaysOffSampler(), spanProcessors: [new NoopSpanProcessor()] };

/** Starts the SDK as the standard variables say, and puts the allow-list between it and everybody who makes telemetry. */
export function startSdk({ wanted, metrics, logs: records, negotiations, serviceName }: Wanted) {
	let isEnding = false;
	const losses = lossesTold(
		(sentence) => {
			// Whoever ends a command did not ask about its last spans.
			if (!isEnding) process.emitWarning(sentence);
		},
		() => performance.now(),
	);
	// Before there is an SDK, which sets a logger of its own where OTEL_LOG_LEVEL asks for one.
	diag.setLogger(losses, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
	const sdk = new NodeSDK({
		serviceName,
		instrumentations: instrumentations(),
		views: VIEWS,
		...(negotiations === undefined ? {} : { sampler: negotiationSampler(negotiations) }),
		...(wanted ? {} : UNSENT),
		...(metrics ? {} : { metricReaders: [] }),
		...(records ? {} : { logRecordProcessors: [] }),
	});
	sdk.start();
	const tracing = trace.getTracerProvider();
	if (tracing instanceof ProxyTracerProvider)
		tracing.setDelegate(guardedTracing(tracing.getDelegate(), () => performance.now()));
	const logging = logs.getLoggerProvider();
	logs.disable();
	logs.setGlobalLoggerProvider(guardedLogs(logging));
	return {
		shutdown(): Promise<void> {
			isEnding = true;
			return sdk.shutdown();
		},
	};
}
