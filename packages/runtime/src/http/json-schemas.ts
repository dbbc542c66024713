import { z } from "zod";

export type JsonSchema = Readonly<Record<string, unknown>>;

const PROBLEM: JsonSchema = {
	type: "object",
	description: "Why a request was refused (RFC 9457).",
	properties: {
		type: { type: "string", examples: ["urn:parley:problem:NOT_YOUR_TURN"] },
		title: { type: "string" },
		status: { type: "integer" },
		code: { type: "string", description: "What a program may act on." },
		detail: { type: "string", description: "What a person may read." },
		instance: { type: "string", description: "The request, by which it is found in our log." },
		errors: {
			type: "array",
			description: "Of a malformed request: what was expected, and where.",
			items: {
				type: "object",
				properties: { path: { type: "string" }, message: { type: "string" } },
				required: ["path", "message"],
			},
		},
	},
	required: ["type", "title", "status", "code", "detail", "instance"],
};

const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

/**
 * JSON Schemas of zod schemas. Those that have a name stand once, among the components. What travels is always what a
 * schema takes in, whichever way it goes, so that nothing has to be said twice.
 */
export class JsonSchemas {
	readonly #named: Record<string, JsonSchema> = { Problem: PROBLEM };

	of(schema: z.ZodType): JsonSchema {
		const { $schema, $defs, ...rest } = z.toJSONSchema(schema, {
			io: "input",
			target: "draft-2020-12",
			unrepresentable: "any",
		});
		for (const [name, definition] of Object.entries($defs ?? {}))
			this.#name(name, moved(definition) as JsonSchema);
		return moved(rest) as JsonSchema;
	}

	#name(name: string, definition: JsonSchema): void {
		const known = this.#named[name];
		if (known !== undefined && !isSame(known, definition))
			throw new Error(`Two schemas are called ${name}. Give one of them another id in its meta.`);
		this.#named[name] = definition;
	}

	all(): Readonly<Record<string, JsonSchema>> {
		return this.#named;
	}
}

/** Refers to the components of the document instead of the definitions of one schema. */
function moved(part: unknown): unknown {
	if (Array.isArray(part)) return part.map(moved);
	if (typeof part !== "object" || part === null) return part;
	return Object.fromEntries(
		Object.entries(part).map(([key, value]) =>
			key === "$ref" && typeof value === "string"
				? [key, value.replace(/^#\/\$defs\//, "#/components/schemas/")]
				: [key, moved(value)],
		),
	);
}
