import { agentRunner, turnParts } from "@parley/agent-runner";
import { later } from "@parley/contracts/time";
import type { Fact } from "@parley/contracts/fact";
import { listing } from "@parley/listing";
import { openingOf } from "@parley/marketplace/opening";
import { negotiation } from "@parley/negotiation";
import { settlement } from "@parley/settlement";
import type { Defect } from "./defects.ts";
import { Heard, judge } from "./judge.ts";
import { Outsider } from "./outsider.ts";
import { people } from "./people.ts";
import { Principals } from "./principals.ts";
import { Random } from "./random.ts";
import { wild } from "./wild-agent.ts";
import { START, World } from "./world.ts";

export interface Outcome {
	readonly seed: number;
	/** Every rule that was broken, as sentences; empty when all is well. */
	readonly failures: readonly string[];
	readonly facts: readonly Fact[];
	readonly stats: Stats;
}

export interface Stats {
	readonly facts: number;
	readonly deals: number;
	readonly steps: number;
	readonly duplicates: number;
	readonly crashes: number;
	readonly outages: number;
	readonly races: number;
}

/** A market that has not come to rest after so many steps never will. */
const MOST_STEPS = 100_000;
const DEADLINE = later(START, 10 * 24 * 3_600_000);
