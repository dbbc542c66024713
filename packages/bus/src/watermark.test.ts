import { expect, test } from "vitest";
import { Watermark } from "./watermark.ts";

test("the mark stands where it began, and then below the lowest position in hand", () => {
	const mark = new Watermark(7);
	expect(mark.reached).toBe(7);
	const [eight, nine, ten] = [mark.take(8), mark.take(9), mark.take(10)];
	expect(mark.reached).toBe(7);
	nine();
	expect(mark.reached).toBe(7);
	eight();
	expect(mark.reached).toBe(9);
	ten();
	expect(mark.reached).toBe(10);
});

test("a position in several hands, or taken again, is in hand until all have let go", () => {
	const mark = new Watermark(0);
	const hands = [mark.take(1), mark.take(1), mark.take(1)];
	const last = mark.take(2);
	last();
	for (const letGo of hands) {
		expect(mark.reached).toBe(0);
		letGo();
	}
	expect(mark.reached).toBe(2);
	const again = mark.take(1);
	expect(mark.reached).toBe(0);
	again();
	expect(mark.reached).toBe(2);
});
