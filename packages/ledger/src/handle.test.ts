import { randomUUID } from "node:crypto";
import { metrics } from "@opentelemetry/api";
import type { Command } from "@parley/contracts/command";
import { factId } from "@parley/contracts/id";
import { moneyOf } from "@parley/contracts/money";
import { describe, expect, test } from "vitest";
import { type Decider, happened, refuse } from "./decider.ts";
import { type Desk, stateOf } from "./desk.ts";
import { handle } from "./handle.ts";
import { MemoryLedger } from "./memory-store.ts";
import type { Append, Appended, Store } from "./store.ts";

const NOW = "2026-01-05T09:00:00.000Z";
const usd = (minor: number) => moneyOf(BigInt(minor), "USD");

interface Saved {
	readonly open: boolean;
	readonly minor: bigint;
}

/** An account as far as these tests need one: opened once, paid into, and emptied by as much as one asks for. */
// biome-ignore lint/suspicious/noExplicitAny: the commands and facts are the account's own, checked by `handle`.
const account: Decider<any, Saved, any> = {
	initialState: () => ({ open: false, minor: 0n }),
	decide({ type, data, actor }, { open }) {
		if (type === "OpenAccount")
			return open
				? refuse("ALREADY_OPEN", "The account is open already.")
				: happened({ type: "AccountOpened", data });
		const own = `wallet:${actor.id}`;
		const [from, to] = type === "DepositFunds" ? ["outside", own] : [own, "outside"];
		const postings = [{ from, to, amount: data.amount }];
		return happened({
			type: type === "DepositFunds" ? "FundsDeposited" : "FundsWithdrawn",
			data: { postings },
		});
	},
	evolve(state, { type, data }) {
		if (type === "AccountOpened") return { ...state, open: true };
		if (type !== "FundsDeposited" && type !== "FundsWithdrawn") return state;
		const minor = BigInt(data.postings[0].amount.minor);
		return { ...state, minor: state.minor + (type === "FundsDeposited" ? minor : -minor) };
	},
	isTerminal: () => false,
};

const command = (type: string, data: unknown, rest: Partial<Command> = {}): Command => ({
	id: randomUUID(),
	stream: "account-ann",
	type,
	data,
	actor: { kind: "principal", id: "ann" },
	...rest,
});
const open = () => command("OpenAccount", { principal: "ann", currency: "USD" });
const deposit = (minor: number) => command("DepositFunds", { amount: usd(minor) });
const withdraw = (minor: number) => command("WithdrawFunds", { amount: usd(minor) });

function desk(rest: Partial<Desk> = {}): Desk & { readonly ledger: MemoryLedger } {
	const ledger = new MemoryLedger("m", () => NOW);
	return {
		store: ledger.store("settlement"),
		now: () => NOW,
		deciders: { account },
		ledger,
		...rest,
	};
}

/** A store in which something happens just before an append. */
const before = (store: Store, happens: (entry: Append) => Promise<unknown>): Store => ({
	...store,
	async append(entry): Promise<Appended> {
		await happens(entry);
		return store.append(entry);
	},
});

const types = ({ ledger }: { readonly ledger: MemoryLedger }): string[] =>
	ledger.facts.map(({ type }) => type);

test("a refused command is counted by its type and code, and an accepted one is not", async () => {
	const counted: unknown[] = [];
	const createCounter = (name: string) => ({
		add: (value: number, labels: object) => void counted.push([name, value, labels]),
	});
	metrics.setGlobalMeterProvider({ getMeter: () => ({ createCounter }) as never });
	const here = desk();
	await handle(here, open());
	await handle(here, open());
	metrics.disable();

	const labels = { "parley.command": "OpenAccount", "parley.code": "ALREADY_OPEN" };
	expect(counted).toEqual([["parley.command.refused", 1, labels]]);
});

