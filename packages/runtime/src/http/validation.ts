import { expectation } from "@parley/contracts/expectation";
import { fieldName } from "@parley/contracts/file-problem";
import { breachOf } from "@parley/contracts/json-bounds";
import type { z } from "zod";
import type { Fault } from "./problem.ts";
import type { Route } from "./route.ts";

/** The parts of a request that a route has schemas for, as they were sent. */
export interface Sent {
	readonly params: unknown;
	readonly query: unknown;
	readonly body: unknown;
}

// One body can break hundreds of fields; more than this tells its sender nothing new.
const MOST_FAULTS = 20;

/** What was sent as the route's schemas understand it, or everything that is wrong with it. */
export function validated(route: Route, sent: Sent): Sent | { readonly faults: readonly Fault[] } {
	const params = part("path", route.params, sent.params);
	const query = part("query", route.query, sent.query);
	const body = part("body", route.body, sent.body);
	const faults = [...params.faults, ...query.faults, ...body.faults].slice(0, MOST_FAULTS);
	return faults.length > 0
		? { faults }
		: { params: params.value, query: query.value, body: body.value };
}

interface Part {
	readonly value: unknown;
	readonly faults: readonly Fault[];
}

function part(name: string, schema: z.ZodType | undefined, sent: unknown): Part {
	// Some things no schema thinks of: a NUL that no database keeps, half a character, a nesting without end.
	const breach = breachOf(sent);
	if (breach !== undefined) return broken(name, breach.path, breach.expected);
	if (schema === undefined)
		return isNothing(sent) ? { value: undefined, faults: [] } : broken(name, [], "nothing here");
	const read = schema.safeParse(sent, { error: expectation });
	return read.success
		? { value: read.data, faults: [] }
		: { value: undefined, faults: faultsOf(name, read.error) };
}

const isNothing = (sent: unknown): boolean =>
	sent === undefined ||
	(typeof sent === "object" && sent !== null && Object.keys(sent).length === 0);

const broken = (name: string, path: readonly PropertyKey[], expected: string): Part => ({
	value: undefined,
	faults: [{ path: fieldName([name, ...path]), message: `expected ${expected}` }],
});

/** What was expected, never what was sent instead: that may be a number its sender keeps to themselves. */
const faultsOf = (name: string, error: z.ZodError): Fault[] =>
	error.issues.slice(0, MOST_FAULTS).flatMap((issue) =>
		issue.code === "unrecognized_keys"
			? issue.keys.slice(0, MOST_FAULTS).map((key) => ({
					path: fieldName([name, ...issue.path, key]),
					message: "expected no field of this name here",
				}))
			: [{ path: fieldName([name, ...issue.path]), message: issue.message }],
	);
