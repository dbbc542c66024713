import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { isNewEnough } from "../../infra/launch/node24.mjs";

const launcher = new URL("../../infra/launch/node24.mjs", import.meta.url).href;

/** Starts the launcher on a program given as text. */
function launch(program: string) {
	const command = `import { runOnNode24 } from ${JSON.stringify(launcher)}; runOnNode24(["-e", ${JSON.stringify(program)}]);`;
	return spawn(process.execPath, ["--input-type=module", "-e", command], {
		stdio: ["ignore", "pipe", "inherit"],
	});
}

const waiting = `process.on("SIGTERM", () => process.exit(7));
	console.log(process.pid);
	setInterval(() => {}, 1000);`;

describe("the launcher", () => {
	it("ends with the exit code of what it started", async () => {
		expect(await once(launch("process.exit(3)"), "exit")).toEqual([3, null]);
	});

	it("ends as a shell does when what it started is killed", async () => {
		const killed = launch('process.kill(process.pid, "SIGKILL")');
		expect(await once(killed, "exit")).toEqual([137, null]);
	});

	it("passes a signal on", async () => {
		const child = launch(waiting);
		await once(child.stdout, "data");
		child.kill("SIGTERM");
		expect(await once(child, "exit")).toEqual([7, null]);
	});

	it("takes what it started along when it is killed outright", async () => {
		const child = launch(waiting);
		await once(child.stdout, "data");
		child.kill("SIGKILL");
		// The pipe ends only when the last process that could write to it is gone.
		expect(await text(child.stdout)).toBe("");
	});

	it("puts the Node it found first on PATH", async () => {
		const child = launch(
			'console.log(process.env.PATH.startsWith(require("node:path").dirname(process.execPath)))',
		);
		expect(await text(child.stdout)).toBe("true\n");
	});

	it.each([
		["24.0.0", true],
		["26.1.0", true],
		["22.22.0", false],
		["", false],
	])("asks whether Node %s is new enough", (version, enough) => {
		expect(isNewEnough(version)).toBe(enough);
	});
});
