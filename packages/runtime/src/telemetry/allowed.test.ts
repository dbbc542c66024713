import { expect, test } from "vitest";
import { allowed } from "./allowed.ts";

test("only names of the conventions pass", () => {
	const said = {
		"deal.id": "d1",
		"parley.floor": 13717,
		floor: "13717",
		"http.request.header.x": "1",
	};
	expect(allowed(said)).toEqual({ "deal.id": "d1" });
});

test.each([
	["SELECT * FROM t WHERE a = $1 AND b = 'it''s 5'", "SELECT * FROM t WHERE a = $1 AND b = ?"],
	["SELECT 13717, -5.25 LIMIT 10", "SELECT ?, -? LIMIT ?"],
	[`SELECT "t1"."a2" FROM t_3 WHERE x = $12`, `SELECT "t1"."a2" FROM t_3 WHERE x = $12`],
])("the statement %s passes without its values", (statement, told) => {
	expect(allowed({ "db.query.text": statement })).toEqual({ "db.query.text": told });
});

test("an address passes without its query", () => {
	const url = { "url.full": "https://a.example/x?floor=13717#13717", "url.path": "/x" };
	expect(allowed(url)).toEqual({ "url.full": "https://a.example/x", "url.path": "/x" });
});
