import type { Reply } from "@parley/runtime/http/route";
import { person, program, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { settlement } from "../index.ts";
import { closed, held, opened, paidBack, paidOut, until } from "../testing/deal-story.ts";

const ben = person("ben");
const root = person("root", "operator");
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;
const usd = (amount: string) => ({ amount, currency: "USD" });

let market: Stage;
beforeEach(() => {
	market = stage(settlement);
});
const deposit = (amount: object, key?: string, caller = root) =>
	market.ask(caller, "POST /accounts/ben/deposits", {
		body: { amount },
		...(key === undefined ? {} : { key }),
	});
const withdraw = (amount: object, caller = root) =>
	market.ask(caller, "POST /accounts/ben/withdrawals", { body: { amount } });
const balance = async (caller = ben): Promise<unknown> => {
	const reply = await market.ask(caller, `GET /accounts/${caller.principal}`);
	if (!("body" in reply)) return code(reply);
	return (reply.body as { balance: unknown }).balance;
};

describe("a deposit", () => {
	test("opens the account it goes to, and is told without the balance", async () => {
		expect(await deposit(usd("25.00"))).toEqual({
			status: 201,
			body: { principal: "ben", amount: usd("25.00") },
		});
		expect(await deposit(usd("10.00"))).toMatchObject({ body: { amount: usd("10.00") } });
		expect(market.ledger.facts.map(({ type }) => type)).toEqual([
			"AccountOpened",
			"FundsDeposited",
			"FundsDeposited",
		]);
		expect(await market.ask(ben, "GET /accounts/ben")).toEqual({
			status: 200,
			body: { principal: "ben", balance: usd("35.00") },
			version: 3,
		});
	});

	test("under one key is made once, and says who made it", async () => {
		const first = await deposit(usd("25.00"), "salary");
		expect(await deposit(usd("25.00"), "salary")).toEqual(first);
		expect(await balance()).toEqual(usd("25.00"));
		expect(code(await deposit(usd("26.00"), "salary"))).toBe("IDEMPOTENCY_CONFLICT");
		expect(market.ledger.facts.map(({ actor }) => actor.id)).toEqual([
			"operator:root",
			"operator:root",
		]);
	});

	test("in another currency, or of nothing, is refused", async () => {
		await deposit(usd("25.00"));
		expect(code(await deposit({ amount: "25.00", currency: "EUR" }))).toBe("WRONG_CURRENCY");
		expect(code(await deposit(usd("0.00")))).toBe("MALFORMED");
	});

	test("is an operator's to make", async () => {
		for (const caller of [ben, program("ben"), person("judge", "arbiter")])
			expect(code(await deposit(usd("25.00"), undefined, caller))).toBe("NOT_ALLOWED");
	});
});

describe("a withdrawal", () => {
	test("takes what is there and no more", async () => {
		expect(code(await withdraw(usd("1.00")))).toBe("NO_SUCH_ACCOUNT");
		await deposit(usd("25.00"));
		expect(await withdraw(usd("20.00"))).toEqual({
			status: 201,
			body: { principal: "ben", amount: usd("20.00") },
		});
		expect(code(await withdraw(usd("5.01")))).toBe("INSUFFICIENT_FUNDS");
		expect(code(await withdraw({ amount: "1.00", currency: "EUR" }))).toBe("WRONG_CURRENCY");
		expect(await balance()).toEqual(usd("5.00"));
	});

	test("is an operator's to make", async () => {
		expect(code(await withdraw(usd("1.00"), ben))).toBe("NOT_ALLOWED");
	});
});

describe("an account", () => {
	test("is its owner's to see, and for everybody else is not there", async () => {
		await deposit(usd("25.00"));
		const answers = await Promise.all([
			market.ask(person("zoe"), "GET /accounts/ben"),
			market.ask(person("zoe"), "GET /accounts/zoe"),
			market.ask(root, "GET /accounts/ben"),
			market.ask(person("judge", "arbiter"), "GET /accounts/ben"),
		]);
		expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
			new Set([
				'{"refusal":{"code":"NOT_FOUND","because":"There is no such account, or it is not yours."}}',
			]),
		);
		expect(code(await market.ask(program("ben"), "GET /accounts/ben"))).toBe("NOT_ALLOWED");
	});

	test("holds what deals leave in it", async () => {
		await deposit(usd("100.00"));
		await market.happened("deal-d1", opened, held);
		expect([await balance(), await balance(person("sue"))]).toEqual([usd("14.00"), "NOT_FOUND"]);
		await market.happened(
			"deal-d1",
			...until.inspecting.slice(2),
			paidOut,
			closed("released", true),
		);
		// Fees go to the house.
		expect([await balance(), await balance(person("sue"))]).toEqual([usd("14.00"), usd("80.00")]);
	});

	test("has everything back after a refund", async () => {
		await deposit(usd("100.00"));
		await market.happened("deal-d1", opened, held, paidBack, closed("refunded", false));
		expect(await balance()).toEqual(usd("100.00"));
	});

	test("keeps the proceeds that reached it before it was opened", async () => {
		await deposit(usd("100.00"));
		await market.happened("deal-d1", opened, held, paidOut);
		await market.happened("account-sue", {
			type: "AccountOpened",
			data: { principal: "sue", currency: "USD" },
		});
		expect(await balance(person("sue"))).toEqual(usd("80.00"));
	});
});
