import type { TurnParts } from "@parley/agent-runner";
import type { FactOf } from "@parley/contracts/catalogue";
import { type Decider, happened } from "@parley/ledger/decider";
import type { Store } from "@parley/ledger/store";
import { reaction } from "@parley/runtime/reaction";
import type { Service } from "@parley/runtime/service";
import { sentBeforeRecorded } from "./sent-before-recorded.ts";

/** A mistake in place of production code, to prove that the simulator would find it there. */
export interface Defect {
	readonly says: string;
	readonly parts?: (parts: TurnParts) => TurnParts;
	/** In place of a service, by its name. */
	readonly services?: Readonly<Record<string, (service: Service) => Service>>;
	readonly store?: (store: Store) => Store;
}

const without =
	(name: string) =>
	(service: Service): Service => ({
		...service,
		processes: service.processes.filter((process) => process.name !== name),
	});

/** Appends where the stream stands by now, whatever the decision was made on. */
const unchecked = (store: Store): Store => ({
	...store,
	async append(entry) {
		const appended = await store.append(entry);
		if (appended.status !== "conflict") return appended;
		const { length } = await store.readStream(entry.stream);
		return unchecked(store).append({ ...entry, expectedVersion: length });
	},
});

/** Opens a deal under an id of its own for each delivery of the acceptance. */
function ownDealIds(service: Service): Service {
	let deliveries = 0;
	const openDeal = reaction({
		name: "open-deal",
		service: service.name,
		on: ["OfferAccepted"],
		keys: (fact) => [fact.stream],
		steps: ({ data, negotiationId }: FactOf<"OfferAccepted">) => {
			const { hash: _, by: __, ...agreed } = data;
			const stream = `deal-${data.offerId}.${++deliveries}`;
			return [{ stream, type: "OpenDeal", data: { negotiationId, ...agreed } }];
		},
	});
	return { ...service, processes: [openDeal, ...without("open-deal")(service).processes] };
}

/** The listing believes what the negotiation once saw, and reserves whatever it is asked for. */
function alwaysInStock(service: Service): Service {
	// biome-ignore lint/suspicious/noExplicitAny: a decider of any kind is wrapped as it is.
	const decider = service.deciders.listing as Decider<any, any, any>;
	return {
		...service,
		deciders: {
			...service.deciders,
			listing: {
				...decider,
				decide(command, state) {
					if (command.type !== "ReserveStock" || state.status === "none")
						return decider.decide(command, state);
					const { dealId, quantity } = command.data;
					return happened({ type: "StockReserved", data: { dealId, quantity } });
				},
			},
		},
	};
}

export type DefectName =
	| "no-version-check"
	| "send-before-record"
	| "own-deal-id"
	| "no-guard"
	| "no-commitment"
	| "stock-elsewhere"
	| "no-release";

export const DEFECTS: Readonly<Record<DefectName, Defect>> = {
	"no-version-check": {
		says: "a decision is recorded although the stream has moved on",
		store: unchecked,
	},
	"send-before-record": {
		says: "a turn is recorded only after its move was sent",
		services: { "agent-runner": sentBeforeRecorded },
	},
	"own-deal-id": {
		says: "a deal's id does not follow from the accepted offer",
		services: { settlement: ownDealIds },
	},
	"no-guard": {
		says: "nothing checks a move against the mandate before it is recorded",
		parts: (parts) => ({ ...parts, guard: () => undefined }),
	},
	"no-commitment": {
		says: "an agent offers money that it has not set aside",
		parts: (parts) => ({ ...parts, reserve: async () => ({ ok: true, facts: [] }) }),
	},
	"stock-elsewhere": {
		says: "a listing reserves what it does not have",
		services: { listing: alwaysInStock },
	},
	"no-release": {
		says: "what a fallen deal had bound stays bound",
		services: {
			settlement: without("release-stock"),
			"agent-runner": without("release-commitment"),
		},
	},
};

/** The services of a market, with a defect where there is to be one. */
export function flawed(services: readonly Service[], defect: Defect): readonly Service[] {
	return services.map((service) => defect.services?.[service.name]?.(service) ?? service);
}
