import { expect, test } from "vitest";
import { leavesOpen } from "../../testing/clarity-story.ts";
import { fees } from "./fees.ts";

const isOpen = leavesOpen(fees);

test.each([
	"The platform adds its service fee at checkout.",
	"Back taxes to be settled.",
	"You'll have to square things with the harbour master.",
	"Escrow costs split somehow.",
	"Finance still owing, we can settle that together.",
	"40 excluding the tax man.",
	"Not sure who pays the registration.",
	"There might be a small surcharge.",
	"Plates and title at your expense.",
	"There is a charge to release it from storage.",
	"Dealer fees may apply.",
	"There is a fee for changing the name.",
	"There's a bit to pay at the council for it.",
	"Registration and such at buyer's expense.",
	"Title fees are on whoever.",
	"Booking fee on top.",
])("somebody is to pay something unnamed: %s", (description) => {
	expect(isOpen(description)).toBe(true);
});

test.each([
	"The frame is heavy duty.",
	"I've settled the ground rent to the end of the year.",
	"Fee free transfer through the app.",
	"The $12 handling charge is already counted in.",
	"The resale site takes its cut from me.",
	"No duty as it's already in the country and cleared.",
	"No liens, no debts, title in hand.",
	"Stamp is on me.",
	"Smogged in March, tags are good to next year, no back fees.",
	"All fees included.",
	"PayPal or cash, I take care of any fee.",
	"The fee the club asks for the new name, 12, comes out of my pocket.",
	"Transfer costs nothing.",
	"Club dues are settled to December.",
])("nothing is due, or it is said who pays it: %s", (description) => {
	expect(isOpen(description)).toBe(false);
});
