import { describe, expect, test } from "vitest";
import { kindsIn, tokensOf } from "./resemblance/vocabulary.ts";
import { ownedLike } from "./resemblance.ts";

const isOwned = (item: string, ...owns: string[]): boolean =>
	ownedLike(
		{ title: item },
		owns.map((title) => ({ title })),
	) !== undefined;

const kindOf = (words: string): string | undefined => kindsIn(tokensOf(words)).at(-1)?.kind.name;

describe("a kind of thing", () => {
	test.each([
		["washing machine", "lave linge"],
		["washing machine", "washingmachine"],
		["vacuum cleaner", "hoover"],
		["kettle", "wasserkocher"],
		["bike helmet", "cykelhjalm"],
		["bike helmet", "mountain bike helmet"],
		["dog bed", "legowisko dla psa"],
		["cat tree", "cat scratching tree"],
		["ironing board", "planche a repasser"],
		["yoga mat", "yogamatten"],
	])("%s is meant by %s", (kind, words) => {
		expect(kindOf(words)).toBe(kind);
	});

	test("is not seen in the little words of another language", () => {
		expect(kindsIn(["the"])).toEqual([]);
	});
});

describe("what somebody owns", () => {
	test.each([
		["nintendo swich oled white", "Nintendo Switch OLED"],
		["frigde freezer, white, full size", "refrigerator"],
		["LADDER 6ft step ladder alu", "stepladder 6 foot"],
		["Taladro percutor inalámbrico 18V", "18V cordless hammer drill"],
		["Apple AirPods Pro 2nd generation", "airpods pro 2"],
		["Bosch washing machine", "washing machine"],
		["Weber bbq grill 22in kettle", "charcoal barbecue, Weber 22 inch"],
		["LEGO 75257 Millenium Falcon", "Lego Star Wars Millennium Falcon 75257"],
	])("is seen in %s, though it calls it %s", (item, owned) => {
		expect(isOwned(item, owned)).toBe(true);
	});

	test.each([
		["a part of it", "Glass plate for microwave", "microwave"],
		["an extra for it", "Xbox wireless controller charging dock", "Xbox wireless controller"],
		["what is used up", "Nappies size 4", "nappies size 4"],
		["another size", "Samsung 32in TV", "Samsung 55 inch TV"],
		["another year of what is collected", "1936 buffalo nickel", "1921 buffalo nickel"],
		["another maker's", "Nikon D3500 camera", "Canon camera"],
		["another model", "Lenovo Thinkpad X1", "ThinkPad T480"],
		["another tool of the same maker", "Makita circular saw", "Makita jigsaw"],
		["the opposite", "Petrol lawn mower", "Electric lawnmower"],
		["another title", "Pink Floyd - Animals LP", "Pink Floyd - The Wall LP"],
		["a maker called like food", "Miele honey", "Miele vacuum cleaner"],
	])("is not %s", (_, item, owned) => {
		expect(isOwned(item, owned)).toBe(false);
	});

	test("is any one of a kind of which one is enough, and no other book than the same one", () => {
		expect(isOwned("Dyson hoover upright", "vacuum cleaner")).toBe(true);
		expect(isOwned("Paperback novel, crime", "paperback novel, romance")).toBe(false);
	});
});
