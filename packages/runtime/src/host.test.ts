import type { Bus } from "@parley/bus/bus";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { freely } from "@parley/bus/pace";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import { moneyOf } from "@parley/contracts/money";
import { type Decider, happened } from "@parley/ledger/decider";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Projection } from "@parley/ledger/projection";
import { describe, expect, test } from "vitest";
import { host, sendOver } from "./host.ts";
import type { Process, Service } from "./service.ts";
import type { World } from "./world.ts";

const NOW = "2026-01-05T09:00:00.000Z";

/** Accounts that record what they are asked, whatever it is. */
// biome-ignore lint/suspicious/noExplicitAny: the commands and facts are the account's own, checked by `handle`.
const account: Decider<any, number, any> = {
	initialState: () => 0,
	decide({ type, data }) {
		if (type === "OpenAccount") return happened({ type: "AccountOpened", data });
		const postings = [{ from: "outside", to: "wallet:ann", amount: data.amount }];
		return happened({ type: "FundsDeposited", data: { postings } });
	},
	evolve: (count) => count + 1,
	isTerminal: () => false,
};

const seen: Projection<{ count: string }> = {
	name: "seen",
	types: ["AccountOpened", "FundsDeposited"],
	indexes: [],
	keys: () => ["all"],
	evolve: (doc) => ({ count: String(Number(doc?.count ?? 0) + 1) }),
};

const settlement = (rest: Partial<Service> = {}): Service => ({
	name: "settlement",
	deciders: { account },
	projections: [seen],
	processes: [],
	timers: [],
	...rest,
});

const open = (rest: Partial<Command> = {}): Command => ({
	id: rootId("open"),
	stream: "account-ann",
	type: "OpenAccount",
	data: { principal: "ann", currency: "USD" },
	actor: { kind: "principal", id: "ann" },
	...rest,
});

interface Stage {
	readonly ledger: MemoryLedger;
	readonly bus: Bus;
	readonly parked: unknown[];
	work(service: Service, currency?: string): () => Promise<void>;
	/** Passes everything in the ledger on, as the relay does, and waits until it is dealt with. */
	relay(): Promise<void>;
}

function stage(): Stage {
	const ledger = new MemoryLedger("m", () => NOW);
	const parked: unknown[] = [];
	const bus = inProcessBus({
		pace: freely(),
		onParked: async (_name, _message, error) => void parked.push(error),
	});
	return {
		ledger,
		bus,
		parked,
		work(service, currency) {
			const store = ledger.store(service.name);
			const documents = new MemoryDocuments(store, service.projections);
			const ground = { bus, store, documents, now: () => NOW, states: new Map(), currency };
			return host(service, ground).stop;
		},
		async relay() {
			await bus.publish(await ledger.relayed(0, 1000));
			await bus.close();
		},
	};
}

/** A process on the account's facts that does as it is told and remembers what it was given. */
function listener(
	given: unknown[],
	does: (fact: Fact, world: World, key: string) => Promise<unknown> = async (fact) => fact,
): Process {
	return {
		name: "listener",
		on: ["AccountOpened", "FundsDeposited"],
		keys: () => ["key"],
		handle: async (fact, world, key) => void given.push(await does(fact, world, key)),
	};
}

