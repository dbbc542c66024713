import { expect, it } from "vitest";
import { tokenBuckets } from "./token-buckets.ts";

function buckets(remembered = 10) {
	let at = Date.parse("2026-11-01T12:00:00.000Z");
	const clock = () => new Date(at).toISOString();
	return {
		...tokenBuckets({ perSecond: 2, burst: 4 }, remembered, clock),
		pass: (milliseconds: number) => {
			at += milliseconds;
		},
	};
}

it("gives so many at once, and then as fast as it is filled", () => {
	const { take, pass } = buckets();
	const enough = () => take("a").enough;
	expect([enough(), enough(), enough(), enough(), enough()]).toEqual([
		true,
		true,
		true,
		true,
		false,
	]);
	expect(take("a")).toEqual({ enough: false, left: 0, enoughIn: 1, fullIn: 2 });
	pass(500);
	expect([enough(), enough()]).toEqual([true, false]);
	pass(60_000);
	expect(take("a").left).toBe(3);
});

it("keeps what one takes from nobody else", () => {
	const { take } = buckets();
	for (let taken = 0; taken < 9; taken++) take("a");
	expect(take("b").left).toBe(3);
});

it("gives nothing back when the clock is set back", () => {
	const { take, pass } = buckets();
	take("a");
	pass(-60_000);
	expect(take("a").left).toBe(2);
	pass(500);
	expect(take("a").left).toBe(2);
});

it("makes a debt be waited for, up to a bound", () => {
	const { charge, look, pass } = buckets();
	for (let charged = 0; charged < 100; charged++) charge("a");
	expect(look("a")).toMatchObject({ enough: false, enoughIn: 3 });
	pass(2_500);
	expect(look("a").enough).toBe(true);
});

it("forgets who was unseen for longest", () => {
	const { take } = buckets(2);
	take("a");
	take("b");
	take("a");
	take("c");
	expect(take("a").left).toBe(1);
	expect(take("b").left).toBe(3);
});
