import { createHash } from "node:crypto";
import { roleOf, session } from "@parley/ledger/postgres/connection";
import type { Reader } from "@parley/ledger/store";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { append } from "./adapter.ts";
import { type PostgresMarket, postgresAdapter } from "./postgres-adapter.ts";
import { entry, moves } from "./sample.ts";

const postgres = postgresAdapter();
const readers: readonly Reader[] = [
	"listing",
	"agent-runner",
	"negotiation",
	"settlement",
	"ledger",
	"auditor",
];
const kept = ["fact", "fact_1", "fact_1_0", "command", "posting"];
let market: PostgresMarket;

beforeAll(async () => {
	market = await postgres.emptyMarket();
	await append(market, entry("listing-1", 0, [{ type: "ListingPublished" }]));
	await append(
		market,
		entry("mandate-ada", 0, [{ type: "MandateGranted", data: { budget: "secret" } }]),
	);
	await append(market, entry("account-ada", 0, [moves(["outside", "wallet:ada", 500n])]));
});
afterAll(() => market.close());

/** Runs one statement as a role, in a connection of its own. */
async function as<Row extends pg.QueryResultRow>(
	role: string | undefined,
	statement: string,
): Promise<Row[]> {
	const client = new pg.Client(session(postgres.url, role));
	await client.connect();
	try {
		return (await client.query<Row>(statement)).rows;
	} finally {
		await client.end();
	}
}

const denied = { code: "42501" };

describe.each(readers)("the database lets the role of %s", (reader) => {
	const role = roleOf(reader);

	test("not change, remove or add a fact, a command or money but through the append", async () => {
		for (const table of [...kept, "market", "stream", "account", "category"]) {
			const column = table === "market" || table === "category" ? "name" : "market";
			for (const statement of [
				`INSERT INTO ledger.${table} DEFAULT VALUES`,
				`UPDATE ledger.${table} SET ${column} = ${column}`,
				`DELETE FROM ledger.${table}`,
				`TRUNCATE ledger.${table}`,
			])
				await expect(as(role, statement), statement).rejects.toMatchObject(denied);
		}
	});

	test("not go around the rows it may see by asking a partition", async () => {
		for (const table of ["fact_1", "fact_1_0"])
			await expect(as(role, `SELECT * FROM ledger.${table}`)).rejects.toMatchObject(denied);
	});

	test("not make tables or markets", async () => {
		await expect(as(role, "CREATE TABLE ledger.mine ()")).rejects.toMatchObject(denied);
		await expect(as(role, "CREATE TABLE read.mine ()")).rejects.toMatchObject(denied);
		await expect(as(role, "SELECT ledger.create_market('mine', 1)")).rejects.toMatchObject(denied);
	});
});

test("even the owner and an administrator cannot change or remove what happened", async () => {
	for (const role of ["parley_owner", undefined])
		for (const table of kept) {
			await expect(as(role, `UPDATE ledger.${table} SET market = 1`)).rejects.toThrow(
				"append-only",
			);
			await expect(as(role, `DELETE FROM ledger.${table}`)).rejects.toThrow("append-only");
			await expect(as(role, `TRUNCATE ledger.${table}`)).rejects.toThrow("append-only");
		}
});

test("private facts and the names of private streams are rows that only their owner and an auditor have", async () => {
	const streams = async (reader: Reader, table: string, column: string): Promise<string[]> => {
		const rows = await as<{ name: string }>(
			roleOf(reader),
			`SELECT ${column} AS name FROM ledger.${table} ORDER BY 1`,
		);
		return rows.map(({ name }) => name);
	};
	for (const [table, column] of [
		["fact", "stream"],
		["stream", "name"],
	] as const) {
		expect(await streams("negotiation", table, column)).toEqual(["listing-1"]);
		expect(await streams("ledger", table, column)).toEqual(["listing-1"]);
		expect(await streams("agent-runner", table, column)).toEqual(["listing-1", "mandate-ada"]);
		expect(await streams("settlement", table, column)).toEqual(["account-ada", "listing-1"]);
		expect(await streams("auditor", table, column)).toEqual([
			"account-ada",
			"listing-1",
			"mandate-ada",
		]);
	}
});

test("balances and postings are for settlement and an auditor", async () => {
	for (const reader of readers) {
		const mayRead = reader === "settlement" || reader === "auditor";
		for (const table of ["account", "posting"]) {
			const reading = as(roleOf(reader), `SELECT * FROM ledger.${table}`);
			if (mayRead) expect(await reading).toHaveLength(1);
			else await expect(reading).rejects.toMatchObject(denied);
		}
	}
});

test("the relay carries every position, a private fact as a digest that its salt and its bytes prove", async () => {
	const { store } = await market.as("ledger");
	const relayed = await store.relayed(0, 10);
	const [secret] = await as<{ salt: Buffer; data: string }>(
		"parley_auditor",
		"SELECT salt, data::text AS data FROM ledger.fact WHERE stream = 'mandate-ada'",
	);

	expect(relayed.map(({ position }) => position)).toEqual([1, 2, 3]);
	expect(relayed[0]?.data).toEqual({});
	const digest = createHash("sha256")
		.update(secret?.salt ?? "")
		.update(secret?.data ?? "")
		.digest("hex");
	expect(relayed[1]?.data).toEqual({ digest });
	expect(secret?.salt).toHaveLength(16);
	await expect(as("parley_negotiation", "SELECT * FROM ledger.relayed")).rejects.toMatchObject(
		denied,
	);
});

