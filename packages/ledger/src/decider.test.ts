import { expect, test } from "vitest";
import { type Decider, fold, happened, refuse } from "./decider.ts";
import { given } from "./given.ts";

interface Counted {
	readonly type: "Counted";
	readonly data: { readonly by: number };
}

const counted = (by: number): Counted => ({ type: "Counted", data: { by } });

/** Counts to ten and no further. */
const counter: Decider<{ readonly add: number }, number, Counted> = {
	initialState: () => 0,
	decide: ({ add }, sum) =>
		sum + add <= 10 ? happened(counted(add)) : refuse("FULL", "It counts to ten."),
	evolve: (sum, { data }) => sum + data.by,
	isTerminal: (sum) => sum === 10,
};

test("a state is folded from the initial one, event by event", () => {
	expect(fold(counter, [])).toBe(0);
	expect(fold(counter, [counted(2), counted(3)])).toBe(5);
});

test("a decision is the events that happened or the refusal, as a value", () => {
	expect(given(counter, counted(4)).when({ add: 6 })).toEqual({ events: [counted(6)] });
	expect(given(counter, counted(4)).when({ add: 7 })).toEqual({
		refused: { code: "FULL", because: "It counts to ten." },
	});
	expect(given(counter, counted(4)).state).toBe(4);
	expect(happened()).toEqual({ events: [] });
});
