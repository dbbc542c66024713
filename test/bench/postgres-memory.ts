import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What the server below a data directory and its processes hold in memory, in megabytes, each shared page counted once.
 * Known on Linux only; undefined elsewhere.
 */
export async function postgresMemory(data: string): Promise<number | undefined> {
	const lock = await readFile(join(data, "postgres", "cluster", "postmaster.pid"), "utf8").catch(
		() => "",
	);
	const postmaster = lock.split("\n")[0] ?? "";
	const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").catch(
		() => "",
	);
	const pids = [postmaster, ...children.split(" ")].filter((pid) => pid !== "");
	const kilobytes = await Promise.all(pids.map(proportional));
	const sum = kilobytes.reduce((total, held) => total + held, 0);
	return sum === 0 ? undefined : sum / 1024;
}

/** A process may have ended since its parent named it: then it holds nothing. */
async function proportional(pid: string): Promise<number> {
	const held = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
	return Number(/^Pss:\s+(\d+) kB$/m.exec(held)?.[1] ?? 0);
}
