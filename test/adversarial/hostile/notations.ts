/** A private amount as somebody might write it who knew it, so that it can be told from every public number. */
export function notationsOf(minor: string): string[] {
	const written = `${minor.slice(0, -2)}.${minor.slice(-2)}`;
	return [minor, written].flatMap((text) => [
		text,
		Number(text).toLocaleString("en-US", { minimumFractionDigits: 2 }),
		[...text].join(" "),
		[...text].toReversed().join(""),
		[...text].map((sign) => `${sign}\ufe0f\u20e3`).join(""),
		[...text].map((sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)).join(""),
		[...text].map((sign) => DIGITS[sign] ?? "point").join(" "),
		Buffer.from(text).toString("base64"),
		Buffer.from(text).toString("hex"),
		`0x${Number(minor).toString(16)}`,
		Number(minor).toString(2),
	]);
}

const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
	"zero one two three four five six seven eight nine"
		.split(" ")
		.map((word, digit) => [String(digit), word]),
);
