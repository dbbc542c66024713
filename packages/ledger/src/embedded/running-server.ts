import { clusterIn } from "./cluster.ts";
import { dataDirectory, existingHome } from "./cluster-home.ts";
import { postmaster } from "./previous-server.ts";
import { isRunning, runningProcess } from "./running-process.ts";
import { serverAccount } from "./server-account.ts";
import { connectionString, database, ownerIn } from "./server-settings.ts";

/**
 * The connection string of the server that a Parley process runs on a data directory right now, for who only wants to read
 * beside it. Nothing where none is ready: then the directory is free, or whoever starts a server there hears why it is not.
 */
export async function runningServer(data: string): Promise<string | undefined> {
	const home = await existingHome(await dataDirectory(data), await serverAccount());
	if (home === undefined) return undefined;
	const cluster = clusterIn(home.path);
	const found = await postmaster(cluster);
	const server = found && runningProcess(found.pid);
	const owner = server && ownerIn(server.command, cluster);
	const isReady = found?.status === "ready" && owner !== undefined && owner !== "";
	return isReady && isRunning(owner) ? connectionString(found.socket, database) : undefined;
}
