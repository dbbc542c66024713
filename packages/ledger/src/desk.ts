import type { Command } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import type { Decider } from "./decider.ts";
import type { Store } from "./store.ts";

// biome-ignore lint/suspicious/noExplicitAny: a desk serves deciders of every kind; each is typed where it is written.
export type AnyDecider = Decider<any, any, any>;

const MAX_KNOWN_STREAMS = 8_000;

/** Where commands are decided: a ledger, a clock, and the deciders by category of stream. */
export interface Desk {
	readonly store: Store;
	/** UTC with milliseconds. */
	readonly now: () => string;
	readonly deciders: Readonly<Record<string, AnyDecider>>;
	/** The market's one currency; where it is not known, a stream's own is all that is looked at. */
	readonly currency?: string | undefined;
	/**
	 * Adds to a command what its decider has to know and its sender does not, given the state it is about to be decided on
	 * and the time. A repeat is known by what its sender said, so what is added may differ from one time to the next.
	 */
	readonly prepare?: (command: Command, state: unknown, at: string) => Promise<Command>;
	/** Folded states by stream. Only a cache: the version check at the append is what makes a decision valid. */
	readonly states?: Map<string, Known>;
	/** Other replicas write to the same streams: what is remembered of one is brought up to date before it is shown. */
	readonly isShared?: boolean;
}

interface Known {
	readonly version: number;
	readonly state: unknown;
}

/** The name comes from outside: only an own property is a decider. */
export const deciderOf = ({ deciders }: Desk, category: string): AnyDecider | undefined =>
	Object.hasOwn(deciders, category) ? deciders[category] : undefined;

/** The folded state of a stream that this desk decides. */
export async function stateOf(desk: Desk, stream: string): Promise<unknown> {
	const decider = deciderFor(desk, stream);
	const known = desk.isShared === true ? desk.states?.get(stream) : undefined;
	if (known === undefined) return (await load(desk, decider, stream)).state;
	const current = await folded(desk, decider, stream, known);
	remember(desk, stream, current);
	return current.state;
}

/** The state as this desk last decided or read it: nobody is asked what others have added since. */
export const rememberedStateOf = async (desk: Desk, stream: string): Promise<unknown> =>
	(await load(desk, deciderFor(desk, stream), stream)).state;

function deciderFor(desk: Desk, stream: string): AnyDecider {
	const decider = deciderOf(desk, categoryOf(stream));
	if (decider === undefined) throw new TypeError(`Nobody here decides the stream ${stream}.`);
	return decider;
}

/** Of several streams. Where each has to be read anew, they are read in one question. */
export async function statesOf(desk: Desk, streams: readonly string[]): Promise<unknown[]> {
	if (desk.isShared === true) return Promise.all(streams.map((stream) => stateOf(desk, stream)));
	const states: unknown[] = [];
	for (const stream of streams) states.push(await stateOf(desk, stream));
	return states;
}

export async function load(desk: Desk, decider: AnyDecider, stream: string): Promise<Known> {
	const known = desk.states?.get(stream) ?? (await folded(desk, decider, stream));
	remember(desk, stream, known);
	return known;
}

async function folded(
	{ store }: Desk,
	decider: AnyDecider,
	stream: string,
	{ version, state }: Known = { version: 0, state: decider.initialState() },
): Promise<Known> {
	const facts = await store.readStream(stream, version);
	return {
		version: version + facts.length,
		state: facts.reduce((before, fact) => decider.evolve(before, fact), state),
	};
}

/** Keeps a state, unless a newer one is known: a slow reader must not put an older one in its place. */
export function remember({ states }: Desk, stream: string, known: Known): void {
	if (states === undefined || (states.get(stream)?.version ?? 0) > known.version) return;
	states.delete(stream);
	states.set(stream, known);
	if (states.size <= MAX_KNOWN_STREAMS) return;
	const oldest = states.keys().next().value;
	if (oldest !== undefined) states.delete(oldest);
}
