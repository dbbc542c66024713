import type { Random } from "../simulation/random.ts";
import type { Errand } from "./errands.ts";
import { junk, junkSegment, junkText, mutated, written } from "./junk.ts";
import type { RawRequest } from "./raw-http.ts";
import { exampleOf, type Schema } from "./schema-values.ts";
import type { SeenIds } from "./seen-ids.ts";

interface Parameter {
	readonly name: string;
	readonly in: "path" | "query" | "header";
	readonly schema: Schema;
}

/** One thing that the document says can be asked. */
export interface Operation {
	/** Its method and path. */
	readonly what: string;
	readonly method: string;
	readonly path: string;
	readonly parameters: readonly Parameter[];
	readonly body: Schema | undefined;
	/** Who may: principal, agent, arbiter or operator; nobody is named where anyone may. */
	readonly access: readonly string[];
}

interface Document {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
	readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}
interface Described {
	readonly security: readonly { readonly token?: readonly string[] }[];
	readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
	readonly requestBody?: { readonly content: { readonly "application/json": { schema: Schema } } };
}

export const operationsOf = ({ paths, components }: Document): Operation[] =>
	Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, { security, parameters = [], requestBody }]) => ({
			what: `${method.toUpperCase()} ${path}`,
			method: method.toUpperCase(),
			path,
			access: security.map(({ token }) =>
				token === undefined ? "agent" : (token[0] ?? "principal"),
			),
			body: requestBody?.content["application/json"].schema,
			parameters: parameters.map((parameter) =>
				"$ref" in parameter
					? (components.parameters[parameter.$ref.split("/").at(-1) ?? ""] as Parameter)
					: parameter,
			),
		})),
	);

const PERSONAL = /^\/(principals|accounts)/;
/** What the last thing in a path is one of: `/deals/{id}` is one of the deals. */
export const kindOf = (path: string): string =>
	(path.endsWith("/keys") ? "mandate/keys" : path.split("/{")[0]?.slice(1)) ?? "";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];
const TYPES = [
	"text/plain",
	"application/json; charset=utf-16",
	"",
	"multipart/form-data",
	"a/b/c",
];
const STRANGE = [
	"%00",
	"1",
	'"1"',
	'W/"3"',
	"*",
	'"x',
	"a b",
	"a,b",
	"k".repeat(300),
	"é",
	"{}",
	"-1",
];
const CREDENTIALS = [
	"Bearer",
	"Bearer ",
	"Bearer a.b.c",
	"Basic YTpi",
	"bearer x y",
	"Bearer 😀".slice(0, 7),
];

/** A request somebody might send by mistake or on purpose. */
export class Fuzz {
	readonly #random: Random;
	readonly #ids: SeenIds;

	constructor(random: Random, ids: SeenIds) {
		this.#random = random;
		this.#ids = ids;
	}

	/** Names things that exist, mostly; `owner` is who asks. */
	request(operation: Operation, owner: string, credential: string | undefined): RawRequest {
		const random = this.#random;
		const method = random.chance(0.06) ? random.pick(METHODS) : operation.method;
		const body = this.#body(operation, owner);
		return {
			method,
			path: this.#path(operation, owner),
			headers: this.#headers(credential, body !== undefined),
			...(body === undefined ? {} : { body }),
		};
	}

