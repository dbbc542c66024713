import { createServer, get, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { context, metrics, propagation, trace } from "@opentelemetry/api";
import { METRIC } from "@parley/contracts/conventions";
import { logger } from "@parley/runtime/log";
import pg from "pg";

/** What the tests look for afterwards, in all that left the process. */
export const SECRET = "1371719391";

/** Tries to tell a secret by every way out there is, as a careless line of code or a library might. */
export async function leak(): Promise<Headers> {
	let headers: Headers = {};
	const tracer = trace.getTracer("careless");
	const error = Object.assign(new Error(`The floor is ${SECRET}.`), { code: "E_FLOOR" });
	const baggage = propagation.createBaggage({ floor: { value: SECRET } });
	const around = propagation.setBaggage(context.active(), baggage);
	const attributes = { floor: SECRET };
	await tracer.startActiveSpan("careless", { attributes }, around, async (span) => {
		span.setAttribute("parley.floor", SECRET);
		span.addEvent("priced", { floor: SECRET });
		span.addLink({ context: span.spanContext(), attributes: { floor: SECRET } });
		span.recordException(error);
		span.setStatus({ code: 2, message: error.message });
		const log = logger("careless");
		log.error("Something went wrong.", { error, fields: { floor: SECRET } });
		headers = await ask(`/negotiations/n1?floor=${SECRET}`);
		await query();
		span.end();
	});
	metrics.getMeter("careless").createCounter(METRIC.disputes).add(1, { floor: SECRET });
	return headers;
}

type Headers = IncomingHttpHeaders;

/** Over HTTP, to a server in this process, which says what headers came. */
async function ask(path: string): Promise<Headers> {
	let headers: Headers = {};
	const server = createServer((request, response) => {
		headers = request.headers;
		response.end("{}");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise<void>((resolve, reject) => {
		get({ port, host: "127.0.0.1", path }, (response) => {
			response.resume().on("end", resolve);
		}).on("error", reject);
	});
	await new Promise((resolve) => server.close(resolve));
	return headers;
}

/** To the database, where the process was given one: with a value, with a literal, and in an error that quotes one. */
async function query(): Promise<void> {
	const url = process.argv[2];
	if (url === undefined || url === "memory") return;
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query("SELECT $1::text", [SECRET]);
	await client.query(`SELECT '${SECRET}', ${SECRET}`);
	await client.query(`SELECT CAST('a${SECRET}' AS integer)`).catch(() => {});
	await client.end();
}
