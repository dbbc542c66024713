import { startTelemetry } from "@parley/runtime/telemetry";

// What is traced has to be loaded after the tracing has begun, so everything else is imported here and not above.
const telemetry = await startTelemetry("parley");
const { commandLine } = await import("./command-line.ts");
process.exitCode = await commandLine(process.argv.slice(2));
const isSent = await telemetry.stop();
// What a failure left waiting, for a database that is gone say, or for a collector that does not answer, keeps nobody waiting.
if (process.exitCode !== 0 || !isSent) process.exit();
