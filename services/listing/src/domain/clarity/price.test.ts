import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { price } from "./price.ts";

const isOpen = leavesOpen(price);

test.each([
	"Won't go below 50.",
	"40 if you collect this week, 50 after.",
	"180 if the kids' rug goes too, otherwise we talk.",
	"Asking 40 but I really need 55 for it.",
	"40 as it stands, 70 with the cushions.",
	"Something like 40.",
	"Haggling starts at 40.",
	"About 40 I suppose.",
	"Price falls a little every week till it's gone.",
	"Worth 80, so let's meet in the middle.",
	"Form wanted a number, we'll find the real one together.",
	"Students pay half.",
	"40 to a friend of the club, a bit more to anybody else.",
	"40 without the cushions, with them you'd have to add something.",
	"Undecided on price, 40 is a guess.",
	"I've put 40 but honestly have no clue what it's worth.",
	"40 or what you feel it's worth.",
	"I'd like 40 but I'd settle for anything fair.",
])("the price is still to be found: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"40. That's already the reduced price, no less.",
	"No discount for students, friends or cash.",
	"It is priced at 40 because of the scratch.",
	"40, same price for everybody.",
	"40 buys it, cushions and all.",
	"Asked 50 at the yard sale, asking 40 here.",
	"Was 60, now 40.",
	"Price includes the cushions, 40 altogether.",
	"40 ono.",
	"I asked 60 in spring, that was too much; now 40.",
	"Don't ask if I'd take 30, I won't.",
	"40 even.",
	"They wanted 95 for it in the shop.",
	"First with 40 in hand has it.",
])("the price is the one asked: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