describe("a command", () => {
	test("becomes facts that name it as their cause and carry the time it was decided at", async () => {
		const here = desk();
		const first = open();
		const id = factId(first.id, 0);

		expect(await handle(here, first)).toEqual({ ok: true, facts: [id] });
		expect(here.ledger.facts).toEqual([
			expect.objectContaining({
				id,
				stream: "account-ann",
				version: 1,
				type: "AccountOpened",
				visibility: "private",
				data: first.data,
				actor: first.actor,
				commandId: first.id,
				causedBy: first.id,
				at: NOW,
			}),
		]);
	});

	test("names the fact that led to it, where one did", async () => {
		const here = desk();
		const causedBy = randomUUID();
		await handle(here, { ...open(), causedBy });

		expect(here.ledger.facts[0]?.causedBy).toBe(causedBy);
	});

	test("has one effect however often it comes, at once or later", async () => {
		const here = desk();
		const first = deposit(500);
		const answer = await handle(here, first);

		expect(await Promise.all([handle(here, first), handle(here, first)])).toEqual([answer, answer]);
		expect(types(here)).toEqual(["FundsDeposited"]);
		expect(here.ledger.balances.get("wallet:ann")).toBe(500n);
	});

	test("that was refused is refused for ever, even when it would be allowed by now", async () => {
		const here = desk();
		const early = withdraw(300);
		const refusal = await handle(here, early);
		await handle(here, deposit(500));

		expect(refusal).toEqual({
			ok: false,
			refusal: expect.objectContaining({ code: "INSUFFICIENT_FUNDS" }),
		});
		expect(await handle(here, early)).toEqual(refusal);
		expect(here.ledger.balances.get("wallet:ann")).toBe(500n);
	});

	test("that its decider refuses is answered with the decider's words, and leaves no fact", async () => {
		const here = desk();
		await handle(here, open());
		const again = open();
		const answer = {
			ok: false,
			refusal: { code: "ALREADY_OPEN", because: "The account is open already." },
		};

		expect(await handle(here, again)).toEqual(answer);
		expect(await handle(here, again)).toEqual(answer);
		expect(types(here)).toEqual(["AccountOpened"]);
	});

	const ben = { kind: "principal", id: "ben" } as const;
	test.each([
		["another body", (first: Command) => ({ ...first, data: { amount: usd(501) } })],
		["another type", (first: Command) => ({ ...first, type: "WithdrawFunds" })],
		["another stream", (first: Command) => ({ ...first, stream: "account-ben", actor: ben })],
	])(
		"that comes again under its id with %s is a conflict, and changes nothing",
		async (_, changed) => {
			const here = desk();
			const first = deposit(500);
			await handle(here, first);

			expect(await handle(here, changed(first))).toMatchObject({
				ok: false,
				refusal: { code: "IDEMPOTENCY_CONFLICT" },
			});
			expect(types(here)).toEqual(["FundsDeposited"]);
			expect(await handle(here, first)).toMatchObject({ ok: true });
		},
	);

	test("is decided for one of two that expect the same version, and each repeat hears the same", async () => {
		const here = desk();
		await handle(here, open());
		const both = [deposit(1), deposit(2)].map((each) => ({ ...each, expectedVersion: 1 }));
		const sent = () => Promise.all(both.map((each) => handle(here, each)));
		const answers = await sent();

		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers).toContainEqual(
			expect.objectContaining({
				refusal: expect.objectContaining({ code: "PRECONDITION_FAILED" }),
			}),
		);
		expect(await sent()).toEqual(answers);
		expect(types(here)).toEqual(["AccountOpened", "FundsDeposited"]);
	});

	test.each([
		["a field missing", { principal: "ann" }],
		["a field too many", { principal: "ann", currency: "USD", floor: "13717" }],
		["nothing", undefined],
		["a prototype", JSON.parse('{"__proto__": {}, "principal": "ann", "currency": "USD"}')],
	])("with %s is malformed: nothing is recorded, and the id may be used again", async (_, data) => {
		const here = desk();
		const wrong = command("OpenAccount", data);
		const answer = await handle(here, wrong);

		expect(answer).toMatchObject({ ok: false, refusal: { code: "MALFORMED" } });
		expect(JSON.stringify(answer)).not.toContain("13717");
		expect(await handle(here, { ...wrong, data: open().data })).toMatchObject({ ok: true });
	});

	test.each([
		"account-",
		"account",
		"accounts",
		"account-a b",
		"account-\u0000",
		`account-${"x".repeat(121)}`,
	])("to a stream named %j is refused", async (stream) => {
		const here = desk();
		const answer = await handle(here, { ...open(), stream });

		expect(answer).toMatchObject({
			ok: false,
			refusal: { code: expect.stringMatching(/^(MALFORMED|UNKNOWN_COMMAND)$/) },
		});
		expect(here.ledger.facts).toEqual([]);
	});

	test.each([
		["account-ann", "Fly"],
		["account-ann", "toString"],
		["account-ann", "__proto__"],
		["listing-lamp", "PublishListing"],
		["__proto__-x", "OpenAccount"],
		["constructor-x", "OpenAccount"],
		["toString-x", "toString"],
		["", "OpenAccount"],
	])("to %j called %s is unknown here", async (stream, type) => {
		const here = desk();
		expect(await handle(here, { ...open(), stream, type })).toMatchObject({
			ok: false,
			refusal: { code: "UNKNOWN_COMMAND" },
		});
		expect(here.ledger.facts).toEqual([]);
	});

	test("whose fact would be larger than 64 KiB is refused for ever", async () => {
		const here = desk();
		const wordy: typeof account = {
			...account,
			decide: () =>
				happened({
					type: "AccountOpened",
					data: { principal: "\u{1F6B2}".repeat(15_361), currency: "USD" },
				}),
		};
		const first = open();
		const refused = { ok: false, refusal: expect.objectContaining({ code: "FACT_TOO_LARGE" }) };

		expect(await handle({ ...here, deciders: { account: wordy } }, first)).toEqual(refused);
		expect(await handle(here, first)).toEqual(refused);
		expect(here.ledger.facts).toEqual([]);
	});

	test("whose decider says what the catalogue does not know is a defect, not an answer", async () => {
		const here = desk();
		const inventive: typeof account = {
			...account,
			decide: () => happened({ type: "constructor", data: {} }),
		};

		await expect(handle({ ...here, deciders: { account: inventive } }, open())).rejects.toThrow(
			"constructor is not a fact of account-ann: it is missing from the catalogue.",
		);
	});
});

