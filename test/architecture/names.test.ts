import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "./planted-tree.ts";

// Each of these says that something is kept there, not what; the thing itself has a noun to be filed under.
const vague = /(^|\/)(utils?|helpers?|common|shared|misc|lib|stuff)(\/|\.m?[jt]s$)/;
const dump = /(^|\/)types\.ts$/;
const barrel = /(^|\/)index\.ts$/;
const serviceEntry = /^services\/[^/]+\/src\/index\.ts$/;

function badNames(paths: string[]): string[] {
	return paths.filter(
		(path) =>
			vague.test(path) || dump.test(path) || (barrel.test(path) && !serviceEntry.test(path)),
	);
}

describe("a file's name", () => {
	it.each([
		"packages/bus/src/utils.ts",
		"packages/bus/src/helpers/retry.ts",
		"services/listing/src/common/money.ts",
		"packages/shared/src/money.ts",
		"test/misc/deal.ts",
		"packages/ledger/src/types.ts",
		"packages/contracts/src/index.ts",
		"services/listing/src/domain/index.ts",
	])("is not %s", (path) => {
		expect(badNames([path])).toEqual([path]);
	});

	it("says what is in the file, everywhere in this repository", () => {
		const paths = globSync("{packages,services,infra,test}/**/*.{ts,mjs}", {
			cwd: root,
			exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
		});
		expect(paths).toContain("test/architecture/names.test.ts");
		expect(badNames(paths)).toEqual([]);
	});
});
