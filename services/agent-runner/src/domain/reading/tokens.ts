/* A sentence as a reader that learned takes it: in words and signs, with numbers by what they may stand for. */

/** Who writes more in one sentence has said it by then. */
const MOST = 120;

const TOKEN =
	/[$€£]\s?\d[\d,.]*k?|\d+(?:[.,:/]\d+)*|n't|'(?:s|re|ve|ll|d|m)\b|[a-z]+|[@$€£?!*#[\]<>{}"()&+:]|\.{2,}|[\u0080-\uffff]+/g;

/** The words and signs of a sentence that is plain and without accents already. */
export const tokensOf = (sentence: string): readonly string[] =>
	(sentence.replaceAll("n't", " n't").match(TOKEN) ?? []).slice(0, MOST);

/** What a word is for learning: "$40" and "$45" are both a sum, and 1962 is a year. */
export function shapeOf(token: string): string {
	if (isLetter(token.charCodeAt(0))) return token;
	if (/^[$€£]./.test(token)) return "#money";
	if (!/^\d/.test(token)) return token;
	if (/^(?:18|19|20)\d\d$/.test(token)) return "#year";
	if (token.includes(":")) return "#time";
	const size = Number(token.replaceAll(",", ""));
	if (size <= 12) return "#few";
	if (size < 60) return "#dozens";
	return size < 10_000 ? "#sum" : "#many";
}

/** Nearly every token is a word, and no number begins with a letter. */
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