describe("another writer", () => {
	test("who was first is heard: the command is decided again on what is there now", async () => {
		const there = desk();
		let raced = false;
		const store = before(there.store, async () => {
			if (raced) return;
			raced = true;
			await handle(there, open());
		});

		expect(await handle({ ...there, store }, open())).toMatchObject({
			ok: false,
			refusal: { code: "ALREADY_OPEN" },
		});
		expect(types(there)).toEqual(["AccountOpened"]);
	});

	test("who is first every time is not waited for without end", async () => {
		const there = desk();
		let tries = 0;
		const store = before(there.store, async () => {
			tries++;
			await handle(there, deposit(1));
		});

		await expect(handle({ ...there, store }, open())).rejects.toThrow(
			"OpenAccount on account-ann met another writer 16 times in a row; send it again.",
		);
		expect(tries).toBe(16);
		expect(types(there)).not.toContain("AccountOpened");
	});

	test("who pays in between a refusal of funds and its record is heard too", async () => {
		const there = desk();
		let appends = 0;
		const store = before(there.store, async () => {
			if (++appends === 2) await handle(there, deposit(300));
		});

		expect(await handle({ ...there, store }, withdraw(300))).toMatchObject({ ok: true });
		expect(types(there)).toEqual(["FundsDeposited", "FundsWithdrawn"]);
	});
});

describe("states kept between commands", () => {
	const keeping = () => desk({ states: new Map() });

	test("spare the ledger from being read again", async () => {
		const here = keeping();
		let reads = 0;
		const store: Store = {
			...here.store,
			readStream(...asked) {
				reads++;
				return here.store.readStream(...asked);
			},
		};
		const counting = { ...here, store };
		await handle(counting, open());
		await handle(counting, deposit(5));
		await handle(counting, open());

		expect(await stateOf(counting, "account-ann")).toEqual({ open: true, minor: 5n });
		expect(reads).toBe(1);
	});

	test("are dropped when somebody else wrote, and right again afterwards", async () => {
		const here = keeping();
		await handle(here, open());
		const elsewhere: Desk = { ...here, states: new Map() };
		await handle(elsewhere, deposit(5));

		expect(await handle(here, deposit(7))).toMatchObject({ ok: true });
		expect(await stateOf(here, "account-ann")).toEqual({ open: true, minor: 12n });
		expect(here.ledger.facts.map(({ version }) => version)).toEqual([1, 2, 3]);
	});

	test("are what the facts fold to after a race of many", async () => {
		const here = keeping();
		await handle(here, open());
		const elsewhere: Desk = { ...here, states: new Map() };
		await Promise.all(
			[1, 2, 3, 4, 5, 6].flatMap((minor) => [
				handle(here, deposit(minor)),
				handle(elsewhere, deposit(minor * 10)),
			]),
		);

		await handle(here, deposit(100));
		expect(await stateOf(here, "account-ann")).toEqual({ open: true, minor: 331n });
		expect(await stateOf(desk({ store: here.store }), "account-ann")).toEqual({
			open: true,
			minor: 331n,
		});
	});

	test("do not grow without end", async () => {
		const here = keeping();
		for (let each = 0; each <= 20_000; each++) await stateOf(here, `account-p${each}`);

		expect(here.states?.size).toBeLessThan(20_001);
		expect(here.states?.has("account-p0")).toBe(false);
		expect(here.states?.has("account-p20000")).toBe(true);
	});

	test.each(["listing-lamp", "__proto__-x", "constructor-x"])(
		"are not folded for %s, which nobody decides here",
		async (stream) => {
			await expect(stateOf(keeping(), stream)).rejects.toThrow(
				`Nobody here decides the stream ${stream}.`,
			);
		},
	);
});
