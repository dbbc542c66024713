import type { accountCommands } from "@parley/contracts/account";
import type { Asked } from "@parley/ledger/decider";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { account } from "./account.ts";

type Command = Asked<typeof accountCommands>;
const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const command = (type: Command["type"], data: Command["data"]) =>
	({
		id: "c1",
		at: "2026-03-01T12:00:00.000Z",
		actor: { kind: "principal", id: "ben" },
		type,
		data,
	}) as Command;
const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const opened = { type: "AccountOpened", data: { principal: "ben", currency: "USD" } } as const;
const deposited = {
	type: "FundsDeposited",
	data: { postings: [{ from: "outside", to: "wallet:ben", amount: usd(5) }] },
} as const;

describe("an account", () => {
	test("is opened for a principal in one currency", () => {
		expect(
			given(account).when(command("OpenAccount", { principal: "ben", currency: "USD" })),
		).toEqual({ events: [opened] });
	});

	test("is opened once", () => {
		expect(
			given(account, opened).when(command("OpenAccount", { principal: "ben", currency: "EUR" })),
		).toEqual(refused("ALREADY_OPEN"));
	});

	test("stays open whatever moves through it", () => {
		const { state } = given(account, opened, {
			...deposited,
			data: { postings: [...deposited.data.postings] },
		});
		expect(state).toEqual({ status: "open", principal: "ben", currency: "USD" });
		expect(account.isTerminal(state)).toBe(false);
	});

	test("rule 13: takes money from outside into its wallet", () => {
		expect(given(account, opened).when(command("DepositFunds", { amount: usd(5) }))).toEqual({
			events: [deposited],
		});
	});

	test("rule 13: gives money from its wallet to the outside", () => {
		expect(given(account, opened).when(command("WithdrawFunds", { amount: usd(1) }))).toEqual({
			events: [
				{
					type: "FundsWithdrawn",
					data: { postings: [{ from: "wallet:ben", to: "outside", amount: usd(1) }] },
				},
			],
		});
	});

	test.each(["DepositFunds", "WithdrawFunds"] as const)(
		"refuses a %s that it cannot mean",
		(type) => {
			expect(given(account).when(command(type, { amount: usd(5) }))).toEqual(
				refused("NO_SUCH_ACCOUNT"),
			);
			expect(
				given(account, opened).when(command(type, { amount: { minor: "5", currency: "EUR" } })),
			).toEqual(refused("WRONG_CURRENCY"));
			expect(given(account, opened).when(command(type, { amount: usd(0) }))).toEqual(
				refused("AMOUNT_NOT_POSITIVE"),
			);
		},
	);
});
