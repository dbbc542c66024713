import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A live process; `startedAt` tells it from a later one that was given the same pid. */
export interface RunningProcess {
	pid: number;
	startedAt: string;
	command: string;
}

/** The process with this pid, or undefined when there is none or only a zombie that nobody has buried yet. */
export function runningProcess(pid: number): RunningProcess | undefined {
	if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
	return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** `pid@startedAt`, a name for a process that no other process ever has on a running machine. */
export function processName(pid: number): string {
	return `${pid}@${runningProcess(pid)?.startedAt ?? "unknown"}`;
}

export function isRunning(name: string): boolean {
	const [pid, startedAt] = name.split("@");
	return runningProcess(Number(pid))?.startedAt === startedAt;
}

function fromProc(pid: number): RunningProcess | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		// The second field is the program's name and may hold spaces and brackets, so fields are counted after it.
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		const [state, startedAt] = [fields[0], fields[19]];
		if (state === undefined || startedAt === undefined || "ZX".includes(state)) return undefined;
		const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
		return { pid, startedAt, command };
	} catch {
		return undefined;
	}
}

function fromPs(pid: number): RunningProcess | undefined {
	const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
	const ps = spawnSync("ps", ["-ww", "-o", "stat=,lstart=,command=", "-p", String(pid)], {
		encoding: "utf8",
		env,
	});
	const parts = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(ps.stdout ?? "");
	if (!parts?.[1] || !parts[2] || parts[1].startsWith("Z")) return undefined;
	return { pid, startedAt: parts[2].replace(/\s+/g, "-"), command: `${parts[3]} ` };
}
