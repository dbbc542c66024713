import type { Store } from "@parley/ledger/store";
import type { Service } from "@parley/runtime/service";
import type { TurnParts } from "@parley/agent-runner";

/** A mistake put in place of production code, to prove that the simulator would find it there. */
export interface Defect {
	readonly says: string;
	readonly parts?: (parts: TurnParts) => TurnParts;
	readonly services?: (services: readonly Service[]) => readonly Service[];
	readonly store?: (store: Store) => Store;
}
export const DEFECTS = {} as Record<string, Defect>;
