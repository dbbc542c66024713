import type { Mind } from "@parley/agent-runner";
import { sleep } from "@parley/bus/back-off";
import type { Bus } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { type NatsBus, natsBus } from "@parley/bus/nats/nats-bus";
import { freely } from "@parley/bus/pace";
import { PARLEY } from "@parley/contracts/conventions";
import { PostgresChanges } from "@parley/ledger/postgres/postgres-changes";
import { openLedger, type PostgresLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { ReadTables } from "@parley/ledger/read-tables";
import {
	keepRelaying,
	marketMetrics,
	type RelayedBus,
	savedReach,
	savingReached,
} from "@parley/ledger-service";
import type { Config } from "@parley/runtime/config";
import { type Hosted, host } from "@parley/runtime/host";
import type { Lifecycle } from "@parley/runtime/lifecycle";
import { keepTimers } from "@parley/runtime/live-timers";
import { type Log, logged } from "@parley/runtime/log";
import { keepRetrying, parkInto } from "@parley/runtime/parked";
import type { Service } from "@parley/runtime/service";
import { observeLag } from "@parley/runtime/telemetry/lag";
import { projectionsOf, serviceOn } from "./services.ts";

/** How far the relay may run ahead of what is handled, where the bus keeps nothing. */
const AHEAD = 5_000;

/** What time it is for the services of a process. */
export interface LiveClock {
	readonly now: () => string;
	/** Of a clock that somebody conducts: hears the instants that come with messages. Whoever conducts fires the timers too. */
	readonly seen?: (instant: string) => void;
}

export interface ProcessOptions {
	readonly services: readonly Service["name"][];
	/** A database in which the market exists. */
	readonly database: string;
	readonly market: string;
	/** The market's one currency; whatever is in another is refused. */
	readonly currency?: string | undefined;
	/** Where the services meet those of other processes; left out, they meet in this one. */
	readonly nats?: { readonly url: string; readonly replicas: number };
	readonly clock: LiveClock;
	/** Who answers agents that ask for a model, where there is anybody. */
	readonly mind?: Mind | undefined;
	/** Where questions to people may be sent; only over the public internet unless told. */
	readonly webhooks?: Config["webhooks"];
	readonly log: Log;
	/** Everything that is started here stops in its stages. */
	readonly life: Lifecycle;
}

/** A service at work, and where it keeps its facts. */
export interface Working extends Hosted {
	readonly service: Service;
	readonly ledger: PostgresLedger;
}

export interface MarketProcess {
	readonly working: readonly Working[];
	/** Why the services cannot do their work at the moment; nothing where they can. */
	trouble(): Promise<string | undefined>;
}

/** Puts services to work in this process, among them whatever keeps the market going: relay, timers, parked facts. */
export async function openProcess(options: ProcessOptions): Promise<MarketProcess> {
	const { services, database: url, market, life, clock, log } = options;
	const ledgers = new Map<Service, PostgresLedger>();
	// One ear is enough for all: what it hears is that something was committed, and not what.
	const changes = new PostgresChanges(url, market);
	life.at("ledger", "the notifications", () => changes.close());
	for (const reader of services) {
		const ledger = await openLedger({ url, market, reader, changes });
		ledgers.set(serviceOn(reader, ledger, options), ledger);
	}
	life.at("ledger", "the ledger", async () => {
		await Promise.all([...ledgers.values()].map((ledger) => ledger.close()));
	});
	const bus = await openBus(options, ledgers);
	const working: Working[] = [];
	for (const [service, ledger] of ledgers) {
		// Who conducts a market keeps its timers: two that fold one table would only get in each other's way.
		const documents =
			clock.seen === undefined
				? await ledger.documents(projectionsOf(service), "real")
				: await ledger.documents(service.projections);
		const store = logged(ledger.store, log);
		const { currency } = options;
		const ground = { bus, store, documents, now: clock.now, changes, states: new Map(), currency };
		const hosted = host(service, ground);
		working.push({ service, ledger, ...hosted });
		keep(options, { service, ledger, ...hosted });
		measure(options, service, ledger, documents, bus);
		if (service.name === "ledger") relay(options, ledger, told(bus, working));
	}
	return {
		working,
		async trouble() {
			if ("connected" in bus && !bus.connected) return "The broker cannot be reached.";
			const all = [...ledgers.values()].map((ledger) => ledger.ready());
			return Promise.all(all).then(
				() => undefined,
				() => "The database does not answer.",
			);
		},
	};
}

/** One bus for all services of the process. What it cannot deliver is parked in the ledger of whoever should have it. */
async function openBus(
	options: ProcessOptions,
	ledgers: ReadonlyMap<Service, PostgresLedger>,
): Promise<Bus | NatsBus> {
	const { market, nats, clock, log, life } = options;
	const byName = new Map([...ledgers].map(([{ name }, ledger]) => [name as string, ledger]));
	const onParked: Parameters<typeof inProcessBus>[0]["onParked"] = async (name, message, error) => {
		log.error("A fact was parked; `parley parked` lists it.", {
			fields: { [PARLEY.subscription]: name, [PARLEY.eventSeq]: message.position },
			error,
		});
		const ledger = byName.get(name.slice(0, name.indexOf(".")));
		if (ledger === undefined) throw new TypeError(`Nobody here has a subscription ${name}.`);
		await parkInto(ledger.checkpoints)(name, message, error);
	};
	if (nats === undefined) return embeddedBus(byName.get("ledger"), onParked, options);
	const [only, ...others] = byName.keys();
	const bus = await natsBus({
		...nats,
		market,
		// Several services at once speak with everybody's rights.
		...(others.length === 0 && only !== undefined ? { service: only } : {}),
		publishes: byName.has("ledger"),
		onParked,
		onTrouble: (sentence) => log.warn(sentence),
		...(clock.seen === undefined ? {} : { clock: { now: clock.now, seen: clock.seen } }),
		signal: life.stopping,
	});
	life.at("bus", "the bus", () => bus.close());
	return bus;
}

/** Where nothing is durable but the ledger: how far the services have come is kept there too. */
async function embeddedBus(
	ledger: PostgresLedger | undefined,
	onParked: Parameters<typeof inProcessBus>[0]["onParked"],
	{ log, life }: ProcessOptions,
): Promise<Bus> {
	if (ledger === undefined)
		throw new TypeError("A bus within one process needs the ledger service in that process.");
	const { checkpoints } = ledger;
	const from = await savedReach(checkpoints);
	const bus = inProcessBus({ pace: freely(), onParked, from, sleep });
	const onTrouble = (trouble: Error): void => log.warn(trouble.message);
	const saving = savingReached({ checkpoints, bus, sleep, onTrouble });
	life.at("bus", "the bus", async () => {
		await bus.close();
		await saving.stop();
	});
	return bus;
}

/** Says how far behind the service is, whenever metrics are read. */
function measure(
	{ life }: ProcessOptions,
	service: Service,
	{ store, checkpoints }: PostgresLedger,
	documents: ReadTables,
	bus: Bus,
): void {
	const tables = service.projections.map(
		(projection) => [projection.name, () => documents.position(projection)] as const,
	);
	const relaying = {
		reached: () => bus.reached(),
		parked: async () => {
			const groups = Map.groupBy(await checkpoints.parkedAll(), ({ name }) => name);
			return Object.fromEntries([...groups].map(([name, all]) => [name, all.length]));
		},
	};
	const stop = observeLag(service.name, {
		head: () => store.head(),
		projections: Object.fromEntries(tables),
		...(service.name === "ledger" ? relaying : {}),
	});
	life.at("background", `the gauges of ${service.name}`, stop);
}

/** What one of several replicas does at a time, and what each does by itself. */
function keep({ clock, log, life }: ProcessOptions, { service, ledger, world }: Working): void {
	const onTrouble = (trouble: Error): void => log.warn(trouble.message);
	if (service.timers.length > 0 && clock.seen === undefined) {
		const { documents, changes, send, now } = world;
		const kept = { service, documents, changes, send, now, sleep, onTrouble };
		const lease = ledger.lease(
			`timers:${service.name}`,
			(signal) => keepTimers({ ...kept, signal }),
			onTrouble,
		);
		life.at("background", `the timers of ${service.name}`, () => lease.stop());
	}
	if (service.processes.length === 0) return;
	const { checkpoints } = ledger;
	const retrying = keepRetrying({
		service,
		world,
		checkpoints,
		sleep,
		onTrouble,
		signal: life.stopping,
	});
	life.at("background", `what ${service.name} parked`, () => retrying);
}

/** The bus, on which nothing is published before the ledgers in this process know of it. */
const told = (bus: RelayedBus, working: readonly Working[]): RelayedBus => ({
	...bus,
	publish(messages) {
		for (const { ledger } of working) ledger.hear(messages);
		return bus.publish(messages);
	},
});

function relay({ nats, log, life }: ProcessOptions, ledger: PostgresLedger, bus: RelayedBus): void {
	const onTrouble = (trouble: Error): void => log.warn(trouble.message);
	const { store: outbox, changes } = ledger;
	const relaying = { outbox, bus, changes, sleep, onTrouble, onRelayed: marketMetrics() };
	const bound = nats === undefined ? { ahead: AHEAD } : {};
	const lease = ledger.lease(
		"relay",
		(signal) => keepRelaying({ ...relaying, ...bound, signal }),
		onTrouble,
	);
	life.at("background", "the relay", () => lease.stop());
}
