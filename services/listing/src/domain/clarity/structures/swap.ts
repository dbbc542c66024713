import { isPlaceholder, type Post } from "../post.ts";
import { MONEY } from "../vocabulary.ts";
import { isSaid, type Saying, says, words } from "../wording.ts";

const SWAP = [
	"trad(?:e|es|ed|ing)|swaps?|swapping|swop|barter(?:ing)?|exchange|part.?ex(?:change)?|px|tausch\\w*|troc|echang\\w*|permut\\w+|cambio|intercambio",
	"scambi\\w*|ruil\\w*",
].join("|");
const TRADED = words(SWAP);
const NO_SWAP = words(
	`(?:no|not|without|never|nor|kein\\w*|nicht|sin|pas de|geen) (?:\\w+ ){0,4}(?:${SWAP})`,
	"trade (?:paperbacks?|show|mark|winds?)|tools? of the trade|trademark|trade in value|rates?|stock exchange|exchange for cash",
);
const ONLY: readonly Saying[] = [
	{
		of: [
			words(
				`(?:${SWAP})s?(?: offers?)? only|(?<!will |would )only (?:\\w+ ){0,4}(?:${SWAP})`,
				`(?:prefer(?:red|ably)?|rather|ideally|preference)(?: \\w+){0,3} (?:${SWAP})`,
				`(?:${SWAP})(?: is| are)? (?:preferred|ideal(?:ly)?|wanted|welcome only)`,
				"(?:after|want|wanting|looking for|need|for) an? (?:\\w+ ){1,4}in (?:exchange|return|trade)",
				`(?:love|hoping for|hope for|rather|ideal\\w*|prefer\\w*|dream\\w*|really (?:want|after))\\b[^.]{0,60}\\b(?:some(?:one|body)|who|person)\\b[^.]{0,50}\\b(?:${SWAP})`,
				"(?:show|tell|send)(?: me| us)? what (?:\\w+ ){1,2}(?:you|u) (?:would|could|can|have to) (?:give|offer|swap|trade)",
				"(?:sooner|rather|prefer to) (?:have|take|get|see) (?:an? |some |your )?(?:\\w+ ){1,3}(?:for it |instead |in its place )?(?:than|over) (?:money|cash|the (?:money|cash))",
				"rather (?:that|those|one|it) than (?:cash|money)",
				`(?:wanted|prefer|ideally):? (?:an? |to )?(?:${SWAP})|(?:looking|want|wanting|hoping|wish|would like|love) to (?:${SWAP})`,
			),
		],
		unless: [NO_SWAP, words("cash (?:or|and)|or (?:trades?|swaps?)|or (?:cash|sell)")],
	},
];
const IN_TITLE = new RegExp(
	String.raw`(?:^\W*(?:${SWAP})\b|\b(?:${SWAP})\W*$|\b(?:${SWAP}) (?:for|my|with|gegen|contre|por)\b|\bfor (?:trade|swap|exchange)\b|\bfor your \w+\W*$)`,
);
/** A thing of the buyer's is part of what is paid. */
const PART_PAID: readonly Saying[] = [
	{
		of: [
			words(
				"(?<!average |under |over |below |above |dealer |kbb |than )trade.?ins?(?! value)|trading in|(?:part|partial) (?:exchange|payment)|part.?ex|px",
				"inzahlung\\w*|reprise|a cuenta|permuta parcial|inruil\\w*|plus your (?:old|used)|and your old",
				"your (?:old|used) \\w+(?: \\w+)? (?:and|plus|\\+|as|in|towards)|(?:take|accept|want|considering?|consider) your (?:old|used)",
				"(?:will|would|can|could) (?:also )?take an? (?:\\w+ ){1,4}(?:as (?:part|partial)|in trade|in on (?:it|trade)|towards?)",
				"price is (?:the |a |my )?trade|trade value|my (?:\\w+ ){1,4}for your(?: \\w+)?|(?:cash|money) (?:my way|to me)",
				"(?:cash|money) (?:difference|adjustment|either way|on (?:top|your side|my side|your end))|(?:i|you) add \\$?\\d+|straight swap",
				"(?:swap|trade) (?:straight|even)|(?:swap|trade)\\b[^.]{0,20} straight across",
				"(?:swap|trade)\\b[^.]{0,30}cash (?:on )?(?:either|your|my) (?:side|way|end)|my \\w+(?: \\w+)? (?:and|plus|\\+) \\S?\\d+ for",
			),
		],
		unless: [NO_SWAP],
	},
	{
		of: [
			TRADED,
			new RegExp(`${MONEY}|\\bcash\\b`),
			words(
				"plus|\\+|add|on top|on your side|from you|difference|boot|towards|and some cash|some cash",
			),
		],
		unless: [NO_SWAP],
	},
];
/** "1800 or would swap for a boat": the swap is offered as well as the price, for a thing that is named. */
const OFFERED: readonly Saying[] = [
	{
		of: [
			words(
				"(?:or|and|also|but)(?: i| we)? (?:will|would|can|could|i would|happily|gladly)(?: also)? (?:swap|trade|exchange)(?: it| this)? (?:for|against) (?:an?|your|some) \\w+",
				"or(?: i| we)? (?:(?:will|would)(?: also)? )?(?:take|accept) (?:an?|your|some) (?:\\w+ ){1,5}(?:instead|in trade|in exchange|for it)",
			),
		],
		unless: [NO_SWAP],
	},
	{
		of: [
			words(
				"(?:will|willing to|possibly|accepting|happy to) (?:trade|swap|exchange)(?: it| this)? (?:for|to)(?! (?:pretty|any|some))",
			),
		],
		unless: [NO_SWAP, words("or (?:trade|swap|take)")],
	},
];
const ALSO = words(
	"or best offer|obo|consider|might|may|could|would|open to|cash (?:is )?(?:fine|preferred|king)|cash talks",
);

