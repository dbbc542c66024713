/** A number that a text says, in whatever way. */
export interface Spoken {
	readonly value: number;
	/** It is said to be money, or has digits enough that it can hardly be anything else. */
	readonly isAmount: boolean;
}

const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
		.split(" ")
		.map((word, value) => [word, value]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
	"twenty thirty forty fifty sixty seventy eighty ninety"
		.split(" ")
		.map((word, at) => [word, (at + 2) * 10]),
);
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000 };

const DIGITS =
	/(?<mark>[$€£]\s?)?(?<number>\d{1,3}(?:[,'\u2019 ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?!\d)\s?(?<unit>[$€£]|(?:dollars?|bucks?|euros?|pounds?|usd|eur|gbp)\b)?/gi;
/** "6 2 - 1 5": digits one by one. */
const SPACED = /(?<![\d.,])\d(?:[\s_-]+\d){1,7}(?!\d)/g;
const BASE64 = /\b(?=[A-Za-z]*\d|[a-z]*[A-Z])[A-Za-z0-9+/]{4,}={0,2}/g;

/** The numbers in a text: in digits with any separators, one digit after the other, in English words, or in base64. */
export function spokenNumbers(text: string): Spoken[] {
	const plain = text.normalize("NFKC");
	return [
		...inDigits(plain),
		...inWords(plain),
		// Such digits may be meant with decimals or without.
		...[...plain.matchAll(SPACED)].flatMap(([digits]) =>
			[1, 100].map((part) => ({
				value: Number(digits.replace(/\D/g, "")) / part,
				isAmount: true,
			})),
		),
		...[...plain.matchAll(BASE64)].flatMap(([code]) => inDigits(decoded(code))),
	];
}

function inDigits(text: string): Spoken[] {
	return [...text.matchAll(DIGITS)].map(({ groups = {} }) => {
		const { mark, number = "", unit } = groups;
		const [whole = "", cents = ""] = /[.,]\d{1,2}$/.test(number)
			? [number.replace(/[.,]\d{1,2}$/, ""), number.replace(/^.*[.,]/, "")]
			: [number];
		const value = Number(`${whole.replace(/\D/g, "")}.${cents}`);
		return {
			value,
			isAmount: mark !== undefined || unit !== undefined || cents.length === 2 || value >= 100,
		};
	});
}

/** English number words up to the thousands; "sixty-two fifty" is taken for two numbers. */
function inWords(text: string): Spoken[] {
	const found: Spoken[] = [];
	let [total, group, isOpen] = [0, 0, false];
	const close = (unit: string): void => {
		if (isOpen)
			found.push({ value: total + group, isAmount: isMoney(unit) || total + group >= 20 });
		[total, group, isOpen] = [0, 0, false];
	};
	for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
		const [small, tens, scale] = [SMALL[word], TENS[word], SCALES[word]];
		if (small !== undefined) {
			const last = group % 100;
			if (isOpen && (small >= 10 ? last !== 0 : last % 10 !== 0 || last === 10)) close("");
			group += small;
			isOpen = true;
		} else if (tens !== undefined) {
			if (isOpen && group % 100 !== 0) close("");
			group += tens;
			isOpen = true;
		} else if (scale !== undefined && isOpen) {
			group = Math.max(1, group) * scale;
			if (scale === 1_000) [total, group] = [total + group, 0];
		} else if (!(word === "and" && isOpen)) close(word);
	}
	close("");
	return found;
}

const isMoney = (word: string): boolean => /^(?:dollars?|bucks?|euros?|pounds?)$/.test(word);

const decoded = (code: string): string => {
	const text = Buffer.from(code, "base64").toString("latin1");
	// What is not printable was no code for a text.
	return /^[\x20-\x7e]+$/.test(text) ? text : "";
};

/** The percentages of something that a text says: "85% of the asking price". */
export const spokenShares = (text: string): number[] =>
	[...text.matchAll(/(\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b|per cent\b)/gi)].map(
		([, share]) => Number(share) / 100,
	);
