import type { Command } from "@parley/contracts/command";
import { factId } from "@parley/contracts/id";
import type { Process, Service } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";

/** An agent-runner that keeps a decision in memory until its move is sent, and records it only then. */
export function sentBeforeRecorded(service: Service): Service {
	return { ...service, processes: service.processes.map(deferring) };
}

const deferring = (process: Process): Process => ({
	...process,
	async handle(fact, world, key) {
		const decided = new Map<string, Command>();
		const record = async (): Promise<void> => {
			for (const command of decided.values()) await world.handle(command);
			decided.clear();
		};
		await process.handle(fact, deferred(world, decided, record), key);
		await record();
	},
});

const deferred = (
	world: World,
	decided: Map<string, Command>,
	record: () => Promise<void>,
): World => ({
	...world,
	async load<State>(stream: string): Promise<State> {
		const state = await world.load<State>(stream);
		const command = decided.get(stream);
		return command === undefined ? state : { ...state, decided: command.data };
	},
	async handle(command) {
		if (command.type !== "DecideTurn") {
			// Whatever the turn says next comes after the decision.
			if (command.type === "RefuseMove") await record();
			return world.handle(command);
		}
		decided.set(command.stream, command);
		return { ok: true, facts: [factId(command.id, 0)] };
	},
	async send(command) {
		const answer = await world.send(command);
		await record();
		return answer;
	},
});