/** "Would swap for a decent kayak": for a thing that is named first, whatever is asked behind it. */
const WOULD_SWAP = new RegExp(
	String.raw`^\W*(?:i |we )?would (?:${SWAP})(?: it| this| them)? for (?:an?|your|some) [a-z]`,
);

/** A swap that is thinkable beside a price is none: the price is asked all the same. */
export function isSwap(post: Post): boolean {
	const { text, title, description, sentences, amounts } = post;
	if (
		isSaid(sentences, ONLY) &&
		!(amounts.length > 0 && /\bcash (?:or|and)\b|\bor (?:trades?|swaps?)\b/.test(text))
	)
		return true;
	if (
		IN_TITLE.test(title) &&
		!NO_SWAP.test(text) &&
		!/\bcash\b|\bsale\b|\bsell\b|\bfs\b|\bwts\b|\bor (?:trade|swap)|open to|obo/.test(title)
	)
		return true;
	if (isSaid(sentences, PART_PAID) || isSaid(sentences, OFFERED)) return true;
	if (isPlaceholder(post) && TRADED.test(text) && !NO_SWAP.test(text)) return true;
	if (
		amounts.length === 0 &&
		sentences.some(
			(one) =>
				/\bwill (?:trade|swap)(?: it| this)? for\b/.test(one) &&
				!/\b(?:or|obo|cash|offers?)\b/.test(one),
		) &&
		!NO_SWAP.test(text)
	)
		return true;
	if (
		/^\W*(?:a |zum |in )?(?:tausch|echang|exchang|swap|trad|permut|scambi|ruil|intercambi|cambi)\w* (?:for|against|contre|gegen|por|per|con|voor|tegen|with|my)\b/.test(
			description,
		)
	)
		return true;
	if (sentences.some((one) => WOULD_SWAP.test(one)) && !NO_SWAP.test(text)) return true;
	return /^[^\w\n]*swap (?:for|my|with)\b/m.test(text) && !says(text, [ALSO]);
}

/** A swap may be no more than thinkable, beside a price that is asked all the same. */
export const isTradeThinkable = ({ text }: Post): boolean =>
	TRADED.test(text) && !NO_SWAP.test(text);
