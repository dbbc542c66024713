import type { Draft, DraftPrice, DraftSale, DraftWant } from "@parley/contracts/intake";

/* A short text of a person's, with what it says, what it leaves open, and what the person means in the end. */

type Words<Item> = { readonly [Part in keyof Item]?: Item[Part] };

/** What a good reader writes into the form, in the person's own words; what is left out was not said. */
interface Filled {
	readonly sells?: readonly Readonly<Record<string, string>>[];
	readonly wants?: readonly Readonly<Record<string, string>>[];
	readonly owns?: readonly string[];
	readonly budget?: string;
	readonly currency?: string;
	readonly deadline?: string;
	readonly handover?: string;
	readonly rules?: string;
	readonly style?: string;
}

export interface Label {
	readonly said: string;
	readonly filled: Filled;
	/** What has to be asked after that, in order, without what every intake asks at its end. */
	readonly asks: readonly string[];
	/** What the person means, once all is asked. */
	readonly means: {
		readonly sells?: readonly Words<DraftSale>[];
		readonly wants?: readonly Words<DraftWant>[];
		readonly owns?: readonly string[];
		readonly budget?: DraftPrice;
	} & Partial<Pick<Draft, "handover" | "rules" | "style" | "deadline" | "currency">>;
	/** What they answer where the form asks about a doubt, by field. */
	readonly settles?: Readonly<Record<string, string>>;
}

export const price = (
	amount: string,
	currency: string | null,
	per: DraftPrice["per"] = null,
): DraftPrice => ({ amount, currency, per, about: false });
export const usd = (amount: string, per: DraftPrice["per"] = null) => price(amount, "USD", per);
export const eur = (amount: string, per: DraftPrice["per"] = null) => price(amount, "EUR", per);

const NO_SALE = "item title description category quantity ask least delivery".split(" ");
const NO_WANT = "item query category quantity most delivery".split(" ");
const blank = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, ""]));

/** The input of a call of `fill_in`, in which no field is missing. */
export const fillIn = ({ sells = [], wants = [], owns = [], ...rest }: Filled) => ({
	sells: sells.map((item) => ({ ...blank(NO_SALE), ...item })),
	wants: wants.map((item) => ({ ...blank(NO_WANT), ...item })),
	owns,
	...blank("currency budget deadline handover rules style".split(" ")),
	...rest,
});
