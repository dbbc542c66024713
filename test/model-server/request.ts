import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";

const cache = z
	.strictObject({ type: z.literal("ephemeral"), ttl: z.string().optional() })
	.optional();
const block = z.strictObject({
	type: z.literal("text"),
	text: z.string().min(1),
	cache_control: cache,
});

/** A request for a message, as far as this server knows one; a field it does not know is refused, as the real one does. */
const modelRequest = z.strictObject({
	model: z.string().min(1),
	max_tokens: z.int().min(1),
	messages: z
		.array(
			z.strictObject({
				role: z.enum(["user", "assistant"]),
				content: z.union([z.string().min(1), z.array(block)]),
			}),
		)
		.min(1),
	system: z.union([z.string(), z.array(block)]).optional(),
	tools: z
		.array(
			z.strictObject({
				name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
				description: z.string().optional(),
				strict: z.boolean().optional(),
				input_schema: z.looseObject({ type: z.literal("object") }),
				cache_control: cache,
			}),
		)
		.optional(),
	tool_choice: z
		.strictObject({
			type: z.enum(["auto", "any", "tool", "none"]),
			name: z.string().optional(),
			disable_parallel_tool_use: z.boolean().optional(),
		})
		.optional(),
	output_config: z
		.strictObject({ effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional() })
		.optional(),
	stream: z.boolean().optional(),
});
export type ModelRequest = z.output<typeof modelRequest>;

/** What a tool's schema may not say where the tool is strict. */
const NOT_IN_STRICT = [
	"minimum",
	"maximum",
	"multipleOf",
	"minLength",
	"maxLength",
	"pattern",
	"maxItems",
	"oneOf",
];

/** What the request asks, or the words of a refusal. The real server's rules that a client of ours could break are here. */
export function requestIn(headers: IncomingHttpHeaders, body: string): ModelRequest | string {
	if (headers["anthropic-version"] === undefined) return "anthropic-version: header is required";
	const read = modelRequest.safeParse(parsed(body));
	if (!read.success) return z.prettifyError(read.error);
	const { tools = [], tool_choice: choice, system } = read.data;
	if (choice?.type === "any" || choice?.type === "tool")
		return 'tool_choice: type "tool" and "any" are not supported for this model.';
	for (const { name, strict, input_schema } of tools)
		if (strict === true && !isStrict(input_schema))
			return `tools.${name}: the schema is not strict`;
	const marks = [...(Array.isArray(system) ? system : []), ...tools].filter(
		(one) => one.cache_control !== undefined,
	);
	if (marks.length > 4) return "A maximum of 4 blocks with cache_control may be provided.";
	return read.data;
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

function isStrict(schema: unknown): boolean {
	if (Array.isArray(schema)) return schema.every(isStrict);
	if (typeof schema !== "object" || schema === null) return true;
	if ("properties" in schema && "type" in schema && schema.type === "object") {
		if (!("additionalProperties" in schema) || schema.additionalProperties !== false) return false;
		const { properties, ...others } = schema;
		return isStrict(others) && Object.values(properties as object).every(isStrict);
	}
	return Object.entries(schema).every(
		([key, value]) => !NOT_IN_STRICT.includes(key) && isStrict(value),
	);
}

/** All the words the model was given, for a mind that repeats them and for scans of what leaves. */
export function promptOf({ system = [], messages }: ModelRequest): string {
	const texts = (content: string | readonly { readonly text: string }[]) =>
		typeof content === "string" ? [content] : content.map(({ text }) => text);
	return [...texts(system), ...messages.flatMap(({ content }) => texts(content))].join("\n\n");
}

export const offers = ({ tools = [] }: ModelRequest, name: string): boolean =>
	tools.some((tool) => tool.name === name);
