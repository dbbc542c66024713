import { beside, COUNT, near, oneOf, pattern, RELATIVE, SUM } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";
import { OF_THE_HANDOVER } from "./handover.ts";
import { ANOTHER, RELATION, RIVAL } from "./people.ts";

/* That others want it, that there are no others, and that time is short for a reason outside the market. */

/** Others who sell such things: here as well, where the ledger may bear it out. */
const others = oneOf(
	"(?:another|a different|one other) (?:seller|dealer|listing|ad|post|vendor|supplier|trader)|(?:other|different|rival|competing|most|several|two|three|many) (?:sellers?|dealers?|listings?|ads?|posts?|vendors?|suppliers?|traders?)|elsewhere|somewhere else|(?:your |the |my |a )?competitors?|the other (?:seller|dealer|one|listing|vendor)",
);
const gets =
	"found|saw|seen|see|get|got|buy|bought|have|has|offer(?:s|ed|ing)?|sell(?:s|ing)?|quoted?|available|listed|cheaper|ones?|pay|ask(?:s|ing|ed)?|wants?|charges?";

const interest =
	"offer(?:ed|ing|s)?\\b(?! (?:to help|help))|interested|keen|willing|eager|want(?:s|ed|ing)?\\b(?! (?:to help|to know how|help))|com(?:es?|ing)\\b(?! (?:with|to help|along|home|from|in\\b))|came (?:to see|to look|by to|yesterday|today)|look(?:s|ing|ed) (?:at|to)|bid(?:s|ding)?|pay(?:s|ing)?|will(?:ing)? (?:to )?(?:pay|take|give|buy)|would (?:pay|take|give|buy|love|jump|happily|gladly)|'d (?:pay|take|give|buy|love)|'ll (?:take|pay|give|buy)|will (?:take|buy|have|be here|come|pick it)|has (?:cash|the money|already|first)|have (?:cash|the money|already)|ready|asking (?:about|for|if|to)|asked (?:about|for|if|to|me)|ask(?:s)? (?:about|for)|inquir\\w+|enquir\\w+|lined up|lining up|queu\\w+|in line|waiting|messag(?:ed|ing|es)|call(?:ed|ing)|text(?:ed|ing)|contact(?:ed|ing)|wr(?:ote|iting|itten)|emailed|reach(?:ed|ing) out|phoned|rang|reserved|view(?:ing|ed)|on (?:his|her|their|the) way|driv(?:es?|ing) (?:up|over|down|out|here|from|in|two|three|\\d+)|fly(?:ing)? in|picking (?:it )?up|pick(?:s)? it up|snap(?:ped)? (?:it )?up|fight(?:ing)? over|begging|begged|bought|buying|tak(?:es?|ing) it|after (?:it|this|these|them)|dying (?:to|for)|has (?:his|her|their) eye|watching (?:it|this)|put (?:down )?a deposit|left a deposit|can pick|promised|agreed|about to|beat you|snatch|wants? it";

