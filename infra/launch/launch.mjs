// Every npm script starts here: install what the lockfile asks for if that has not been done, then run on Node 24.
//   node infra/launch/launch.mjs FILE [ARGS]            a file of this repository
//   node infra/launch/launch.mjs --bin PACKAGE [ARGS]   the command of an installed package
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installIfStale } from "./install.mjs";
import { runOnNode24 } from "./node24.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

function commandOf(name) {
	const folder = join(root, "node_modules", name);
	const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	return join(folder, typeof bin === "string" ? bin : bin[basename(name)]);
}

try {
	await installIfStale(root);
	const [first, second, ...rest] = process.argv.slice(2);
	if (first === "--bin") runOnNode24([commandOf(second), ...rest]);
	else runOnNode24([join(root, first), ...process.argv.slice(3)]);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
