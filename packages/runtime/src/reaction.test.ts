import type { Answer, Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { derivedId, rootId } from "@parley/contracts/id";
import type { Documents } from "@parley/ledger/projection";
import { describe, expect, test } from "vitest";
import { reaction, type Step } from "./reaction.ts";
import type { World } from "./world.ts";

const START = "2026-01-05T09:00:00.000Z";
const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const ID = rootId("the fact");

const reserved: Fact = {
	id: ID,
	market: "test",
	stream: "listing-lamp",
	version: 1,
	position: 1,
	type: "StockReserved",
	typeVersion: 1,
	visibility: "public",
	data: { dealId: "d1", quantity: 1 },
	actor: { kind: "service", id: "settlement" },
	causedBy: rootId("cause"),
	commandId: rootId("cause"),
	traceparent: TRACEPARENT,
	at: START,
	recordedAt: START,
};

const OK: Answer = { ok: true, facts: [] };
const refused = (code: string): Answer => ({
	ok: false,
	refusal: { code, because: "A sentence." },
});

const hold: Step = { stream: "deal-d1", type: "HoldFunds", data: { quantity: 1 } };
const release: Step = { stream: "listing-lamp", type: "ReleaseStock", data: { dealId: "d1" } };
const giveUp: Step = { stream: "deal-d1", type: "FallThrough", data: { reason: "funds" } };

/** What is sent for a fact, when each command is answered by its type. */
async function sent(
	steps: readonly Step[],
	answers: Readonly<Record<string, Answer>> = {},
): Promise<Command[]> {
	const commands: Command[] = [];
	const world = {
		async send(command: Command) {
			commands.push(command);
			return answers[command.type] ?? OK;
		},
	} as World;
	const process = reaction({
		name: "hold",
		service: "settlement",
		on: ["StockReserved"],
		keys: () => ["d1"],
		steps: () => steps,
	});
	await process.handle(reserved, world, "d1");
	return commands;
}

const types = (commands: readonly Command[]): string[] => commands.map(({ type }) => type);

describe("a reaction", () => {
	test("is a process on the facts it names, which keys them as it is told", async () => {
		const process = reaction({
			name: "hold",
			service: "settlement",
			on: ["StockReserved"],
			keys: ({ data }) => [data.dealId],
			steps: () => [],
		});

		expect([process.name, process.on]).toEqual(["hold", ["StockReserved"]]);
		expect(await process.keys(reserved, {} as Documents)).toEqual(["d1"]);
	});

	test("sends a command that names the fact as its cause and stays in its trace", async () => {
		expect(await sent([hold])).toEqual([
			{
				id: derivedId(ID, "hold:HoldFunds:deal-d1"),
				stream: "deal-d1",
				type: "HoldFunds",
				data: { quantity: 1 },
				actor: { kind: "service", id: "settlement" },
				causedBy: ID,
				traceparent: TRACEPARENT,
			},
		]);
	});

	test("lets a step name who acts", async () => {
		const actor = { kind: "principal", id: "ann" } as const;
		expect((await sent([{ ...hold, actor }]))[0]?.actor).toEqual(actor);
	});

	test("sends the same ids when the fact comes again, each step its own", async () => {
		const steps = [hold, release, { ...release, stream: "listing-desk" }];
		const ids = (await sent(steps)).map(({ id }) => id);

		expect(new Set(ids).size).toBe(3);
		expect((await sent(steps)).map(({ id }) => id)).toEqual(ids);
	});

	test("goes on with the next step where one is refused: there was nothing to do", async () => {
		expect(types(await sent([hold, release], { HoldFunds: refused("ALREADY_HELD") }))).toEqual([
			"HoldFunds",
			"ReleaseStock",
		]);
	});

	test("does what a refusal asks for instead, in order, and then the next step", async () => {
		const careful: Step = { ...hold, refused: { INSUFFICIENT_FUNDS: [giveUp, release] } };
		const other: Step = { ...hold, stream: "deal-d2" };
		const commands = await sent([careful, other], { HoldFunds: refused("INSUFFICIENT_FUNDS") });

		expect(types(commands)).toEqual(["HoldFunds", "FallThrough", "ReleaseStock", "HoldFunds"]);
		expect(new Set(commands.map(({ id }) => id)).size).toBe(4);
		expect(types(await sent([careful]))).toEqual(["HoldFunds"]);
		expect(types(await sent([careful], { HoldFunds: refused("OTHER") }))).toEqual(["HoldFunds"]);
	});

	test("finds an instead of an instead", async () => {
		const last: Step = { ...giveUp, refused: { GONE: [release] } };
		const first: Step = { ...hold, refused: { INSUFFICIENT_FUNDS: [last] } };
		const commands = await sent([first], {
			HoldFunds: refused("INSUFFICIENT_FUNDS"),
			FallThrough: refused("GONE"),
		});

		expect(types(commands)).toEqual(["HoldFunds", "FallThrough", "ReleaseStock"]);
	});

	test.each(["toString", "__proto__", "constructor"])(
		"takes a code named %s for a code",
		async (code) => {
			const careful: Step = { ...hold, refused: { INSUFFICIENT_FUNDS: [giveUp] } };
			expect(types(await sent([careful], { HoldFunds: refused(code) }))).toEqual(["HoldFunds"]);
		},
	);

	test("fails where a command cannot be sent, so that the fact comes again", async () => {
		const world = { send: () => Promise.reject(new Error("nobody there")) } as unknown as World;
		const process = reaction({
			name: "hold",
			service: "settlement",
			on: ["StockReserved"],
			keys: () => ["d1"],
			steps: () => [hold, release],
		});

		await expect(process.handle(reserved, world, "d1")).rejects.toThrow("nobody there");
	});
});
