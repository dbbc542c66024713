// Plain JavaScript without dependencies: this runs on whatever Node the machine has, before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";

const oldest = 24;
const isWindows = process.platform === "win32";
const file = isWindows ? "node.exe" : "node";
const leash = new URL(`./leash.mjs?launcher=${process.pid}`, import.meta.url).href;

export function isNewEnough(version = process.versions.node) {
	return Number(version.split(".")[0]) >= oldest;
}

/** Runs Node 24 in the caller's terminal and ends this process the way the child ended. */
export function runOnNode24(args) {
	const node = isNewEnough() ? process.execPath : (packagedNode() ?? nodeOnPath());
	if (!node) {
		console.error(
			`Parley needs Node ${oldest} or newer. This is ${process.version}, and npm offers no packaged Node for ` +
				`${process.platform}-${process.arch}. Install Node ${oldest} from https://nodejs.org and run the command again.`,
		);
		process.exitCode = 1;
		return;
	}
	const env = {
		...process.env,
		PATH: [dirname(node), process.env.PATH].join(delimiter),
	};
	const child = spawn(node, ["--import", leash, ...args], {
		stdio: ["inherit", "inherit", "inherit", "ipc"],
		env,
	});
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
		process.on(signal, () => {
			// A terminal sends Ctrl-C to the whole process group: the child has had it already, and twice often means "at once".
			if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
		});
	child.on("error", (error) => {
		console.error(`Node could not be started from ${node}: ${error.message}`);
		process.exit(1);
	});
	child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function packagedNode() {
	const os = isWindows ? "win" : process.platform;
	try {
		return createRequire(import.meta.url).resolve(`node-${os}-${process.arch}/bin/${file}`);
	} catch {
		return undefined; // An optional dependency: npm leaves it out where it has none for the platform.
	}
}

function nodeOnPath() {
	const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, file));
	return places.find((place) => existsSync(place) && isNewEnough(versionOf(place)));
}

function versionOf(node) {
	return spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout ?? "";
}
