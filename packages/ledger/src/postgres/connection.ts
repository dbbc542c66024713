import { createHash } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Reader } from "../store.ts";

/** The ledger asks in SQL of its own, so kysely is told of no tables. */
export type Database = Kysely<Record<never, never>>;

/** The database role that a reader runs as. */
export const roleOf = (reader: Reader): string => `parley_${reader.replace("-", "_")}`;

const BIGINT = 20;
const TIMESTAMPTZ = 1184;

function safeInteger(text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number)) return number;
	throw new RangeError("The database holds an integer beyond 2^53, which no position can be.");
}

/** "2026-08-01 12:00:00.5+00" as facts say it. The session's time zone is UTC. */
const instant = (text: string): string =>
	`${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0")}Z`;

const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: "text" | "binary") => {
		if (oid === BIGINT) return safeInteger;
		if (oid === TIMESTAMPTZ) return instant;
		return pg.types.getTypeParser(oid, format);
	}) as typeof pg.types.getTypeParser,
};

/** Settings of a session that speaks as `role`; without one it speaks as whoever the URL names. */
export function session(url: string, role: string | undefined): pg.ClientConfig {
	if (!URL.canParse(url))
		throw new TypeError(
			"The database's address is not a URL; give it as postgres://user:password@host/database.",
		);
	const address = new URL(url);
	// Options in the URL would replace these, and with them the role: so they are joined here.
	const given = address.searchParams.get("options") ?? "";
	address.searchParams.delete("options");
	// A prepared plan may be made while a table is empty and outlive that: every query has an index, and must use it.
	const own = ["TimeZone=UTC", "DateStyle=ISO", "jit=off", "enable_seqscan=off"];
	if (role !== undefined) own.unshift(`role=${role}`);
	return {
		connectionString: address.href,
		options: [given, ...own.map((setting) => `-c ${setting}`)].join(" ").trim(),
		application_name: role ?? "parley",
		connectionTimeoutMillis: 10_000,
		keepAlive: true,
		types,
	};
}

const names = new Map<string, string>();

/** Traces call a prepared statement by its name: so it says what the statement does, and to what. */
export function nameOf(statement: string): string {
	const known = names.get(statement);
	if (known !== undefined) return known;
	const verb = /^\s*(\w+)/.exec(statement)?.[1] ?? "QUERY";
	const target = /\b(?:from|into|update)\s+([\w."]+)|(?<=select )(ledger\.\w+)/i.exec(statement);
	const of = (target?.[1] ?? target?.[2] ?? "").replaceAll('"', "").slice(0, 30);
	const hash = createHash("sha256").update(statement).digest("hex").slice(0, 16);
	const name = [verb.toUpperCase(), of, hash].filter((part) => part !== "").join(" ");
	names.set(statement, name);
	return name;
}

/**
 * Prepares each statement once for each connection: to plan a query over partitions costs more than to run it. There
 * are a few dozen, because what changes in them is a parameter.
 */
class PreparingClient extends pg.Client {
	// biome-ignore lint/suspicious/noExplicitAny: the driver's signature has ten overloads; kysely uses this one.
	override query(text: any, values?: any): any {
		if (typeof text !== "string" || !Array.isArray(values) || values.length === 0)
			return super.query(text, values);
		return super.query({ name: nameOf(text), text, values });
	}
}

/** `onLost` hears of every connection that broke: what the server had not written to disk may be gone with it. */
export function connect(
	url: string,
	role: string | undefined,
	maxConnections: number,
	onLost: () => void = () => {},
): Database {
	const pool = new pg.Pool({
		Client: PreparingClient,
		...session(url, role),
		max: maxConnections,
		idleTimeoutMillis: 60_000,
	});
	// A connection that breaks says so here, idle or in use; the query under way fails too, and the next one gets a new
	// connection. Unheard, either event would end the process.
	pool.on("error", onLost);
	pool.on("connect", (client) => void client.on("error", onLost));
	return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** What the database said, in its one sentence. Its details and its hint stay behind: they may quote rows. */
export const safely = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
