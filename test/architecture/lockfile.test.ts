import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingEntries, wantsNewerNode } from "../../infra/launch/complete-lock.mjs";
import { root } from "./planted-tree.ts";

describe("the lockfile", () => {
	it("names the optional packages of every platform, so that npm ci works in a fresh clone", () => {
		const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
		expect(Object.keys(missingEntries(lock.packages))).toEqual([]);
	});

	it("has no optional package that npm would leave out on an older Node", () => {
		const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
		expect(Object.keys(packages).filter((place) => wantsNewerNode(packages[place]))).toEqual([]);
	});

	it("is missed by a package whose entry npm left out", () => {
		const parent = { dev: true, optionalDependencies: { "@tool/cli-linux-arm64-musl": "2.0.1" } };
		expect(missingEntries({ "node_modules/@tool/cli": parent })).toEqual({
			"node_modules/@tool/cli-linux-arm64-musl": {
				version: "2.0.1",
				cpu: ["arm64"],
				dev: true,
				libc: ["musl"],
				optional: true,
				os: ["linux"],
			},
		});
	});
});
