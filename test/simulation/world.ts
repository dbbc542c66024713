import type { Bus } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import type { Command } from "@parley/contracts/command";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Store } from "@parley/ledger/store";
import { openMarket } from "@parley/marketplace/market";
import { projectionsOf, timersOf } from "@parley/marketplace/services";
import { type VirtualClock, virtualClock } from "@parley/runtime/clock";
import { sendOver } from "@parley/runtime/host";
import type { Service } from "@parley/runtime/service";
import { commandOf, dueTimers, type Pending } from "@parley/runtime/timers";
import { AnyOrder } from "./any-order.ts";
import { gatedBus, gatedDocuments, gatedStore, type Hearing } from "./ports.ts";
import type { Random } from "./random.ts";
import { type Activity, Outage, Scheduler } from "./scheduler.ts";

/** Every pending timer is due by then. */
const END_OF_TIME = "9999-12-31T23:59:59.999Z";

export const START = "2026-01-05T09:00:00.000Z";

interface Replica {
	readonly inner: Bus;
	readonly bus: Bus;
	readonly documents: ReadonlyMap<Service, MemoryDocuments>;
}

export interface Ground {
	readonly market: string;
	readonly random: Random;
	readonly services: readonly Service[];
	readonly store: (store: Store) => Store;
	readonly heard: Hearing;
}

/** One or two replicas of every service on one ledger, and all that can go wrong between them. */
export class World {
	readonly clock: VirtualClock = virtualClock(START);
	readonly scheduler: Scheduler;
	readonly ledger: MemoryLedger;
	readonly stats = { crashes: 0, duplicates: 0, races: 0 };
	readonly #ground: Ground;
	readonly #replicas: Replica[] = [];
	/** One process may keep what it folded; two of them may not, because neither hears of the other's facts. */
	readonly #count: number;
	/** Positions that have to be passed on to somebody (again). */
	readonly #undelivered: number[] = [];
	#seen = 0;

	constructor(ground: Ground) {
		this.#ground = ground;
		this.ledger = new MemoryLedger(ground.market, this.clock.now);
		this.scheduler = new Scheduler(ground.random, { most: 20, rate: 0.004 });
		this.#count = ground.random.chance(0.3) ? 1 : 2;
		for (let number = 0; number < this.#count; number++) this.#open(number);
	}

	/** Whether nothing is going on, and nothing that happened is still to be passed on. */
	get atRest(): boolean {
		this.#look();
		return this.scheduler.idle && this.#undelivered.length === 0;
	}

	get backlog(): number {
		this.#look();
		return this.#undelivered.length;
	}

	/** Passes one fact, whichever, on to a replica; now and then to each of them at once. */
	publish(): void {
		const { random } = this.#ground;
		const position = random.take(this.#undelivered);
		const first = random.below(this.#count);
		this.#pass(position, first);
		if (this.#count > 1 && random.chance(0.3)) this.#pass(position, 1 - first);
	}

	#pass(position: number, number: number): void {
		this.#begin({ replica: number, position, lost: () => this.#again(position) }, async () => {
			const [message] = await this.ledger.relayed(position - 1, 1);
			if (message !== undefined) await this.#replica(number).inner.publish([message]);
		});
	}

	/** Sends commands from outside, one after the other; a client that hears nothing sends them again. */
	send(...commands: Command[]): void {
		const replica = this.#ground.random.below(this.#count);
		const activity: Activity = { replica, lost: () => this.send(...commands) };
		this.#begin(activity, async () => {
			for (const command of commands) await sendOver(this.#replica(replica).bus, command);
		});
	}

	/** One replica dies with all that it was doing and all that it only remembered, and is started again. */
	crash(): void {
		this.stats.crashes++;
		const number = this.#ground.random.below(this.#count);
		this.scheduler.crash(number);
		this.#open(number);
	}

	/** The timers as one replica's read tables show them, which may be out of date. */
	async timers(): Promise<Pending[]> {
		const { services, random } = this.#ground;
		const { documents } = random.pick(this.#replicas);
		const found: Pending[] = [];
		for (const service of services) {
			const tables = documents.get(service);
			if (service.timers.length > 0 && tables !== undefined)
				found.push(...(await dueTimers(tables, timersOf(service), END_OF_TIME)));
		}
		return found;
	}

	fire(timer: Pending): void {
		this.send(commandOf(timer));
	}

	/** Read tables follow the ledger by themselves, each as far behind as the seed says. */
	async catchUp(share: number): Promise<void> {
		for (const { documents } of this.#replicas)
			for (const tables of documents.values())
				if (this.#ground.random.chance(share)) await tables.catchUp(this.ledger.facts.length);
	}

	#begin(activity: Activity, run: () => Promise<void>): void {
		this.scheduler.enlist(activity);
		this.scheduler.begin(activity, run);
	}

	#again(position: number): void {
		if (!this.#undelivered.includes(position)) this.#undelivered.push(position);
	}

	#look(): void {
		while (this.#seen < this.ledger.facts.length) this.#undelivered.push(++this.#seen);
	}

	#replica(number: number): Replica {
		const replica = this.#replicas[number];
		if (replica === undefined) throw new RangeError(`There is no replica ${number}.`);
		return replica;
	}

	#open(number: number): void {
		const { random, services, store, heard } = this.#ground;
		const { scheduler } = this;
		const pace = new AnyOrder({
			scheduler,
			random,
			replica: number,
			again: (position) => this.#again(position),
			onDuplicate: () => this.stats.duplicates++,
		});
		const inner = inProcessBus({
			pace,
			// Whoever keeps parked messages has them delivered again; only a fault of this world may have parked one.
			onParked: async (_, message, error) => {
				if (!(error instanceof Outage)) scheduler.defects.push(error);
				else this.#again(message.position);
			},
		});
		const bus = gatedBus(inner, scheduler, () => random.pick(this.#replicas).inner, heard);
		const documents = this.#tables(number);
		const backings = services.map((service) => ({
			service,
			store: gatedStore(
				store(this.ledger.store(service.name)),
				scheduler,
				() => this.stats.races++,
			),
			documents: gatedDocuments(documents.get(service) as MemoryDocuments, scheduler),
		}));
		openMarket({ bus, backings, now: this.clock.now, remember: this.#count === 1 });
		this.#replicas[number] = { inner, bus, documents };
	}

	/** Read tables outlive a crash; now and then they are lost too and folded again. */
	#tables(number: number): ReadonlyMap<Service, MemoryDocuments> {
		const kept = this.#replicas[number]?.documents;
		if (kept !== undefined && !this.#ground.random.chance(0.2)) return kept;
		return new Map(
			this.#ground.services.map((service) => [
				service,
				new MemoryDocuments(this.ledger.store(service.name), projectionsOf(service)),
			]),
		);
	}
}
