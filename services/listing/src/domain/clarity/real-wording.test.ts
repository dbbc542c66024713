import { describe, expect, test } from "vitest";
import { openSlots } from "../clarity.ts";

const open = (title: string, description: string, dollars: number, category = "things"): string[] =>
	openSlots({
		...{ title, description, category, quantity: 1 },
		ask: { minor: String(dollars * 100), currency: "USD" },
	}).map(({ slot }) => slot);

/** Classes of wording in which real posts were first read wrongly, in our own words. */
describe("what sellers leave open in real posts", () => {
	test.each([
		["what", "iPhone 64gb white Sprint", "Works, clean.", 200, "phone"],
		["what", "Bedroom set", "Come by the shop and see it!", 900, "furniture"],
		["what", "Queen/Full bedroom set", "Oak bed with two night stands.", 300, "furniture"],
		["what", "Two bikes", "$30 each. One is a girl's, one is a boy's.", 30, "bike"],
		["what", "Old phone 5c", "Works well. Also have a few spare chargers.", 60, "phone"],
		["condition", "BMX", "Still restoring this one, paint and chrome.", 150, "bike"],
		["condition", "Phone", "Unlocked, mint. Currently locked to Sprint.", 150, "phone"],
		["condition", "2003 Focus", "Drives great. Sometimes won't start.", 1100, "car"],
		["structure", "Network unlocking", "Yes we unlock the newest models too!", 50, "phone"],
		["what", "Dining set", "Without chairs $200, with chairs $240.", 200, "furniture"],
	])("leaves %s open: %s", (slot, title, description, dollars, category) => {
		expect(open(title, description, dollars, category)).toContain(slot);
	});

	test.each([
		["VR headsets", "$25 each or both for $50.", 25],
		["Iron chairs (2)", "Each chair with cushion is $150 OBO.", 150],
		["Road bike", "Good tires. Make me a reasonable offer.", 300],
		["2000 Chevy 1500", "2000 Chevy 1500, new wheels. Asking 8000.", 8000],
		["Conference phone + (2) adapters", "Throwing in both adapters.", 50],
		["Router", "Saves you rental fees of $120/year. $30.", 30],
		["Armoire", "In great shape (sorry, my camera is not working).", 80],
		[
			"Queen bed",
			"Two bookcases $98\nQueen bed and box spring $275\nCouch $175\nTV stand $35",
			275,
		],
	])("is clear: %s", (title, description, dollars) => {
		expect(open(title, description, dollars)).toEqual([]);
	});
});
