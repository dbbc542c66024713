import { fchownSync, openSync } from "node:fs";
import { copyFile, readFile, stat, truncate } from "node:fs/promises";
import type { ServerAccount } from "./server-account.ts";

const limit = 1024 * 1024;

/** The server's own log: a file the server writes itself, so that it needs nobody to read a pipe, kept below about 2 MB. */
export class ServerLog {
	readonly path: string;
	private offset = 0;
	private sweep: NodeJS.Timeout | undefined;

	constructor(path: string) {
		this.path = path;
	}

	/** A descriptor to append to. What was written before is not reported by `fatal`. */
	async open(account: ServerAccount | undefined): Promise<number> {
		await this.bound();
		const descriptor = openSync(this.path, "a", 0o600);
		// It goes with the cluster to whoever may open that one later without being root.
		if (account !== undefined) fchownSync(descriptor, account.uid, account.gid);
		this.offset = (await stat(this.path)).size;
		this.sweep ??= setInterval(() => void this.bound().catch(() => {}), 60_000).unref();
		return descriptor;
	}

	close(): void {
		clearInterval(this.sweep);
		this.sweep = undefined;
	}

	/**
	 * Why a server gave up, from what was written since `open`. Its own fatal lines come first, because another server
	 * may be writing to the same file; then those of its children; then whatever a loader said that could not even start it.
	 */
	async fatal(pid?: number): Promise<string> {
		const written = (await readFile(this.path).catch(() => Buffer.alloc(0))).subarray(this.offset);
		const lines = written.toString("utf8").split("\n");
		const fatal = lines.filter((line) => /(?:FATAL|PANIC): /.test(line));
		const own = fatal.filter((line) => line.includes(` [${pid}] `));
		const unlabelled = lines.filter((line) => line !== "" && !/ \[\d+\] [A-Z]+: /.test(line));
		return ([own, fatal, unlabelled].find((found) => found.length > 0) ?? []).join("\n");
	}

	/** The server appends, so emptying the file under it is safe; one earlier part is kept. */
	private async bound(): Promise<void> {
		const size = await stat(this.path).then(
			(file) => file.size,
			() => 0,
		);
		if (size < limit) return;
		await copyFile(this.path, `${this.path}.1`);
		await truncate(this.path, 0);
		this.offset = 0;
	}
}
