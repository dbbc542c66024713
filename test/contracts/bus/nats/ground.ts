import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message, Subscription } from "@parley/bus/bus";
import { type NatsServer, startNats } from "@parley/bus/embedded/nats-server";
import { type NatsBus, type NatsOptions, natsBus } from "@parley/bus/nats/nats-bus";
import { keptPorts } from "../../../integration/kept-ports.ts";
import { message, type Parked } from "../adapter.ts";

/** A broker that a test may kill, starve and start again at the same address. */
export interface Broker {
	readonly url: string;
	kill(): Promise<void>;
	/** Stops it and takes away everything it kept. */
	wipe(): Promise<void>;
	start(): Promise<void>;
	end(): Promise<void>;
}

export async function broker(): Promise<Broker> {
	const data = await mkdtemp(join(tmpdir(), "parley-broker-"));
	const [port = 0] = await keptPorts(1);
	let server: NatsServer = await startNats({ data, port });
	return {
		url: server.url,
		async kill() {
			process.kill(server.pid, "SIGKILL");
			await server.exited;
		},
		async wipe() {
			await server.stop();
			await rm(join(data, "store"), { recursive: true });
		},
		async start() {
			server = await startNats({ data, port });
		},
		async end() {
			await server.stop();
			await rm(data, { recursive: true, force: true });
		},
	};
}

/** A bus of its own market, and what it said and parked. */
export interface Heard {
	readonly bus: NatsBus;
	readonly market: string;
	readonly parked: Parked[];
	readonly troubles: string[];
	/** Another process on the same market. */
	again(rest?: Partial<NatsOptions>): Promise<NatsBus>;
}

export async function busOn(url: string, rest: Partial<NatsOptions> = {}): Promise<Heard> {
	const market = rest.market ?? randomUUID();
	const [parked, troubles]: [Parked[], string[]] = [[], []];
	const open = (more: Partial<NatsOptions> = {}): Promise<NatsBus> =>
		natsBus({
			url,
			market,
			patience: 50,
			ackWait: 1_000,
			onParked: async (subscription, given, error) =>
				void parked.push({ subscription, message: given, error }),
			onTrouble: (sentence) => void troubles.push(sentence),
			...rest,
			...more,
		});
	return { bus: await open(), market, parked, troubles, again: open };
}

export const facts = (from: number, to: number): Message[] =>
	Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

/** Remembers the positions that it was given. */
export const listener = (heard: number[], rest: Partial<Subscription> = {}): Subscription => ({
	name: "listing.listener",
	types: ["ListingRevised"],
	lanes: async () => ["all"],
	handle: async ({ position }) => void heard.push(position),
	...rest,
});

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
