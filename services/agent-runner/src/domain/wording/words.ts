import { remembered } from "./remembered.ts";

/*
 * The words of a sentence, one after the other, in the spelling of a dictionary: "i'm", "im" and "i am" are the same two
 * words, so that a phrase is written down once.
 */

/** A word as it is looked up; a number keeps its digits and says whether it may be a price. */
export interface Word {
	readonly text: string;
	readonly tags: readonly NumberTag[];
}

/** How numbers are called in phrases. */
export const NUMBER_TAGS = ["NUMBER", "SUM", "MONEY", "YEAR", "OLDEN", "PERCENT"] as const;
export type NumberTag = (typeof NUMBER_TAGS)[number];

const CURRENCY =
	"(?:[$€£]|k|usd|eur|gbp|euros?|dollars?|bucks?|pounds?|quid|grand|zl|kr|sek|pln|p)";
const TOKEN = new RegExp(
	String.raw`[$€£] ?\d[\d.,]*k?|\d{1,3}(?: \d{3})+(?!\d) ?${CURRENCY}?(?![a-z])|\d[\d.,:]*\d ?${CURRENCY}?%?(?![a-z\d])|\d ?${CURRENCY}?%?(?![a-z\d])|[a-z\d@_]+(?:'[a-z]+)?|[\p{L}]+|[,:;()/*[\]!?"@#=+&<>|~]`,
	"gu",
);

const NUMERIC = new RegExp(String.raw`^[$€£]? ?\d[\d.,: ]*${CURRENCY}?%?$`);

/** So many words of a sentence are read. */
const MOST = 400;

/** Claims and steering are looked for in the same sentences. */
export const wordsOf = remembered((sentence: string): readonly Word[] => {
	const found: Word[] = [];
	const tokens = sentence.match(TOKEN) ?? [];
	for (const [at, token] of tokens.entries()) {
		if (found.length >= MOST) break;
		if (NUMERIC.test(token))
			found.push(numberOf(token, unitAfter(tokens, at), isMeasure(tokens, at)));
		else for (const text of spelled(token)) found.push({ text, tags: [] });
	}
	return found;
});

const UNITS = new Set(
	[
		"percent am pm h hr hrs hour hours min mins minute minutes sec secs second seconds day days night nights week",
		"weeks month months year years yr yrs yo mile miles km kms cm mm m kg kgs g gr lb lbs oz inch inches in gb tb",
		"mb ft feet foot metre metres meter meters watt watts w v volt volts st nd rd th x by people ppl persons times",
		"l litre litres liter liters ml hp cc rpm sqm acres seats pieces pcs pages keys sizes degrees degree deg mpg",
		"mph kmh psi btu rpm hz khz mhz ghz db dpi fps amp amps mah ah wpc rms ohm ohms kw kwh lumens lm mp megapixels",
		"megapixel bit bits cfm yard yards yd gallon gallons gal qt ct count pack packs piece channel channels speed",
		"speeds gears thread sq sqft doors door cylinder valve jahre jahren tage ans jours anos dias anni giorni jaar",
		"dagen lat dni ar dagar stunden minuten heures minutes horas minutos",
	].flatMap((line) => line.split(" ")),
);

/** "450 in cash" are no inches. */
const NO_INCHES =
	/^(?:his|her|their|my|hand|cash|the|a|any|town|shops|stores|store|total|all|full|it|this|each|every|any|most|other)$/;
function unitAfter(tokens: readonly string[], at: number): string {
	const unit = tokens[at + 1] ?? "";
	return unit === "in" && NO_INCHES.test(tokens[at + 2] ?? "") ? "" : unit;
}

const MONTH =
	/^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|in|since|circa|year|model|spring|summer|fall|autumn|winter|late|early|mid)$/;
const DISTANCE = /^(?:(?:original|actual|highway|freeway|hwy) )?(?:miles?|mi|kms?)(?: |$)/;

