import type { Random } from "../simulation/random.ts";
import { junkBody, junkSegment, junkText, mutated } from "./junk.ts";
import type { RawRequest } from "./raw-request.ts";
import { type Schema, SchemaValues, type Seen } from "./schema-values.ts";

interface Parameter {
	readonly name: string;
	readonly in: "path" | "query" | "header";
	readonly schema: Schema;
}

interface Operation {
	readonly method: string;
	readonly path: string;
	readonly parameters: readonly Parameter[];
	readonly body: Schema | undefined;
	/** Names of credentials: token, agentKey. */
	readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** What of an OpenAPI document is needed to make requests. */
export interface Document {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
	readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Described {
	readonly parameters: readonly (Parameter | { readonly $ref: string })[];
	readonly requestBody?: {
		readonly content: { readonly "application/json": { readonly schema: Schema } };
	};
	readonly security: Operation["security"];
}

const METHODS = [
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"OPTIONS",
	"TRACE",
	"PROPFIND",
	"QUERY",
];

export interface Made extends RawRequest {
	readonly operation: Operation;
	/** The id that stands in the path, where there is one. */
	readonly id: string | undefined;
	/** The same request about something else. */
	about(id: string): RawRequest;
}

/** Makes requests of what an OpenAPI document says, some of them as they should be and some not. */
export class DocumentRequests {
	readonly #operations: readonly Operation[];
	readonly #values: SchemaValues;
	readonly #random: Random;
	readonly #seen: Seen;

	constructor({ paths, components }: Document, seen: Seen, random: Random, now: number) {
		this.#operations = Object.entries(paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
		);
		this.#values = new SchemaValues(components.schemas, seen, random, now);
		this.#random = random;
		this.#seen = seen;
	}

	/** A request that somebody with this kind of credential might send; mostly one they may. */
	make(credential: "token" | "agentKey" | "none", role?: string): Made {
		const random = this.#random;
		const theirs = this.#operations.filter(({ security }) =>
			security.length === 0
				? credential === "none" || random.chance(0.3)
				: security.some((one) => {
						const roles = one[credential];
						return (
							roles !== undefined &&
							(role === undefined ? roles.length === 0 : roles.includes(role))
						);
					}),
		);
		const operation = random.pick(random.chance(0.8) ? theirs : this.#operations);
		const method = random.chance(0.96) ? operation.method : random.pick(METHODS);
		const ids = new Map<string, string>();
		for (const { name, in: place } of operation.parameters)
			if (place === "path") ids.set(name, this.#segment(operation.path, name));
		const query = this.#query(operation);
		const body = this.#body(operation, method);
		const headers = this.#headers(body !== undefined);
		const at = (id: string | undefined): RawRequest => {
			const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
				name === "id" && id !== undefined ? id : (ids.get(name) ?? ""),
			);
			return { method, path: path + query, headers, body };
		};
		return { ...at(undefined), operation, id: ids.get("id"), about: at };
	}

	#segment(path: string, name: string): string {
		const random = this.#random;
		if (random.chance(0.06)) return junkSegment(random);
		const folder = path.split("/{")[0]?.slice(1) ?? "";
		const names = name === "id" ? [folder, ...(ALSO[folder] ?? [])] : [name];
		return this.#seen.pick(...names) ?? random.pick(["size", "0", "1", "nobody"]);
	}

	#query({ parameters }: Operation): string {
		const random = this.#random;
		const fields = parameters
			.filter(({ in: place }) => place === "query")
			.flatMap(({ name, schema }): [string, string][] => {
				if (random.chance(0.5)) return [];
				if (random.chance(0.2)) return [[name, junkText(random).slice(0, 2_000)]];
				// A request that waits for turns would keep the others waiting.
				return [[name, name === "wait" ? "0" : String(this.#values.of(schema, name))]];
			});
		if (random.chance(0.03)) fields.push([junkText(random).slice(0, 50), "1"]);
		if (random.chance(0.02)) fields.push(...fields);
		if (fields.length === 0) return "";
		const raw = random.chance(0.03) ? "&a=%zz&%00=%ff&a[b]=1" : "";
		return `?${fields.map((field) => field.map(escaped).join("=")).join("&")}${raw}`;
	}

	#body({ body }: Operation, method: string): Buffer | undefined {
		const random = this.#random;
		if (body === undefined)
			return method !== "GET" && random.chance(0.05) ? junkBody(random) : undefined;
		if (random.chance(0.04)) return undefined;
		if (random.chance(0.06)) return junkBody(random);
		const good = this.#values.of(body);
		return Buffer.from(JSON.stringify(random.chance(0.35) ? mutated(good, random) : good) ?? "");
	}

	#headers(hasBody: boolean): Record<string, string | readonly string[]> {
		const random = this.#random;
		const headers: Record<string, string | readonly string[]> = {};
		if (hasBody) headers["content-type"] = "application/json";
		if (random.chance(0.2)) headers["idempotency-key"] = `key-${random.below(30)}`;
		if (random.chance(0.08)) headers["if-match"] = `"${random.below(12)}"`;
		if (random.chance(0.08))
			headers["if-none-match"] = random.pick(['"1"', "*", 'W/"2"', "x,y", ","]);
		if (random.chance(0.1)) headers["last-event-id"] = String(random.below(5));
		if (random.chance(0.1)) headers[random.pick(ODD_HEADERS)] = random.pick(ODD_VALUES);
		if (random.chance(0.01)) headers["idempotency-key"] = ["a", "b"];
		return headers;
	}
}

/** Where else ids of a kind are shown. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
	listings: ["listing"],
	negotiations: ["negotiation", "negotiationId"],
	deals: ["deal", "offerId"],
	replays: ["negotiations", "deals", "negotiation", "deal"],
	principals: ["principal", "seller", "buyer"],
	accounts: ["principals", "principal", "seller"],
	escalations: ["agent/escalations"],
	"agent/escalations": ["escalations"],
};

const ODD_HEADERS = [
	...["content-type", "accept", "accept-encoding", "idempotency-key", "if-match", "if-none-match"],
	...[
		"last-event-id",
		"x-forwarded-for",
		"x-forwarded-host",
		"traceparent",
		"tracestate",
		"baggage",
	],
	...[
		"cookie",
		"origin",
		"range",
		"expect",
		"upgrade",
		"x-http-method-override",
		"content-encoding",
		"te",
	],
];
const ODD_VALUES = [
	...[
		"",
		" ",
		"a",
		"\u00ff\u0080",
		"x".repeat(4_000),
		"text/plain",
		"application/xml",
		"application/json; a",
	],
	...[
		"100-continue",
		"200-ok",
		"websocket",
		"gzip",
		"bytes=0-1",
		"00-0-0-0",
		`00-${"f".repeat(32)}-${"f".repeat(16)}-01`,
	],
	...[
		"application/json;charset=utf-16",
		'"1',
		"127.0.0.1, ::1",
		"DELETE",
		"9".repeat(300),
		"*/*;q=2",
	],
];

const escaped = (text: string): string => encodeURIComponent(text.toWellFormed());

function operationOf(path: string, method: string, described: Described): Operation {
	const { parameters, requestBody, security } = described;
	return {
		...{ path, method: method.toUpperCase(), security },
		parameters: parameters.filter((parameter) => "schema" in parameter),
		body: requestBody?.content["application/json"].schema,
	};
}
