import type { Random } from "../simulation/random.ts";
import { junk, junkText } from "./junk.ts";

/** As much of a JSON schema as an OpenAPI document of a market uses. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly oneOf?: readonly Schema[];
	readonly anyOf?: readonly Schema[];
	readonly pattern?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly minItems?: number;
}

interface Ground {
	readonly random: Random;
	/** The id of something that exists, as far as the name of its field tells what that is. */
	id(name: string): string;
}

const WORDS = ["bike", "red", "city", "lamp", "unit", "each", "photo", "Is it new?", "no", "books"];
const AMOUNTS = ["0.01", "1.00", "12.50", "199.99", "0.00", "100000000.00", "5"];
const CURRENCIES = ["USD", "USD", "USD", "USD", "EUR", "JPY"];
const A_DAY_MS = 86_400_000;

/** Something that a schema takes, or nearly. */
export function exampleOf(schema: Schema, ground: Ground, name = "", depth = 0): unknown {
	const { random } = ground;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum !== undefined) return random.pick(schema.enum);
	const choices = schema.oneOf ?? schema.anyOf;
	if (choices !== undefined) return exampleOf(random.pick(choices), ground, name, depth);
	switch (schema.type) {
		case "object":
			return objectOf(schema, ground, depth);
		case "array":
			return depth > 6
				? []
				: Array.from({ length: (schema.minItems ?? 0) + random.below(3) }, () =>
						exampleOf(schema.items ?? {}, ground, name, depth + 1),
					);
		case "string":
			return textOf(schema, ground, name);
		case "integer":
		case "number":
			return random.chance(0.8)
				? random.between(Math.max(schema.minimum ?? 0, 0), 3)
				: (schema.maximum ?? 1_000);
		case "boolean":
			return random.chance(0.5);
		default:
			return junk(random);
	}
}

function objectOf(schema: Schema, ground: Ground, depth: number): unknown {
	const { random } = ground;
	const { properties = {}, required = [], additionalProperties } = schema;
	if ("amount" in properties && "currency" in properties)
		return { amount: random.pick(AMOUNTS), currency: random.pick(CURRENCIES) };
	const known = Object.entries(properties)
		.filter(([name]) => required.includes(name) || random.chance(0.4))
		.map(([name, inner]) => [name, exampleOf(inner, ground, name, depth + 1)] as const);
	const free =
		typeof additionalProperties === "object" && random.chance(0.5)
			? [[random.pick(WORDS), exampleOf(additionalProperties, ground, "", depth + 1)] as const]
			: [];
	return Object.fromEntries([...known, ...free]);
}

function textOf({ pattern = "" }: Schema, { random, id }: Ground, name: string): string {
	if (pattern.includes("a-f"))
		return random.chance(0.7) ? id(name) : random.pick(["0", "a", "f"]).repeat(64);
	if (name === "choice" || pattern.includes("A-Za-z0-9._:-")) return id(name);
	if (name === "category") return "bikes";
	if (name === "window") return "P2D";
	if (pattern.includes("A-Z]{3}")) return random.pick(CURRENCIES);
	if (pattern.includes("T\\d\\d"))
		return new Date(Date.now() + random.between(-1, 9) * A_DAY_MS).toISOString();
	return random.chance(0.9) ? random.pick(WORDS) : junkText(random);
}
