import type { Bus, Message } from "@parley/bus/bus";
import { STREAMS } from "@parley/contracts/catalogue";
import type { Answer, Command } from "@parley/contracts/command";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import { type Desk, stateOf } from "@parley/ledger/desk";
import { handle } from "@parley/ledger/handle";
import type { Documents } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import type { Changes } from "@parley/ledger/subscription";
import type { Clock } from "./clock.ts";
import { currentDocuments } from "./current-documents.ts";
import type { Process, Service } from "./service.ts";
import type { World } from "./world.ts";

interface Ground {
	readonly bus: Bus;
	readonly store: Store;
	readonly documents: Documents;
	readonly now: Clock;
	/** Left out in virtual time. */
	readonly changes?: Changes;
	/** Folded states by stream, where they may be kept between commands. */
	readonly states?: NonNullable<Desk["states"]>;
}

export const commandSubject = (category: string): string => `command.${category}`;
const querySubject = (service: string, query: string): string => `query.${service}.${query}`;

/** Sends a command to whoever owns its stream; commands to one stream are served in the order they were sent. */
export const sendOver = (bus: Bus, command: Command): Promise<Answer> =>
	bus.request(
		commandSubject(categoryOf(command.stream)),
		command,
		command.stream,
	) as Promise<Answer>;

/** A service at work. */
export interface Hosted {
	/** What its processes touch, for its HTTP surface to touch too. */
	readonly world: World;
	/** Ends its part and waits for what is in hand. */
	stop(): Promise<void>;
}

const STANDSTILL: Changes = { onChange: () => () => {} };

/** Puts a service to work on a bus and a ledger. */
export function host(service: Service, ground: Ground): Hosted {
	const { bus, store, documents, now, changes = STANDSTILL } = ground;
	// In rounds of virtual time the tables stand where the round found them, whoever asks.
	const asked = ground.changes === undefined ? documents : currentDocuments(documents, store);
	const desk: Desk = {
		store,
		now,
		deciders: service.deciders,
		...(ground.states === undefined ? {} : { states: ground.states }),
	};
	const decide = async (command: Command): Promise<Answer> =>
		handle(
			desk,
			service.prepare === undefined ? command : await service.prepare(command, asked, now()),
			command,
		);
	const world: World = {
		documents,
		store,
		changes,
		now,
		load: <State>(stream: string) => stateOf(desk, stream) as Promise<State>,
		handle: (command) => handle(desk, command),
		send: (command) => sendOver(bus, command),
		ask: (other, query, question) =>
			bus.request(querySubject(other, query), question) as Promise<never>,
	};
	const stops = [
		...Object.keys(service.deciders)
			.filter((category) => service.inner?.includes(category) !== true)
			.map((category) => bus.serve(commandSubject(category), (body) => decide(body as Command))),
		...Object.entries(service.queries ?? {}).map(([name, answer]) =>
			bus.serve(querySubject(service.name, name), (body) => answer(body as never, asked)),
		),
		...service.processes.map((process) => subscribe(service, process, world, bus)),
	];
	return {
		world,
		async stop() {
			// Processes first: what they have in hand may still need an answer from what is served here.
			for (const stop of stops.toReversed()) await stop();
		},
	};
}

function subscribe(
	service: Service,
	process: Process,
	world: World,
	bus: Bus,
): () => Promise<void> {
	const prefix = `${service.name}:`;
	/** The fact itself: what travels of a private fact is its digest, and its owner reads it from the ledger. */
	const whole = async (message: Message): Promise<Fact> => {
		if (
			message.visibility !== "private" ||
			STREAMS[categoryOf(message.stream) as keyof typeof STREAMS].owner !== service.name
		)
			return message;
		const [fact] = await world.store.readStream(message.stream, message.version - 1);
		if (fact === undefined)
			throw new Error(
				`The ledger does not show ${message.type} at position ${message.position} to ${service.name}.`,
			);
		return fact;
	};
	return bus.subscribe({
		name: `${service.name}.${process.name}`,
		types: process.on,
		async lanes(message) {
			// The read tables know at least everything up to the fact that is being handled.
			await world.documents.catchUp(message.position);
			const keys = await process.keys(await whole(message), world.documents);
			return keys.map((key) => prefix + key);
		},
		handle: async (message, lane) =>
			process.handle(await whole(message), world, lane.slice(prefix.length)),
	});
}
