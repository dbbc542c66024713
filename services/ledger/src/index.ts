export {
	ForeignBus,
	keepRelaying,
	type LiveOutbox,
	type RelayedBus,
	type Relaying,
} from "./live-relay.ts";
export { marketMetrics } from "./market-metrics.ts";
export { type Outbox, relay } from "./relay.ts";
export { savedReach, savingReached } from "./saved-reach.ts";
export { ledgerService } from "./service.ts";
export { type Standing, standingAfter, traceOf, tracesOf } from "./standing.ts";
export { TOLD_OF_LISTING } from "./thread.ts";
