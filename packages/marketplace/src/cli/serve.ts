import { resolve } from "node:path";
import { sleep } from "@parley/bus/back-off";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";
import { config } from "@parley/runtime/config";
import { lifecycle } from "@parley/runtime/lifecycle";
import { LOG_LEVELS, type Log, logger } from "@parley/runtime/log";
import type { Service } from "@parley/runtime/service";
import { serve as serveMarket } from "../serve.ts";
import { SERVICE_NAMES } from "../services.ts";
import {
	type Arguments,
	type Command,
	FAILURE,
	SUCCESS,
	type Surroundings,
	WrongUsage,
} from "./command.ts";
import { announce, defaultData, remember, shown } from "./data-directory.ts";
import { isForPeople, plainLog } from "./process-log.ts";

type Name = Service["name"];

/** The program hears this process's signals, for every command alike. */
const UNHEARD = { on() {}, off() {}, exit() {} };

export const serve: Command = {
	name: "serve",
	expects: ["[SERVICE…]"],
	summary: "Serve a market over HTTP: all of it here, or some services of it.",
	details: [
		`Services: ${SERVICE_NAMES.join(", ")}.`,
		"Without any, all run in this process, on a database of its own. Some of them",
		"need DATABASE_URL and NATS_URL, where they meet the others. Times are real:",
		"offers expire when they say. What is recorded is logged as JSON, on standard",
		"error, unless that is a terminal.",
	],
	options: {
		port: { value: "N", help: "where to listen (default: PARLEY_PORT or 4000)" },
		host: {
			value: "ADDRESS",
			help: "on which address (default: PARLEY_HOST or 127.0.0.1)",
		},
		data: { value: "DIR", help: "where database and key are kept (default: .parley/serve)" },
		json: { help: "log facts as lines of JSON on a terminal too" },
	},
	run: async (args, surroundings) => {
		const { terminal, directory, signal } = surroundings;
		const services = chosen(args.given);
		const settings = settingsOf(args);
		const { database, nats } = settings;
		mustMeet(services, database.url, nats.url);
		const data = resolve(directory, args.text("data") ?? defaultData("serve"));
		const name = services.length === 1 ? `parley-${services[0]}` : "parley";
		const level = LOG_LEVELS.find((known) => known === settings.log.level) ?? "info";
		const isPlain = isForPeople(terminal.status, args.has("json"));
		const log = isPlain ? plainLog(terminal.note) : logger(name, { level });
		const course = isPlain ? { ...log, info: terminal.note } : log;
		const life = lifecycle({ process: UNHEARD, log: spoken(course), sleep });
		const server = database.url === undefined ? await ownDatabase(data, surroundings) : undefined;
		if (server !== undefined) life.at("telemetry", "the database", () => server.stop());
		const lost = server?.exited.then(({ reason }) => reason) ?? new Promise<never>(() => {});
		const stopped = new Promise<undefined>((done) => {
			if (signal.aborted) done(undefined);
			signal.addEventListener("abort", () => done(undefined), { once: true });
		});
		const opening = serveMarket({
			config: settings,
			services,
			database: server?.url ?? database.url ?? "",
			nats: nats.url,
			identity: settings.identity.directory ?? data,
			version: surroundings.version,
			log,
			life,
		}).then(async ({ url }) => {
			if (server !== undefined) {
				await announce(data, url);
				await remember(directory, data);
			}
			say(
				surroundings,
				services,
				url,
				shown(directory, data),
				// Whoever named where the key is kept makes tokens there, and not in our data directory.
				settings.identity.oidc === undefined && settings.identity.directory === undefined,
			);
		});
		opening.catch(() => {});
		const why = await Promise.race([
			opening.then(() => Promise.race([lost, stopped])),
			lost,
			stopped,
		]);
		if (why !== undefined) terminal.note(why);
		const code = await life.stop(why === undefined ? "asked to" : "the database is gone");
		return why === undefined && code === 0 ? SUCCESS : FAILURE;
	},
};

/** What takes a moment is said, because a first start takes several. Not in a cluster, where a log has no such lines. */
async function ownDatabase(
	data: string,
	{ terminal, directory }: Surroundings,
): ReturnType<typeof startPostgres> {
	terminal.note(`Starting the database in ${shown(directory, data)} …`);
	const server = await startPostgres({ data, log: (line) => terminal.note(line) });
	terminal.note("Putting the services to work …");
	return server;
}

/** Only sentences. */
const spoken = ({ info, error }: Pick<Log, "info" | "error">) => ({
	info: (_fields: unknown, sentence: string) => info(sentence),
	error: (_fields: unknown, sentence: string) => error(sentence),
});

function chosen(given: readonly string[]): readonly Name[] {
	const unknown = given.find((name) => !(SERVICE_NAMES as readonly string[]).includes(name));
	if (unknown !== undefined)
		throw new WrongUsage(
			`There is no service ${JSON.stringify(unknown)}; there are ${SERVICE_NAMES.join(", ")}.`,
		);
	return given.length === 0 ? SERVICE_NAMES : SERVICE_NAMES.filter((name) => given.includes(name));
}

function settingsOf(args: Arguments): ReturnType<typeof config> {
	const settings = config();
	const written = args.text("port");
	const port = written === undefined ? settings.http.port : Number(written);
	if (!/^\d{1,5}$/.test(written ?? "0") || port > 65_535)
		throw new WrongUsage("--port needs a number from 0 to 65535.");
	return { ...settings, http: { host: args.text("host") ?? settings.http.host, port } };
}

/** Services in different processes share a database and a bus, and nothing else. */
function mustMeet(
	services: readonly Name[],
	database: string | undefined,
	nats: string | undefined,
): void {
	if (services.length === SERVICE_NAMES.length && (nats === undefined || database !== undefined))
		return;
	const missing = [
		...(database === undefined ? ["DATABASE_URL (postgres://user:password@host/database)"] : []),
		...(nats === undefined ? ["NATS_URL (nats://host:4222)"] : []),
	];
	if (missing.length === 0) return;
	throw new WrongUsage(
		`${services.join(", ")} in a process of their own meet the other services over a database and NATS: set ${missing.join(" and ")}, or serve all services at once.`,
	);
}

function say(
	{ terminal }: Surroundings,
	services: readonly Name[],
	url: string,
	data: string,
	isIssuer: boolean,
): void {
	const what = services.length === SERVICE_NAMES.length ? "The market" : services.join(", ");
	terminal.print(
		`${what} serves at ${url}`,
		`${url}/openapi.json describes it.`,
		...(isIssuer ? [`Tokens: npx parley token PRINCIPAL --data ${data}`] : []),
		"Ctrl-C stops it; nothing is lost.",
	);
}
