import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { BusUnavailable } from "../bus-unavailable.ts";

const LEAVING_MS = 5_000;
const STEP_MS = 50;

/**
 * Waits for a server that is on its way out of the directory, as after kill -9 of its owner. JetStream does not lock its
 * store, and two servers on one would spoil it.
 */
export async function makeWay(data: string, pidFile: string): Promise<void> {
	for (let waited = 0; ; waited += STEP_MS) {
		const pid = Number(await readFile(pidFile, "utf8").catch(() => ""));
		if (!(await runsIn(pid, data))) return;
		if (waited >= LEAVING_MS)
			throw new BusUnavailable(
				`The broker's directory ${data} is in use by the nats-server with pid ${pid}; stop that one, or choose another directory.`,
			);
		await delay(STEP_MS);
	}
}

/** Whether the process lives and is a server on this directory; a pid alone may have been given to somebody else. */
async function runsIn(pid: number, data: string): Promise<boolean> {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
	// Where there is no /proc to ask, a living process with that pid is taken for the server.
	return command === undefined ? process.platform !== "linux" : command.includes(data);
}
