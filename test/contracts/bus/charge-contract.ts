import type { Message } from "@parley/bus/bus";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { expect } from "vitest";
import { type Contract, gate, message } from "./adapter.ts";

/** What any bus has taken charge of, and how it keeps hold of it. */
export const charges: Contract = {
	"begin at nothing, and reach as far as everything that was published": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const heard: number[] = [];
		bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			lanes: async () => ["all"],
			handle: async ({ version }) => void heard.push(version),
		});
		expect(await bus.reached()).toBe(0);
		await bus.publish([]);
		await bus.publish([message(1), message(2), message(3, { type: "ForNobody" })]);
		await bus.publish([message(4)]);
		await settled();

		expect(await bus.reached()).toBe(4);
		expect(heard).toEqual([1, 2, 4]);
		await bus.close();
	},

	"hold back what is in hand, where nothing else remembers it": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const held = gate();
		const taken = gate();
		bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			lanes: async ({ version }) => [`lane ${version}`],
			async handle({ version }) {
				if (version === 3) taken.open();
				if (version === 2) await held.opened;
			},
		});
		await bus.publish([message(1), message(2), message(3)]);
		await taken.opened;
		if (adapter.features.durable) expect(await bus.reached()).toBe(3);
		else await expect.poll(() => bus.reached()).toBe(1);
		held.open();
		await settled();

		expect(await bus.reached()).toBe(3);
		await bus.close();
	},

	"include what was parked": async (adapter) => {
		const { bus, settled, parked } = await adapter.open();
		bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			lanes: async () => ["all"],
			handle: () => Promise.reject(new Error("broken")),
		});
		await bus.publish([message(1)]);
		await settled();

		expect(await bus.reached()).toBe(1);
		expect(parked).toHaveLength(1);
		await bus.close();
	},

	"are not given up, nor parked, because something is unavailable for a while": async (adapter) => {
		const { bus, settled, parked } = await adapter.open();
		const log: string[] = [];
		let [lanes, tries] = [0, 0];
		bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			async lanes() {
				if (++lanes < 8) throw new BusUnavailable("not yet");
				return ["all"];
			},
			async handle({ version }) {
				const ledger = Object.assign(new Error("not yet"), { name: "LedgerUnavailable" });
				if (version === 1 && ++tries < 8) throw ledger;
				log.push(`handled ${version}`);
			},
		});
		await bus.publish([message(1), message(2)]);
		await settled();

		expect(log).toEqual(["handled 1", "handled 2"]);
		expect(parked).toEqual([]);
		await bus.close();
	},

	"outlive a bus that is closed while something is unavailable": async (adapter) => {
		const { bus, parked, again } = await adapter.open();
		const tried = gate();
		const heard: Message[] = [];
		const subscription = {
			name: "listener",
			types: ["ListingRevised"],
			lanes: async () => ["all"],
		};
		bus.subscribe({
			...subscription,
			handle() {
				tried.open();
				return Promise.reject(new BusUnavailable("not today"));
			},
		});
		const sent = message(1);
		await bus.publish([sent]);
		await tried.opened;
		await bus.close();
		expect(parked).toEqual([]);

		const next = await again();
		next.subscribe({ ...subscription, handle: async (given) => void heard.push(given) });
		const reached = await next.reached();
		await next.publish([sent].filter(({ position }) => position > reached));
		await expect.poll(() => heard).toEqual([sent]);
		await next.close();
	},
};
