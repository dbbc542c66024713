import { printable } from "./display-text.ts";
import type { ServedMarket } from "./served-market.ts";

/** What the market shows of a principal's account. */
interface Account {
	readonly balance: { readonly amount: string; readonly currency: string };
}

/**
 * What a person is to know who wants something and has no money in the market: that nothing comes of a purchase before it
 * is there, and how it gets there. Nothing where there is some, or where the account cannot be read just now.
 */
export async function moneyNeeded(
	market: ServedMarket,
	principal: string,
): Promise<readonly string[]> {
	const path = `/accounts/${encodeURIComponent(principal)}`;
	const account = await market.ask("GET", path).catch(() => undefined);
	const balance = (account as Account | undefined)?.balance;
	if (balance === undefined || Number(balance.amount) > 0) return [];
	const { amount, currency } = balance;
	return [
		`Your account holds ${printable(`${amount} ${currency}`)}: your agent looks and bargains, but what it agrees to buy falls through until there is money in it.`,
		`An operator puts it in: POST ${path}/deposits with {"amount": {"amount": "50.00", "currency": "${printable(currency)}"}}, and a token from \`npx parley token NAME --role operator\`.`,
	];
}
