import type { JsonSchema, JsonSchemas } from "./json-schemas.ts";
import type { Route } from "./route.ts";
import { PROBLEM_TYPE } from "./sending.ts";
import { statusOf } from "./statuses.ts";

export type Operation = Readonly<Record<string, unknown>>;

const text: JsonSchema = { type: "string" };
const tag: JsonSchema = { type: "string", examples: ['"7"'] };
const header = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
	name,
	in: "header",
	required: false,
	description,
	schema,
});

/** What several operations refer to. */
export const named = {
	securitySchemes: {
		token: {
			type: "http",
			scheme: "bearer",
			bearerFormat: "JWT",
			description: "A person's token. Its roles may say arbiter or operator.",
		},
		agentKey: {
			type: "http",
			scheme: "bearer",
			bearerFormat: "pak_…",
			description: "The key of a program that acts under one mandate.",
		},
	},
	parameters: {
		IdempotencyKey: header(
			"Idempotency-Key",
			"The same key makes a repeated request count once; with another body it is refused.",
			{ type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]+$" },
		),
		IfMatch: header("If-Match", "The ETag that was read: refused if something came between.", tag),
		IfNoneMatch: header("If-None-Match", "The ETags that are known already.", tag),
		LastEventId: header("Last-Event-ID", "The id of the event to go on after.", text),
	},
	headers: {
		ETag: { description: "The version of what is shown.", schema: tag },
		Location: { description: "Where it is found.", schema: text },
		RetryAfter: {
			description: "After how many seconds to try again.",
			schema: { type: "integer" },
		},
		Allow: { description: "The methods there are.", schema: text },
	},
};

const parameter = (name: keyof typeof named.parameters): JsonSchema => ({
	$ref: `#/components/parameters/${name}`,
});
const headers = (...names: (keyof typeof named.headers)[]): JsonSchema =>
	Object.fromEntries(
		names.map((name) => [
			name === "RetryAfter" ? "Retry-After" : name,
			{ $ref: `#/components/headers/${name}` },
		]),
	);

export function operationOf(service: string, route: Route, schemas: JsonSchemas): Operation {
	const { summary, description, access, body } = route;
	return {
		operationId: operationId(route),
		tags: [service],
		summary,
		...(description === undefined ? {} : { description }),
		security: access === "anyone" ? [] : access.map(credential),
		parameters: parametersOf(route, schemas),
		...(body === undefined
			? {}
			: {
					requestBody: {
						required: true,
						content: { "application/json": { schema: schemas.of(body) } },
					},
				}),
		responses: { ...answersOf(route, schemas), ...problemsOf(route) },
	};
}

/** `GET /deals/{id}/facts` is `getDealsByIdFacts`. */
const operationId = ({ method, path }: Route): string =>
	method.toLowerCase() +
	path
		.replaceAll("{", "By-")
		.split(/[^A-Za-z0-9]+/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join("");

const credential = (who: string): JsonSchema =>
	who === "agent" ? { agentKey: [] } : { token: who === "principal" ? [] : [who] };

function parametersOf(route: Route, schemas: JsonSchemas): readonly JsonSchema[] {
	const { method, params, query, streams, answers, refusals = [] } = route;
	return [
		...(params === undefined ? [] : fieldsOf("path", schemas.of(params))),
		...(query === undefined ? [] : fieldsOf("query", schemas.of(query))),
		...(method === "GET" ? [] : [parameter("IdempotencyKey")]),
		...(refusals.some((code) => code.startsWith("PRECONDITION_")) ? [parameter("IfMatch")] : []),
		...(method === "GET" && answers[200] !== undefined ? [parameter("IfNoneMatch")] : []),
		...(streams === true ? [parameter("LastEventId")] : []),
	];
}

interface Fields {
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly required?: readonly string[];
}

function fieldsOf(place: "path" | "query", schema: JsonSchema): readonly JsonSchema[] {
	const { properties = {}, required = [] } = schema as Fields;
	return Object.entries(properties).map(([name, { description, ...rest }]) => ({
		name,
		in: place,
		required: place === "path" || required.includes(name),
		...(description === undefined ? {} : { description }),
		schema: rest,
	}));
}

const SAYS = { 200: "What was asked for.", 201: "It is there now.", 202: "It will be done." };

function answersOf({ method, answers, streams }: Route, schemas: JsonSchemas): JsonSchema {
	const shown = ([200, 201, 202] as const).flatMap((status) => {
		const schema = answers[status];
		if (schema === undefined) return [];
		const content = { "application/json": { schema: schemas.of(schema) } };
		const more =
			status === 201 ? { headers: headers("ETag", "Location") } : { headers: headers("ETag") };
		return [[String(status), { description: SAYS[status], ...more, content }]];
	});
	if (streams === true)
		return {
			"200": {
				description: "The events, as they happen.",
				content: { "text/event-stream": { schema: text } },
			},
		};
	if (shown.length === 0) return { "204": { description: "It is done." } };
	return {
		...Object.fromEntries(shown),
		...(method === "GET" && answers[200] !== undefined
			? { "304": { description: "What you have is the latest.", headers: headers("ETag") } }
			: {}),
	};
}

/** Every problem it may be refused with, by status. */
function problemsOf(route: Route): JsonSchema {
	const { access, body, method, streams, refusals = [] } = route;
	const codes = new Set([
		"MALFORMED",
		"UNAUTHENTICATED",
		...(access === "anyone" ? [] : ["NOT_ALLOWED"]),
		...(body === undefined ? [] : ["BODY_TOO_LARGE", "MEDIA_TYPE_NOT_SUPPORTED"]),
		...(method === "GET" ? [] : ["IDEMPOTENCY_CONFLICT"]),
		...(streams === true ? ["TOO_MANY_STREAMS"] : []),
		...refusals,
		"TOO_MANY_REQUESTS",
		"DEFECT",
		"UNAVAILABLE",
	]);
	const byStatus = Map.groupBy(codes, statusOf);
	return Object.fromEntries(
		[...byStatus].map(([status, mine]) => [
			String(status),
			{
				description: mine.join(", "),
				...(status === 429 || status === 503 ? { headers: headers("RetryAfter") } : {}),
				content: {
					[PROBLEM_TYPE]: {
						schema: {
							allOf: [
								{ $ref: "#/components/schemas/Problem" },
								{ type: "object", properties: { code: { enum: mine } } },
							],
						},
					},
				},
			},
		]),
	);
}
