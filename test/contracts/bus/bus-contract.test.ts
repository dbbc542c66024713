import { inProcessBus } from "@parley/bus/in-process-bus";
import { freely } from "@parley/bus/pace";
import type { Adapter, Parked } from "./adapter.ts";
import { busContract } from "./bus-contract.ts";

const inProcess: Adapter = {
	name: "the in-process bus",
	features: { durable: false },
	async open(onParked = async () => {}) {
		const parked: Parked[] = [];
		const bus = inProcessBus({
			pace: freely(),
			async onParked(subscription, message, error) {
				parked.push({ subscription, message, error });
				await onParked({ subscription, message, error });
			},
		});
		return { bus, parked };
	},
};

busContract(inProcess);
