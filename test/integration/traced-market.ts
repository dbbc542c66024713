/**
 * A process of its own that runs the small market with telemetry, to be started by a test: what is instrumented as it
 * loads must be loaded after telemetry started. Takes `memory` or the address of an empty database, and prints the
 * market's facts, and the headers of a request it made.
 */
import { startTelemetry } from "@parley/runtime/telemetry";

const telemetry = await startTelemetry("parley-test");
const { runTraced } = await import("./traced-run.ts");
const { leak } = await import("./leak.ts");
const { facts, close } = await runTraced(process.argv[2] ?? "memory");
const headers = await leak();
// Before what the metrics are read from is gone.
await telemetry.stop();
await close();
process.stdout.write(JSON.stringify({ facts, headers }));
