import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { returns } from "./returns.ts";

const isOpen = leavesOpen(returns);

test.each([
	"Warranty for a while.",
	"All sales final, but I'm flexible if it's faulty.",
	"All sales final. Refund if not happy.",
	"I'm sure we could find a solution if it isn't right.",
	"Take it on approval.",
	"Refund at my discretion.",
	"No refunds. You have 14 days to return it.",
	"Guarantee: yes.",
	"Short guarantee given.",
	"Goods may be returned under certain circumstances.",
	"Money back guarantee.",
	"Risk free purchase.",
	"You can return it if it doesn't suit.",
	"Returns depend on the reason.",
	"Returns ok if reasonable.",
	"I'd give most of the money back.",
])("it may be given back, somehow: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"I don't take it back, so measure first.",
	"It gives a good return on your effort.",
	"If the event is cancelled I refund the 40.",
	"If it is not as described you get all your money back within a week.",
	"Inspect it well, after the sale it's yours.",
	"Maker's five year warranty passes to you.",
	"The museum refunds a cancelled day.",
	"Try it here before you pay, after that no returns.",
	"The warranty has run out.",
	"Warranty papers are with it, 8 months left at the maker.",
	"No warranty, no returns. Test it here.",
	"Bought back in 2015.",
	"It has the maker's warranty until June.",
	"No returns after 14 days.",
])("it is said whether it can be given back: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
