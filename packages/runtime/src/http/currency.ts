/**
 * A currency named anywhere in a body that is not the market's; nothing is converted, so it is refused (facts.md, Money).
 * `undefined` where there is none, or where the market's own is not known.
 */
export function foreignCurrency(body: unknown, own: string | undefined): string | undefined {
	if (own === undefined || typeof body !== "object" || body === null) return undefined;
	for (const [field, value] of Object.entries(body)) {
		if (field === "currency" && typeof value === "string" && value !== own) return value;
		const within = foreignCurrency(value, own);
		if (within !== undefined) return within;
	}
	return undefined;
}
