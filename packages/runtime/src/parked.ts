import { backOff, type Sleep } from "@parley/bus/back-off";
import type { Message } from "@parley/bus/bus";
import { isUnavailable } from "@parley/bus/bus-unavailable";
import type { Checkpoints } from "@parley/ledger/store";
import type { Process, Service } from "./service.ts";
import type { World } from "./world.ts";

const EVERY_MS = 1_000;
const LONGEST_ERROR = 1_000;

const messageOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);

/** A process's name on the bus, and among what is parked. */
export const subscriptionOf = (service: Pick<Service, "name">, process: Pick<Process, "name">) =>
	`${service.name}.${process.name}`;

/** Keeps what a bus could not deliver where people can see it. */
export const parkInto =
	(checkpoints: Pick<Checkpoints, "park">) =>
	(subscription: string, message: Pick<Message, "position">, error: unknown): Promise<void> =>
		checkpoints.park(subscription, message.position, messageOf(error));

export interface KeptRetrying {
	readonly service: Service;
	readonly world: World;
	readonly checkpoints: Checkpoints;
	readonly signal: AbortSignal;
	readonly sleep: Sleep;
	readonly onTrouble?: (trouble: Error) => void;
}

/**
 * Hands each parked fact that an operator asked for to its process once more, until the signal is given. What is handled
 * is no longer parked; what fails is parked with its new error.
 */
export async function keepRetrying(kept: KeptRetrying): Promise<void> {
	const { service, checkpoints, signal, sleep, onTrouble } = kept;
	const processes = new Map(service.processes.map((each) => [subscriptionOf(service, each), each]));
	let failures = 0;
	while (!signal.aborted) {
		try {
			for (const { name, position } of await checkpoints.takeAgain([...processes.keys()])) {
				const process = processes.get(name);
				if (process !== undefined) await retry(kept, process, name, position);
			}
			failures = 0;
		} catch (error) {
			failures++;
			if (failures === 1)
				onTrouble?.(
					new Error(
						`${service.name} cannot look for parked facts to try again: ${messageOf(error)}`,
					),
				);
		}
		await sleep(failures === 0 ? EVERY_MS : backOff(failures), signal);
	}
}

/** The asking is told once, so an unavailable part of the market is waited for here. */
async function retry(
	{ world, checkpoints, signal, sleep }: KeptRetrying,
	process: Process,
	name: string,
	position: number,
): Promise<void> {
	for (let failures = 1; ; failures++) {
		try {
			await handOver(process, world, position);
			return await checkpoints.unpark(name, position);
		} catch (error) {
			if (!isUnavailable(error) || signal.aborted)
				return checkpoints.park(name, position, messageOf(error));
		}
		await sleep(backOff(failures), signal);
	}
}

async function handOver(process: Process, world: World, position: number): Promise<void> {
	const [fact] = await world.store.read(position - 1, 1, { upTo: position });
	if (fact === undefined)
		throw new Error(`The ledger does not show position ${position} to whoever parked it.`);
	await world.documents.catchUp(position);
	for (const key of await process.keys(fact, world.documents))
		await process.handle(fact, world, key);
}
