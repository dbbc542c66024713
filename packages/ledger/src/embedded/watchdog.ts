import { spawn } from "node:child_process";

/**
 * Stops the server when this process is gone, however it went: a shell waits on a pipe whose other end only this process
 * holds, and the kernel closes it even after kill -9. It is chosen over a parent-death signal because that one is bound
 * to the thread that started the server and exists on Linux only. Call the result once the server has ended.
 */
export function watchOver(server: number): () => void {
	const script = 'read -r _; kill -INT "$1"';
	// Its own session keeps a Ctrl-C in the terminal, which is for this process, away from it.
	const shell = spawn("/bin/sh", ["-c", script, "sh", String(server)], {
		detached: true,
		cwd: "/",
		env: {},
		stdio: ["pipe", "ignore", "ignore"],
	});
	// Without a shell an orphan is stopped at the next start instead.
	shell.on("error", () => {});
	shell.stdin.on("error", () => {});
	shell.unref();
	if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
	return () => void shell.kill("SIGKILL");
}
