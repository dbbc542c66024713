import type { Fact } from "@parley/contracts/fact";
import { describe, expect, test } from "vitest";
import { keyHolders, seekers, standings } from "./mandate-tables.ts";
import { chairs, mandateOf, triggerAt } from "./testing/sample.ts";

const digest = (n: number): string => String(n).repeat(64);
const fact = (type: string, data: object, position = 1): Fact =>
	({ stream: "mandate-anna", data, ...triggerAt(position, type) }) as unknown as Fact;
const key = (n: number) => ({ id: `k${n}`, digest: digest(n) });
const external = (...keys: number[]) => ({
	agent: { kind: "external", keys: keys.map(key) },
});
const granted = (changes: object = {}) => fact("MandateGranted", { ...mandateOf(), ...changes });
const amended = (changes: object, position = 2) => fact("MandateAmended", changes, position);

describe("the table of mandates", () => {
	const after = (...facts: Fact[]) =>
		facts.reduce<ReturnType<typeof standings.evolve>>(
			(known, each) => standings.evolve(known, each, "anna"),
			undefined,
		);

	test("knows the keys that are valid now, and since when the mandate is as it is", () => {
		const grant = granted(external(1));
		expect(after(grant)).toEqual({
			...{ principal: "anna", status: "granted", keys: [key(1)], begun: 0 },
			since: triggerAt(1, "MandateGranted"),
		});
		expect(after(grant, amended(external(1, 2)))).toMatchObject({
			keys: [key(1), key(2)],
			since: { position: 2 },
		});
		expect(after(grant, amended({ wants: [] }))).toMatchObject({ keys: [key(1)] });
		expect(after(grant, amended({ agent: mandateOf().agent }))).toMatchObject({ keys: [] });
		expect(after(grant, fact("MandateRevoked", {}, 3))).toMatchObject({
			status: "revoked",
			since: { position: 1 },
		});
		const anew = { ...grant, position: 4 };
		expect(after(grant, fact("MandateRevoked", {}, 3), anew)).toMatchObject({
			...{ status: "granted", begun: 4 },
		});
	});

	test("holds nothing of its limits", () => {
		expect(JSON.stringify(after(granted(external(1))))).not.toMatch(/budget|floor|ceiling/);
	});
});

describe("the table of keys", () => {
	test("gives a key to whoever named it first", () => {
		const own = granted(external(1));
		expect(keyHolders.keys(own)).toEqual([digest(1)]);
		const holder = keyHolders.evolve(undefined, own, digest(1));
		expect(holder).toEqual({ principal: "anna" });
		const thief = { ...amended(external(1)), stream: "mandate-ben" };
		expect(keyHolders.evolve(holder, thief, digest(1))).toEqual({ principal: "anna" });
	});
});

describe("the table of who seeks what", () => {
	test("has the wants of each category", () => {
		const books = { ...chairs, id: "novel", category: "books" };
		const grant = granted({ wants: [chairs, { ...chairs, id: "stool" }, books] });
		expect(seekers.keys(grant)).toEqual(["anna/furniture", "anna/books"]);
		expect(seekers.evolve(undefined, grant, "anna/furniture")).toEqual({
			...{ principal: "anna", category: "furniture", wants: ["chairs", "stool"] },
		});
		expect(seekers.keys(amended(external(1)))).toEqual([]);
	});
});
