import { z } from "zod";
import { minorOf, money } from "./money.ts";

/** How the goods change hands; `window` is the ISO 8601 duration the parties have for it once the money is held. */
export const handover = z.strictObject({
	method: z.enum(["pickup", "delivery"]),
	window: z
		.string()
		.regex(
			/^P(?!$)([0-9]{1,2}D)?(T[0-9]{1,3}H)?$/,
			"a window is a duration of at most 99 days and 999 hours, such as P2D",
		),
});
export type Handover = z.infer<typeof handover>;

export const DEFAULT_HANDOVER: Handover = { method: "pickup", window: "P2D" };

export const quantity = z.int().min(1).max(1_000_000);

/** Everything a buyer and a seller agree on. `price` is for the whole quantity, `total` is what the buyer pays, all-in. */
export const terms = z.strictObject({
	price: money,
	quantity,
	handover,
	fees: z.array(z.strictObject({ code: z.string().min(1).max(40), amount: money })).max(10),
	total: money,
});
export type Terms = z.infer<typeof terms>;

/** Total = price + fees (facts.md, rule 4). */
export const addsUp = (offered: Terms): boolean =>
	minorOf(offered.total) ===
	offered.fees.reduce((sum, fee) => sum + minorOf(fee.amount), minorOf(offered.price));

export const currenciesOf = (offered: Terms): string[] => [
	offered.price.currency,
	offered.total.currency,
	...offered.fees.map((fee) => fee.amount.currency),
];
