import type { Bus, Message, Subscription } from "@parley/bus/bus";
import { expect } from "vitest";
import { type Contract, gate, message } from "./adapter.ts";

/** A subscription to revisions of listings, in one lane, that only remembers what it was given. */
function listener(
	heard: Message[],
	rest: Partial<Subscription> = {},
): Subscription & { readonly name: string } {
	return {
		name: "listener",
		types: ["ListingRevised"],
		lanes: async () => ["all"],
		handle: async (given) => void heard.push(given),
		...rest,
	};
}

const versions = (heard: readonly Message[]): number[] => heard.map(({ version }) => version);

const publish = (bus: Bus, ...messages: readonly Message[]): Promise<void> => bus.publish(messages);

/** A fact on any bus. */
export const facts: Contract = {
	"reaches every subscription of its type and no other": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const [first, second, other]: [Message[], Message[], Message[]] = [[], [], []];
		bus.subscribe(listener(first, { name: "first" }));
		bus.subscribe(listener(second, { name: "second", types: ["ListingSold", "ListingRevised"] }));
		bus.subscribe(listener(other, { name: "other", types: ["ListingSold"] }));
		const sent = message(1);
		await publish(bus, sent);
		await settled();
		await bus.close();

		expect([first, second, other]).toEqual([[sent], [sent], []]);
	},

	"is handled once for each lane that the subscription names, and not at all for none": async (
		adapter,
	) => {
		const { bus, settled } = await adapter.open();
		const handled: string[] = [];
		bus.subscribe(
			listener([], {
				lanes: async ({ version }) => (version === 1 ? ["ann", "ben"] : []),
				handle: async ({ version }, lane) => void handled.push(`${lane} ${version}`),
			}),
		);
		await publish(bus, message(1), message(2));
		await settled();
		await bus.close();

		expect(handled.toSorted()).toEqual(["ann 1", "ben 1"]);
	},

	"is delivered again, unchanged, after a rejection": async (adapter) => {
		const { bus, parked, settled } = await adapter.open();
		const tries: Message[] = [];
		bus.subscribe(
			listener([], {
				async handle(given) {
					tries.push(structuredClone(given));
					(given.data as Record<string, unknown>).revision = "scribbled over";
					if (tries.length < 3) throw new Error("not yet");
				},
			}),
		);
		const sent = message(1);
		await publish(bus, sent);
		await settled();
		await bus.close();

		expect(tries).toEqual([sent, sent, sent]);
		expect(parked).toEqual([]);
	},

	"is parked after its last delivery, and the lane goes on": async (adapter) => {
		const { bus, parked, settled } = await adapter.open();
		const heard: Message[] = [];
		let tries = 0;
		bus.subscribe(
			listener(heard, {
				async handle(given) {
					if (given.version > 1) return void heard.push(given);
					tries++;
					throw new Error(`try ${tries}`);
				},
			}),
		);
		const poison = message(1);
		await publish(bus, poison, message(2));
		await settled();
		await bus.close();

		expect(parked).toEqual([
			{ subscription: "listener", message: poison, error: new Error(`try ${tries}`) },
		]);
		expect(tries).toBeGreaterThan(1);
		expect(versions(heard)).toEqual([2]);
	},

	"is parked where its lanes cannot be told, and other subscriptions have it": async (adapter) => {
		const { bus, parked, settled } = await adapter.open();
		const heard: Message[] = [];
		const lanes = () => Promise.reject(new Error("no lane"));
		bus.subscribe(listener([], { name: "lost", lanes }));
		bus.subscribe(listener(heard));
		await publish(bus, message(1), message(2));
		await settled();
		await bus.close();

		expect(parked.map(({ subscription }) => subscription)).toEqual(["lost", "lost"]);
		expect(versions(heard)).toEqual([1, 2]);
	},

	"that one subscription cannot handle is handled by the others": async (adapter) => {
		const { bus, parked, settled } = await adapter.open();
		const heard: Message[] = [];
		const handle = () => Promise.reject(new Error("broken"));
		bus.subscribe(listener([], { name: "broken", lanes: async () => ["its own"], handle }));
		bus.subscribe(listener(heard));
		await publish(bus, message(1), message(2));
		await settled();
		await bus.close();

		expect(versions(heard)).toEqual([1, 2]);
		expect(parked.map(({ subscription }) => subscription)).toEqual(["broken", "broken"]);
	},

	"that cannot even be parked is reported to who closes the bus, and the lane goes on": async (
		adapter,
	) => {
		const { bus } = await adapter.open(() => Promise.reject(new Error("nowhere to park")));
		const heard: Message[] = [];
		bus.subscribe(
			listener(heard, {
				async handle(given) {
					if (given.version === 1) throw new Error("broken");
					heard.push(given);
				},
			}),
		);
		await publish(bus, message(1), message(2));

		await expect.poll(() => versions(heard)).toEqual([2]);
		await expect(bus.close()).rejects.toThrow("nowhere to park");
	},

	"comes as JSON, and is nobody else's object": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const heard: Message[] = [];
		const changing = (name: string): Subscription =>
			listener(heard, {
				name,
				async handle(given) {
					heard.push(structuredClone(given));
					(given.data as Record<string, unknown>).tags = name;
				},
			});
		bus.subscribe(changing("first"));
		bus.subscribe(changing("second"));
		class Price {
			readonly minor = "100";
		}
		const data = {
			at: new Date(0),
			gone: undefined,
			price: new Price(),
			tags: ["a"],
			emoji: "\u{1F6B2}\u0000\u202E",
		};
		await publish(bus, message(1, { data }));
		data.tags.push("b");
		await settled();
		await bus.close();

		const arrived = {
			at: "1970-01-01T00:00:00.000Z",
			price: { minor: "100" },
			tags: ["a"],
			emoji: "\u{1F6B2}\u0000\u202E",
		};
		expect(heard.map((each) => each.data)).toEqual([arrived, arrived]);
		expect(Object.hasOwn(heard[0]?.data ?? {}, "gone")).toBe(false);
		expect(heard[0]?.data.price).not.toBeInstanceOf(Price);
		expect(data.tags).toEqual(["a", "b"]);
	},
};

