import fc from "fast-check";

/**
 * Every run of the suite tries the same cases, so that a change is judged by what it changed. To look further, give
 * another seed and more runs: `PROPERTY_SEED=7 PROPERTY_RUNS=30000 npm test -- choices`. What that finds becomes a test.
 */
const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;

fc.configureGlobal({ seed: Number(PROPERTY_SEED ?? 1), numRuns: Number(PROPERTY_RUNS ?? 300) });
