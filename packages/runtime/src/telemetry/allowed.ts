import type { Attributes, AttributeValue } from "@opentelemetry/api";
import { DATABASE, HTTP, isAttribute } from "@parley/contracts/conventions";

const SQL_LITERAL = /'(?:[^']|'')*'|(?<![$\w.])\d+(?:\.\d+)?\b/g;

/** Values that may hold more than their names promise. */
const CLEANED: Readonly<Record<string, (value: string) => string>> = {
	// A statement is written with placeholders; what stands in it by value all the same is taken out.
	[DATABASE.queryText]: (statement) => statement.replace(SQL_LITERAL, "?"),
	[HTTP.url]: (url) => url.replace(/[?#].*$/s, ""),
	[HTTP.path]: (path) => path.replace(/[?#].*$/s, ""),
};

const cleaned = (name: string, value: AttributeValue): AttributeValue =>
	typeof value === "string" && Object.hasOwn(CLEANED, name)
		? (CLEANED[name]?.(value) ?? value)
		: value;

/** What of some attributes may leave the process: those of the conventions, and of these no more than they promise. */
export function allowed(attributes: Attributes): Attributes {
	const kept = Object.entries(attributes).filter(([name]) => isAttribute(name));
	return Object.fromEntries(
		kept.map(([name, value]) => [name, value === undefined ? value : cleaned(name, value)]),
	);
}
