/**
 * A currency that is not the market's, of money anywhere in what is said or of the whole of it; nothing is converted, so it
 * is refused (facts.md, Money). `undefined` where there is none, or where the market's own is not known.
 */
export function foreignCurrency(said: unknown, own: string | undefined): string | undefined {
	if (own === undefined || !isRecord(said)) return undefined;
	return foreign(said, own) ?? foreignMoney(said, own);
}

function foreignMoney(said: Fields, own: string): string | undefined {
	for (const value of Object.values(said)) {
		if (!isRecord(value)) continue;
		const found = (isMoney(value) ? foreign(value, own) : undefined) ?? foreignMoney(value, own);
		if (found !== undefined) return found;
	}
	return undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** As facts write it, or people. A thing for sale may well have a currency too, and be no money. */
const isMoney = (value: Fields): boolean => "minor" in value || "amount" in value;

const foreign = ({ currency }: Fields, own: string): string | undefined =>
	typeof currency === "string" && currency !== own ? currency : undefined;
