import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type Binaries, locateBinaries } from "./binaries.ts";
import { clusterIn, initialise, refuseNamelessUser, requireSameMajor } from "./cluster.ts";
import {
	type ClusterHome,
	cacheFor,
	dataDirectory,
	existingHome,
	makeHome,
} from "./cluster-home.ts";
import { complaint, lastWords, PostgresUnavailable, unavailable } from "./postgres-unavailable.ts";
import { inUse, makeWay, postmaster } from "./previous-server.ts";
import { runningProcess } from "./running-process.ts";
import { serverAccount } from "./server-account.ts";
import { ServerLog } from "./server-log.ts";
import { isReady, type Launched, launch } from "./server-process.ts";
import { connectionString, database, ownerIn, writeAccessRules } from "./server-settings.ts";
import { leaveSocket, rememberSocket, removeSocket, socketDirectory } from "./server-socket.ts";

/** A connection breaks a moment before its server is known to have ended. */
const HAS_DIED_MS = 200;

/** A running Postgres that belongs to this process. */
export interface PostgresServer {
	/** The connection string of the database `parley`, for its owner. */
	url: string;
	/** Shuts the server down cleanly. May be called more than once. */
	stop(): Promise<void>;
	/** Resolves only when the server ends without `stop`. */
	exited: Promise<{ code: number | null; reason: string }>;
}

export interface PostgresOptions {
	data: string;
	log?: (line: string) => void;
}

/** Starts a Postgres on the data directory, made at the first start. Throws `PostgresUnavailable`, whose message is for people. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
	const log = options.log ?? (() => {});
	try {
		const data = await dataDirectory(options.data);
		const account = await serverAccount();
		refuseNamelessUser();
		const binaries = await locateBinaries(cacheFor(data, account), account, undefined, log);
		const fill = (draft: string): Promise<void> => {
			log("Making the database, which is done once …");
			return initialise(binaries, draft, account);
		};
		const home = (await existingHome(data, account)) ?? (await makeHome(data, account, log, fill));
		await requireSameMajor(binaries, home.path);
		return await open(binaries, home, data, log);
	} catch (error) {
		throw unavailable(options.data, error);
	}
}

/** An earlier server may need a moment to let go of its memory or its lock, so a few refusals are not yet an answer. */
async function open(
	binaries: Binaries,
	home: ClusterHome,
	data: string,
	log: (line: string) => void,
): Promise<PostgresServer> {
	const cluster = clusterIn(home.path);
	const file = new ServerLog(join(home.path, "server.log"));
	for (let attempt = 1; ; attempt += 1) {
		await makeWay(cluster, data, log);
		await writeAccessRules(cluster);
		const socket = await socketDirectory(home);
		const stale = await postmaster(cluster);
		const server = await launch(binaries, home, socket, file);
		if (await isReady(cluster, server, stale)) return running(server, home, socket, file);
		file.close();
		await leaveSocket(home, socket);
		if (server.child.signalCode === "SIGKILL")
			throw new PostgresUnavailable(await endOf(server, file));
		const output = server.error?.message ?? (await file.fatal(server.child.pid));
		const isHeld = /lock file .* already exists|shared memory block .* in use/.test(output);
		if (!isHeld || attempt === 50) throw await refusal(cluster, data, output, file.path);
		await delay(100);
	}
}

async function refusal(cluster: string, data: string, output: string, log: string): Promise<Error> {
	const holder = runningProcess((await postmaster(cluster))?.pid ?? 0);
	const owner = holder && ownerIn(holder.command, cluster);
	return holder && owner ? inUse(data, owner, holder.pid) : complaint(cluster, output, log);
}

async function running(
	server: Launched,
	home: ClusterHome,
	socket: string,
	file: ServerLog,
): Promise<PostgresServer> {
	let stopping: Promise<void> | undefined;
	const exited = Promise.withResolvers<{ code: number | null; reason: string }>();
	void server.ended.then(async (code) => {
		file.close();
		if (stopping === undefined) exited.resolve({ code, reason: await endOf(server, file) });
	});
	const shutDown = async () => {
		server.child.ref();
		server.child.kill("SIGINT");
		// A shutdown that hangs is cut short, which costs a recovery at the next start and no fact.
		const impatience = setTimeout(() => server.child.kill("SIGQUIT"), 60_000);
		await server.ended;
		clearTimeout(impatience);
		await removeSocket(home, socket);
	};
	const stop = () => (stopping ??= server.hasEnded ? Promise.resolve() : shutDown());
	try {
		await rememberSocket(home, socket);
		await ensureDatabase(socket);
	} catch (error) {
		await Promise.race([server.ended, delay(HAS_DIED_MS)]);
		if (server.hasEnded) throw new PostgresUnavailable(await endOf(server, file));
		await stop();
		throw error;
	}
	// A program that forgets to stop may end; the watchdog then stops the server.
	server.child.unref();
	return { url: connectionString(socket, database), stop, exited: exited.promise };
}

/** How a server ended that nobody stopped, as a sentence. */
async function endOf({ child }: Launched, file: ServerLog): Promise<string> {
	const words = lastWords(await file.fatal());
	const how =
		child.signalCode === null
			? `ended with code ${child.exitCode}`
			: `was killed by ${child.signalCode}`;
	const said = words === "" ? "" : `, having said "${words}"`;
	return `The database server ${how}${said}. Nothing is lost: start Parley again. Its log is ${file.path}.`;
}

/** Also repairs a first start that was killed between making the cluster and making the database. */
async function ensureDatabase(socket: string): Promise<void> {
	const client = new pg.Client({ connectionString: connectionString(socket, "postgres") });
	// Unheard, a connection that breaks would end the process beside failing what is asked on it.
	client.on("error", () => {});
	await client.connect();
	try {
		const found = await client.query("select from pg_database where datname = $1", [database]);
		if (found.rowCount === 0)
			await client.query(`create database ${client.escapeIdentifier(database)}`);
	} finally {
		await client.end();
	}
}
