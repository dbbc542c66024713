import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { condition } from "./condition.ts";

const isOpen = leavesOpen(condition);

test.each([
	"The heater worked sometimes last winter.",
	"Excellent working order, though it won't hold a charge for more than a minute.",
	"No batteries in the house of that size so I've not heard it.",
	"I've never had petrol in it so I can't promise it'll fire up for you.",
	"It worked two years ago when we put it away.",
	"My late father used it, I wouldn't know how to turn it on.",
	"Perfect working order but won't switch on at the moment.",
	"Might need nothing more than a clean.",
	"The picture went fuzzy in May, then cleared up, so maybe it's done for and maybe not.",
	"We didn't get round to plugging it in before the move.",
	"It was working the last time we used it, some years back.",
	"Half the time it starts, half the time it sulks.",
	"Sold untried.",
	"Found in a storage unit, haven't powered it up.",
	"Could be the battery, could be something worse.",
	"Wonderful condition, one leg has come off and I've lost the screw.",
])("nobody knows or says two things of its condition: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"If it looks bent in the photo, that's my lens.",
	"It wouldn't start last spring, a new battery fixed that and it has started every time since.",
	"Worn maybe five times.",
	"Perfect except for a scuff on the lid.",
	"It was broken and I mended it: new cord, new switch, runs like before.",
	"We don't know why the last owner painted it green.",
	"Dead. For parts. I know what's wrong with it: the board.",
	"Will not start. Needs a new engine. You tow it.",
	"Battery holds about two hours.",
	"I was worried about the pump, so I had it checked: it is fine.",
	"You may want to oil the hinges.",
	"It hums a little when warm, as transformers do; I've played it every week.",
	"Sold as a non runner, no spark.",
	"The radio I never use gets FM and AM.",
])("its condition is told: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
