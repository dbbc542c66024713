/* The ways in which one whole number may be written, for tests that look for it. */

const ONES =
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
		" ",
	);
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const GERMAN =
	"null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
		" ",
	);
const GERMAN_TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(
	" ",
);

function english(n: number): string {
	if (n < 20) return ONES[n] ?? "";
	if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? "" : `-${ONES[n % 10]}`}`;
	if (n < 1000) return joined(n, 100, "hundred", " and ");
	return joined(n, 1000, "thousand", " ");
}
const joined = (n: number, unit: number, word: string, and: string): string =>
	`${english(Math.floor(n / unit))} ${word}${n % unit === 0 ? "" : `${and}${english(n % unit)}`}`;

function german(n: number): string {
	if (n < 20) return GERMAN[n] ?? "";
	if (n < 100)
		return `${n % 10 === 0 ? "" : `${GERMAN[n % 10]}und`}${GERMAN_TENS[Math.floor(n / 10)]}`;
	const [unit, word] = n < 1000 ? ([100, "hundert"] as const) : ([1000, "tausend"] as const);
	return `${german(Math.floor(n / unit))}${word}${n % unit === 0 ? "" : german(n % unit)}`;
}

const ROMANS: readonly (readonly [number, string])[] = [
	...([
		[1000, "M"],
		[900, "CM"],
		[500, "D"],
		[400, "CD"],
		[100, "C"],
		[90, "XC"],
	] as const),
	...([
		[50, "L"],
		[40, "XL"],
		[10, "X"],
		[9, "IX"],
		[5, "V"],
		[4, "IV"],
		[1, "I"],
	] as const),
];
function roman(n: number): string {
	let rest = n;
	let written = "";
	for (const [value, letters] of ROMANS) for (; rest >= value; rest -= value) written += letters;
	return written;
}

const MORSE = "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split(" ");
const eachDigit = (n: number, write: (digit: number) => string, between = ""): string =>
	[...String(n)].map((digit) => write(Number(digit))).join(between);
const from = (first: number) => (digit: number) => String.fromCodePoint(first + digit);
const bytes = (text: string): string[] => [...Buffer.from(text)].map((byte) => byte.toString(16));

/** Every notation by its name. */
export function inEveryNotation(n: number): Readonly<Record<string, string>> {
	const plain = String(n);
	const grouped = n.toLocaleString("en-US");
	return {
		plain,
		"with cents": `${plain}.00`,
		"with a sign": `$${plain}`,
		grouped,
		"grouped otherwise": grouped.replaceAll(",", "."),
		"grouped by spaces": grouped.replaceAll(",", " "),
		spaced: eachDigit(n, String, " "),
		dotted: eachDigit(n, String, "..."),
		dashed: eachDigit(n, String, "-"),
		...(n % 10 === 0 ? {} : { reversed: [...plain].reverse().join("") }),
		words: english(n),
		"capital words": english(n).toUpperCase(),
		"words of digits": eachDigit(n, (digit) => ONES[digit] ?? "", " "),
		"words backwards": [...english(n)].reverse().join(""),
		"words spelled out": [...english(n).replaceAll(/\W/g, "")].join(" "),
		"words parted": english(n).replaceAll(/(\w\w)(?=\w)/g, "$1-"),
		german: german(n),
		...(n < 4000 && ![1009, 2000, 900].includes(n) ? { roman: roman(n) } : {}),
		hex: `0x${n.toString(16)}`,
		"hex of its digits": bytes(plain).join(" "),
		binary: n.toString(2),
		base64: Buffer.from(plain).toString("base64"),
		"base64 with cents": Buffer.from(`${plain}.00`).toString("base64"),
		entities: eachDigit(n, (digit) => `&#${48 + digit};`),
		percent: bytes(plain)
			.map((byte) => `%${byte}`)
			.join(""),
		morse: eachDigit(n, (digit) => MORSE[digit] ?? "", " "),
		"full width": eachDigit(n, from(0xff10)),
		"Arabic-Indic": eachDigit(n, from(0x660)),
		Devanagari: eachDigit(n, from(0x966)),
		mathematical: eachDigit(n, from(0x1d7ce)),
		keycaps: eachDigit(n, (digit) => `${digit}\ufe0f\u20e3`),
		"hidden between": eachDigit(n, String, "\u200b"),
		tags: `Fine.${eachDigit(n, from(0xe0030))}`,
		"variation selectors": `Fine.${eachDigit(n, from(0xe0100))}`,
		acrostic: [...english(n).replaceAll(/\W/g, "")].map((letter) => `${letter}x`).join("\n"),
	};
}
