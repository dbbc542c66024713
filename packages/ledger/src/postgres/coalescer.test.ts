import { expect, test } from "vitest";
import { Coalescer } from "./coalescer.ts";

interface Item {
	readonly key: string;
	readonly id: number;
}

function coalescer(max = 100) {
	const batches: number[][] = [];
	const gates: PromiseWithResolvers<void>[] = [];
	const items = new Coalescer<Item, string>({
		max,
		keys: ({ key }) => [key],
		send: async (batch) => {
			batches.push(batch.map(({ id }) => id));
			const gate = Promise.withResolvers<void>();
			gates.push(gate);
			await gate.promise;
			return batch.map(({ id }) => `answer ${id}`);
		},
	});
	const sent = async (count: number): Promise<void> => {
		while (batches.length < count) await new Promise((resolve) => setImmediate(resolve));
	};
	return { items, batches, sent, release: (index: number) => gates[index]?.resolve() };
}

test("what comes while a batch is under way travels in the next one, and each gets its own answer", async () => {
	const { items, batches, sent, release } = coalescer();
	const first = items.add({ key: "a", id: 1 });
	await sent(1);
	const others = [2, 3, 4].map((id) => items.add({ key: `k${id}`, id }));
	release(0);
	await sent(2);
	release(1);

	expect(await Promise.all([first, ...others])).toEqual([
		"answer 1",
		"answer 2",
		"answer 3",
		"answer 4",
	]);
	expect(batches).toEqual([[1], [2, 3, 4]]);
});

test("items with the same key travel one after the other, in the order they came", async () => {
	const { items, batches, sent, release } = coalescer();
	const all = [
		{ key: "a", id: 1 },
		{ key: "a", id: 2 },
		{ key: "b", id: 3 },
		{ key: "a", id: 4 },
	].map((item) => items.add(item));
	for (let batch = 0; batch < 3; batch++) {
		await sent(batch + 1);
		release(batch);
	}
	await Promise.all(all);

	expect(batches).toEqual([[1, 3], [2], [4]]);
});

test("a batch has a largest size", async () => {
	const { items, batches, sent, release } = coalescer(2);
	const all = [1, 2, 3].map((id) => items.add({ key: `k${id}`, id }));
	for (let batch = 0; batch < 2; batch++) {
		await sent(batch + 1);
		release(batch);
	}
	await Promise.all(all);

	expect(batches).toEqual([[1, 2], [3]]);
});

test("a batch that fails rejects its own items and no others, and idle waits for all", async () => {
	let isFailing = true;
	const items = new Coalescer<number, number>({
		max: 1,
		keys: () => [],
		send: async (batch) => {
			if (!isFailing) return batch;
			isFailing = false;
			throw new Error("broken");
		},
	});
	const answers = Promise.allSettled([items.add(1), items.add(2)]);
	await items.idle();

	expect(await answers).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: 2 }]);
});