	/** What is asked for in good order, sent so or with something changed. */
	errand(
		{ named = {}, body }: Errand,
		{ method, path }: Operation,
		credential: string | undefined,
		isAltered: boolean,
	): RawRequest {
		const random = this.#random;
		const isMisnamed = isAltered && random.chance(0.3);
		const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
			isMisnamed && random.chance(0.6)
				? junkSegment(random)
				: encodeURIComponent(named[name] ?? ""),
		);
		const said = isAltered && random.chance(0.7) ? mutated(body, random) : body;
		const sent =
			body === undefined
				? undefined
				: isAltered
					? written(said, random)
					: Buffer.from(JSON.stringify(body));
		const hasBody = sent !== undefined;
		const plain = {
			...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
			...(hasBody ? { "content-type": "application/json" } : {}),
		};
		const headers = isAltered && random.chance(0.3) ? this.#headers(credential, hasBody) : plain;
		return { method, path: place, headers, ...(hasBody ? { body: sent } : {}) };
	}

	#path({ path, parameters }: Operation, owner: string): string {
		const random = this.#random;
		const kind = kindOf(path);
		const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
			if (random.chance(0.08)) return junkSegment(random);
			if (PERSONAL.test(path) && name === "id" && random.chance(0.7)) return owner;
			return encodeURIComponent(this.#ids.pick(name === "id" ? kind : name));
		});
		const query = parameters
			.filter(({ in: where }) => where === "query" && random.chance(0.5))
			.map(({ name, schema }) => `${name}=${this.#asked(name, schema)}`);
		if (random.chance(0.04))
			query.push(random.pick(["x=1", "limit=1&limit=2", "[]=1", "%00", "&&="]));
		const edge = random.chance(0.03) ? random.pick(["/", "//", "/..", "%2f", ";", "/%2e"]) : "";
		return `${named}${edge}${query.length === 0 ? "" : `?${query.join("&")}`}`;
	}

	#asked(name: string, schema: Schema): string {
		const random = this.#random;
		// Nobody is kept waiting for long.
		if (name === "wait") return random.pick(["0", "0", "1", "-1", "x", "1e9", ""]);
		if (random.chance(0.3))
			return encodeURIComponent(junkText(random).slice(0, 500).toWellFormed());
		return encodeURIComponent(String(exampleOf(schema, this.#ground)).toWellFormed());
	}

	get #ground() {
		return { random: this.#random, id: (name: string) => this.#ids.pick(name) };
	}

	#body({ body, path }: Operation, owner: string): Buffer | undefined {
		const random = this.#random;
		if (body === undefined) return random.chance(0.05) ? written(junk(random), random) : undefined;
		if (random.chance(0.03)) return undefined;
		let value = exampleOf(body, this.#ground);
		// A scripted agent would offer its principal's limits in time, as it should: they would no longer be private. And
		// it would spend at will what others need for the deals they are to come to.
		if (path.endsWith("/mandate") && "agent" in (value as object) && owner !== "carol")
			value = { ...(value as object), agent: { kind: "external" } };
		return written(random.chance(0.5) ? value : mutated(value, random), random);
	}

	#headers(credential: string | undefined, hasBody: boolean): Record<string, string | string[]> {
		const random = this.#random;
		const odd = (name: string): Record<string, string> =>
			random.chance(0.06) ? { [name]: latin(random.pick(STRANGE)) } : {};
		const type = random.chance(0.04) ? random.pick(TYPES) : "application/json";
		const bearer = credential === undefined ? {} : { authorization: `Bearer ${credential}` };
		return {
			...(hasBody ? { "content-type": type } : {}),
			...(random.chance(0.002) ? { authorization: random.pick(CREDENTIALS) } : bearer),
			...(random.chance(0.2) ? { "idempotency-key": `key-${random.below(40)}` } : {}),
			...odd("idempotency-key"),
			...(random.chance(0.1) ? { "if-match": `"${random.below(6)}"` } : {}),
			...odd("if-match"),
			...odd("if-none-match"),
			...odd("last-event-id"),
			...odd("accept"),
			...odd("traceparent"),
			...odd("x-forwarded-for"),
			...(random.chance(0.01) ? { "content-encoding": "gzip" } : {}),
			...(random.chance(0.01) ? { cookie: "c=".padEnd(9_000, "x") } : {}),
		};
	}
}

/** A header's bytes are Latin letters at most. */
const latin = (text: string): string => text.replaceAll(/[^\u0020-\u00ff]/gu, "");
