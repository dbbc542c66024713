import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { handover } from "./handover.ts";

const isOpen = leavesOpen(handover);

test.each([
	"Postage to be added once I know the weight.",
	"We'll find a way to get it to you.",
	"Might be able to meet in the middle.",
	"Can deliver, cost covers my fuel.",
	"Bringing it to you is an option.",
	"Somebody can drop it to you at a price.",
	"Ring me about delivery.",
	"Collect, or I send it and you pay.",
	"Could drop it round for diesel.",
	"Meet half way?",
	"Shipping is possible but I'd need to find out what that is.",
	"Buyer pays carriage.",
	"Pickup preferred.",
	"Can be delivered for an agreed sum.",
	"Not too keen on shipping but can look into it.",
	"Shipping extra.",
	"Can help with delivery.",
	"The way it gets to you, you'd have to sort.",
])("the way it changes hands is left open: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"Too heavy to post.",
	"Posted free.",
	"The price includes delivery to the kerb.",
	"I don't post and don't deliver, don't ask.",
	"I could hold it for a week if you pay now.",
	"Send me a message and I'll send you the address.",
	"Your courier is welcome, he rings the bell at number 9.",
	"Pick up any evening, text me when you are on your way.",
	"You can send a friend to pick it up.",
	"Handover on Saturday at noon at the town hall.",
	"Posted second class, included.",
	"I deliver free within ten miles, further I don't go.",
	"Two strong people needed to lift it, I'm one of them.",
	"You'll need a roof rack. I'm in till nine.",
])("the way it changes hands is told: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
