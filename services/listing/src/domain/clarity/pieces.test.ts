import { expect, test } from "vitest";
import { countsIn, namesIn } from "./pieces.ts";

test.each([
	["lt275/65r18 tires, take offs", ["tire"]],
	["fence panels, new", ["panel"]],
	["chest of drawers", ["chest"]],
	["wine glasses riedel ouverture", ["glass", "ouverture"]],
	["hiking boots", []],
])("the pieces of %j are called %j", (title, names) => {
	expect(namesIn(title)).toEqual(names);
});

test.each([
	["fence panels", "3 6x6 lap panels, new", [3]],
	["brass stair rods", "13 of them total, all straight", [13]],
	["tires, take offs", "4 michelin ltx off a new f250, under 500 miles", [4]],
	["storm windows", "i pulled 11 aluminum storms, 28x54", [11]],
	["theatre seats", "4 in the row", []],
	["dining table", "seats 6, with 4 chairs", []],
	["terracotta pots", "a dozen 8 inch pots", [12]],
])("of %j, %j counts %j", (title, description, counts) => {
	expect(countsIn({ title, description, quantity: 1 })).toEqual(counts);
});
