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
	},
});
