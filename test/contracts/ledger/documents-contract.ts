import type { Projection } from "@parley/ledger/projection";
import type { ReadTables } from "@parley/ledger/read-tables";
import { verifyProjections } from "@parley/ledger/verify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Adapter, append, type Market } from "./adapter.ts";
import { entry } from "./sample.ts";

interface Wanted {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly facts: number;
}

const listings: Projection<Wanted> = {
	name: "wanted_listings",
	types: ["ListingPublished", "ListingRevised", "ListingWithdrawn"],
	indexes: ["category", "id"],
	text: ["title", "description"],
	keys: (fact) => [fact.stream.slice("listing-".length)],
	evolve: (doc, fact, key) => {
		if (fact.type === "ListingWithdrawn") return undefined;
		const { title = "", description = "", category = "" } = fact.data as Partial<Wanted>;
		const before = doc ?? { id: key, title, description, category, facts: 0 };
		return { ...before, ...fact.data, facts: before.facts + 1 };
	},
};

const counts: Projection<{ type: string; count: number }> = {
	name: "fact_counts",
	types: ["ListingPublished", "StockReserved"],
	indexes: ["type"],
	keys: (fact) => [fact.type, "all"],
	evolve: (doc, _, key) => ({ type: key, count: (doc?.count ?? 0) + 1 }),
};

export function documentsContract(adapter: Adapter): void {
	describe(`documents on ${adapter.name}`, () => {
		let market: Market;
		let documents: ReadTables;
		beforeEach(async () => {
			market = await adapter.emptyMarket();
			documents = await (await market.as("listing")).documents([listings, counts]);
		});
		afterEach(() => market.close());

		const given: Given = {
			market: () => market,
			documents: () => documents,
			publish: async (id, data) => {
				await append(market, entry(`listing-${id}`, 0, [{ type: "ListingPublished", data }]));
				await documents.catchUp(await (await market.as("listing")).store.head());
			},
		};
		folds(given);
		foldsAgain(given);
		finds(given);
		pages(given);
		searches(given);
	});
}

interface Given {
	market(): Market;
	documents(): ReadTables;
	publish(id: string, data: Partial<Wanted>): Promise<void>;
}

function folds({ market, documents, publish }: Given): void {
	test("are folded from the facts, up to a position and no further", async () => {
		await append(
			market(),
			entry("listing-1", 0, [
				{ type: "ListingPublished", data: { title: "Lamp" } },
				{ type: "ListingRevised", data: { title: "Red lamp" } },
			]),
		);
		await documents().catchUp(1);
		expect(await documents().get(listings, "1")).toMatchObject({ title: "Lamp", facts: 1 });
		await documents().catchUp(2);
		expect(await documents().get(listings, "1")).toMatchObject({ title: "Red lamp", facts: 2 });
		expect(await documents().get(listings, "2")).toBeUndefined();
	});

	test("are never folded twice, by whoever catches up, in whatever order", async () => {
		for (const id of ["a", "b", "c"])
			await append(market(), entry(`listing-${id}`, 0, [{ type: "ListingPublished" }]));
		await Promise.all([
			documents().catchUp(3),
			documents().catchUp(2),
			documents().catchUp(3),
			documents().catchUp(99),
		]);

		expect(await documents().get(counts, "all")).toEqual({ type: "all", count: 3 });
		await publish("d", {});
		expect(await documents().get(counts, "all")).toEqual({ type: "all", count: 4 });
	});

	test("are removed where the fold says so", async () => {
		await publish("1", { title: "Lamp" });
		await append(market(), entry("listing-1", 1, [{ type: "ListingWithdrawn" }]));
		await documents().catchUp(2);

		expect(await documents().get(listings, "1")).toBeUndefined();
	});
}

