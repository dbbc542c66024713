import { register } from "node:module";
import { config, settle } from "./config.ts";

/** How long the last spans may take to leave; a collector that is down must not keep a process from ending. */
const STOP_LIMIT_MS = 5_000;

/** What has to be loaded through the hook for its instrumentation to reach it. Nothing else is, our own files least of all. */
const HOOKED = ["http", "https", "pg", "pg-pool", "pino"];

export interface Telemetry {
	/**
	 * Sends what was not sent yet, for five seconds at most, and never rejects. Resolves with whether nothing is on its
	 * way any more; what is would keep the process alive.
	 */
	stop(): Promise<boolean>;
}

const OFF: Telemetry = { stop: async () => true };

/**
 * Sends spans, metrics and log records where the standard OTEL_* variables say. Without them nothing is loaded and
 * nothing is said. Await it before importing anything that loads http, pg or pino: those are instrumented as they load.
 * Telemetry is never a reason to fail: where it cannot start, a warning says why and the process goes on without it.
 */
export async function startTelemetry(serviceName: string): Promise<Telemetry> {
	try {
		const { tracing } = config();
		if (!tracing.wanted && !tracing.metrics && !tracing.logs) return OFF;
		settleDefaults();
		register("@opentelemetry/instrumentation/hook.mjs", import.meta.url, {
			data: { include: HOOKED },
		});
		const { startSdk } = await import("./telemetry/sdk.ts");
		return bounded(startSdk({ ...tracing, serviceName: tracing.serviceName ?? serviceName }));
	} catch (error) {
		process.emitWarning(`Traces are not sent. ${error instanceof Error ? error.message : error}`);
		return OFF;
	}
}

function settleDefaults(): void {
	// Not the command line, which is the process detector's: it may hold an address with a password.
	settle("OTEL_NODE_RESOURCE_DETECTORS", "env,host,os,serviceinstance");
	// Not baggage: it would carry what one caller says to everyone who is called.
	settle("OTEL_PROPAGATORS", "tracecontext");
}

const bounded = (sdk: { shutdown(): Promise<void> }): Telemetry => ({
	async stop() {
		// It rejects where the collector is gone.
		const sent = sdk.shutdown().then(
			() => true,
			() => true,
		);
		const { promise: late, resolve } = Promise.withResolvers<boolean>();
		const limit = setTimeout(resolve, STOP_LIMIT_MS, false);
		const isSent = await Promise.race([sent, late]);
		clearTimeout(limit);
		return isSent;
	},
});
