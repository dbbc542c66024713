import { z } from "zod";

/** A variable that is set to nothing is as good as not set. */
const text = z
	.string()
	.transform((said) => said.trim() || undefined)
	.optional();

const oneOf = (...allowed: readonly string[]) =>
	text.refine((said) => said === undefined || allowed.includes(said.toLowerCase()), {
		error: `may be ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`,
	});

const exporters = (...others: readonly string[]) =>
	text
		.transform((said) => said?.split(",").map((name) => name.trim()))
		.refine(
			(names) => names === undefined || names.every((name) => ["none", ...others].includes(name)),
			{
				error: `may name ${others.slice(0, -1).join(", ")} and ${others.at(-1)}, with commas between them, or none`,
			},
		);

/** Our own sampler beside the standard ones: all turns of a negotiation are kept or dropped together. */
const NEGOTIATION_SAMPLER = "parley_negotiation";
const ratio = text.transform((said, context) => {
	const read = Number(said ?? "1");
	if (read >= 0 && read <= 1) return read;
	context.addIssue("may be a number from 0 to 1");
	return z.NEVER;
});

const aNumber = (from: number, to: number, otherwise: number, whole: boolean) =>
	text.transform((said, context) => {
		const read = said === undefined ? otherwise : Number(said);
		if (read >= from && read <= to && (!whole || Number.isInteger(read))) return read;
		context.addIssue(`may be a ${whole ? "whole number" : "number"} from ${from} to ${to}`);
		return z.NEVER;
	});

const isAddress = (said: string, schemes: readonly string[]): boolean =>
	URL.canParse(said) && schemes.includes(new URL(said).protocol.slice(0, -1));

/** One address, or where `several` are welcome a list of them. What was given is not said again: it may hold a password. */
const address = (example: string, schemes: readonly string[], several = false) =>
	text.refine(
		(said) =>
			said === undefined ||
			(several ? said.split(",") : [said]).every((one) => isAddress(one.trim(), schemes)),
		{
			error: `may be ${several ? "one or more addresses, with commas between them," : "an address"} such as ${example}`,
		},
	);

/** Also a part of subjects on the bus, where other characters have a meaning. */
const marketName = text.refine((said) => said === undefined || /^[A-Za-z0-9_-]{1,64}$/.test(said), {
	error: "may have up to 64 letters, digits, hyphens and underscores",
});

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

const own = {
	DATABASE_URL: address("postgres://user:password@host/database", ["postgres", "postgresql"]),
	NATS_URL: address("nats://host:4222", ["nats", "tls", "ws", "wss"], true),
	NATS_SERVER_BIN: text,
	PARLEY_NATS_REPLICAS: aNumber(1, 5, 1, true),
	PARLEY_MARKET: marketName,
	PARLEY_CURRENCY: text.refine((said) => said === undefined || /^[A-Z]{3}$/.test(said), {
		error: "has to be a currency code such as USD",
	}),
	PARLEY_HOST: text,
	PARLEY_PORT: aNumber(0, 65_535, 4_000, true),
	PARLEY_RATE: aNumber(0.001, 1_000_000, 50, false),
	PARLEY_BURST: aNumber(1, 1_000_000, 100, true),
	PARLEY_MAX_STREAMS: aNumber(1, 1_000_000, 500, true),
	PARLEY_OIDC_ISSUER: address("https://login.example.com/realm", ["https", "http"]),
	PARLEY_OIDC_AUDIENCE: text,
	PARLEY_OIDC_ROLES_CLAIM: text,
	PARLEY_IDENTITY: text,
	PARLEY_CLOCK: oneOf("system", "conducted"),
	ANTHROPIC_API_KEY: text,
	ANTHROPIC_BASE_URL: address("https://api.anthropic.com", ["https", "http"]),
	PARLEY_CASSETTE: text,
	PARLEY_PRIVATE_WEBHOOKS: oneOf("true", "false"),
	PARLEY_READING_CAP: aNumber(0, 1_000_000, 10, false),
	PARLEY_LOG_LEVEL: oneOf(...LEVELS),
};

const environment = z.object({
	...own,
	OTEL_SDK_DISABLED: oneOf("true", "false"),
	OTEL_SERVICE_NAME: text,
	OTEL_TRACES_EXPORTER: exporters("otlp", "console", "zipkin"),
	OTEL_METRICS_EXPORTER: exporters("otlp", "console", "prometheus"),
	OTEL_LOGS_EXPORTER: exporters("otlp", "console"),
	OTEL_EXPORTER_OTLP_ENDPOINT: text,
	OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: text,
	OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: text,
	OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: text,
	OTEL_TRACES_SAMPLER: text,
	OTEL_TRACES_SAMPLER_ARG: ratio,
});

