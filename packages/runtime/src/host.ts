import type { Bus, Message } from "@parley/bus/bus";
import { STREAMS } from "@parley/contracts/catalogue";
import type { Answer, Command, Refusal } from "@parley/contracts/command";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import { type Desk, rememberedStateOf, stateOf, statesOf } from "@parley/ledger/desk";
import { handle } from "@parley/ledger/handle";
import type { Documents } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import type { Changes } from "@parley/ledger/subscription";
import { unreadable } from "@parley/ledger/understand";
import type { Clock } from "./clock.ts";
import { currentDocuments } from "./current-documents.ts";
import { understoodQuestion } from "./questions.ts";
import type { Process, Service } from "./service.ts";
import { commandSubjects, querySubject, subjectOf } from "./subjects.ts";
import type { World } from "./world.ts";

interface Ground {
	readonly bus: Bus;
	readonly store: Store;
	readonly documents: Documents;
	readonly now: Clock;
	/** Left out in virtual time. */
	readonly changes?: Changes;
	/** The market's one currency, where it is known. */
	readonly currency?: string | undefined;
	/** Folded states by stream, where they may be kept between commands. */
	readonly states?: NonNullable<Desk["states"]>;
}

/** Sends a command to whoever owns its stream; commands to one stream are served in the order they were sent. */
export const sendOver = (bus: Bus, command: Command): Promise<Answer> =>
	bus.request(subjectOf(command), command, command.stream) as Promise<Answer>;

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
	const asked = () => (ground.changes === undefined ? documents : currentDocuments(documents));
	const { prepare } = service;
	const desk: Desk = {
		store,
		now,
		deciders: service.deciders,
		currency: ground.currency,
		...(ground.states === undefined ? {} : { states: ground.states }),
		isShared: ground.changes !== undefined,
		...(prepare === undefined
			? {}
			: { prepare: (command, state, at) => prepare(command, asked(), at, state) }),
	};
	const decide = async (body: unknown, subject: string): Promise<Answer> => {
		const refusal = unreadable(body) ?? misled(body as Command, subject);
		if (refusal !== undefined) return { ok: false, refusal };
		return handle(desk, body as Command);
	};
	const world: World = {
		documents,
		store,
		changes,
		now,
		currency: ground.currency,
		load: <State>(stream: string) => stateOf(desk, stream) as Promise<State>,
		loadAll: (streams) => statesOf(desk, streams) as Promise<never>,
		remembered: <State>(stream: string) => rememberedStateOf(desk, stream) as Promise<State>,
		handle: (command) => handle(desk, command),
		send: (command) => sendOver(bus, command),
		ask: (other, query, question) =>
			bus.request(querySubject(other, query), question) as Promise<never>,
	};
	const stops = [
		...commandSubjects(service).map((subject) =>
			bus.serve(subject, (body) => decide(body, subject)),
		),
		...Object.entries(service.queries ?? {}).map(([name, answer]) => {
			const subject = querySubject(service.name, name);
			return bus.serve(subject, async (body) =>
				answer(understoodQuestion(subject, body) as never, asked()),
			);
		}),
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

/** Who may send what is said by subject, so a command is taken on its own and nowhere else. */
function misled(command: Command, subject: string): Refusal | undefined {
	const right = subjectOf(command);
	if (right === subject) return undefined;
	const because = `${command.type} is not taken on ${subject}: send it on ${right}, if you may.`;
	return { code: "NOT_ALLOWED", because };
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
		const { position } = message;
		const [fact] = await world.store.read(position - 1, 1, { upTo: position });
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
