import { rename, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { processName } from "./running-process.ts";

export const role = "parley";
export const database = "parley";

/**
 * Modest settings for a laptop, given on the command line so that a cluster made by an older Parley gets them too.
 * Durability (fsync, synchronous_commit, full_page_writes) is left at Postgres's safe defaults.
 */
const settings: Record<string, string> = {
	listen_addresses: "",
	unix_socket_permissions: "0700",
	max_connections: "150",
	shared_buffers: "128MB",
	effective_cache_size: "512MB",
	work_mem: "8MB",
	maintenance_work_mem: "64MB",
	max_parallel_workers_per_gather: "0",
	jit: "off",
	// Nobody replicates from an embedded server, so the log holds what recovery needs and no more.
	wal_level: "minimal",
	max_wal_senders: "0",
	min_wal_size: "64MB",
	max_wal_size: "512MB",
	checkpoint_timeout: "10min",
	timezone: "UTC",
	log_timezone: "UTC",
	logging_collector: "off",
	log_checkpoints: "off",
	log_line_prefix: "%m [%p] ",
	// Errors go to whoever caused them. They quote values, and private numbers must not reach a log file.
	log_min_messages: "log",
	log_min_error_statement: "panic",
	log_error_verbosity: "terse",
};

const ownerSetting = "parley.owner";

/** The command line also names the process that owns the server: whoever finds the server can see if it is orphaned. */
export function serverArguments(cluster: string, socket: string): string[] {
	const all = {
		...settings,
		unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
		[ownerSetting]: processName(process.pid),
	};
	return [
		"-D",
		cluster,
		...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
	];
}

/** The owner that a server's command line names, or undefined when it is not a server of this cluster. */
export function ownerIn(command: string, cluster: string): string | undefined {
	if (!command.includes(` -D ${cluster} `)) return undefined;
	return new RegExp(` ${ownerSetting}=(\\d+@\\S+)`).exec(command)?.[1] ?? "";
}

/**
 * Only the operating-system user who runs Parley may connect, over the socket, as any role, without a password: there
 * is no secret to keep, and other users are refused even where the server runs as the much shared `nobody`.
 */
export async function writeAccessRules(cluster: string): Promise<void> {
	const user = userInfo().username.replaceAll('"', '""');
	await replace(join(cluster, "pg_hba.conf"), "local all all peer map=parley\n");
	await replace(join(cluster, "pg_ident.conf"), `parley "${user}" all\n`);
}

let drafts = 0;

async function replace(file: string, content: string): Promise<void> {
	drafts += 1;
	const draft = `${file}.${process.pid}.${drafts}`;
	// The server reads these as another user when this process is root; they hold no secret.
	try {
		await writeFile(draft, content, { mode: 0o644 });
		await rename(draft, file);
	} finally {
		await rm(draft, { force: true });
	}
}

export function connectionString(socket: string, name: string): string {
	return `postgres://${role}@${encodeURIComponent(socket)}/${name}`;
}
