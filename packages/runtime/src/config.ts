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

const EXPORTERS = ["otlp", "console", "zipkin", "none"];
const exporters = text
	.transform((said) => said?.split(",").map((name) => name.trim()))
	.refine((names) => names === undefined || names.every((name) => EXPORTERS.includes(name)), {
		error: "may name otlp, console and zipkin, with commas between them, or none",
	});

const environment = z.object({
	OTEL_SDK_DISABLED: oneOf("true", "false"),
	OTEL_SERVICE_NAME: text,
	OTEL_TRACES_EXPORTER: exporters,
	OTEL_EXPORTER_OTLP_ENDPOINT: text,
	OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: text,
});

export interface Config {
	readonly tracing: {
		/** Whether the standard variables ask for spans to be sent somewhere. */
		readonly wanted: boolean;
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
	if (!read.success) {
		const wrong = read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
		throw new Error(
			`The environment has a setting that cannot be understood: ${wrong.join("; ")}.`,
		);
	}
	const said = read.data;
	const collector = said.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? said.OTEL_EXPORTER_OTLP_ENDPOINT;
	const asked =
		said.OTEL_TRACES_EXPORTER?.some((name) => name !== "none") ?? collector !== undefined;
	const disabled = said.OTEL_SDK_DISABLED?.toLowerCase() === "true";
	return { tracing: { wanted: asked && !disabled, serviceName: said.OTEL_SERVICE_NAME } };
}

/** Settles a variable that a library reads from the environment by itself, unless somebody has settled it. */
export function settle(variable: string, value: string): void {
	if (!process.env[variable]?.trim()) process.env[variable] = value;
}