/** A lane of messages on any bus. */
export const lanes: Contract = {
	"takes one message after the other, in the order they were published, across subscriptions":
		async (adapter) => {
			const { bus, settled } = await adapter.open();
			const log: string[] = [];
			const slow = (name: string): Subscription =>
				listener([], {
					name,
					async handle({ version }) {
						log.push(`${name} takes ${version}`);
						// A later message has less to wait for, and must wait its turn all the same.
						for (let tick = version; tick < 5; tick++) await Promise.resolve();
						log.push(`${name} leaves ${version}`);
					},
				});
			bus.subscribe(slow("one"));
			bus.subscribe(slow("two"));
			await publish(bus, message(1), message(2), message(3));
			await settled();
			await bus.close();

			const turns = log.filter((_, index) => index % 2 === 0);
			expect(log).toEqual(turns.flatMap((turn) => [turn, turn.replace("takes", "leaves")]));
			for (const name of ["one", "two"])
				expect(turns.filter((turn) => turn.startsWith(name))).toEqual(
					[1, 2, 3].map((version) => `${name} takes ${version}`),
				);
		},

	"stays in order when a message has to be delivered again": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const heard: number[] = [];
		let failures = 2;
		bus.subscribe(
			listener([], {
				async handle({ version }) {
					if (version === 1 && failures-- > 0) throw new Error("not yet");
					heard.push(version);
				},
			}),
		);
		await publish(bus, message(1), message(2), message(3));
		await settled();
		await bus.close();

		expect(heard).toEqual([1, 2, 3]);
	},

	"does not wait for another lane": async (adapter) => {
		const { bus, settled } = await adapter.open();
		const held = gate();
		const done = gate();
		bus.subscribe(
			listener([], {
				lanes: async ({ version }) => [`lane ${version}`],
				async handle({ version }) {
					if (version === 1) await held.opened;
					else done.open();
				},
			}),
		);
		await publish(bus, message(1), message(2));
		await done.opened;
		held.open();
		await settled();
		await bus.close();
	},
};
