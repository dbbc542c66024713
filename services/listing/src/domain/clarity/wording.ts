/** Ways of saying one thing; a text says it in any of them. */
export const says = (text: string, ways: readonly RegExp[]): boolean =>
	ways.some((way) => way.test(text));
