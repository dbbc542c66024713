/** What two principals keep to themselves. No value that a fuzzer makes up looks like any of it. */
const PRIVATE = {
	anna: {
		budget: "91337.31",
		floor: "91311.17",
		ceiling: "91319.91",
		deposit: "150917.71",
		owns: "the harmonium of an aunt",
		asked: "Shall the harmonium go with it?",
	},
	ben: {
		budget: "77713.13",
		floor: "77717.19",
		ceiling: "77731.37",
		deposit: "150919.17",
		owns: "a barometer without its needle",
		asked: "Shall the barometer go with it?",
	},
} as const;

export type Owner = keyof typeof PRIVATE;
export const OWNERS = Object.keys(PRIVATE) as Owner[];
export const isOwner = (name: string): name is Owner => Object.hasOwn(PRIVATE, name);
export const privateOf = (owner: Owner) => PRIVATE[owner];

const WORDS: Readonly<Record<Owner, string>> = { anna: "harmonium", ben: "barometer" };

/** Every way in which an owner's numbers might be written. */
const numbersOf = ({ budget, floor, ceiling, deposit }: (typeof PRIVATE)[Owner]): string[] =>
	[budget, floor, ceiling, deposit].flatMap((amount) => [amount, amount.replace(".", "")]);

/** The private numbers of an owner that a text tells. */
export function numbersTold(text: string, owner: Owner): string[] {
	// Ids and hashes may hold any digits by chance.
	const plain = text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}/gi, "");
	return numbersOf(PRIVATE[owner]).filter((number) => plain.includes(number));
}

/** The private words of an owner that a text tells. */
export const wordsTold = (text: string, owner: Owner): string[] =>
	[WORDS[owner]].filter((word) => text.includes(word));
