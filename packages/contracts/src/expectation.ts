import type { z } from "zod";

/* What a schema expected where it says so in no words of its own, so that all of our refusals speak with one voice. */

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
	...{ string: "a text", number: "a number", int: "a whole number", boolean: "true or false" },
	...{ array: "a list", object: "an object", record: "an object", null: "null" },
	...{ never: "nothing here", undefined: "nothing here", nonoptional: "a value" },
};
const FORMS: Readonly<Record<string, string>> = {
	...{ url: "an address, such as https://example.org", uuid: "a UUID", email: "an email address" },
	datetime: "a time in UTC, such as 2027-01-31T12:00:00.000Z",
	date: "a date, such as 2027-01-31",
};

/** The error map for every parse of what a stranger wrote. What was written is never in it. */
export function expectation(issue: Issue): string {
	const expected = expectedBy(issue);
	return issue.input === undefined && issue.code !== "custom"
		? `${expected}, but it is missing`
		: expected;
}

function expectedBy(issue: Issue): string {
	switch (issue.code) {
		case "invalid_type":
			return TYPES[issue.expected] ?? "a value of another kind";
		case "too_big":
			return sized(kindOf(issue), issue.exact === true ? "exactly" : "at most", issue.maximum, {
				isStrict: issue.inclusive === false,
			});
		case "too_small":
			return sized(kindOf(issue), issue.exact === true ? "exactly" : "at least", issue.minimum, {
				isStrict: issue.inclusive === false,
			});
		case "invalid_format":
			return FORMS[issue.format] ?? form(issue);
		case "invalid_value":
			return oneOf(issue.values);
		case "invalid_union":
			return Array.isArray(issue.options)
				? oneOf(issue.options)
				: "one of the forms that it may have";
		case "not_multiple_of":
			return `a multiple of ${issue.divisor}`;
		case "unrecognized_keys":
			return "no field of this name here";
		case "invalid_key":
			return "fields of other names";
		case "invalid_element":
			return "other elements";
		default:
			return "another value";
	}
}

/** A text where a list belongs has a length too: what counts is what belongs there. */
const kindOf = ({ schema, origin }: Extract<Issue, { code: "too_big" | "too_small" }>): string =>
	schema?._zod.def.type ?? origin;

function sized(
	kind: string,
	bound: string,
	size: number | bigint,
	{ isStrict }: { readonly isStrict: boolean },
): string {
	const many = (what: string): string => `${bound} ${size} ${what}${Number(size) === 1 ? "" : "s"}`;
	if (kind === "string") return `a text of ${many("character")}`;
	if (kind === "array" || kind === "set") return `a list of ${many("item")}`;
	if (kind === "record" || kind === "map") return `an object of ${many("field")}`;
	if (isStrict) return `a number ${bound === "at most" ? "below" : "above"} ${size}`;
	return `a number of ${bound} ${size}`;
}

const form = ({
	format,
	pattern,
}: {
	readonly format: string;
	readonly pattern?: string;
}): string =>
	pattern === undefined ? `a text in the form of ${format}` : `a text of the form ${pattern}`;

const oneOf = (values: readonly unknown[]): string =>
	`${values.length === 1 ? "" : "one of "}${values.map((value) => JSON.stringify(value) ?? String(value)).join(", ")}`;
