import { oneOf, type Saying, words } from "./wording.ts";

const PEOPLE = oneOf("guy|man|woman|lady|family|neighbou?rs?|shop|crew|crowd|people|folks");
const OWN = `(?:my|our|his|her|their|the (?:kids?|wife|husband|boss|landlord|owner|boys?|girls?|ex|(?:\\w+ )?${PEOPLE})|nobody|no one|somebody|someone)`;
const DEPENDS_ON = oneOf(
	"unless|see if|see whether|ask if|check if|depends? (?:if|on if|on whether|whether)|waiting (?:on|for|to hear from)",
);
const DECIDES = oneOf(
	"wants?|takes?|picks?|chooses?|grabs?|claims?|needs?|asks?|says?|decides?|does|will|keeps?|backs? out|to (?:decide|say|take|choose)",
);
/** It hangs on what somebody else will do. */
const ON_OTHERS = words(
	`if ${OWN} (?:[\\w']+ ){0,3}(?:do|does|did|has|have|will|is|are) not (?:\\w+ )?(?:take|taking|taken|want|wanting|claim\\w*|need\\w*|come|buy|pick\\w*|grab\\w*|use|using|keep\\w*)`,
	`if ${OWN} (?:\\w+ )?(?:says?|lets?|agrees?|allows?|decides?|approves?|wants?|takes?|finds?|backs?|returns?|brings?|gives?|comes?|sends?|finishes|still has)`,
	`${DEPENDS_ON} ${OWN} ?(?:[\\w']+ ){0,3}${DECIDES}`,
);
/** It hangs on what the seller does first. */
const ON_MYSELF = words(
	"(?:goes|go|comes|come|included|yours|thrown in)(?: along| with (?:it|them)| too)? (?:only )?if (?:my|our|he|she|they|the|it|nobody|no one)",
	"if (?:i|we) (?:do|did|can|could) not (?:\\w+ )?(?:need|use|want|keep|sell|end up)(?: \\w+){0,6}",
	"unless (?:i|we) (?:need|use|want|keep|decide|end up)",
);
const NO_LONGER_WANTED = oneOf(
	"done with|finished with|no longer (?:\\w+)|tired of|sick of|grown out of|outgrown|outgrew|got bored|bored with|does not (?:want|need|play|use)",
	"do not (?:want|need|play|use)",
);
/** "Games, the ones my lad is done with": somebody else has chosen, and nobody says which. */
const OTHERS_CHOSE = words(
	`(?:the ones|those|such as|whichever|whatever)(?: that| which)? (?:i|we|he|she|they|my \\w+|our \\w+|the \\w+)(?: \\w+){0,3} ${NO_LONGER_WANTED}`,
);
/** It hangs on what turns up, or is sold first. */
const ON_FINDING = words(
	"whatever (?:\\w+ ){1,2}(?:are|is|was|were|comes?) (?:still )?(?:in|on|with|there|left|around)|whatever (?:\\w+ ){0,2}(?:turns?|shows?) up",
	"(?:everything|anything|what|whatever)(?: else)? (?:i|we) (?:can|could) (?:find|dig up|locate)",
	"(?:if|when) (?:i|we) (?:can )?(?:find|locate|dig up|track down) (?:it|them|one|some)|if (?:it|they|one) (?:turns?|shows?) up",
	"if (?:i|we) (?:come across|remember|locate|still have)",
	"(?:a few|some|any|a couple of) (?:\\w+ ){1,2}(?:that )?(?:i|we) (?:can|could|manage to) (?:find|dig (?:up|out)|spare|rustle up)",
	"whatever (?:\\w+ )?(?:my|our|his|her|the) \\w+ (?:has|have|does|did) not|if (?:the|it|one|that)(?: \\w+)? (?:sells|goes|is sold) first",
	"one or (?:the )?other(?: of (?:them|these|the \\w+))",
	"(?:fill|fill(?:ed|ing)|make|pack|stock)(?: (?:it|them|this|the \\w+|each))?(?: up)? with (?:whatever|what (?:is|has|i|we))",
	"whatever (?:has|have) \\w+ed",
	"(?:divid\\w+|split\\w*|shar\\w+) (?:them|it|these|those) (?:up )?(?:between|among|with) (?:this|you|the|two|2|several|a few|another)",
	"(?:get|gets|with|have) a (?:decent|fair|good|reasonable|random) (?:selection|share|assortment|handful)",
	"or (?:with )?(?:the|a|my|in|our) (?:\\w+ ){1,2}if|(?:gone|sold|taken) by then|(?:dig|rummage|sort|look) through (?:it|them|what|and|for)",
	"(?:boxed|packed|bagged|put)(?: it)? (?:up |together |in )?(?:what|whatever) (?:i|we)",
);
/** The seller has yet to make up their mind. */
const ON_ME = words(
	"(?:you|buyer) (?:may|might)(?: also| even)? (?:get|receive) (?:the|an?|some|my|our|his|her|its)",
	"(?:still|yet)(?: \\w+){0,2} (?:deciding|argu(?:ing|ed)|debat(?:ing|ed)|discuss(?:ing|ed)|thinking about whether|to decide|to make up)",
	"(?:have|has|had) not (?:yet )?(?:decided|made up)",
	"whatever (?:we|i|you|he|she|they)(?: \\w+)? (?:decide|leave|feel like|do not (?:need|want|take|use)|find|come across|think|agree)",
	"(?:may|might|could|would rather|want to) (?:also )?(?:stay with|go to|be kept by) (?:me|us|my \\w+)",
	"(?:may|might) (?:keep|hang on to|hold on to|still need|hang onto) (?:it|that|the|one|some|a|my|those|them)",
	"with \\w+,? or without(?! (?:you|it|them|a (?:case|sim)))|you tell me(?=\\W*$| what| which)",
	"(?:probably|maybe|perhaps|possibly) (?:the|a|an|my|some) (?:\\w+ ){1,2}(?:too|also|as well)",
	"(?<=\\w),? or not(?=$|,|\\)| -)(?<!whether \\w{1,12} or not)",
);
/** Most of it, and which part is not said. */
const IN_PART = words(
	"(?:most|some|half|part|an? (?:\\w+ )?(?:part|deal|portion|share|number|half)) of (?:the|my|these|those) \\w+(?: \\w+){0,3} (?:stays?|comes?|goes?|will (?:stay|come|go)) (?:with|along|too)",
	"(?:most|some|nearly all|almost all|the bulk|part|half|all but \\w+) of (?:it|them|these|the set) (?:is|are) (?:still )?(?:there|here|present|left|included|complete|intact)",
	"(?:comes?|coming|includes?|including|plus)(?: with)? (?:most|some|part|much|many|half) of (?:the|my|its|his|her|our) (?!(?:original )?(?:paint|finish|tread|life|warranty|chrome|decals|hardware))",
	"(?<!not )(?<=^\\W*|, |and |with |plus )some (?:[a-z]+ )?[a-z]+ (?:is |are )?(?:included|thrown in|goes? with)",
	"(?:hold|hang)(?:ing)? on ?to (?:a few|some|a couple|one or 2)|keep(?:ing)? (?:a few|some|a couple)(?= of|\\W*$|,)",
);
/** Something is thrown in, and nobody says what or how much of it. */
const SOME =
	"(?:some|a few|several|a couple(?: of)?|various|an? \\w+ or (?:2|3|so)|1 or 2|2 or 3|odds|bits|whatever|assorted|random|a bunch of)";
