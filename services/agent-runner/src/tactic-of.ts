import type { Agent } from "@parley/contracts/mandate";
import type { TacticName } from "./domain/tactics/tactic.ts";

/** The tactic an agent runs on, or that bounds the prices of its model; linear is the plainest. */
export const tacticOf = (agent: Agent): TacticName =>
	agent.kind === "external" ? "linear" : (agent.tactic ?? "linear");
