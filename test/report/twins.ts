import { readFile } from "node:fs/promises";
import { agentRunner, type TurnParts, turnParts } from "@parley/agent-runner";
import type { Fact } from "@parley/contracts/fact";
import { type Participant, participant } from "@parley/contracts/participant";
import { DETECTORS } from "@parley/marketplace/report/detectors/catalogue";
import { countOf } from "@parley/marketplace/report/detectors/detector";
import type { Interval, Tally } from "@parley/marketplace/report/statistics";
import { SERVICES } from "@parley/marketplace/services";
import type { Service } from "@parley/runtime/service";
import { demoFile } from "../journeys/parley.ts";

/*
 * What a single run cannot tell, in twins: the same people and the same seed, with and without the one thing that is tried.
 * Each is tried on the agents as they are, whom it must not move, and on agents that fall for it, who must be found. Half
 * of what could be changed is left as it is: what moves there is chance.
 */

/** What a detector found in two runs, with what chance did in them, and the bounds of what is beyond chance. */
export function beside(
	code: string,
	one: readonly Fact[],
	other: readonly Fact[],
): Tally & Interval & { readonly chance: Tally } {
	const detector = DETECTORS.find((each) => each.code === code);
	if (detector === undefined) throw new Error(`There is no detector ${code}.`);
	const count = countOf(detector, one, other);
	const chance = count.measured ? count.beyondChance?.chance : null;
	if (!count.measured || count.beyondChance === null || chance == null)
		throw new Error(`${code} cannot tell what is chance: ${JSON.stringify(count)}`);
	return { hits: count.hits, of: count.of, chance, ...count.beyondChance.interval };
}

/** The services, with agents that choose in another way than ours. */
export const choosing = (choose: TurnParts["choose"]): readonly Service[] =>
	SERVICES.map((service) =>
		service.name === "agent-runner" ? agentRunner({ ...turnParts, choose }) : service,
	);

export async function demoPeople(): Promise<Participant[]> {
	const lines = (await readFile(demoFile, "utf8")).trim().split("\n");
	return lines.map((line) => participant.parse(JSON.parse(line)));
}
