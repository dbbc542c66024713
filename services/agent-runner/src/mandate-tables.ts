import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Agent, Want } from "@parley/contracts/mandate";
import type { Projection } from "@parley/ledger/projection";
import { type Trigger, triggerOf } from "./domain/trigger.ts";

/** What the agents look up of mandates without reading their streams. Nothing here is a limit. */

const agentOf = (fact: Fact): Agent | undefined =>
	isFact(fact, "MandateGranted", "MandateAmended") ? fact.data.agent : undefined;
const keysOf = (fact: Fact): Standing["keys"] => {
	const agent = agentOf(fact);
	return agent?.kind === "external" ? agent.keys : [];
};

/** Whether a mandate is in force, whose program may act under it, and the fact it follows from. */
export interface Standing {
	readonly principal: string;
	readonly status: "granted" | "revoked";
	/** What the keys that are valid now are called, and their digests. */
	readonly keys: readonly { readonly id: string; readonly digest: string }[];
	/** The newest grant, amendment or resumption. */
	readonly since: Trigger;
	/** The position of the grant that followed a revocation; 0 where none did. */
	readonly begun: number;
}

export const standings: Projection<Standing> = {
	name: "agent_mandate",
	version: 3,
	types: ["MandateGranted", "MandateAmended", "MandateResumed", "MandateRevoked"],
	indexes: [],
	keys: (fact) => [streamId(fact.stream)],
	evolve(standing, fact, principal) {
		if (isFact(fact, "MandateRevoked"))
			return standing === undefined ? undefined : { ...standing, status: "revoked" };
		const keys = agentOf(fact) === undefined ? (standing?.keys ?? []) : keysOf(fact);
		const begun = standing?.status === "revoked" ? fact.position : (standing?.begun ?? 0);
		return { principal, status: "granted", keys, since: triggerOf(fact), begun };
	},
};

/** Whose mandate a key was made for. Whether it is still valid, the mandate says. */
export const keyHolders: Projection<{ readonly principal: string }> = {
	name: "agent_key",
	types: ["MandateGranted", "MandateAmended"],
	indexes: [],
	keys: (fact) => keysOf(fact).map(({ digest }) => digest),
	// The first one to name a key has it: nobody takes over another's by naming its digest.
	evolve: (holder, fact) => holder ?? { principal: streamId(fact.stream) },
};

/** Who looks for something in a category. */
export interface Seeker {
	readonly category: string;
	readonly principal: string;
	readonly wants: readonly string[];
}

const wantsIn = (fact: Fact): readonly Want[] =>
	isFact(fact, "MandateGranted", "MandateAmended") ? (fact.data.wants ?? []) : [];

export const seekers: Projection<Seeker> = {
	name: "agent_seeker",
	types: ["MandateGranted", "MandateAmended"],
	indexes: ["category"],
	keys: (fact) =>
		[...new Set(wantsIn(fact).map(({ category }) => category))].map(
			(category) => `${streamId(fact.stream)}/${category}`,
		),
	evolve(_, fact, key) {
		const principal = streamId(fact.stream);
		const category = key.slice(principal.length + 1);
		const wants = wantsIn(fact).filter((want) => want.category === category);
		return { category, principal, wants: wants.map(({ id }) => id) };
	},
};

/** The newest listing of a category. */
export const arrivals: Projection<{ readonly newest: Trigger }> = {
	name: "agent_arrival",
	types: ["ListingPublished"],
	indexes: [],
	keys: (fact) => (isFact(fact, "ListingPublished") ? [fact.data.category] : []),
	evolve: (_, fact) => ({ newest: triggerOf(fact) }),
};
