import { rootId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import { eur, termsOf } from "./testing/sample.ts";
import type { Stage } from "./testing/stage.ts";
import {
	accept,
	annaWith,
	bidAndCounter,
	offer,
	onOffer,
	recorded,
	sendId,
	turnId,
	types,
} from "./testing/turn-story.ts";
import { turnParts } from "./turn-parts.ts";

describe("a decision somebody else recorded first", () => {
	test("is the one that is carried out", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run({
			...turnParts,
			async record(world, command) {
				await turnParts.record(world, {
					...command,
					id: rootId("the other replica"),
					data: { ...(command.data as object), move: offer(2222) },
				});
				return turnParts.record(world, command);
			},
		});
		expect(anna.stage.sent).toMatchObject([{ data: { terms: termsOf(eur(2222), 3) } }]);
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided"]);
	});

	test("under the same command is carried out too: whoever recorded it may be gone", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run({
			...turnParts,
			async record(world, command) {
				await turnParts.record(world, {
					...command,
					data: { ...(command.data as object), move: offer(2222) },
				});
				return turnParts.record(world, command);
			},
		});
		expect(anna.stage.sent).toMatchObject([
			{ id: sendId(0), data: { terms: termsOf(eur(2222), 3) } },
		]);
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided"]);
	});

	test("but that cannot be recorded at all ends the turn", async () => {
		const anna = await annaWith(offer(2000));
		const { parts, calls } = recorded();
		await anna.run({
			...parts,
			record: async () => ({ ok: false, refusal: { code: "FACT_TOO_LARGE", because: "No." } }),
		});
		expect(calls).toEqual(["choose", "guard"]);
		expect(anna.stage.sent).toEqual([]);
	});
});

describe("two deliveries of one trigger at once", () => {
	/** While the first delivery chooses, a second one comes and does all there is to do. */
	const overtaken = async (judge: Stage["judge"], ...moves: readonly Move[]) => {
		const anna = await annaWith(...moves);
		anna.stage.judge = judge;
		let first = true;
		await anna.run({
			...turnParts,
			async choose(...given) {
				const choice = await turnParts.choose(...given);
				if (first) {
					first = false;
					await anna.run();
				}
				return choice;
			},
		});
		return anna;
	};
	const refusingFirst =
		(code: string): Stage["judge"] =>
		({ id }) =>
			id === sendId(0) ? { code, because: "No." } : undefined;

	test("have one effect", async () => {
		const { stage } = await overtaken(() => undefined, offer(2000));
		expect(types(stage, "turn")).toEqual(["TurnDecided"]);
		expect(types(stage, "mandate")).toEqual(["MandateGranted", "CommitmentReserved"]);
		expect(stage.effects().map(({ id }) => id)).toEqual([sendId(0)]);
	});

	test("have one effect where the first try was refused meanwhile", async () => {
		const { stage } = await overtaken(refusingFirst("TOTAL_MISMATCH"), offer(2000), offer(2100));
		expect(types(stage, "turn")).toEqual(["TurnDecided", "MoveRefused", "TurnDecided"]);
		expect(stage.effects().map(({ id }) => id)).toEqual([sendId(0), sendId(1)]);
		expect(stage.sent.at(-1)).toMatchObject({
			id: sendId(1),
			data: { terms: termsOf(eur(2100), 3) },
		});
	});

	test("are both over where the world overtook the faster one", async () => {
		const { stage } = await overtaken(refusingFirst("NOT_YOUR_TURN"), offer(2000), offer(2100));
		expect(types(stage, "turn")).toEqual(["TurnDecided", "MoveRefused"]);
		expect(stage.effects().map(({ id }) => id)).toEqual([sendId(0)]);
	});

	test("make the slower one look again where the turn has come further", async () => {
		const anna = await annaWith(offer(2000), offer(2100));
		await anna.run({
			...turnParts,
			async record(world, command) {
				if (types(anna.stage, "turn").length === 0)
					await anna.stage.tell(`turn-${turnId}`, "MoveRefused", { code: "X", because: "No." });
				return turnParts.record(world, command);
			},
		});
		expect(types(anna.stage, "turn")).toEqual(["MoveRefused", "TurnDecided"]);
		expect(anna.stage.sent).toMatchObject([
			{ id: sendId(1), data: { terms: termsOf(eur(2100), 3) } },
		]);
	});

	test("ask for the trigger again where the slower one was overtaken at every try", async () => {
		const anna = await annaWith(offer(2000));
		const refusal = { code: "ALREADY_DECIDED", because: "No." };
		const run = anna.run({ ...turnParts, record: async () => ({ ok: false, refusal }) });
		await expect(run).rejects.toThrow(
			"A turn was overtaken at every try; deliver its trigger again.",
		);
		expect(anna.chosen()).toBe(4);
		expect(anna.stage.sent).toEqual([]);
	});
});

describe("a crash at any step", () => {
	const scenarios: Record<
		string,
		{
			readonly moves: readonly Move[];
			readonly judge?: Stage["judge"];
			readonly before?: (stage: Stage) => Promise<void>;
		}
	> = {
		"of an offer": { moves: [offer(2000)] },
		"of an acceptance": { moves: [accept], before: onOffer },
		"of an offer in place of one that no longer stands": {
			moves: [offer(2500, "n1", "o7")],
			before: bidAndCounter,
		},
		"of an offer in place of one elsewhere": { moves: [offer(2500, "n2")], before: bidAndCounter },
		"of a move that is refused and tried again": {
			moves: [offer(2000), offer(2100)],
			judge: ({ id }) =>
				id === sendId(0) ? { code: "TOTAL_MISMATCH", because: "No." } : undefined,
		},
		"of a move the guard refuses again and again": { moves: [offer(3001)] },
		"of a move that is refused again and again": {
			moves: [offer(2000)],
			judge: ({ type }) =>
				type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined,
		},
	};

	async function outcome({ moves, judge, before }: (typeof scenarios)[string], fuse: number) {
		const { stage, run } = await annaWith(...moves);
		await before?.(stage);
		if (judge !== undefined) stage.judge = judge;
		stage.fuse = fuse;
		await stage.survive(() => run());
		const facts = stage.ledger.facts.map(({ id, stream, type, data }) => ({
			id,
			stream,
			type,
			data,
		}));
		return { facts, effects: stage.effects(), burnt: stage.fuse };
	}

	test.each(Object.entries(scenarios))("%s gives the same result, once", async (_, scenario) => {
		const calm = await outcome(scenario, 1_000_000);
		const steps = 1_000_000 - calm.burnt;
		expect(steps).toBeGreaterThan(1);
		for (let fuse = 0.5; fuse <= steps; fuse += 0.5) {
			const { facts, effects } = await outcome(scenario, fuse);
			expect(facts, `after ${fuse} steps`).toEqual(calm.facts);
			expect(effects, `after ${fuse} steps`).toEqual(calm.effects);
		}
	});
});
