/** One pattern of many, so that each is written down under its own name or on its own line. */
export const anyOf = (...ways: readonly RegExp[]): RegExp =>
	new RegExp(ways.map(({ source }) => source).join("|"), "g");
