import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { what } from "./what.ts";

const isOpen = leavesOpen(what);

test.each([
	"I might throw in the second lens.",
	"Comes with the case, and possibly the strap.",
	"May keep the pump, have not made up my mind.",
	"We still have to see if the remote turns up.",
	"Green or grey.",
	"S, M or L, all the same money.",
	"Sold together or separately.",
	"You get one of my two saws with it.",
	"I have a red one and a blue one here. 40.",
	"The charger goes along if my brother's phone doesn't need it.",
	"Assorted kitchen things.",
	"Bits and bobs from the loft, 20.",
	"The tires are new, I still have the original wheels.",
	"Stove, lantern and whatnot.",
	"The bench is $40, the chair $25.",
	"$40 for the small one, $90 for the big one.",
])("a buyer cannot know what comes with it: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"I might be slow to answer before six.",
	"It may look dark in the picture, but it is beech.",
	"Used maybe ten times. The tires have maybe half their tread.",
	"I can't tell you who made it, there is no mark.",
	"It takes a sedan or an SUV.",
	"You can pay by card or in cash.",
	"Works with or without the remote.",
	"Bring a van or a trailer.",
	"Bought in 2019 from a shop in town, with the bench, for 899. I ask 120.",
	"If you'd like it posted that's exactly $6, otherwise you fetch it. 25.",
	"A new one is 340 at the shop. 120.",
	"It was serviced in May, $85 it cost me. 325.",
	"I'll ask 40, and new pads for it are $15 online.",
	"Cut it or keep it, up to you.",
	"The ladder rack is mine, the toolbox goes with it.",
])("what is sold is plain: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
