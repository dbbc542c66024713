import type { Fact } from "@parley/contracts/fact";
import { expect, test } from "vitest";
import { Recent } from "./recent.ts";

const fact = (position: number, stream: string, visibility: Fact["visibility"]): Fact =>
	({ position, stream, visibility }) as Fact;
const offer = (position: number): Fact => fact(position, "negotiation-1", "parties");
const mandate = (position: number): Fact => fact(position, "mandate-ann", "private");
const positions = (found: readonly Fact[] | undefined): number[] | undefined =>
	found?.map(({ position }) => position);

test("what was appended and what was heard of are told together, in the order of positions", () => {
	const recent = new Recent("negotiation");
	recent.add([offer(3)]);
	recent.hear([offer(1), offer(2)]);
	expect(positions(recent.between(0, 3))).toEqual([1, 2, 3]);
	expect(positions(recent.between(1, 2))).toEqual([2]);
	expect(recent.between(3, 3)).toEqual([]);
});

test("nothing is told where a position in between is not known", () => {
	const recent = new Recent("negotiation");
	recent.hear([offer(1), offer(3)]);
	expect(recent.between(0, 3)).toBeUndefined();
	expect(recent.between(0, 2)).toBeUndefined();
});

test("others' private facts are no concern, and the digest of one's own says nothing", () => {
	const negotiation = new Recent("negotiation");
	const runner = new Recent("agent-runner");
	for (const recent of [negotiation, runner]) recent.hear([offer(1), mandate(2)]);
	expect(positions(negotiation.between(0, 2))).toEqual([1]);
	expect(runner.between(0, 2)).toBeUndefined();
	runner.add([mandate(2)]);
	expect(positions(runner.between(0, 2))).toEqual([1, 2]);
});

test("a digest that comes after the fact itself does not take its place", () => {
	const runner = new Recent("agent-runner");
	runner.add([mandate(1)]);
	runner.hear([{ ...mandate(1), data: { digest: "d" } }]);
	expect(runner.between(0, 1)).toEqual([mandate(1)]);
});

test("only the newest positions are kept", () => {
	const recent = new Recent("negotiation");
	recent.hear(Array.from({ length: 5_000 }, (_, at) => offer(at + 1)));
	expect(recent.between(0, 5_000)).toBeUndefined();
	expect(recent.between(0, 1)).toBeUndefined();
	expect(recent.between(4_000, 5_000)).toHaveLength(1_000);
});
