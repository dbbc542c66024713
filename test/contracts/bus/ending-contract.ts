import { expect } from "vitest";
import { type Contract, gate, message } from "./adapter.ts";

/** The end of a subscription, and of any bus. */
export const endings: Contract = {
	"of a subscription waits for the message in hand; nothing comes afterwards": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const held = gate();
		const taken = gate();
		const log: string[] = [];
		const stop = bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			lanes: async () => ["all"],
			async handle({ version }) {
				taken.open();
				await held.opened;
				log.push(`handled ${version}`);
			},
		});
		await bus.publish([message(1)]);
		await taken.opened;
		const stopped = stop().then(() => log.push("stopped"));
		held.open();
		await stopped;
		await bus.publish([message(2)]);
		await settled();
		await bus.close();

		expect(log).toEqual(["handled 1", "stopped"]);
	},

	"of a subscription is heard even while it names the lanes of a message": async (adapter) => {
		const { bus } = await adapter.open();
		const held = gate();
		const asked = gate();
		const handled: number[] = [];
		const stop = bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			async lanes() {
				asked.open();
				await held.opened;
				return ["all"];
			},
			handle: async ({ version }) => void handled.push(version),
		});
		const published = bus.publish([message(1)]);
		await asked.opened;
		const stopped = stop();
		held.open();
		await Promise.all([published, stopped]);
		await bus.close();

		expect(handled).toEqual([]);
	},

	"of one subscription leaves the others": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const heard: string[] = [];
		const listen = (name: string) =>
			bus.subscribe({
				name,
				types: ["ListingRevised"],
				lanes: async () => [name],
				handle: async () => void heard.push(name),
			});
		const stop = listen("first");
		listen("second");
		await stop();
		await bus.publish([message(1)]);
		await settled();
		await bus.close();

		expect(heard).toEqual(["second"]);
	},

	"of the bus comes when what was taken is dealt with, requests included": async (adapter) => {
		const { bus } = await adapter.open();
		const held = gate();
		const taken = gate();
		const log: string[] = [];
		let begun = 0;
		bus.serve("note", async (body) => {
			await held.opened;
			log.push(`noted ${body}`);
		});
		bus.subscribe({
			name: "listener",
			types: ["ListingRevised"],
			lanes: async ({ version }) => [`lane ${version}`],
			async handle({ version }) {
				if (++begun === 2) taken.open();
				await bus.request("note", version, "notes");
			},
		});
		await bus.publish([message(1), message(2)]);
		await taken.opened;
		const asked = bus.request("note", "a question");
		const closed = bus.close().then(() => log.push("closed"));
		held.open();
		await Promise.all([asked, closed]);

		expect(log.toSorted()).toEqual(["closed", "noted 1", "noted 2", "noted a question"]);
		expect(log.at(-1)).toBe("closed");
		await expect(bus.request("note", 3)).rejects.toThrow('Nobody serves "note"');
	},

	"of a subscription keeps its place for the next of that name, on a durable bus": async (
		adapter,
	) => {
		const { bus, settled } = await adapter.open();
		const heard: number[] = [];
		const arrived = gate();
		const listen = () =>
			bus.subscribe({
				name: "listener",
				types: ["ListingRevised"],
				lanes: async () => ["all"],
				async handle({ version }) {
					heard.push(version);
					arrived.open();
				},
			});
		await listen()();
		await bus.publish([message(1)]);
		listen();
		if (!adapter.features.durable) await bus.publish([message(2)]);
		await arrived.opened;
		await settled();
		await bus.close();

		expect(heard).toEqual(adapter.features.durable ? [1] : [2]);
	},
};
