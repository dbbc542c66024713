import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { clusterIn, environment } from "./cluster.ts";
import type { ClusterHome } from "./cluster-home.ts";
import { type Postmaster, postmaster } from "./previous-server.ts";
import { asAccount } from "./server-account.ts";
import type { ServerLog } from "./server-log.ts";
import { serverArguments } from "./server-settings.ts";
import { watchOver } from "./watchdog.ts";

/** The server as a child process; `error` is set when it could not even be started. */
export interface Launched {
	child: ChildProcess;
	ended: Promise<number | null>;
	hasEnded: boolean;
	error?: Error;
}

export async function launch(
	binaries: Binaries,
	home: ClusterHome,
	socket: string,
	file: ServerLog,
): Promise<Launched> {
	const descriptor = await file.open(home.account);
	const child = spawn(binaries.postgres, serverArguments(clusterIn(home.path), socket), {
		...asAccount(home.account),
		// Its own session: Ctrl-C in a terminal is for this process, which then stops the server in good order.
		detached: true,
		cwd: home.path,
		env: environment,
		stdio: ["ignore", descriptor, descriptor],
	});
	closeSync(descriptor);
	const unwatch = child.pid === undefined ? () => {} : watchOver(child.pid);
	const { promise: ended, resolve } = Promise.withResolvers<number | null>();
	const launched: Launched = { child, ended, hasEnded: false };
	const end = (code: number | null) => {
		launched.hasEnded = true;
		unwatch();
		resolve(code);
	};
	child.on("exit", end);
	child.on("error", (error) => {
		launched.error = error;
		if (child.pid === undefined) end(null);
	});
	return launched;
}

/** Postgres writes `ready` into its lock file. However long a recovery takes, it is waited for while the server lives. */
export async function isReady(
	cluster: string,
	server: Launched,
	stale: Postmaster | undefined,
): Promise<boolean> {
	while (!server.hasEnded) {
		const found = await postmaster(cluster);
		// In a container the new server often has the very pid that a killed one left in the file.
		const isNew = found?.pid === server.child.pid && found?.text !== stale?.text;
		if (isNew && found?.status === "ready") return true;
		await delay(5);
	}
	return false;
}