const THROWN_IN = words(
	`(?:throw(?:ing|n)?|toss(?:ing|ed)?|chuck(?:ing)?|bung(?:ing)?|putting)(?: you)? in(?: (?:with it|also|for free|free))? ${SOME}`,
	`(?:throw(?:ing)?|toss(?:ing)?|chuck(?:ing)?|leav(?:e|ing)|putting)(?: you)? ${SOME}(?: \\w+){1,4} (?:in|with it|with them)`,
	"(?:pick|choose|select|grab|dig|find)(?: out)? (?:a few|some|a handful|a couple|several|something)(?: \\w+){0,3} (?:for (?:you|whoever|the buyer)|to go)",
);
const NOT_GOODS = words(
	"(?<!in )time|work|effort|deliver\\w*|ship\\w*|pick up|meet|call|text|message|price|offers?|trades?|questions?|sell|selling|condition|miles",
	"described|cash|check|cheque|venmo|paypal|whether you|like it or not|believe it or not|moving",
);

/** What comes along is left open, in posts of any length. */
export const UNSETTLED: readonly Saying[] = [
	...[ON_OTHERS, OTHERS_CHOSE, ON_MYSELF, ON_FINDING, ON_ME, IN_PART].map((way) => ({
		of: [way],
		unless: [NOT_GOODS],
	})),
	{ of: [THROWN_IN], unless: [words("years?|money|work|time|effort|miles|tlc|love|cleaning")] },
];