function foldsAgain({ market, publish }: Given): void {
	test("are folded again from the first fact when their projection has another version", async () => {
		type Counted = { readonly count: number; readonly ids?: readonly string[] };
		const first: Projection<Counted> = {
			name: "versioned",
			types: ["ListingPublished"],
			indexes: [],
			keys: () => ["all"],
			evolve: (doc) => ({ count: (doc?.count ?? 0) + 1 }),
		};
		const second: Projection<Counted> = {
			...first,
			version: 2,
			evolve: (doc, { stream }) => ({
				count: (doc?.count ?? 0) + 1,
				ids: [...(doc?.ids ?? []), stream],
			}),
		};
		const opened = async (projection: Projection<Counted>): Promise<ReadTables> => {
			const own = await (await market().as("listing")).documents([projection]);
			await own.catchUp(await (await market().as("listing")).store.head());
			return own;
		};
		await publish("a", {});
		expect(await (await opened(first)).get(first, "all")).toEqual({ count: 1 });
		await publish("b", {});
		const ids = ["listing-a", "listing-b"];
		expect(await (await opened(second)).get(second, "all")).toEqual({ count: 2, ids });
		expect(await (await opened(second)).get(second, "all")).toEqual({ count: 2, ids });
		expect(await (await opened(first)).get(first, "all")).toEqual({ count: 2 });
	});

	test("change nothing when a fold throws", async () => {
		const brittle: Projection<{ count: number }> = {
			name: "brittle",
			types: ["ListingPublished"],
			indexes: [],
			keys: () => ["one"],
			evolve: (doc, fact) => {
				if (fact.data.title === "broken") throw new Error("This fact cannot be folded.");
				return { count: (doc?.count ?? 0) + 1 };
			},
		};
		const own = await (await market().as("listing")).documents([brittle]);
		for (const [id, title] of [
			["1", "fine"],
			["2", "broken"],
		] as const)
			await append(
				market(),
				entry(`listing-${id}`, 0, [{ type: "ListingPublished", data: { title } }]),
			);

		await expect(own.catchUp(2)).rejects.toThrow("This fact cannot be folded.");
		expect(await own.get(brittle, "one")).toBeUndefined();
		await own.catchUp(1);
		expect(await own.get(brittle, "one")).toEqual({ count: 1 });
	});
}

function pages({ documents, publish }: Given): void {
	test("are found a page at a time", async () => {
		for (const id of ["b", "d", "a", "c"]) await publish(id, { category: "lamps" });
		await publish("aa", { category: "chairs" });
		const page = async (where: { category?: string }, bounds: { after?: string; limit: number }) =>
			(await documents().find(listings, where, bounds)).map(({ id }) => id);

		expect(await page({ category: "lamps" }, { limit: 3 })).toEqual(["a", "b", "c"]);
		expect(await page({ category: "lamps" }, { after: "a", limit: 2 })).toEqual(["b", "c"]);
		expect(await page({ category: "lamps" }, { after: "d", limit: 2 })).toEqual([]);
		expect(await page({}, { after: "a", limit: 2 })).toEqual(["aa", "b"]);
	});
}

