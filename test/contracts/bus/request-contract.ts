import { expect } from "vitest";
import { type Contract, gate, message } from "./adapter.ts";

/** A request on any bus. */
export const requests: Contract = {
	"is answered by whoever serves its subject": async (adapter) => {
		const { bus } = await adapter.open();
		bus.serve("double", async (body) => (body as { n: number }).n * 2);
		bus.serve("greet", async (body) => `hello ${body}`);

		expect(await bus.request("double", { n: 21 })).toBe(42);
		expect(await bus.request("greet", "ann", "a lane")).toBe("hello ann");
		await bus.close();
	},

	"that nobody serves is told so, in a lane or not": async (adapter) => {
		const { bus } = await adapter.open();

		for (const lane of [undefined, "a lane"])
			await expect(bus.request("nothing", {}, lane)).rejects.toThrow(/^Nobody serves "nothing"/);
		await bus.close();
	},

	"rejects with the server's words, and the next is served, in a lane or not": async (adapter) => {
		const { bus } = await adapter.open();
		bus.serve("divide", async (body) => {
			if (body === 0) throw new RangeError("Nothing is divided by zero.");
			return 1;
		});

		for (const lane of [undefined, "a lane"]) {
			await expect(bus.request("divide", 0, lane)).rejects.toThrow("Nothing is divided by zero.");
			expect(await bus.request("divide", 1, lane)).toBe(1);
		}
		await bus.close();
	},

	"carries JSON both ways, and shares no object": async (adapter) => {
		const { bus } = await adapter.open();
		const kept = { list: [1] };
		const bodies: unknown[] = [];
		bus.serve("keep", async (body) => {
			bodies.push(structuredClone(body));
			(body as { tags: string[] }).tags.push("the server was here");
			return kept;
		});
		const body = { at: new Date(0), gone: undefined, tags: ["a"] };
		const answer = (await bus.request("keep", body)) as { list: number[] };
		answer.list.push(2);

		expect(bodies).toEqual([{ at: "1970-01-01T00:00:00.000Z", tags: ["a"] }]);
		expect(body.tags).toEqual(["a"]);
		expect(kept).toEqual({ list: [1] });
		await bus.close();
	},

	"and an answer without a value carry null": async (adapter) => {
		const { bus } = await adapter.open();
		bus.serve("echo", async (body) => body);
		bus.serve("silent", async () => {});

		expect(await bus.request("echo", undefined)).toBeNull();
		expect(await bus.request("silent", 1, "a lane")).toBeNull();
		await bus.close();
	},

	"of a lane is served after those that came before it": async (adapter) => {
		const { bus } = await adapter.open();
		const log: string[] = [];
		bus.serve("step", async (body) => {
			log.push(`begin ${body}`);
			for (let tick = Number(body); tick < 5; tick++) await Promise.resolve();
			log.push(`end ${body}`);
			return body;
		});

		const answers = [1, 2, 3].map((body) => bus.request("step", body, "stream-1"));
		expect(await Promise.all(answers)).toEqual([1, 2, 3]);
		expect(log).toEqual([1, 2, 3].flatMap((body) => [`begin ${body}`, `end ${body}`]));
		await bus.close();
	},

	"of one lane does not wait for another lane": async (adapter) => {
		const { bus } = await adapter.open();
		const held = gate();
		bus.serve("wait", () => held.opened);
		bus.serve("answer", async () => 42);

		const waiting = bus.request("wait", {}, "stream-1");
		expect(await bus.request("answer", {}, "stream-2")).toBe(42);
		held.open();
		await waiting;
		await bus.close();
	},

	"may be made while a message is handled, on a lane of the same name": async (adapter) => {
		const { bus, parked, settled } = await adapter.open();
		const answers: unknown[] = [];
		bus.serve("double", async (body) => Number(body) * 2);
		bus.subscribe({
			name: "asker",
			types: ["ListingRevised"],
			lanes: async () => ["listing-lamp"],
			handle: async ({ version }) =>
				void answers.push(await bus.request("double", version, "listing-lamp")),
		});
		await bus.publish([message(1)]);
		await bus.publish([message(2)]);
		await settled();
		await bus.close();

		expect(answers).toEqual([2, 4]);
		expect(parked).toEqual([]);
	},
};

/** Who serves a subject of any bus. */
export const subjects: Contract = {
	"is served by one at a time": async (adapter) => {
		const { bus } = await adapter.open();
		const stop = bus.serve("double", async () => "the first");
		expect(() => bus.serve("double", async () => "the second")).toThrow(
			'"double" is served already',
		);
		await stop();
		bus.serve("double", async () => "the second");
		await stop();

		expect(await bus.request("double", 1)).toBe("the second");
		await bus.close();
	},

	"that is no longer served is nobody's": async (adapter) => {
		const { bus } = await adapter.open();
		const stop = bus.serve("double", async () => 2);
		await stop();

		await expect(bus.request("double", 1)).rejects.toThrow('Nobody serves "double"');
		await bus.close();
	},
};