test("payloads keep their bytes", async () => {
	const data = { z: 1, a: "1.50", "10": [], "9": 1e21 };
	await append(market, entry("turn-bytes", 0, [{ type: "TurnDecided", data }]));

	const [row] = await as<{ data: string }>(
		"parley_auditor",
		"SELECT data::text AS data FROM ledger.fact WHERE stream = 'turn-bytes'",
	);
	expect(row?.data).toBe(JSON.stringify(data));
});

describe("the append function", () => {
	const call = (stream: string): string => {
		const commandId = entry(stream, 0, []).commandId;
		const command = {
			id: commandId,
			hash: "h",
			stream,
			expected: 0,
			facts: 0,
			actor_kind: "service",
			actor_id: "x",
			caused_by: commandId,
			traceparent: "t",
			at: "2026-01-01T00:00:00.000Z",
		};
		return `SELECT * FROM ledger.append('${market.name}', '${JSON.stringify([command])}', '[]')`;
	};

	test("is for the four services that own streams", async () => {
		await expect(as("parley_ledger", call("listing-2"))).rejects.toMatchObject(denied);
		await expect(as("parley_auditor", call("listing-2"))).rejects.toMatchObject(denied);
		expect(await as("parley_listing", call("listing-2"))).toMatchObject([{ status: "appended" }]);
	});

	test("refuses whoever does not own the stream, the owner of the tables and an administrator too", async () => {
		for (const role of ["parley_negotiation", "parley_owner", undefined])
			await expect(as(role, call("listing-3"))).rejects.toThrow(
				'may not append to streams of the kind "listing"; they belong to parley_listing',
			);
		await expect(as("parley_listing", call("unheard-3"))).rejects.toThrow("they belong to nobody");
	});

	test("refuses any isolation but READ COMMITTED", async () => {
		for (const level of ["REPEATABLE READ", "SERIALIZABLE"])
			await expect(
				as("parley_listing", `BEGIN ISOLATION LEVEL ${level}; ${call("listing-4")}`),
			).rejects.toThrow("needs READ COMMITTED");
	});

	test("refuses a command for the wrong stream without harm to those that travel with it", async () => {
		const { store } = await market.as("listing");
		const answers = await Promise.allSettled([
			store.append(entry("listing-5", 0, [{ type: "ListingPublished" }])),
			store.append(entry("negotiation-5", 0, [{ type: "NegotiationOpened" }])),
			store.append(entry("listing-6", 0, [{ type: "ListingPublished" }])),
		]);

		expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
		expect(await store.readStream("negotiation-5")).toEqual([]);
	});

	test("refuses a private fact that says it is public", async () => {
		const { store } = await market.as("agent-runner");
		const { facts, ...rest } = entry("mandate-eve", 0, [
			{ type: "MandateGranted", data: { budget: "secret" } },
		]);
		const leaking = store.append({
			...rest,
			facts: facts.map((fact) => ({ ...fact, visibility: "public" })),
		});

		await expect(leaking).rejects.toThrow("The ledger refused the command");
		await expect(leaking).rejects.not.toThrow("secret");
	});

	test("lets only settlement move money", async () => {
		const { store } = await market.as("negotiation");

		await expect(
			store.append(entry("negotiation-6", 0, [moves(["outside", "wallet:eve", 1n])])),
		).rejects.toThrow("Only settlement moves money");
	});
});

test("each service keeps checkpoints and read tables that others neither see nor take", async () => {
	const [listing, negotiation] = [await market.as("listing"), await market.as("negotiation")];
	const projection = {
		name: "own_table",
		types: ["ListingPublished"],
		indexes: [],
		keys: () => ["all"],
		evolve: () => ({}),
	};
	await listing.checkpoints.save("same name", 5);
	await (await listing.documents([projection])).catchUp(1);

	expect(await negotiation.checkpoints.load("same name")).toBe(0);
	expect(await as("parley_negotiation", "SELECT * FROM ledger.projection")).toEqual([]);
	await expect(as("parley_negotiation", "SELECT * FROM read.own_table")).rejects.toMatchObject(
		denied,
	);
	await expect(negotiation.documents([projection])).rejects.toThrow(
		'The read table "own_table" belongs to parley_listing',
	);
});

test("what a service has parked is shown to the ledger service alone, who may ask for it to be handled again and do nothing else to it", async () => {
	const { checkpoints } = await market.as("settlement");
	await checkpoints.park("settlement.hold-funds", 2, "no money");
	for (const reader of readers) {
		for (const call of [
			"SELECT * FROM ledger.parked_by_all(1)",
			"SELECT ledger.handle_again(1, 'settlement.hold-funds', 2)",
		]) {
			const calling = as(roleOf(reader), call);
			if (reader === "ledger") expect(await calling).toHaveLength(1);
			else await expect(calling, call).rejects.toMatchObject(denied);
		}
		if (reader === "settlement") continue;
		expect(await as(roleOf(reader), "SELECT * FROM ledger.parked")).toEqual([]);
		await as(roleOf(reader), "DELETE FROM ledger.parked");
	}
	expect(await checkpoints.parked("settlement.hold-funds")).toHaveLength(1);
});
