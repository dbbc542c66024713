import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		globalSetup: ["test/integration/postgres.ts"],
		setupFiles: ["test/property-seed.ts"],
		include: ["{packages,services,test}/**/*.test.ts"],
		exclude: ["**/node_modules/**", "**/dist/**"],
		// Generous, because a test that starts a Postgres or simulates hundreds of seeds shares the machine with the rest.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// Half of what the longest do is waiting for servers and clocks: two at a time fill one core, and more would fight.
		maxWorkers: 2,
	},
});
