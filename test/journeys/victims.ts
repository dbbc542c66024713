import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** Whom a disturbance is meant for. The conductor is `parley up` itself, and `service` is any of the five. */
export const TARGETS = [
	"service",
	"service",
	"service",
	"broker",
	"database",
	"conductor",
] as const;
export type Target = (typeof TARGETS)[number];

/** A process that may be killed, and what it is called in the summary. */
export interface Victim {
	readonly name: string;
	readonly pid: number;
}

/** The processes of a kind that a run of `parley up` on a data directory has at the moment. */
export function victims(target: Target, up: number, data: string): readonly Victim[] {
	if (target === "conductor") return [{ name: target, pid: up }];
	if (target === "database") return database(data);
	const isBroker = ({ command }: Process): boolean =>
		/nats-server /.test(command) && command.includes(` ${data}/`);
	return target === "broker"
		? processes()
				.filter(isBroker)
				.map(({ pid }) => ({ name: target, pid }))
		: processes().flatMap(({ pid, command }) => {
				const name = /main\.ts serve ([a-z-]+)$/.exec(command)?.[1];
				return name === undefined || parentOf(pid) !== up ? [] : [{ name, pid }];
			});
}

/**
 * The server itself, whose children end with it. Its cluster may lie elsewhere than in the data directory, which then
 * points to it; and the pid in its lock file may be anybody's by now.
 */
function database(data: string): readonly Victim[] {
	try {
		const cluster = join(realpathSync(join(data, "postgres")), "cluster");
		const pid = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
		return commandOf(pid)?.includes(` -D ${cluster} `) ? [{ name: "database", pid }] : [];
	} catch {
		return [];
	}
}

interface Process {
	readonly pid: number;
	readonly command: string;
}

const processes = (): readonly Process[] =>
	readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			const command = commandOf(Number(name));
			return command === undefined ? [] : [{ pid: Number(name), command }];
		});

function commandOf(pid: number): string | undefined {
	try {
		const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
		return command === "" ? undefined : command;
	} catch {
		return undefined;
	}
}

function parentOf(pid: number): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
	} catch {
		return 0;
	}
}

/** Ends a process at once, with no time to put anything in order; says whether it was still there. */
export function isKilled(pid: number): boolean {
	try {
		return process.kill(pid, "SIGKILL");
	} catch {
		return false;
	}
}
