import type { Checkpoints } from "@parley/ledger/store";
import type { Service } from "@parley/runtime/service";
import { everyFact, handleAgain, parked, replay } from "./api.ts";
import type { Outbox } from "./relay.ts";

interface Parts {
	/** The ledger as the relay sees it. */
	readonly outbox: Outbox;
	/** Those of the ledger's own reader, who alone is shown what others have parked. */
	readonly checkpoints: Pick<Checkpoints, "parkedAll" | "markAgain">;
}

/** The reading side of the ledger. It decides nothing and keeps nothing. */
export const ledgerService = ({ outbox, checkpoints }: Parts): Service => ({
	name: "ledger",
	deciders: {},
	projections: [],
	processes: [],
	timers: [],
	routes: [replay, everyFact(outbox), parked(checkpoints), handleAgain(checkpoints)],
});
