import { z } from "zod";
import { type Amount, toAmount } from "../amount.ts";
import { handover, quantity, type Terms } from "../terms.ts";

/** Money in an answer: decimals as text, never minor units. */
export const shownAmount = z.object({
	amount: z.string().describe('A decimal in units of the currency, such as "25.00".'),
	currency: z.string().describe("A code of ISO 4217."),
});

export const shownTerms = z.object({
	price: shownAmount.describe("For the whole quantity, without fees."),
	quantity: quantity.describe("Units."),
	handover: handover.describe("How the goods change hands; the window is an ISO 8601 duration."),
	fees: z.array(z.object({ code: z.string(), amount: shownAmount })),
	total: shownAmount.describe("What the buyer pays, all-in: the price and every fee."),
});
type ShownTerms = z.infer<typeof shownTerms>;

export const showTerms = ({ price, quantity, handover, fees, total }: Terms): ShownTerms => ({
	price: toAmount(price),
	quantity,
	handover,
	fees: fees.map(({ code, amount }): { code: string; amount: Amount } => ({
		code,
		amount: toAmount(amount),
	})),
	total: toAmount(total),
});
