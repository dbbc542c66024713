import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";
import pg from "pg";
import { emptyFolder } from "./empty-folder.ts";

interface Server {
	readonly url: string;
	stop(): Promise<void>;
}

const SHARED = "PARLEY_TEST_DATABASE_URL";

/** An empty database of its own, on the server that the whole run shares where there is one. */
export async function postgresForTests(): Promise<Server> {
	const shared = process.env[SHARED];
	const server = shared === undefined ? await startServer() : { url: shared, stop: async () => {} };
	const name = `parley_test_${randomUUID().replaceAll("-", "")}`;
	await administer(server.url, `CREATE DATABASE ${name}`);
	const address = new URL(server.url);
	address.pathname = `/${name}`;
	const stop = async (): Promise<void> => {
		await administer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
		await server.stop();
	};
	return { url: address.href, stop };
}

/** For vitest's `globalSetup`: one server for all test files. */
export async function setup(): Promise<() => Promise<void>> {
	if (process.env[SHARED] !== undefined) return async () => {};
	const server = await startServer();
	process.env[SHARED] = server.url;
	return () => server.stop();
}

async function startServer(): Promise<Server> {
	return (await container()) ?? (await embedded());
}

/** A Postgres in a container, unless no engine runs here. */
async function container(): Promise<Server | undefined> {
	try {
		const { GenericContainer, Wait } = await import("testcontainers");
		const started = await new GenericContainer("postgres:18")
			.withEnvironment({ POSTGRES_PASSWORD: "parley" })
			.withExposedPorts(5432)
			// It says so twice: the first time only to its own setup.
			.withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
			.start();
		const address = `${started.getHost()}:${started.getMappedPort(5432)}`;
		return {
			url: `postgres://postgres:parley@${address}/postgres`,
			stop: async () => void (await started.stop()),
		};
	} catch {
		return undefined;
	}
}

async function embedded(): Promise<Server> {
	const data = await emptyFolder();
	const server = await startPostgres({ data });
	const stop = async (): Promise<void> => {
		await server.stop();
		await rm(data, { recursive: true, force: true });
	};
	return { url: server.url, stop };
}

async function administer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
