/** Where a JSON value breaks a bound, and what was expected there. */
export type Breach = { path: PropertyKey[]; expected: string };

const deepest = 16;
const mostValues = 50_000;

// Tabs and line ends are ordinary in descriptions, and codes from 128 up occur in real posts; the rest of the control
// characters have no business in a text, and Postgres cannot keep a NUL at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * The first thing in `value` that no record may hold, whatever its schema: nesting or size without reason, a text that
 * cannot be stored or encoded, or a key that would reach for an object's prototype.
 */
export function breachOf(value: unknown): Breach | undefined {
	let values = 0;

	function visit(part: unknown, path: PropertyKey[]): Breach | undefined {
		values += 1;
		if (values > mostValues) {
			return { path: [], expected: `at most ${mostValues} values` };
		}
		if (typeof part === "string") {
			return textBreach(part, path);
		}
		// JSON may write 1e999, which reads as infinity and can never be written again.
		if (typeof part === "number" && !Number.isFinite(part)) {
			return { path, expected: "a smaller number" };
		}
		if (typeof part !== "object" || part === null) {
			return undefined;
		}
		// The depth is judged here, before going further down, so that no nesting can exhaust the call stack.
		if (path.length >= deepest) {
			return { path: path.slice(0, 3), expected: `at most ${deepest} levels of nesting` };
		}
		if (Array.isArray(part)) {
			return firstOf(part.entries(), path);
		}
		return firstOf(Object.entries(part), path);
	}

	function firstOf(
		entries: Iterable<[PropertyKey, unknown]>,
		path: PropertyKey[],
	): Breach | undefined {
		for (const [key, part] of entries) {
			const inner = [...path, key];
			const breach = keyBreach(key, inner) ?? visit(part, inner);
			if (breach !== undefined) {
				return breach;
			}
		}
		return undefined;
	}

	return visit(value, []);
}

function keyBreach(key: PropertyKey, path: PropertyKey[]): Breach | undefined {
	if (key === "__proto__") {
		return { path, expected: "no field of this name" };
	}
	return typeof key === "string" ? textBreach(key, path) : undefined;
}

function textBreach(text: string, path: PropertyKey[]): Breach | undefined {
	if (controlCharacter.test(text)) {
		return { path, expected: "a text without control characters" };
	}
	if (!text.isWellFormed()) {
		return { path, expected: "a text without half characters (lone surrogates)" };
	}
	return undefined;
}
