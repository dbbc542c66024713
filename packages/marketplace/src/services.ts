import { agentRunner, type Mind, outgoingPost } from "@parley/agent-runner";
import type { PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Projection } from "@parley/ledger/projection";
import { ledgerService } from "@parley/ledger-service";
import { listing } from "@parley/listing";
import { negotiation } from "@parley/negotiation";
import type { Config } from "@parley/runtime/config";
import { newSecret } from "@parley/runtime/ids";
import type { Service } from "@parley/runtime/service";
import { type Pending, timerTable } from "@parley/runtime/timers";
import { settlement } from "@parley/settlement";

/** Where questions to people may be sent. */
type Webhooks = Config["webhooks"];
const PUBLIC_ONLY: Webhooks = { allowPrivate: false };

/**
 * The services that decide, keep tables and react: this file is the one place that knows them all. With a mind, agents
 * that ask for a model have one.
 */
export const servicesWith = (
	mind: Mind | undefined,
	{ allowPrivate }: Webhooks = PUBLIC_ONLY,
): readonly Service[] => [
	listing,
	agentRunner(undefined, {
		...{ secret: newSecret, mind, privateWebhooks: allowPrivate },
		post: outgoingPost({ allowPrivate }),
	}),
	negotiation,
	settlement,
];
export const SERVICES = servicesWith(undefined);

/** What can run as a process of its own: those, and the one that passes the ledger on and reads it to others. */
export const SERVICE_NAMES: readonly Service["name"][] = [
	...SERVICES.map(({ name }) => name),
	"ledger",
];

export const serviceOn = (
	name: Service["name"],
	{ store, checkpoints }: Pick<PostgresLedger, "store" | "checkpoints">,
	{ mind, webhooks }: { readonly mind?: Mind | undefined; readonly webhooks?: Webhooks } = {},
): Service => {
	const known = servicesWith(mind, webhooks).find((service) => service.name === name);
	return known ?? ledgerService({ outbox: store, checkpoints });
};

export const timersOf = (service: Service): Projection<Pending> =>
	timerTable(service.name, service.timers);

// biome-ignore lint/suspicious/noExplicitAny: a list of projections has documents of many kinds.
export const projectionsOf = (service: Service): Projection<any>[] =>
	service.timers.length === 0
		? [...service.projections]
		: [...service.projections, timersOf(service)];
