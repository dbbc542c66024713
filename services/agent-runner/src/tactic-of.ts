import type { Agent } from "@parley/contracts/mandate";
import type { TacticName } from "./domain/tactics/tactic.ts";

/** The tactic an agent runs on. Without a model at hand every agent is scripted; linear is the plainest. */
export const tacticOf = (agent: Agent): TacticName =>
	agent.kind === "scripted" ? agent.tactic : "linear";
