import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		globalSetup: ["test/integration/postgres.ts"],
		setupFiles: ["test/property-seed.ts"],
		// Tests start hundreds of processes, which need not each compile the same sources.
		env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/parley-tests") },
		include: ["{packages,services,test}/**/*.test.ts"],
		exclude: ["**/node_modules/**", "**/dist/**"],
		// Generous, because a test that starts ten processes or simulates hundreds of seeds shares a slow machine with the rest.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		// What comes about by itself is asked for until it has: who is told sooner that it has not learns nothing by it.
		expect: { poll: { timeout: 60_000 } },
		// Half of what the longest do is waiting for servers and clocks: two at a time fill one core, and more would fight.
		maxWorkers: 2,
	},
});