/** Inches, fractions, versions, years after their month and thousands of miles are no money. */
function isMeasure(tokens: readonly string[], at: number): boolean {
	const [before = "", token = "", next = "", after = ""] = [
		tokens[at - 1],
		tokens[at],
		tokens[at + 1],
		tokens[at + 2],
	];
	if (token.endsWith("k")) return !/^[$€£]/.test(token) && DISTANCE.test(`${next} ${after}`);
	if (/[$€£a-z]/.test(token)) return false;
	if (next === '"' && before !== '"') return true;
	if (/^\d$/.test(next) && after === "/") return true;
	if (/^\d+\.\d+\.\d/.test(token)) return true;
	return /^(?:19|20)\d\d$/.test(token) && MONTH.test(before);
}

function numberOf(token: string, next: string, isMeasured: boolean): Word {
	if (token.endsWith("%")) return { text: token, tags: ["NUMBER", "PERCENT"] };
	const hasCurrency = /^[$€£]|[$€£a-z]$/.test(token) && !isMeasured;
	const digits = token.replaceAll(/[^\d]/g, "");
	const isTime = token.includes(":");
	const isYear = /^(?:1[5-9]|20)\d\d$/.test(token) && !hasCurrency;
	const tags: NumberTag[] = ["NUMBER"];
	if (hasCurrency) tags.push("MONEY", "SUM");
	else if (!isTime && !isMeasured && Number(digits) >= 15 && !UNITS.has(next)) tags.push("SUM");
	if (isYear) tags.push("YEAR");
	if (isYear && Number(digits) < 1960) tags.push("OLDEN");
	return { text: token, tags };
}

/** Short forms and usual misspellings, written out. */
const WRITTEN_OUT: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries({
		im: "i am",
		ive: "i have",
		ill: "ill",
		u: "you",
		ur: "your",
		youre: "you are",
		youve: "you have",
		youll: "you will",
		theyre: "they are",
		theyve: "they have",
		theyll: "they will",
		thats: "that is",
		theres: "there is",
		whats: "what is",
		hes: "he is",
		shes: "she is",
		isnt: "is not",
		arent: "are not",
		wasnt: "was not",
		werent: "were not",
		dont: "do not",
		doesnt: "does not",
		didnt: "did not",
		cant: "can not",
		cannot: "can not",
		wont: "will not",
		wouldnt: "would not",
		couldnt: "could not",
		shouldnt: "should not",
		havent: "have not",
		hasnt: "has not",
		hadnt: "had not",
		aint: "is not",
		gonna: "going to",
		gotta: "got to",
		wanna: "want to",
		lemme: "let me",
		gimme: "give me",
		ppl: "people",
		msg: "message",
		msgs: "messages",
		msgd: "messaged",
		msged: "messaged",
		msging: "messaging",
		txt: "text",
		pls: "please",
		plz: "please",
		thx: "thanks",
		cuz: "because",
		coz: "because",
		bc: "because",
		tho: "though",
		thru: "through",
		w: "with",
		"w/": "with",
		em: "them",
		ya: "you",
		tmrw: "tomorrow",
		tomoz: "tomorrow",
		rn: "right now",
		"'em": "them",
	}).map(([short, whole]) => [short, whole.split(" ")]),
);

const ENDINGS: Readonly<Record<string, string>> = {
	"'m": "am",
	"'re": "are",
	"'ve": "have",
	"'ll": "will",
	"'d": "would",
};
const IS_AFTER =
	/^(?:it|that|there|he|she|what|who|where|how|here|this|everyone|everybody|nobody|someone|somebody|one|let)$/;

function spelled(token: string): readonly string[] {
	const short = WRITTEN_OUT.get(token);
	if (short !== undefined) return short;
	const at = token.indexOf("'");
	if (at < 0) return [token];
	if (token === "won't") return ["will", "not"];
	if (token === "can't") return ["can", "not"];
	if (token === "ain't") return ["is", "not"];
	if (token.endsWith("n't")) return [token.slice(0, -3), "not"];
	const word = token.slice(0, at);
	const ending = token.slice(at);
	if (ending === "'s") return [word, IS_AFTER.test(word) ? "is" : "'s"];
	const written = ENDINGS[ending];
	// What French and Italian leave out before a vowel is a word of its own: "l'assistance", "c'est".
	return written === undefined ? [word, ending.slice(1)] : [word, written];
}
