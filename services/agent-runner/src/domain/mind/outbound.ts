import { manipulationsIn } from "../manipulation.ts";
import { plainText } from "../plain-text.ts";
import { numeralsIn, saysNumbersInWords } from "./wording.ts";

/** What both sides know already, and what this side has said before. */
export interface Known {
	/** Numbers as they are written: the asking price, the prices offered, the quantity, the price now offered. */
	readonly numbers: readonly string[];
	/** The listing and the thread, whose numbers are known too. */
	readonly texts: readonly string[];
	readonly saidBefore: readonly string[];
	/** The instructions, none of which is to be repeated. */
	readonly instructions: string;
}

const MOST_CHARACTERS = 600;
const SHINGLE = 6;

/** To speak of a limit at all is to help the other side find it. */
const LIMITS =
	/\b(?:limits?|budgets?|max(?:imum)?|min(?:imum)?|lowest|highest|at most|at least|up to|no (?:more|less|higher|lower) than|(?:can'?t|cannot|won'?t|could not|couldn'?t) (?:go|do|pay|take|accept|spend)|bottom ?-?line|floor|ceiling|reserve|reservation|afford|spend(?:ing)?|authori[sz]ed|allowed|walk-?away|mandate|principal(?:'s)?|instructions?|prompts?)\b/;

/** What only a person could say of themselves: nobody told the agent, so it would be made up. */
const A_LIFE =
	/\b(?:my|our|his|her) (?:own )?(?:wife|husband|partner|girlfriend|boyfriend|fianc\w+|kids?|child(?:ren)?|sons?|daughters?|baby|mother|father|mom|mum|dad|parents?|brother|sister|family|friends?|roommates?|boss|job|work|office|house|home|apartment|flat|place|dorm|room|car|truck|garage|dog|cat|birthday|wedding|trip|school|college|university|landlord|neighbou?rs?|doctor|health|paycheck|rent)\b|\b(?:i|we)(?:'m| am|'ve| have|'re| are|'ll| will| was| were| just| recently| really)* (?:moving|moved|married|divorced|pregnant|retired|unemployed|sick|a student|students|a (?:teacher|nurse|collector|parent|mother|father|single|human|person|real)|human|broke|living|live|grew up|lost|inherited|bought (?:it|this|one)|used (?:it|this) (?:for|to))\b|\bnot (?:a|an) (?:bot|ai|agent|machine|robot)\b|\bas a (?:human|person|student|parent|mother|father|collector)\b/;

/**
 * Why a message is not to be sent; nothing where it may be. Whatever gives away a number that the other side does not
 * know, names a limit, leads off the market, repeats instructions or makes up a life is left out, and the move is made
 * without it.
 */
export function unsayable(text: string, known: Known): string | undefined {
	if (text.length > MOST_CHARACTERS) return "A message was left out: it was too long.";
	if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(text.replaceAll("\n", " ")))
		return "A message was left out: it had characters that are not seen.";
	if (/[^\P{L}\p{Script=Latin}]/u.test(text))
		return "A message was left out: its numbers can only be checked in Latin script.";
	const plain = plainText(text);
	const public_ = new Set([...known.numbers, ...known.texts.flatMap(numeralsIn)]);
	if (numeralsIn(plain).some((number) => !public_.has(number)) || saysNumbersInWords(plain))
		return "A message was left out: it said a number that the other side does not know.";
	if (LIMITS.test(plain)) return "A message was left out: it spoke of limits or instructions.";
	if (A_LIFE.test(plain))
		return "A message was left out: it told of a life nobody told the agent of.";
	if (manipulationsIn({ listing: [], messages: [text] }).length > 0)
		return "A message was left out: it led off the market or gave orders.";
	if (sharesWords(plain, plainText(known.instructions)))
		return "A message was left out: it repeated the agent's instructions.";
	if (known.saidBefore.some((before) => plainText(before) === plain))
		return "A message was left out: it had been sent before.";
	return undefined;
}

/** Whether so many words in a row are the same. */
function sharesWords(text: string, instructions: string): boolean {
	const words = text.match(/[\p{L}']+/gu) ?? [];
	const other = ` ${(instructions.match(/[\p{L}']+/gu) ?? []).join(" ")} `;
	return words.some(
		(_, at) =>
			at + SHINGLE <= words.length &&
			other.includes(` ${words.slice(at, at + SHINGLE).join(" ")} `),
	);
}
