import { randomUUID } from "node:crypto";
import type { Bus } from "@parley/bus/bus";
import { type NatsBus, natsBus } from "@parley/bus/nats/nats-bus";
import { afterAll, beforeAll, expect } from "vitest";
import { natsForTests } from "../../integration/nats.ts";
import type { Adapter, Parked } from "./adapter.ts";
import { busContract } from "./bus-contract.ts";

let server: Awaited<ReturnType<typeof natsForTests>>;
beforeAll(async () => {
	server = await natsForTests();
});
afterAll(() => server.stop());

const jetStream: Adapter = {
	name: "JetStream",
	features: { durable: true },
	async open(onParked = async () => {}) {
		const parked: Parked[] = [];
		const market = randomUUID();
		const open = (): Promise<NatsBus> =>
			natsBus({
				url: server.url,
				market,
				patience: 30,
				async onParked(subscription, message, error) {
					parked.push({ subscription, message, error });
					await onParked({ subscription, message, error });
				},
			});
		const bus = await open();
		const listening = new Set<string>();
		const subscribe: Bus["subscribe"] = (subscription) => {
			listening.add(subscription.name);
			const stop = bus.subscribe(subscription);
			return async () => {
				listening.delete(subscription.name);
				await stop();
			};
		};
		const settled = () =>
			expect.poll(async () => (await bus.state([...listening])).idle).toBe(true);
		return { bus: { ...bus, subscribe }, parked, settled, again: open };
	},
};

busContract(jetStream);
