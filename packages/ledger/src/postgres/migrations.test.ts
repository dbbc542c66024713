import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LedgerUnavailable } from "./ledger-unavailable.ts";
import { createMarket, markets, migrate } from "./migrations.ts";

/** A database that ends while somebody connects. */
const ending = createServer((socket) => void socket.once("data", () => socket.destroy()));
let url = "";

beforeAll(async () => {
	await new Promise<void>((resolve) => ending.listen(0, "127.0.0.1", resolve));
	url = `postgres://postgres@127.0.0.1:${(ending.address() as AddressInfo).port}/parley`;
});

afterAll(() => void ending.close());

test.each([
	["its tables are made", () => migrate(url)],
	["a market is made in it", () => createMarket(url, "main")],
	["it is asked for its markets", () => markets(url)],
])("a database that goes away while %s is said to be away", async (_when, step) => {
	await expect(step()).rejects.toThrow(LedgerUnavailable);
});
