import { sleep } from "@parley/bus/back-off";
import type { Bus } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { freely } from "@parley/bus/pace";
import { expect } from "vitest";
import type { Adapter, Parked } from "./adapter.ts";
import { busContract } from "./bus-contract.ts";

const inProcess: Adapter = {
	name: "the in-process bus",
	features: { durable: false },
	async open(onParked = async () => {}) {
		const parked: Parked[] = [];
		const open = (from: number) =>
			inProcessBus({
				pace: freely(),
				sleep,
				from,
				async onParked(subscription, message, error) {
					parked.push({ subscription, message, error });
					await onParked({ subscription, message, error });
				},
			});
		const bus = open(0);
		let published = 0;
		const publish: Bus["publish"] = async (messages) => {
			await bus.publish(messages);
			published = Math.max(published, messages.at(-1)?.position ?? 0);
		};
		return {
			bus: { ...bus, publish },
			parked,
			settled: () => expect.poll(() => bus.reached()).toBe(published),
			again: async () => open(await bus.reached()),
		};
	},
};

busContract(inProcess);
