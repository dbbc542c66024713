import { basename, extname, resolve } from "node:path";
import { sleep } from "@parley/bus/back-off";
import { readMarketFile } from "@parley/contracts/market-file";
import { config } from "@parley/runtime/config";
import { waitFor } from "@parley/runtime/lifecycle";
import { type Children, openChildren } from "../children.ts";
import { openFrontDoor } from "../front-door.ts";
import { openRooms } from "../rooms.ts";
import { runServices } from "../run-services.ts";
import { openServers, type Servers } from "../servers.ts";
import { seedOf } from "./arguments.ts";
import {
	type Arguments,
	type Command,
	INTERRUPTED,
	SUCCESS,
	type Surroundings,
} from "./command.ts";
import { auditLines, concluded, courseSentence, withProgress } from "./conduct.ts";
import { announce, defaultData, MARKET, remember, shown } from "./data-directory.ts";
import { fingerprintOf, readSource } from "./market-source.ts";
import { outcomeLines } from "./outcome-report.ts";
import type { Terminal } from "./terminal.ts";
import { isUsable, noteModels } from "./usable.ts";

const READY_MS = 100;

export const up: Command = {
	name: "up",
	expects: ["[FILE]"],
	summary: "Run the five services as processes of their own, for trying it out.",
	details: [
		"Starts a database and a broker, or uses those of DATABASE_URL and NATS_URL,",
		"and starts whatever dies again. With a market FILE it runs that market in",
		"virtual time and reports on it, as `parley run` does; without one it serves a",
		"live market at one address.",
	],
	options: {
		data: {
			value: "DIR",
			help: "where everything is kept (default: .parley/up…)",
		},
		seed: { value: "N", help: "with FILE: a whole number (default: 1)" },
		"skip-invalid": { help: "with FILE: leave out lines with problems, and say which" },
		port: { value: "N", help: "without FILE: where to listen (default: PARLEY_PORT or 4000)" },
		all: { help: "with FILE: list every deal" },
		json: { help: "with FILE: print one JSON object" },
	},
	run: async (args, surroundings) =>
		args.given.length === 0 ? live(args, surroundings) : conducted(args, surroundings),
};

/** A market in real time, until it is stopped. */
async function live(args: Arguments, surroundings: Surroundings): Promise<number> {
	const { terminal, directory, signal } = surroundings;
	const data = resolve(directory, args.text("data") ?? defaultData("up"));
	const market = { data, clock: "system", currency: undefined } as const;
	return withProcesses(market, surroundings, async ({ servers, children }) => {
		const { http } = config();
		const port = Number(args.text("port") ?? http.port);
		for (const { service, url } of children.all) {
			await isUp(url, signal);
			if (!signal.aborted) terminal.note(`${service} is at work.`);
		}
		if (signal.aborted) return INTERRUPTED;
		const door = await openFrontDoor(children.all, { host: http.host, port });
		await announce(data, door.url);
		await remember(directory, data);
		terminal.print(
			`The market serves at ${door.url}`,
			...children.all.map(
				({ service, url }) =>
					`  ${service.padEnd(13)} ${url}  process ${children.pids().get(service)}`,
			),
			`  database      ${withoutSecret(servers.database)}`,
			`  broker        ${withoutSecret(servers.nats)}`,
			`${door.url}/openapi.json describes it. Logs are in ${shown(directory, data)}/logs.`,
			`Tokens: npx parley token PRINCIPAL --data ${shown(directory, data)}`,
			"Ctrl-C stops it; nothing is lost.",
		);
		await until(signal);
		await door.close();
		return SUCCESS;
	});
}

/** A market file in virtual time, to its end. */
async function conducted(args: Arguments, surroundings: Surroundings): Promise<number> {
	const { terminal, directory, signal } = surroundings;
	const seed = seedOf(args);
	const file = resolve(directory, args.given[0] ?? "");
	const source = await readSource(file, readMarketFile);
	if (!isUsable(source.content, args, terminal)) return 1;
	const { participants, problems } = source.content;
	const { apiKey, cassette } = config().models;
	noteModels(participants, (apiKey ?? cassette) !== undefined, terminal);
	const fingerprint = fingerprintOf(source, seed, {
		skipInvalid: args.has("skip-invalid"),
		up: true,
	});
	const name = `up-${basename(file, extname(file))}-${seed}`;
	const data = resolve(directory, args.text("data") ?? defaultData(name));
	const currency = participants[0]?.budget.currency;
	const market = { data, clock: "conducted", currency } as const;
	return withProcesses(market, surroundings, async ({ servers }) => {
		const open = () => openRooms({ url: servers.database, market: MARKET, where: data });
		const onTrouble = ({ message }: Error): void => terminal.note(message);
		const waiting = waitFor("the database", open, { signal, sleep, onTrouble });
		const rooms = await unlessStopped(signal, waiting);
		if (rooms === undefined) return stopped(terminal);
		try {
			await remember(directory, data);
			const { nats } = servers;
			const run = { participants, fingerprint, seed, nats, signal, note: terminal.note };
			const running = withProgress(surroundings, (onProgress) =>
				runServices(rooms, { ...run, onProgress }),
			);
			const ran = await unlessStopped(signal, running);
			if (ran === undefined || signal.aborted) return stopped(terminal);
			return await concluded(ran, rooms, terminal, (finished) => {
				if (args.has("json")) {
					const report = { data, seed, leftOut: problems, ...finished };
					return terminal.print(JSON.stringify(report, null, 2));
				}
				terminal.print(
					courseSentence(finished),
					"",
					...outcomeLines(finished.outcome, terminal, args.has("all")),
					...auditLines(finished, terminal),
				);
			});
		} finally {
			await rooms.close();
		}
	});
}

const unlessStopped = <T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> =>
	work.catch((error: unknown) => {
		if (signal.aborted) return undefined;
		throw error;
	});

function stopped(terminal: Terminal): number {
	terminal.note("Stopped. Nothing is lost: run again with the same --data to go on from here.");
	return INTERRUPTED;
}

interface Processes {
	readonly servers: Servers;
	readonly children: Children;
}

/** Starts servers and services, and stops them whatever happens. */
async function withProcesses(
	market: Pick<Parameters<typeof openChildren>[0], "data" | "clock" | "currency">,
	{ terminal, milliseconds }: Surroundings,
	work: (processes: Processes) => Promise<number>,
): Promise<number> {
	const settings = config();
	const note = (line: string): void => terminal.note(line);
	note("Starting the database and the broker …");
	const servers = await openServers({
		data: market.data,
		database: settings.database.url,
		nats: settings.nats.url,
		natsBinary: settings.nats.serverBinary,
		note,
	});
	try {
		note("Starting five services …");
		const host = settings.http.host;
		const children = await openChildren({
			...market,
			servers,
			market: MARKET,
			host,
			milliseconds,
			note,
		});
		try {
			return await work({ servers, children });
		} finally {
			await children.stop();
		}
	} finally {
		await servers.stop();
	}
}

async function isUp(url: string, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const ready = await fetch(`${url}/readyz`).then(
			({ ok }) => ok,
			() => false,
		);
		if (ready) return;
		await sleep(READY_MS, signal);
	}
}

const until = (signal: AbortSignal): Promise<void> =>
	new Promise((done) => {
		if (signal.aborted) done();
		signal.addEventListener("abort", () => done(), { once: true });
	});

function withoutSecret(address: string): string {
	const url = URL.parse(address);
	if (url === null) return "as configured";
	url.password = "";
	return url.href;
}
