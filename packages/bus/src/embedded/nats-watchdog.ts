import { spawn } from "node:child_process";

/**
 * Stops the server when this process is gone, however it went: a shell waits on a pipe whose other end only this process
 * holds. A parent-death signal would be bound to one thread, and to Linux. Call the result once the server has ended.
 */
export function watchOver(server: number): () => void {
	// Its own session keeps a Ctrl-C in the terminal, which is for this process, away from it.
	const shell = spawn("/bin/sh", ["-c", 'read -r _; kill -TERM "$1"', "sh", String(server)], {
		detached: true,
		cwd: "/",
		env: {},
		stdio: ["pipe", "ignore", "ignore"],
	});
	// Without a shell the next start on the same directory says who still runs there.
	shell.on("error", () => {});
	shell.stdin.on("error", () => {});
	shell.unref();
	if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
	return () => void shell.kill("SIGKILL");
}
