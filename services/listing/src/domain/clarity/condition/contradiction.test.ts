import { expect, test } from "vitest";
import { leavesOpen } from "../../../testing/clarity-story.ts";
import { condition } from "../condition.ts";

const isOpen = leavesOpen(condition);
const LONG = "It stands in the hall.\n".repeat(30);

test.each([
	"Brand new. We had it on the porch for two years.",
	"Never used. Some wear from daily use.",
	"Everything works 100%. People can't hear you on calls, the mic went.",
	"Running perfect. Needs a repair as it stops after a few minutes.",
	`Like new.\nThe frame is cracked.\n${LONG}`,
])("is praised and found wanting: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"Like new in box, barely used.",
	"Looks almost new, used for a summer.",
	"Prints fine, we only stopped because the office gave us another.",
	"New, open box. The box has some wear from storage.",
	`The cushions are like new.\n${LONG}The old cover is torn.\n${LONG}`,
	"One battery holds about half the time of the other.",
	"Was never hooked up until now, tested it Saturday.",
	"I can't test fit it for you.",
])("is told as it is: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