function finds({ market, documents, publish }: Given): void {
	test("come in the order of an indexed field, between two values, so many at most", async () => {
		for (const id of ["c", "a", "d", "b"]) await publish(id, { title: id });
		const ids = async (bounds: { after?: string; upTo?: string; limit: number }) =>
			(await documents().range(listings, { field: "id", ...bounds })).map(({ id }) => id);

		expect(await ids({ limit: 9 })).toEqual(["a", "b", "c", "d"]);
		expect(await ids({ after: "a", upTo: "c", limit: 9 })).toEqual(["b", "c"]);
		expect(await ids({ upTo: "b", limit: 9 })).toEqual(["a", "b"]);
		expect(await ids({ after: "b", limit: 1 })).toEqual(["c"]);
		expect(await ids({ after: "d", limit: 9 })).toEqual([]);
	});

	test("come in the order of their keys, by bytes and not by a language", async () => {
		for (const id of ["b", "a", "C", "a-1", "10", "9"]) await publish(id, { category: "lamps" });
		const ids = (docs: readonly Wanted[]): string[] => docs.map(({ id }) => id);

		expect(ids(await documents().find(listings, { category: "lamps" }))).toEqual([
			"10",
			"9",
			"C",
			"a",
			"a-1",
			"b",
		]);
		expect(ids(await documents().many(listings, ["b", "10", "missing", "C"]))).toEqual([
			"10",
			"C",
			"b",
		]);
		expect(ids(await documents().find(listings, { category: "lamps", id: "a" }))).toEqual(["a"]);
		expect(await documents().find(listings, { category: "chairs" })).toEqual([]);
	});

	test("equal a fold from the first fact, and a difference is found", async () => {
		await publish("1", { title: "Lamp" });
		await publish("2", { title: "Chair" });
		const { store } = await market().as("listing");
		expect(await verifyProjections(store, documents(), [listings, counts])).toEqual([]);

		const renamed = {
			...listings,
			evolve: (
				doc: Wanted | undefined,
				fact: Parameters<typeof listings.evolve>[1],
				key: string,
			) => (key === "2" ? undefined : listings.evolve(doc, fact, key)),
		};
		expect(await verifyProjections(store, documents(), [renamed])).toEqual([
			{ where: "wanted_listings 2", problem: "is in the table, but no fact speaks of it." },
		]);
	});

	test("are the same after they were forgotten and folded again", async () => {
		await publish("1", { title: "Lamp" });
		await documents().rebuild(counts);
		expect([await documents().get(counts, "all"), await documents().position(counts)]).toEqual([
			undefined,
			0,
		]);
		await documents().catchUp(1);

		expect([
			await documents().get(counts, "all"),
			await documents().get(listings, "1"),
		]).toMatchObject([{ count: 1 }, { facts: 1 }]);
	});
}

function searches({ documents, publish }: Given): void {
	const find = async (
		text: string,
		where: Record<string, string> = {},
		limit = 10,
	): Promise<string[]> =>
		(await documents().search(listings, { text, where, limit })).map(({ id }) => id);

	test("are found by at least half of the words, most words first", async () => {
		await publish("1", { title: "Red desk lamp", description: "Bright and small." });
		await publish("2", { title: "Desk", description: "Wooden." });
		await publish("3", { title: "Red lamp", description: "For a bedroom." });

		expect(await find("red desk lamps")).toEqual(["1", "3"]);
		expect(await find("desk lamp")).toEqual(["1", "2", "3"]);
		expect(await find("the desk")).toEqual(["1", "2"]);
		expect(await find("bicycle")).toEqual([]);
	});

	test("are found only where the fields agree, and no more than asked", async () => {
		for (const [id, category] of [
			["1", "lamps"],
			["2", "lamps"],
			["3", "books"],
		] as const)
			await publish(id, { title: "Bright lamp", category });

		expect(await find("lamp", { category: "lamps" })).toEqual(["1", "2"]);
		expect(await find("lamp", {}, 1)).toEqual(["1"]);
	});

	test("are all found by a text without words, in the order of their keys", async () => {
		for (const id of ["2", "1"]) await publish(id, { title: "Lamp", category: "lamps" });

		expect(await find("", { category: "lamps" })).toEqual(["1", "2"]);
		expect(await find("the ... !")).toEqual(["1", "2"]);
	});

	test("that fit equally well come in another order for each who searches, and always in the same one", async () => {
		for (let id = 0; id < 12; id++) await publish(String(id), { title: "Lamp" });
		await publish("best", { title: "Bright lamp" });
		const found = async (by: string, text = "bright lamp"): Promise<string[]> =>
			(await documents().search(listings, { text, where: {}, limit: 5, by })).map(({ id }) => id);

		const [one, two] = [await found("one"), await found("two")];
		expect([one[0], two[0]]).toEqual(["best", "best"]);
		expect(one).not.toEqual(two);
		expect(await found("one")).toEqual(one);
		expect(await found("one", "")).not.toEqual(await found("two", ""));
		expect(one).toEqual(["best", "3", "11", "0", "7"]);
	});

	test("bear any text", async () => {
		await publish("1", {
			title: "L'été d'Ana's \\ 'quoted' 🙂 عربى <b>x</b> a&b|c!",
			description: "",
		});

		expect(await find("'quoted'")).toEqual(["1"]);
		expect(await find("عربى")).toEqual(["1"]);
		for (const text of ["'", "\\", "a & !b | (c", ":*", "\0", "🙂"]) await find(text);
	});
}