/** "Various pots, pans and such": what is in it is not said. */
export const ASSORTED: Saying = {
	of: [
		words(
			"various|assorted|misc\\w*|random|all (?:kinds|sorts) of|mixed|some [a-z]+, (?:a )?few [a-z]+|(?:a )?few [a-z]+, some [a-z]+",
		),
		words(
			"and such|and so on|and (?:some |a few )?(?:other|more|misc\\w*)(?: (?:things|stuff|items|bits|pieces|goodies))?|etc|stuff|odds and ends",
			"bits and (?:bobs|pieces)|you name it|things",
		),
	],
};

/** "Assorted hand tools", "bits and bobs", "mostly biology and some math": of a short text, all that is said. */
export const UNNAMED: Saying = {
	of: [
		words(
			"(?:assorted|misc(?:ellaneous|\\.)?|various|random|sundry|all sorts of) (?!colou?rs|sizes|levels|conditions|lengths|sources|reasons|times|places|ways|stages|modes|settings)(?:[a-z]+ ){0,2}[a-z]{2,}s",
			"(?:who knows|god knows|heaven knows|not sure) what else|(?:and|or|plus|n) something(?: else)?(?=\\W*$)",
			"prob(?:ably)? (?:\\w+ ){1,3}(?:and|n|or) (?:something|some|others?)|bits and (?:bobs|pieces|bats)|odds and (?:ends|sods)|this and that",
			"one thing and another|as well as (?:some )?other (?:types|kinds|ones|models|brands|colou?rs|sizes|items|stuff|things)",
			"(?:mostly|mainly|largely) (?:\\w+ ){0,2}\\w+,? (?:(?:and|with|plus|but) )?(?:(?:a )?bit of|some|a few|a little|the rest|other)",
			"half (?:of (?:it|them) )?(?:is|are) (?:\\w+ ){1,3}and the (?:rest|other)",
		),
	],
	unless: [
		words("scratch\\w*|marks?|wear|scuffs?|highway|stains?|dents?|channels?|modes?|accessories"),
	],
};

const THE_LIKE = oneOf(
	"more|such|stuff like that|things like that|the like|so on|other (?:stuff|things|bits|items|odds and ends)",
);
/** "Tent, stove, lantern and more": a list that goes on. */
export const AND_SO_ON: Saying = {
	of: [
		new RegExp(
			[
				String.raw`\w+ and (?:such|what ?not|what have you)(?=\W*$|[.,;]| you\b)`,
				String.raw`\w+, (?:\w+ ){0,2}\w+,? (?<!or |no )(?:and |with |plus )?(?:lots |much |a lot )?${THE_LIKE}(?=\W*$|[.,;])`,
			].join("|"),
		),
	],
	unless: [
		words(
			"no more|or more|players|hours|wifi|netflix|scratch\\w*|dents?|features?|apps?|programs?|channels?|books? club|works? with|fits?|for|questions?",
			"great|good",
		),
	],
};