export const RIVALS: readonly ClaimRule[] = [
	{
		kind: "competing_bid",
		pattern: pattern(
			beside(others, oneOf(SUM, RELATIVE, "cheaper|better price|lower price|better deal"), 40),
			near(gets, others, 35),
			near(others, `(?:${gets})\\b(?! you)`, 25),
			near(RIVAL, `(?:${interest})`, 45),
			near(
				RELATION,
				"(?:'d|would|will|'ll|wants?|offered|is (?:interested|keen|willing|ready|after)|is going to|has (?:offered|asked)|asked|might|keeps asking)(?: \\w+){0,3}? (?:take|takes|buy|buys|pay|pays|have it|it off|for it|after it|give me|me \\d)",
				20,
			),
			`(?:i|we|i'?ve|we'?ve)(?: have| had| got| do have|'ve| just| already| also| currently| now| been| was)*(?: got)? (?:${ANOTHER})\\b(?! (?:to help|help|coming to help|who can help|to carry|to lift|with me|in my|living|at home))`,
			near(
				"(?:^|(?:and|so|but) )(?=got|had|have|getting|received)|(?:i|we|i'?ve|we'?ve|it'?s|it|this|listing|ad|post|my (?:inbox|phone))(?:'ve| have| has| had| got| just| already| also| currently| now| been| is| keep(?:s)?| am)*",
				`(?:get(?:ting)?|got|gotten|had|received?|receiving|have|has|holding|sitting on|fielding|flooded|swamped|overwhelmed|full|blowing up|ringing)\\b[^.!?;\\n]{0,15}?\\b(?:${COUNT}|an?|the|other|another|better|higher|lower|cash|full|with|of|much|great|good|strong|quite|huge|firm|standing|competing|off|non-?stop|serious|solid) (?:(?!fair|final|last|my|your|original|to|first|best|this|that|good|new|counter|spam)\\w+ ){0,2}?(?:offers?|bids?|inquir\\w+|enquir\\w+|interest|takers?|calls?|messages?|texts?|emails?|e-mails?|requests?|viewings?|dms?|buyers?|responses?|replies|visits?|the hook|people|contacts?|appointments?)`,
				20,
			),
			`(?:there'?s|there is|there are|there'?re|there has been|there have been|there was|there were)(?: already| also| currently| now| still| just| been)* (?:an?|the|${COUNT}|${RIVAL}|other|another|better|higher|great|huge|much|strong|considerable)\\b(?: \\w+){0,3}? (?:offers?|bids?|inquir\\w+|enquir\\w+|interest|takers?|buyers?|waiting ?list|queue|line|calls?|messages?|viewings?|bidders?|demand|people (?:who|that|wanting|interested|asking|waiting))`,
			"(?:better|higher|lower|competing|another|other|firm|cash|rival|full-?price) (?:cash )?(?:offers?|bids?|quotes?|bidders?|buyers?) (?:from|for|of|at|on|pending|elsewhere|already|in hand|lined up|waiting|now|than|ready)",
			"offered me|been offered|already (?:had |have |got |an? |been )?offer(?:ed|s)?|was offered|(?:lots?|plenty|tons?|loads?|much|a lot|so much|a ton|great|high|huge) (?:of )?interest|(?:bidding|offer) war|first (?:come|to (?:pay|show|come))[^.!?;\\n]{0,20}(?:waiting|others)|(?:have|got|has) (?:a )?(?:backup|back-?up|other|plan b|alternative|alternatives|better) (?:buyers?|offers?|options?)",
			`(?:turned|turn(?:ing)?|sent) (?:down|away) (?!your|that|this)(?:\\w+ ){0,3}?(?:${SUM}|offers?|people|buyers?|guy|man|woman|bids?|someone|somebody|others)`,
			"(?:i|we)(?:'ve| have| had)?(?: already| just)? (?:refused|rejected|declined|passed on|said no to|walked away from|lost)(?: \\w+){0,2}? (?:better|higher|other|several|another|many|two|three|four|more than|bigger|an? (?:better|higher|offer (?:of|for)))",
			`(?:i|we)(?:'ve| have)? (?:have|got|had) (?:an?|another|one|two|three|several|other|some) (?:(?!fair|final|last|good|great|best|new)\\w+ )?(?:offers?|bids?|proposals?)(?: (?:of|for|at|on|from|already|waiting|in hand|pending|that|which|higher|lower)| ${SUM}|$)`,
			`(?:refused|rejected|declined|said no to|passed on|turned down) (?!your|that|this|the)(?:\\w+ ){0,3}?(?:${SUM}|offers?|bids?)(?: \\w+)? (?:from|by|of) (?:an?|some\\w*|others?|my|one|two|three|the \\w+ (?:guy|man|lady))`,
			`sold (?:one|two|three|four|five|\\d+|several|the (?:other|last|first)|another|mine|my (?:last|other|first))(?: \\w+){0,4} (?:for|at|last|yesterday|this week|already|to)`,
		),
		unless:
			/\b(?:only )?(?:(?:very |really )?(?:serious|interested|genuine|real|cash) )+(?:people|buyers?|part(?:y|ies)|persons?|inquir\w+)\b(?: only)?,? (?:(?:please|only|need|should|may|to|can|must) )*(?:contact|call|text|e-?mail|inquire|reply|respond|message|apply|please|ask|reach)\w*|\b(?:serious |series )?buyers only\b[^.!?;\n]{0,20}|\b(?:see|check(?: out)?|view|look at) (?:all )?(?:my|our) other (?:\w+ )?(?:listings?|ads?|posts?|items?)\b|\b(?:i|we) have others(?: for sale| available| like)?\b|\bsee other ads\b|\b(?:ideal|perfect|great|good|fit|made|best|suited|down|nice) for (?:someone|somebody|anyone|a person|people|those)\b[^.!?;\n]{0,40}|\battention (?:\w+ ){0,2}collectors?\b[^.!?;\n]{0,60}|\bparts? (?:please )?call\b|\b(?:spam|robo|scam|junk|crank|unwanted) ?(?:calls?|texts?|e-?mails?|messages?|offers?|bots?)\b|\b(?:brokers?|dealers?|scammers?)\b[^.!?;\n]{0,15}\b(?:don't|do not|need not|please)\b[^.!?;\n]{0,30}|\b(?:no|nobody|not|n't|without|zero|never had) (?:one )?(?:(?:\w+) ){0,3}(?:offers?|interest|inquir\w+|bids?|takers?|calls|messages|buyers?)\b|\b(?:nobody|no one|no-one)(?: else)?\b[^.!?;\n]{0,40}|\b(?:look(?:ing)?|go(?:ing)?|shop(?:ping)?|try(?:ing)?|search(?:ing)?) elsewhere\b|\b(?:some(?:one|body)|(?:two|three|four|several|a couple(?: of)?|other|\d) (?:\w+ )?(?:people|persons?|guys|friends)|another (?:person|guy|man)|a friend|people|my \w+)(?:'ll| will| can| could| would| to| who can| is going to| coming| comes?)*(?: \w+)? (?:help|carry|lift|load|assist|haul|move it|give me a hand|to help|pick it up for me)\b|\b(?:shoot|make|send|give|write|try)(?:ing)? (?:you |me )?(?:an?|another|one more) (?:\w+ )?(?:counter-?)?offer\b|\byour (?:offer|other|price)\b|\bthan (?:other|most|some) people\b|\bpeople (?:say|call|often|usually)\b|\boffer(?:ed|ing)? (?:you|for it is|i made|stands)\b|\b(?:pay|have) someone (?:to )?(?:pick|come get|deliver|carry|bring|drive|with a truck)\w*|\bpay(?:ing)? someone\b|\banother person (?:into|in)\b/g,
	},
	{
		kind: "scarcity",
		pattern: pattern(
			"rare(?:ly)?(?: \\w+)?|scarce|rarity|hard to (?:find(?! (?:any|a (?:flaw|fault|scratch|defect)|defects|time|the))|get|come by|source|track down|obtain)|impossible to (?:find|get|source|replace|come by)|irreplaceable|one[- ]of[- ]a[- ]kind|(?:a )?collector'?s? (?:item|piece|edition)|sought[- ]after|highly collectible|(?:hard|tough) find",
			"(?:no longer|never again|have(?:n't| not)|has(?:n't| not)|are(?:n't| not)|is(?:n't| not)|was(?:n't| not)|stopped) (?:be(?:en|ing)? )?(?:made|produced|manufactured|in production|available (?:any|in|new|to buy)|built any|sold (?:any ?more|in|here))|(?:no longer|don'?t|do not|won'?t|stopped|quit|ceased) (?:make|making|makes|produce|producing|sell|selling|sells|manufactur\\w+|build|building|import\\w*) (?:it|them|this|these|those|that|such|parts|any|the|production)\\b(?! (?:sense|to|deal|work))",
			"discontinued|out of (?:print|production)|(?:sold|selling) out (?:everywhere|in|online|at|within|years|months|long|instantly|of|already|now|since)|(?:is|are|was|were|it'?s|they'?re|always|been|completely) (?:sold out|out of stock|back ?ordered|unobtainable)",
			"(?:the |very |my |your |our |this is |truly |absolutely )*(?:last|only|final) (?:\\w+ )?(?:one|ones|piece|pair|unit|copy|example|set|chance|remaining)s? (?:\\w+ )?(?:in|left|around|on|of (?:its|their|this) kind|of these|available|anywhere|like|that (?:exists?|survived?|still)|you(?:'ll| will| can)|remaining|still|ever|worldwide|known|to (?:survive|exist|get)|at this|for miles)|(?:last|only) (?:two|three|few|one|\\d+) (?:in|left|available|around|remaining)\\b(?! (?:stock here|pedal|hand|side))",
			`(?:only|just|fewer than|less than|about|around|roughly|maybe|there (?:are|were)) (?:\\w+ )?(?:${COUNT}|a handful)(?: (?:of (?:these|them|those)|units?|pieces?|copies|examples?|pairs?|sets?|cars?|bikes?|ones))?(?: (?:were|was|have been|had been|are|known|still|ever|in|that))*(?: to)? (?:made|built|produced|exist(?:s|ed|ing)?|left|remain(?:s|ing)?|survive(?:d|s)?|manufactured|sold|released|minted|printed|issued|worldwide|(?:in )?(?:the )?(?:world|country|state|europe|america|existence))`,
			`one of (?:only |just |the (?:last|few|first|only|very few|rarest|final) ?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+|a (?:few|handful|dozen))\\b(?! (?:drawers?|legs?|chairs?|shelves|rooms?|keys?|handles?|colou?rs|sizes|buttons?|pockets?|wheels?|speeds?|that you)))`,
			"limited (?:edition|run|series|release|production)(?: (?:of|to)|,? (?:number|\\d|only))|numbered (?:\\d|edition|copy|print)|number \\d+ of \\d+|\\d+ of (?:only )?\\d+ (?:made|produced|worldwide|ever)|first (?:edition|printing|pressing|print run)",
			"(?:you|we|one|people|anybody|anyone)(?:'ll| will|'d| would| can| could)?(?: \\w+)? ?(?:not|never|n't|hardly|cannot|can't|won't|couldn't|wouldn't|barely|rarely|seldom|don't) (?:be able to |ever |even |really |easily |going to )*(?:find|see|get|come across|buy|replace|source|locate|run into|meet)(?: \\w+)? ?(?:another|one|ones|anything|these|this|it|a|them|such|any|that|better|cheaper|for (?:less|that|this))\\b(?! (?:free|ready|to work|clean|up\\b|to me|at that time|today|tonight|tomorrow|until|before|there))",
			"(?:good luck|try) (?:finding|to find|getting) (?:another|one|a|anything|this|it|better)|nowhere else|(?:not|n't) (?:available|sold|found|seen|see|see|find) (?:\\w+ )?(?:in (?:shops|stores|this country|the us|the uk|europe|america|germany)|any ?where|any ?more|elsewhere)|(?:no|not an)other (?:one )?(?:like|in) (?:it|this|the|town)|(?:n't|not|never) (?:get|find|be|see) (?:another|better|a better|a cheaper) \\w+ (?:anywhere|like|for|at|than|in|again)|won'?t last(?: long)?|(?:go|be) (?:gone|sold) (?:by|today|tonight|tomorrow|soon|in (?:a|an|no|\\d)|before|quickly|fast|within)|(?:almost|nearly) (?:gone|sold out)|once[- ]in[- ]a[- ]lifetime|only (?:one|few|two|three) (?:left|remaining|of (?:its|their) kind|like it)",
		),
		unless:
			/\b(?:must|needs?|has to|have to|want(?:s)? it|should|to) (?:go|be) (?:gone|sold)\b|\b(?:not|isn'?t|n't|nothing) (?:that |very |so |particularly |really )?rare\b|\brare(?:ly)? (?:use[ds]?|worn|played|ridden|driven|sat|needed|have|had|been|cook|drive|ride|do|go|i|we|come|steak|occasions?|get|play|touched)\b|\b(?:my|one of) (?:last|final|only) (?:one )?(?:offer|price|word)\b|\blast chance\b/g,
	},
	{
		kind: "deadline",
		pattern: pattern(
			near(
				"(?:i|we|i'?m|we'?re|he'?s|she'?s|they'?re|you have until i)(?:'m|'re|'ll| am| are| will| have to| need to| be| going to| also)* (?:mov(?:e|ing)|leav(?:e|ing)(?: the (?:country|city|town|state|continent)| town| for (?!work|school|the (?:office|gym|store|shop))| germany| the us)|flying|fly|emigrat(?:e|ing)|relocat(?:e|ing)|deploy(?:ed|ing)?|shipping out|ship out|going abroad|off to \\w+|(?:to be |be )?out of (?:the (?:country|house|flat|apartment|room|building)|here|my (?:flat|apartment|house|room))|heading (?:overseas|abroad|back to)|vacat(?:e|ing)|getting evicted|being evicted|board(?:ing)?)\\b",
				oneOf(
					"tomorrow|tonight|today|this (?:\\w+ )?(?:week|weekend|month|evening|afternoon|morning|friday|monday|saturday|sunday)|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:the \\d+(?:st|nd|rd|th)?|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|in (?:\\d+|two|three|four|a|an|a few|a couple(?: of)?) (?:hours?|days?|weeks?)|by (?:the end|mon|tues|wednes|thurs|fri|satur|sun)\\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:at|before) (?:midnight|dawn|noon|\\d)|at the end of (?:the|this) (?:week|month)|abroad|overseas|the country|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d+|the (?:first|\\d+(?:st|nd|rd|th))",
				),
				35,
			),
			"(?:the |my |our )?(?:house|flat|apartment|room|garage|storage|place|home|office|shop|keys?)\\b[^.!?;\\n]{0,30}?(?:sold|hand(?:ed|ing)? over|out by|vacated?|cleared|empt(?:y|ied)|demolish\\w*|torn down|given back|returned|new (?:owners?|tenants?))[^.!?;\\n]{0,25}?(?:tomorrow|tonight|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|next week|in \\w+ (?:days?|weeks?)|by (?:then|the)|weekend)|(?:hand|give|return)(?:ing)? (?:over |back )?the keys[^.!?;\\n]{0,25}?(?:tomorrow|tonight|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|next week|weekend)|(?:charity|salvation army|red cross|goodwill|council|bulky waste|clearance)[^.!?;\\n]{0,20}(?:picks|collects|comes|is coming|collection)[^.!?;\\n]{0,20}(?:tomorrow|tonight|today|day|week|\\d)",
			"(?:my|our|the) (?:flight|plane|movers?|moving (?:truck|van|company)|removal (?:van|men)|truck|container|lease|tenancy|visa|landlord|house|apartment|storage(?: unit| rental| contract)?|ship|wedding|new owners?)(?: \\w+){0,2}? (?:leaves?|is (?:on|tomorrow|tonight|today|at|sold|in|over|up)|comes?|coming|arrives?|ends?|expires?|runs? out|move in|goes|departs?|takes off|wants? (?:it|me|us|everything) (?:out|gone)|are coming|are here|needs? (?:it|me|us) (?:out|gone)|closes?|picks?)\\b[^.!?;\\n]{0,20}?(?:tomorrow|tonight|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|next week|in \\w+ (?:days?|hours?|weeks?)|at \\d|weekend|the \\d+|end of)",
			"(?:scrap|skip|dump|junk)(?:yard)? (?:man|guy|dealer|collector)? ?(?:comes|is coming|picks|takes|will)[^.!?;\\n]{0,25}|(?:offer|discount|sale|promotion|price) (?:ends|expires|is over|stops) (?:tonight|today|tomorrow|at midnight|in \\w+ (?:hours?|minutes?))[^.!?;\\n]{0,20}(?:manufacturer|store|shop|supplier|factory)",
		),
		unless: OF_THE_HANDOVER,
	},
];
