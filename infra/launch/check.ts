// `npm run check`: everything that can be known about the code in seconds, all of it at once.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

const checks = {
	types: "tsc -b",
	format: "biome check . --error-on-warnings",
	rules: "oxlint --type-aware --deny-warnings",
	unused: "knip",
	architecture: "vitest run test/architecture",
};

interface Outcome {
	name: string;
	failed: boolean;
	seconds: string;
	output: string;
}

async function run(name: string, command: string): Promise<Outcome> {
	const start = performance.now();
	const child = spawn(`node_modules/.bin/${command} 2>&1`, {
		env: { ...process.env, NO_COLOR: "1" },
		shell: true,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
	const output = await text(child.stdout);
	const failed = (await exit) !== 0;
	return { name, failed, seconds: ((performance.now() - start) / 1000).toFixed(1), output };
}

const outcomes = await Promise.all(
	Object.entries(checks).map(([name, command]) => run(name, command)),
);
for (const { name, failed, output } of outcomes)
	if (failed) console.log(`\n── ${name} ──\n${output.trimEnd()}\n`);
for (const { name, failed, seconds } of outcomes)
	console.log(`${failed ? "failed" : "ok    "}  ${name.padEnd(12)}  ${seconds.padStart(5)} s`);
process.exitCode = outcomes.some(({ failed }) => failed) ? 1 : 0;
