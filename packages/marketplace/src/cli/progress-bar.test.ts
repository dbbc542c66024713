import { describe, expect, it } from "vitest";
import { displayWidth } from "./display-text.ts";
import { ProgressBar, progressLine } from "./progress-bar.ts";

const progress = (wantsDone: number) => ({
	round: 3,
	now: "2026-01-05T09:03:00.000Z",
	facts: 1_234,
	negotiations: 9,
	deals: 4,
	wantsDone,
	wants: 8,
});

function drawn(stream: { isTTY?: boolean; columns?: number }) {
	const written: string[] = [];
	const time = { now: 0 };
	const write = (text: string) => void written.push(text);
	const bar = new ProgressBar({ ...stream, write }, () => time.now);
	return { bar, time, written };
}

it("says how far it is, how many facts and deals, and what time it is in the market", () => {
	expect(progressLine(progress(4), 0.5)).toBe(
		"████████████░░░░░░░░░░░░  50%  1,234 facts  4 deals  2026-01-05 09:03",
	);
});

describe("on a terminal", () => {
	it("redraws one line at most ten times a second, within its columns, and clears it at the end", () => {
		const { bar, time, written } = drawn({ isTTY: true, columns: 40 });
		for (time.now = 0; time.now < 1_000; time.now += 10) bar.show(progress(2));
		bar.end();
		expect(written).toHaveLength(11);
		expect(written[0]?.startsWith("\r\u001b[2K")).toBe(true);
		expect(displayWidth(written[0]?.slice(5) ?? "")).toBeLessThan(40);
		expect(written.at(-1)).toBe("\r\u001b[2K");
	});

	it("never goes back", () => {
		const { bar, time, written } = drawn({ isTTY: true, columns: 80 });
		bar.show(progress(6));
		time.now = 200;
		bar.show(progress(2));
		expect(written.map((line) => /\d+%/.exec(line)?.[0])).toEqual(["75%", "75%"]);
	});
});

it("writes a line every ten seconds into a log, without control characters", () => {
	const { bar, time, written } = drawn({});
	for (time.now = 0; time.now <= 25_000; time.now += 1_000) bar.show(progress(2));
	bar.end();
	expect(written).toHaveLength(2);
	expect(written.join("")).not.toContain("\r");
	expect(written.join("")).not.toContain("\u001b");
});