describe("a hosted service", () => {
	test("decides commands on its streams, sent over the bus, one after the other for each stream", async () => {
		const { bus, ledger, work } = stage();
		work(settlement());

		const deposit = (each: number) =>
			open({
				id: rootId(`deposit ${each}`),
				type: "DepositFunds",
				data: { amount: moneyOf(1n, "USD") },
			});
		const answers = await Promise.all(
			[open(), deposit(1), deposit(2)].map((command) => sendOver(bus, command)),
		);
		expect(answers).toEqual(ledger.facts.map(({ id }) => ({ ok: true, facts: [id] })));
		expect(ledger.facts.map(({ version }) => version)).toEqual([1, 2, 3]);
	});

	test("serves the subject of each kind of stream that it decides, and no other", async () => {
		const { bus, work } = stage();
		work(settlement());

		expect(await bus.request("command.account", open())).toMatchObject({ ok: true });
		await expect(sendOver(bus, open({ stream: "listing-lamp" }))).rejects.toThrow(
			'Nobody serves "command.listing"',
		);
	});

	test("adds to a command what it knows before it decides", async () => {
		const { bus, ledger, work } = stage();
		work(
			settlement({
				prepare: async (command) => ({ ...command, data: { principal: "ann", currency: "EUR" } }),
			}),
		);
		const repeated = [await sendOver(bus, open()), await sendOver(bus, open())];

		expect(repeated[0]).toEqual(repeated[1]);
		expect(ledger.facts.map(({ data }) => data)).toEqual([{ principal: "ann", currency: "EUR" }]);
	});

	test("takes commands that move money on a subject of their own only", async () => {
		const { bus, ledger, work } = stage();
		work(settlement());
		const deposit = open({
			id: rootId("deposit"),
			type: "DepositFunds",
			data: { amount: moneyOf(1n, "USD") },
		});
		await sendOver(bus, open());

		expect(await bus.request("command.account", deposit)).toEqual({
			ok: false,
			refusal: {
				code: "NOT_ALLOWED",
				because:
					"DepositFunds is not taken on command.account: send it on command.money, if you may.",
			},
		});
		expect(await bus.request("command.money", open())).toMatchObject({ ok: false });
		expect(await bus.request("command.money", deposit)).toMatchObject({ ok: true });
		expect(ledger.facts.map(({ type }) => type)).toEqual(["AccountOpened", "FundsDeposited"]);
	});

	test("takes no command for an inner stream on the subject of another", async () => {
		const { bus, ledger, work } = stage();
		work(settlement({ deciders: { account, deal: account }, inner: ["account"] }));

		expect(await bus.request("command.deal", open())).toMatchObject({
			refusal: { code: "NOT_ALLOWED" },
		});
		expect(ledger.facts).toEqual([]);
	});

	test("refuses a command in another currency than the market's", async () => {
		const { bus, ledger, work } = stage();
		work(settlement(), "EUR");

		expect(await sendOver(bus, open())).toMatchObject({ refusal: { code: "WRONG_CURRENCY" } });
		expect(ledger.facts).toEqual([]);
	});

	test.each([undefined, null, 5, "OpenAccount", [], {}, { ...open(), stream: null }])(
		"refuses %j, which is no command, before anything is made of it",
		async (body) => {
			const { bus, work } = stage();
			work(settlement({ prepare: async ({ id, ...rest }) => ({ id: id.trim(), ...rest }) }));

			expect(await bus.request("command.account", body)).toMatchObject({
				ok: false,
				refusal: {
					code: "MALFORMED",
					because: expect.stringMatching(/^A command says its id, stream and type as texts/),
				},
			});
		},
	);

	test.each([null, {}, { principal: 5 }, { principal: "ann", plus: 1 }, { principal: "a\0b" }])(
		"does not answer %j, which asks nothing, and says why",
		async (body) => {
			const { bus, work } = stage();
			work(
				settlement({
					queries: { account: async ({ principal }: { principal: string }) => principal },
				}),
			);

			await expect(bus.request("query.settlement.account", body)).rejects.toMatchObject({
				name: "MALFORMED",
				message: expect.stringMatching(/^query\.settlement\.account (does not ask|holds) /),
			});
		},
	);

	test("answers questions from its own read tables under its name, and asks others", async () => {
		const { bus, ledger, work, relay, parked } = stage();
		const heard: unknown[] = [];
		work(
			settlement({
				queries: {
					account: async ({ principal }: { principal: string }, documents) =>
						`${principal} ${(await documents.get(seen, "all"))?.count ?? 0}`,
				},
			}),
		);
		work({
			...settlement(),
			name: "listing",
			deciders: {},
			processes: [
				listener(heard, (_, world) => world.ask("settlement", "account", { principal: "ann" })),
			],
		});
		await sendOver(bus, open());
		expect(await bus.request("query.settlement.account", { principal: "ben" })).toBe("ben 0");
		await relay();

		expect([heard, parked, ledger.facts.length]).toEqual([["ann 0"], [], 1]);
	});
});

