import type { Fact } from "@parley/contracts/fact";
import type { mandateFacts } from "@parley/contracts/mandate";
import { fold, type Told } from "@parley/ledger/decider";
import type { World } from "@parley/runtime/world";
import { type MandateState, mandate } from "./domain/mandate.ts";
import { standings } from "./mandate-tables.ts";

/*
 * A principal who revoked a mandate may grant another one on the same stream. What is older than that grant was about
 * the mandate before, however late it is heard of; positions in the ledger say what is older.
 */

/** The mandate as it stood once a fact of its stream had happened. */
export async function mandateAt({ store }: World, fact: Fact): Promise<MandateState> {
	const facts = await store.readStream(fact.stream);
	return fold(mandate, facts.slice(0, fact.version) as unknown as Told<typeof mandateFacts>[]);
}

/** The position of the grant that followed a revocation; 0 where none did. */
export const begunAt = async ({ documents }: World, principal: string): Promise<number> =>
	(await documents.get(standings, principal))?.begun ?? 0;

/**
 * Whether the mandate that a fact would be under is revoked, even if there is another one by now. The read tables know at
 * least what was before the fact; who hears of a later revocation ends what was begun until then.
 */
export async function isOver(
	{ documents }: World,
	principal: string,
	fact: Fact,
): Promise<boolean> {
	const standing = await documents.get(standings, principal);
	return (
		standing !== undefined && (standing.status === "revoked" || fact.position < standing.begun)
	);
}
