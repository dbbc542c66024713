import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVICE_NAMES } from "@parley/marketplace/services";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import type { Fact } from "../simulation/checkers/fact.ts";
import { type Door, openDoor, type Room } from "./door.ts";
import { addressOf, factsIn, type Market, main, tokensOf, UNHURRIED } from "./live-market.ts";
import { natsForTests } from "./nats.ts";
import { postgresForTests } from "./postgres.ts";

/** A market of ten processes, every service twice, behind one address. */
export interface ReplicatedMarket extends Market {
	/** What it is called in the database and on the broker. */
	readonly name: string;
	readonly database: string;
	readonly broker: string;
	/** Kills the older replica of every service, without a warning. */
	killTheOlder(): Promise<void>;
	/** The ledger as an auditor exports it. */
	facts(): Promise<Fact[]>;
	/** Everything that the processes printed and logged. */
	said(): string;
	stop(): Promise<void>;
}

interface Replica extends Room {
	end(signal: NodeJS.Signals): Promise<void>;
}

export async function replicatedMarket(): Promise<ReplicatedMarket> {
	const name = `twice-${randomUUID().slice(0, 8)}`;
	const [database, broker, data] = await Promise.all([
		postgresForTests(),
		natsForTests(),
		mkdtemp(join(tmpdir(), "parley-twice-")),
	]);
	// Made before the processes are, which all read its key.
	const issuer = await localIssuer({ directory: data, market: name, now: systemClock, newId });
	const env = {
		...{ DATABASE_URL: database.url, NATS_URL: broker.url },
		...{ PARLEY_MARKET: name, PARLEY_IDENTITY: data },
	};
	const children: Child[] = [];
	const startAll = (): Promise<Replica[]> =>
		Promise.all(
			SERVICE_NAMES.map(async (service) => {
				const child = start(service, env, data);
				children.push(child);
				return { service, url: await addressOf(child.process, child.said), end: child.end };
			}),
		);
	let door: Door | undefined;
	const stop = async (): Promise<void> => {
		await door?.close();
		await Promise.all(children.map(({ end }) => end("SIGTERM")));
		await Promise.all([database.stop(), broker.stop()]);
		await rm(data, { recursive: true, force: true });
	};
	try {
		// One after the other, so that the older ones hold whatever only one may do.
		const older = await startAll();
		const younger = await startAll();
		door = await openDoor([...older, ...younger]);
		return {
			...{ name, database: database.url, broker: broker.url, url: door.url, stop },
			token: tokensOf(issuer),
			facts: () => factsIn(database.url, name),
			said: () => children.flatMap(({ said }) => said).join(""),
			killTheOlder: async () => void (await Promise.all(older.map(({ end }) => end("SIGKILL")))),
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

interface Child {
	readonly process: ChildProcess;
	readonly said: string[];
	end(signal: NodeJS.Signals): Promise<void>;
}

function start(service: string, env: Readonly<Record<string, string>>, cwd: string): Child {
	const child = spawn(process.execPath, [main, "serve", service, "--port", "0"], {
		cwd,
		env: { ...process.env, ...UNHURRIED, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
	return {
		process: child,
		said: [],
		end(signal) {
			child.kill(signal);
			return ended;
		},
	};
}