describe("a process", () => {
	test("of the owner is given a private fact itself; of anybody else, what travels", async () => {
		const { bus, ledger, work, relay } = stage();
		const [owner, other]: [Fact[], Fact[]] = [[], []];
		work(settlement({ processes: [listener(owner)] }));
		work({ ...settlement(), name: "listing", deciders: {}, processes: [listener(other)] });
		await sendOver(bus, open());
		await relay();

		expect(owner).toEqual(ledger.facts);
		expect(other[0]?.id).toBe(owner[0]?.id);
		expect(Object.keys(other[0]?.data ?? {})).toEqual(["digest"]);
		expect(JSON.stringify(other)).not.toContain("USD");
	});

	test("finds its keys in the fact itself too, and is handled once for each", async () => {
		const { bus, work, relay } = stage();
		const keys: unknown[] = [];
		const process = listener(keys, async (_fact, _world, key) => key);
		work(
			settlement({
				processes: [{ ...process, keys: ({ data }) => [String(data.principal), "another"] }],
			}),
		);
		await sendOver(bus, open());
		await relay();

		expect(keys.toSorted()).toEqual(["ann", "another"]);
	});

	test("looks at read tables that know at least the fact in hand, for its keys and its work", async () => {
		const { bus, work, relay } = stage();
		const counts: unknown[] = [];
		const process = listener(
			counts,
			async (_, { documents }) => (await documents.get(seen, "all"))?.count,
		);
		const keys: Process["keys"] = async (_, documents) => [
			`after ${(await documents.get(seen, "all"))?.count}`,
		];
		const handled: string[] = [];
		work(
			settlement({
				processes: [
					{
						...process,
						keys,
						async handle(fact, world, key) {
							handled.push(key);
							await process.handle(fact, world, key);
						},
					},
				],
			}),
		);
		await sendOver(bus, open());
		await relay();

		expect([handled, counts]).toEqual([["after 1"], ["1"]]);
	});

	test("decides on its own streams, reads their state, and sends to others", async () => {
		const { bus, ledger, work, relay, parked } = stage();
		const states: unknown[] = [];
		const process = listener(states, async (fact, world) => {
			if (fact.type !== "AccountOpened") return undefined;
			const amount = moneyOf(5n, "USD");
			await world.handle(open({ id: rootId("own"), type: "DepositFunds", data: { amount } }));
			await world.send(
				open({
					id: rootId("sent"),
					stream: "account-ben",
					type: "DepositFunds",
					data: { amount },
					actor: { kind: "service", id: "operator:olga" },
				}),
			);
			return [await world.load("account-ann"), await world.load("account-ben"), world.now()];
		});
		work(settlement({ processes: [process] }));
		await sendOver(bus, open());
		await relay();

		expect([states, parked]).toEqual([[[2, 1, NOW]], []]);
		expect(ledger.facts.map(({ stream }) => stream)).toEqual([
			"account-ann",
			"account-ann",
			"account-ben",
		]);
	});

	test("shares its lanes with the service's other processes: one key is worked on once at a time", async () => {
		const { bus, work, relay } = stage();
		const log: string[] = [];
		const slow = (name: string): Process => ({
			...listener([]),
			name,
			async handle() {
				log.push(`${name} begins`);
				await new Promise((resolve) => setImmediate(resolve));
				log.push(`${name} ends`);
			},
		});
		work(settlement({ processes: [slow("one"), slow("two")] }));
		await sendOver(bus, open());
		await relay();

		expect(log).toEqual(["one begins", "one ends", "two begins", "two ends"]);
	});

	test("in hand is finished, with every answer it needs, before its service has ended", async () => {
		const { bus, ledger, work, parked } = stage();
		const begun = Promise.withResolvers<void>();
		const answers: unknown[] = [];
		const process = listener(answers, async (_, world) => {
			begun.resolve();
			await new Promise((resolve) => setImmediate(resolve));
			return world.send(open({ id: rootId("sent"), stream: "account-ben" }));
		});
		const end = work(settlement({ processes: [process] }));
		await sendOver(bus, open());
		await bus.publish(await ledger.relayed(0, 10));
		await begun.promise;
		await end();

		expect([answers.length, parked]).toEqual([1, []]);
		await expect(sendOver(bus, open())).rejects.toThrow("Nobody serves");
	});

	test("whose fact the ledger does not show is tried again, and then parked with a sentence", async () => {
		const { bus, ledger, work, parked } = stage();
		work(settlement({ processes: [listener([])] }));
		await sendOver(bus, open());
		const [message] = await ledger.relayed(0, 1);
		await bus.publish([{ ...(message as Fact), position: 7 }]);
		await bus.close();

		expect(parked).toEqual([
			new Error("The ledger does not show AccountOpened at position 7 to settlement."),
		]);
	});
});
