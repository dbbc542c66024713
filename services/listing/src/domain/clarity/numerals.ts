const UNITS: Readonly<Record<string, number>> = {
	...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
	...{ eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16 },
	...{ seventeen: 17, eighteen: 18, nineteen: 19 },
	// Only the words of other languages that are no English words.
	...{ zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, zehn: 10, zwolf: 12 },
	...{ deux: 2, trois: 3, quatre: 4, cinq: 5, tres: 3, cuatro: 4, cinco: 5, seis: 6 },
	...{ quattro: 4, cinque: 5, twee: 2, drie: 3, vijf: 5, zes: 6 },
};
const TENS: Readonly<Record<string, number>> = {
	...{ twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60 },
	...{ seventy: 70, eighty: 80, ninety: 90 },
};
const POWERS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, grand: 1000 };

const SMALL = [...Object.keys(UNITS), ...Object.keys(TENS)].join("|");
const NUMERAL = new RegExp(
	String.raw`\b(?:(?:one|a|${SMALL}|\d{1,3}) (?:hundred|thousand|grand)|${SMALL})(?:(?: and |-| )(?:${SMALL}|hundred|thousand|grand)\b){0,4}(?![a-z])`,
	"g",
);

/** "Two hundred and forty" as 240. Numbers that do not make one number stay apart: "two fifty" is 2 50. */
export const withDigits = (text: string): string =>
	text.replace(NUMERAL, (written) => numbersIn(written.split(/[ -]/)).join(" "));

function numbersIn(written: readonly string[]): number[] {
	const numbers: number[] = [];
	let whole = 0;
	let part = 0;
	for (const word of written) {
		const power = POWERS[word];
		const unit = UNITS[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
		if (power === 100) part = (part || 1) * 100;
		else if (power !== undefined) {
			whole += (part || 1) * power;
			part = 0;
		} else if (unit !== undefined) part = next(part, unit, part % 10 === 0 && part % 100 !== 10);
		else if (TENS[word] !== undefined) part = next(part, TENS[word], part % 100 === 0);
	}
	return [...numbers, whole + part];

	function next(before: number, more: number, fits: boolean): number {
		if (fits) return before + more;
		numbers.push(whole + before);
		whole = 0;
		return more;
	}
}
