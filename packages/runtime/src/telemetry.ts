import { type Config, config, settle } from "./config.ts";

/** How long the last spans may take to leave; a collector that is down must not keep a process from ending. */
const STOP_LIMIT_MS = 2_000;

export interface Telemetry {
	/** Sends what was not sent yet, for two seconds at most, and never rejects. */
	stop(): Promise<void>;
}

const OFF: Telemetry = { stop: async () => {} };

/**
 * Sends spans where the standard OTEL_* variables say. Without them nothing is loaded and nothing is said.
 * Telemetry is never a reason to fail: where it cannot start, a warning says why and the process goes on without it.
 */
export async function startTelemetry(serviceName: string): Promise<Telemetry> {
	try {
		const { tracing } = config();
		return tracing.wanted ? await started(serviceName, tracing) : OFF;
	} catch (error) {
		process.emitWarning(`Traces are not sent. ${error instanceof Error ? error.message : error}`);
		return OFF;
	}
}

async function started(
	name: string,
	{ serviceName = name }: Config["tracing"],
): Promise<Telemetry> {
	// What is still being tried again after the limit would keep the process alive.
	settle("OTEL_EXPORTER_OTLP_TIMEOUT", String(STOP_LIMIT_MS));
	// Not the command line, which is the process detector's: it may hold an address with a password.
	settle("OTEL_NODE_RESOURCE_DETECTORS", "env,host,os,serviceinstance");
	const { NodeSDK } = await import("@opentelemetry/sdk-node");
	// Spans only: metrics and logs would be sent by default, to wherever the spans go.
	const sdk = new NodeSDK({ serviceName, metricReaders: [], logRecordProcessors: [] });
	sdk.start();
	return {
		async stop() {
			// It rejects where the collector is gone.
			const sent = sdk.shutdown().catch(() => {});
			const { promise: late, resolve } = Promise.withResolvers<void>();
			const limit = setTimeout(resolve, STOP_LIMIT_MS);
			await Promise.race([sent, late]);
			clearTimeout(limit);
		},
	};
}
