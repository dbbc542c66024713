/*
 * How patterns are put together from lists of words. A lexicon is a string of alternatives, so that one list serves many
 * patterns; what stands between two of them is bounded, so that reading a text takes time in proportion to its length.
 */

export const oneOf = (...lists: readonly string[]): string =>
	`(?:${lists.map((list) => list.replaceAll(/\s*\n\s*/g, "")).join("|")})`;

/** One after the other within a sentence, at most so many characters apart. */
export const near = (first: string, second: string, gap = 40): string =>
	`(?:${first})\\b[^.!?;\\n]{0,${gap}}?\\b(?:${second})`;

/** In either order. */
export const beside = (one: string, other: string, gap = 40): string =>
	`(?:${near(one, other, gap)}|${near(other, one, gap)})`;

/** Whole words. */
export const pattern = (...ways: readonly string[]): RegExp =>
	new RegExp(`(?<![a-z0-9])(?:${ways.join("|")})(?![a-z0-9])`, "g");

/** A sum as people write one, with a currency or without. */
export const MONEY = String.raw`(?:[$€£] ?\d[\d,.]{0,12}k?|\d[\d,.]{0,12} ?(?:k|[$€£]|dollars?|bucks?|usd|eur|euros?|pounds?|quid|grand|zl|kr)\b(?! ?(?:original |actual )?(?:miles?|mi|kms?)\b))`;
/** A bare number that is big enough to be a price and is not a time, a size or a count. */
export const SUM = String.raw`(?:${MONEY}|(?<![\d.,:/-])(?!(?:19|20)\d\d\b(?![,.]\d))(?!\d{1,3}\.\d{1,3}\.\d)(?:\d{1,3}(?:[,.]\d{3}){1,3}|\d{2}[\d,.]{0,10})k?(?![\d:/%-]|[,.]\d|x\d|'?s\b| ?"| \d\/\d| ?(?:%|percent|am\b|pm\b|o'?clock|minutes?\b|mins?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|miles?\b|km\b|cm\b|mm\b|kg\b|lbs?\b|inch|in\b(?! (?:the|a|cash|shops|stores)\b)|gb\b|tb\b|wpc\b|rms\b|hp\b|m[hp][hg]\b|[kmg]?hz\b|psi\b|btu\b|amps?\b|mah\b|dpi\b|fps\b|ohms?\b|lumens?\b|degrees?\b|gallons?\b|speeds?\b|ft\b|feet\b|metres?\b|meters?\b|people\b|times\b|watts?\b|volts?\b|st\b|nd\b|rd\b|th\b|x\b|by\b))|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several) (?:hundred|thousand|grand)\b|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)`;
export const COUNT = oneOf(
	String.raw`\d{1,4}|a (?:few|couple|couple of|lot of|lot|bunch of|number of|dozen)|two|three|four|five|six|seven|eight|nine|ten|a?dozens? of|several|many|multiple|some|lots of|plenty of|loads of|tons of|various|numerous|countless|more|so many|hundreds of|both`,
);
/** How one price compares with another. */
export const RELATIVE =
	"(?:much |way |far |a lot |so much |even )?(?:more|less|cheaper|lower|higher)|half(?: (?:of |the )?(?:that|this|price|the price|as much|your))?|double|twice|triple|a (?:third|quarter|fraction)|(?:two|three|four|five|ten|several|many|\\d+) times";
