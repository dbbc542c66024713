import type { Fact } from "@parley/contracts/fact";
import { describe, expect, test } from "vitest";
import { chairs, mandateOf, NOON } from "./testing/sample.ts";
import { wantWindow } from "./want-windows.ts";

const ONE = "2026-03-02T13:00:00.000Z";
const TWO = "2026-03-02T14:00:00.000Z";
const stream = "mandate-anna";
const fact = (type: string, data: object): Fact =>
	({ type, data, stream, at: NOON }) as unknown as Fact;
const waiting = (...untils: (string | undefined)[]) =>
	untils.map((until, at) => ({
		...chairs,
		id: `want-${at}`,
		...(until === undefined ? {} : { window: { until } }),
	}));
const timer = (due: string) => ({
	key: `${stream}:window`,
	due,
	stream,
	type: "CloseWantWindows",
	data: { until: due },
});
const set = (given: Fact) => wantWindow.set?.(given);
const clear = (given: Fact) => wantWindow.clear?.(given);

describe("the timer of a mandate's wants that wait", () => {
	test("is due at the soonest time until which one of them waits", () => {
		const granted = fact("MandateGranted", mandateOf({ wants: waiting(TWO, ONE, undefined) }));
		expect(set(granted)).toEqual(timer(ONE));
	});

	test("is not set for a time that is over, nor where none waits for one", () => {
		expect(set(fact("MandateGranted", mandateOf({ wants: waiting(NOON) })))).toBeUndefined();
		expect(set(fact("MandateGranted", mandateOf()))).toBeUndefined();
		expect(set(fact("MandateAmended", { wants: waiting(NOON, TWO) }))).toEqual(timer(TWO));
	});

	test("goes on to the next time once one has come", () => {
		const closed = (next: string | null) => fact("WantWindowsClosed", { wants: ["want-0"], next });
		expect(set(closed(TWO))).toEqual(timer(TWO));
		expect([set(closed(null)), clear(closed(null))]).toEqual([undefined, [`${stream}:window`]]);
	});

	test("goes with a mandate that is revoked, and with wants that are changed", () => {
		const revoked = fact("MandateRevoked", {});
		expect([set(revoked), clear(revoked)]).toEqual([undefined, [`${stream}:window`]]);
		const changed = fact("MandateAmended", { wants: waiting(undefined) });
		expect([set(changed), clear(changed)]).toEqual([undefined, [`${stream}:window`]]);
	});

	test("stays where something else is amended", () => {
		const other = fact("MandateAmended", { style: "brief" });
		expect([set(other), clear(other)]).toEqual([undefined, []]);
	});
});
