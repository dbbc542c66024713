import type { Bus } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rounds } from "./rounds.ts";

function market(): { rounds: Rounds; bus: Bus } {
	const rounds = new Rounds();
	const bus = inProcessBus({
		pace: rounds,
		onParked: async (_name, _message, error) => Promise.reject(error),
	});
	return { rounds, bus };
}

/** Waits as many turns of the event loop as the next delay says. */
const pauses = (delays: readonly number[]): (() => Promise<void>) => {
	let next = 0;
	return async () => {
		for (let left = delays[next++ % delays.length] ?? 0; left > 0; left--)
			await (left % 2 === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)));
	};
};

/** Four agents in two rounds: each looks at what is sold, buys what it sees twice, and tells what it heard. */
async function twoRounds(delays: readonly number[], arrival: readonly number[]): Promise<unknown> {
	const { rounds, bus } = market();
	const pause = pauses(delays);
	const sold: Record<string, string[]> = { "stock-a": [], "stock-b": [] };
	const told: Record<string, unknown[]> = {};
	bus.serve("buy", async (body) => {
		const { stock, by } = body as { stock: string; by: string };
		await pause();
		sold[stock]?.push(by);
		return sold[stock]?.length;
	});
	const agent = async (name: string, order: string): Promise<void> => {
		told[name] ??= [];
		const heard = told[name];
		for (const stock of ["stock-a", "stock-b"]) {
			await pause();
			heard.push([order, "sees", structuredClone(sold)]);
			await pause();
			heard.push([
				order,
				"hears",
				await bus.request("buy", { stock, by: `${name} ${order}` }, stock),
			]);
		}
	};
	for (const round of ["first", "second"]) {
		for (const index of arrival) {
			const name = `agent ${index % 4}`;
			rounds.add(name, `${round}.${index}`, () => agent(name, `${round}.${index}`));
		}
		await rounds.idle();
	}
	return { sold, told };
}

describe("rounds", () => {
	test("end alike whatever takes how long and whatever was submitted first", async () => {
		const expected = await twoRounds([0], [0, 1, 2, 3, 4, 5]);
		const delays = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });
		const arrival = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
		const alike = async (some: number[], order: number[]): Promise<void> => {
			expect(await twoRounds(some, order)).toEqual(expected);
		};
		await fc.assert(fc.asyncProperty(delays, arrival, alike), { numRuns: 60, seed: 2 });
	});

	test("serve requests once every lane waits or is done, and answer them together", async () => {
		const { rounds, bus } = market();
		const log: string[] = [];
		bus.serve("note", async (body) => log.push(`serves ${body}`));
		const lane = (name: string, thinks: number, asks: boolean) =>
			rounds.add(name, name, async () => {
				await pauses([thinks])();
				log.push(`${name} is ready`);
				if (asks) await bus.request("note", name, "stream");
				log.push(`${name} leaves`);
			});
		lane("slow", 9, true);
		lane("quick", 0, true);
		lane("silent", 5, false);
		await rounds.idle();

		expect(log).toEqual([
			"quick is ready",
			"silent is ready",
			"silent leaves",
			"slow is ready",
			"serves quick",
			"serves slow",
			"quick leaves",
			"slow leaves",
		]);
	});

	test("serve the requests of one stream one after the other, by what they say", async () => {
		const { rounds, bus } = market();
		const log: string[] = [];
		bus.serve("step", async (body) => {
			log.push(`begin ${body}`);
			await pauses([3])();
			log.push(`end ${body}`);
		});
		for (const name of ["c", "a", "b"])
			rounds.add(name, name, async () => void (await bus.request("step", name, "stream")));
		await rounds.idle();

		expect(log).toEqual(["a", "b", "c"].flatMap((name) => [`begin ${name}`, `end ${name}`]));
	});

	test("reject with the first error of a lane; nothing hangs, and lanes stop after the job in hand", async () => {
		const { rounds, bus } = market();
		const log: string[] = [];
		bus.serve("note", async (body) => log.push(`noted ${body}`));
		rounds.add("broken", "1", async () => {
			throw new Error("the database is gone");
		});
		rounds.add("broken", "2", async () => void log.push("after the error"));
		rounds.add("asking", "1", async () => {
			await bus.request("note", "in hand", "stream");
			log.push("heard");
		});
		rounds.add("asking", "2", async () => void log.push("after the error"));

		await expect(rounds.idle()).rejects.toThrow("the database is gone");
		expect(log).toEqual(["noted in hand", "heard"]);
	});

	test("give a failed request to its asker, who may go on", async () => {
		const { rounds, bus } = market();
		const log: string[] = [];
		bus.serve("divide", async (body) => {
			if (body === 0) throw new RangeError("Nothing is divided by zero.");
			return 1;
		});
		const ask = (body: number) =>
			rounds.add(`asks ${body}`, "1", async () => {
				const answer = await bus
					.request("divide", body, "stream")
					.catch((error: Error) => error.message);
				log.push(`${body}: ${answer}`);
			});
		ask(0);
		ask(1);
		await rounds.idle();

		expect(log).toEqual(["0: Nothing is divided by zero.", "1: 1"]);
	});

	test("reject when a request fails and its asker does not go on", async () => {
		const { rounds, bus } = market();
		bus.serve("note", () => Promise.reject(new Error("no ink")));
		rounds.add("asking", "1", async () => void (await bus.request("note", 1, "stream")));
		rounds.add("other", "1", async () => void (await bus.request("note", 2, "stream")));

		await expect(rounds.idle()).rejects.toThrow("no ink");
	});

	test("can be used again after an error", async () => {
		const { rounds } = market();
		const log: string[] = [];
		rounds.add("lane", "1", () => Promise.reject(new Error("once")));
		await expect(rounds.idle()).rejects.toThrow("once");
		rounds.add("lane", "2", async () => void log.push("ran"));
		await rounds.idle();

		expect(log).toEqual(["ran"]);
	});

	test("reject with what a pace's own request job throws", async () => {
		const { rounds } = market();
		rounds.add("asking", "1", async () => {
			const { promise, resolve } = Promise.withResolvers<void>();
			const run = () => Promise.reject(new Error("defect"));
			rounds.submit({ kind: "request", lane: "stream", order: "1", run, settle: resolve });
			await promise;
		});

		await expect(rounds.idle()).rejects.toThrow("defect");
	});

	test("do not hang when a handler asks twice at once", async () => {
		const { rounds, bus } = market();
		bus.serve("double", async (body) => Number(body) * 2);
		let answers: unknown[] = [];
		rounds.add("asking", "1", async () => {
			answers = await Promise.all([1, 2].map((n) => bus.request("double", n, `stream ${n}`)));
		});
		await rounds.idle();

		expect(answers).toEqual([2, 4]);
	});

	test("take a request from outside into the next round", async () => {
		const { rounds, bus } = market();
		bus.serve("double", async (body) => Number(body) * 2);
		bus.serve("broken", () => Promise.reject(new Error("broken")));
		const answers = Promise.allSettled([
			bus.request("double", 21, "stream"),
			bus.request("broken", 0, "stream"),
		]);
		await rounds.idle();

		expect(await answers).toEqual([
			{ status: "fulfilled", value: 42 },
			{ status: "rejected", reason: new Error("broken") },
		]);
	});

	test("go on until nothing is left that was submitted meanwhile", async () => {
		const { rounds } = market();
		const log: string[] = [];
		rounds.add("lane", "1", async () => {
			log.push("first");
			rounds.add("lane", "2", async () => void log.push("second"));
		});
		await rounds.idle();

		expect(log).toEqual(["first", "second"]);
	});
});