export interface Config {
	/** The Postgres of the market; without one, the process runs its own. */
	readonly database: { readonly url: string | undefined };
	readonly nats: {
		/** One or more addresses, with commas between them; without any, the bus stays in the process. */
		readonly url: string | undefined;
		/** The server program to start where one is to be started. */
		readonly serverBinary: string | undefined;
		readonly replicas: number;
	};
	readonly market: string;
	/** The one currency of a market that is served. */
	readonly currency: string;
	readonly http: { readonly host: string; readonly port: number };
	readonly limits: {
		/** Requests a second of one principal in the long run, and how many at once. */
		readonly rate: number;
		readonly burst: number;
		/** How many clients may watch at the same time. */
		readonly maxStreams: number;
	};
	readonly identity: {
		/** Who signs people's tokens; without one, the process does it itself. */
		readonly oidc:
			| { readonly issuer: string; readonly audience: string; readonly rolesClaim: string }
			| undefined;
		/** Where the local issuer keeps its key. */
		readonly directory: string | undefined;
	};
	readonly clock: "system" | "conducted";
	/** Who answers agents that ask for a model; without a key and without a cassette they run on their tactics. */
	readonly models: {
		readonly apiKey: string | undefined;
		readonly baseUrl: string | undefined;
		/** A file of recorded answers: added to where there is a key, and the only source of answers where there is none. */
		readonly cassette: string | undefined;
		/** What may be spent a day, in dollars, to have a model read what people say they want. */
		readonly readingCap: number;
	};
	/** Whether questions may be sent to addresses in the market's own network: whoever names one reaches what stands there. */
	readonly webhooks: { readonly allowPrivate: boolean };
	readonly log: { readonly level: string };
	readonly tracing: {
		/** Whether the standard variables ask for spans to be sent somewhere. */
		readonly wanted: boolean;
		/** Whether they ask for metrics, and for log records. */
		readonly metrics: boolean;
		readonly logs: boolean;
		/** The share of negotiations whose turns are traced, where our own sampler is asked for. */
		readonly negotiations: number | undefined;
		/** What the process is to be called in traces, where somebody says so. */
		readonly serviceName: string | undefined;
	};
}

/**
 * What the surroundings of a process tell it: the one place that reads its environment.
 * Throws an Error whose message names every variable that cannot be understood, and what it may be.
 */
export function config(env: Readonly<Record<string, string | undefined>> = process.env): Config {
	const read = environment.safeParse(env);
	if (!read.success)
		throw misunderstood(
			read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`),
		);
	const said = read.data;
	const disabled = said.OTEL_SDK_DISABLED?.toLowerCase() === "true";
	const wanted = (signal: "TRACES" | "METRICS" | "LOGS"): boolean => {
		const collector =
			said[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`] ?? said.OTEL_EXPORTER_OTLP_ENDPOINT;
		const named = said[`OTEL_${signal}_EXPORTER`]?.some((name) => name !== "none");
		return !disabled && (named ?? collector !== undefined);
	};
	const ours = said.OTEL_TRACES_SAMPLER === NEGOTIATION_SAMPLER;
	return {
		database: { url: said.DATABASE_URL },
		nats: {
			url: said.NATS_URL,
			serverBinary: said.NATS_SERVER_BIN,
			replicas: said.PARLEY_NATS_REPLICAS,
		},
		market: said.PARLEY_MARKET ?? "market",
		currency: said.PARLEY_CURRENCY ?? "USD",
		http: { host: said.PARLEY_HOST ?? "127.0.0.1", port: said.PARLEY_PORT },
		limits: {
			rate: said.PARLEY_RATE,
			burst: said.PARLEY_BURST,
			maxStreams: said.PARLEY_MAX_STREAMS,
		},
		identity: { oidc: oidcOf(said), directory: said.PARLEY_IDENTITY },
		clock: said.PARLEY_CLOCK?.toLowerCase() === "conducted" ? "conducted" : "system",
		models: {
			apiKey: said.ANTHROPIC_API_KEY,
			baseUrl: said.ANTHROPIC_BASE_URL,
			cassette: said.PARLEY_CASSETTE,
			readingCap: said.PARLEY_READING_CAP,
		},
		webhooks: { allowPrivate: said.PARLEY_PRIVATE_WEBHOOKS?.toLowerCase() === "true" },
		log: { level: said.PARLEY_LOG_LEVEL?.toLowerCase() ?? "info" },
		tracing: {
			wanted: wanted("TRACES"),
			metrics: wanted("METRICS"),
			logs: wanted("LOGS"),
			negotiations: ours ? said.OTEL_TRACES_SAMPLER_ARG : undefined,
			serviceName: said.OTEL_SERVICE_NAME,
		},
	};
}

const misunderstood = (wrong: readonly string[]): Error =>
	new Error(`The environment has a setting that cannot be understood: ${wrong.join("; ")}.`);

/** An issuer signs tokens for others too: without an audience, theirs would be good here. */
function oidcOf(said: z.infer<typeof environment>): Config["identity"]["oidc"] {
	const { PARLEY_OIDC_ISSUER: issuer, PARLEY_OIDC_AUDIENCE: audience } = said;
	if (issuer === undefined && audience === undefined) return undefined;
	if (issuer === undefined || audience === undefined)
		throw misunderstood([
			"PARLEY_OIDC_ISSUER and PARLEY_OIDC_AUDIENCE may only be set together, and one of them is missing",
		]);
	return { issuer, audience, rolesClaim: said.PARLEY_OIDC_ROLES_CLAIM ?? "roles" };
}

/** Settles a variable that a library reads from the environment by itself, unless somebody has settled it. */
export function settle(variable: string, value: string): void {
	if (!process.env[variable]?.trim()) process.env[variable] = value;
}

/** The environment for a process that this one starts: its own, with what that process has to know, and what it need not. */
export const environmentWith = (
	settings: Readonly<Record<string, string>>,
	unlessSaid: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | undefined>> => ({ ...unlessSaid, ...process.env, ...settings });
