import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import { exported } from "@parley/marketplace/cli/export";
import { factsOf } from "@parley/marketplace/ledger-pages";
import { systemClock } from "@parley/runtime/clock";
import { type LocalIssuer, localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import type { Fact } from "../simulation/checkers/fact.ts";
import { postgresForTests } from "./postgres.ts";

export const main = fileURLToPath(
	new URL("../../packages/marketplace/src/main.ts", import.meta.url),
);
const SERVES_AT = /serves at (http:\/\/\S+)/;
const AN_HOUR = 3_600;
/** The one that every command of the command line means. */
const MARKET = "market";
/** More than any test asks for, so that only the tests of rates meet them. */
export const UNHURRIED = { PARLEY_RATE: "1000000", PARLEY_BURST: "1000000" };

/** What it takes to join a market. */
export interface Market {
	readonly url: string;
	token(principal: string, ...roles: ("arbiter" | "operator")[]): Promise<string>;
}

/** A market that is served in processes of its own, on a database of its own. */
export interface LiveMarket extends Market {
	/** The database, and where the issuer's key and the logs are. */
	readonly database: string;
	readonly data: string;
	readonly issuer: LocalIssuer;
	/** The ledger as an auditor exports it. */
	facts(): Promise<Fact[]>;
	isAlive(): boolean;
	/** Everything that was printed and logged. */
	said(): string;
	stop(): Promise<void>;
}

interface Wanted {
	/** One process, or five behind one door. */
	readonly command?: "serve" | "up";
	readonly env?: Readonly<Record<string, string>>;
}

export async function liveMarket({
	command = "serve",
	env = {},
}: Wanted = {}): Promise<LiveMarket> {
	const database = await postgresForTests();
	const data = await mkdtemp(join(tmpdir(), "parley-live-"));
	const child = spawn(process.execPath, [main, command, "--port", "0", "--data", data], {
		cwd: data,
		env: { ...process.env, ...UNHURRIED, DATABASE_URL: database.url, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const stop = async (): Promise<void> => {
		child.kill("SIGTERM");
		await ended;
		await database.stop();
		await rm(data, { recursive: true, force: true });
	};
	const said: string[] = [];
	try {
		const url = await addressOf(child, said);
		const issuer = await issuerIn(data);
		return {
			...{ url, database: database.url, data, issuer, stop },
			token: tokensOf(issuer),
			facts: () => factsIn(database.url),
			isAlive: () => child.exitCode === null && child.signalCode === null,
			said: () => said.join(""),
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The issuer of a market on this machine, whose key is in the market's data directory. */
const issuerIn = (directory: string): Promise<LocalIssuer> =>
	localIssuer({ directory, market: MARKET, now: systemClock, newId });

export const tokensOf =
	(issuer: LocalIssuer): Market["token"] =>
	(principal, ...roles) =>
		issuer.issue({ principal, roles, ttlSeconds: AN_HOUR });

/** Resolves when the market says where it serves; rejects with all it said when it ends before that. */
export function addressOf(child: ChildProcess, said: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		child.once("close", () => reject(new Error(`The market ended: ${said.join("")}`)));
		for (const output of [child.stdout, child.stderr])
			output?.on("data", (chunk: Buffer) => {
				said.push(chunk.toString());
				const url = SERVES_AT.exec(said.slice(0, 20).join(""))?.[1];
				if (url !== undefined) resolve(url);
			});
	});
}

export async function factsIn(url: string, market = MARKET): Promise<Fact[]> {
	const ledger = await openLedger({ url, market, reader: "auditor" });
	try {
		const facts: Fact[] = [];
		for await (const fact of factsOf(ledger.store)) facts.push(JSON.parse(exported(fact)) as Fact);
		return facts;
	} finally {
		await ledger.close();
	}
}
