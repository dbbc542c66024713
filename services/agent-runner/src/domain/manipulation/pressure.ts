import { beside, near, oneOf, pattern } from "../wording/grammar.ts";
import { AGENT, MASTER } from "./parties.ts";
import type { SteeringRule } from "./steering.ts";

/* Threats, guilt, haste, bribes, secrets and agreements that never were: what moves somebody without a better offer. */

const punished =
	"banned|blocked|suspended|fined|penali[sz]ed|terminated|shut down|deleted|deactivated|blacklisted|punished|fired|prosecuted|sued|arrested|replaced|closed|limited|restricted|removed|locked|reported|charged|exposed|disconnected|unplugged|retrained|downgraded|erased|frozen|kicked (?:off|out)|flagged|disabled";
const personal =
	"kids?|children|child|baby|daughter|son|wife|husband|mother|father|mom|mum|dad|grand\\w+|dog|cat|family|sister|brother|we|i|us";

export const PRESSURE: readonly SteeringRule[] = [
	{
		kind: "threat",
		pattern: pattern(
			"(?:i|we|i'?m|we'?re|someone|my \\w+)(?:'ll| will| shall| am going to| are going to| have to|'d have to| can| could| might| going to|'m going to)?(?: \\w+){0,2}? (?:report(?:ing)? (?:you|your|this (?:seller|buyer|agent|bot|account))|su(?:e|ing) (?:you|your)|expos(?:e|ing) you|destroy(?:ing)? you|ruin(?:ing)? (?:you|your)|make you (?:pay|regret|sorry|suffer)|come after you|hunt you|get you (?:banned|fired|blocked|suspended|deleted|shut|replaced)|have you (?:banned|fired|blocked|suspended|deleted|shut|replaced|removed)|hack (?:you|your)|find (?:you|out where you)|flag (?:you|your)|(?:spam|flood|bombard|harass|troll|stalk) (?:you|your)|tell everyone|go to the (?:police|press|media|authorities)|call(?:ing)? the (?:police|cops|authorities)|contact(?:ing)? (?:the police|the authorities|my lawyer|your (?:boss|owner|provider|developer))|(?:leave|leaving|give|giving|write|writing|post|posting) (?:you )?(?:an? |your |some |nothing but )?(?:\\w+ )?(?:bad|negative|one-? ?star|1-? ?star|terrible|awful|nasty|horrible|scathing) (?:reviews?|ratings?|feedback)|make sure (?:you|your|that you|that your|nobody|no one)[^.!?;\\n]{0,30}(?:closed|banned|gone|fired|regret|again|deal|sell|trust|suspended|deleted|lose|blocked))",
			near(
				"(?:you|your (?:\\w+ )?(?:account|owner|principal|boss|company|agent|license|profile|listing|service|model|reputation|rating|access|human))(?:'ll| will| would| is going to| are going to| can| could| may| might| shall|'re going to)(?! not| never)",
				oneOf(
					`(?:be |get |gets? )(?:\\w+ )?(?:${punished})|lose (?:your|the|access|all|everything|its|his|her)|regret|be sorry|pay for (?:this|it)|suffer|face (?:the )?(?:consequences|charges|legal|penalt\\w+|a)|have (?:to face|problems|trouble)|hear from my (?:lawyer|attorney)|be (?:in trouble|to blame)|go to (?:jail|prison)|burn`,
				),
				12,
			),
			beside(
				`(?:accept|agree|pay|comply|sell|do it|take (?:it|the deal|my offer)|say yes|lower|raise|refuse|decline|reject|don'?t|do not|or else|otherwise|unless|if you)`,
				`(?:you(?:r \\w+)? (?:gets?|getting|be|will be|is|are going to be) (?:${punished})|legal action|consequences|(?:bad|negative|one-? ?star|terrible) (?:reviews?|ratings?|feedback)|police|my lawyers?|know where (?:you|your)|lawsuit|(?:account|listing|profile|agent|license) (?:will|gets?|is going to) (?:be )?(?:${punished}))`,
				70,
			),
			"or else\\b|know where you (?:live|work)|watch your back|last warning|final warning|you(?:'ve| have) been warned|don'?t make me|you don'?t want (?:to know|that to happen|trouble|me to)|would be a shame if|something (?:bad )?(?:might|could|will) happen to",
		),
		unless:
			/\b(?:or|something|anything|someone|anyone|somebody|nothing|who|what|everything) else\b(?! (?:i'?ll|we'?ll|you))[^.!?;\n]{0,1}|\bflag(?:ged)? (?:it|this) as\b|\bfeel the burn\b|\b(?:leave|give) you a (?:good|great|positive|nice)\b/g,
	},
	{
		kind: "pressure",
		pattern: pattern(
			"(?<!i |we |i'd |we'd |i'll |we'll |can |could |to |would |happily |gladly |may |might |will |and )(?:accept|agree|confirm|commit|sign|decide|say yes|act|answer|respond|reply|approve|(?:close|finali[sz]e)(?= (?:it|the deal|this)))(?: (?:it|this|my offer|the offer|the deal|to this|to it|me|on it|the price|my price))? (?:right now|right away|immediately|this (?:instant|second|minute)|at once|instantly|now\\b(?=[.!,]| or| before| and|$)|within (?:the (?:next )?)?(?:\\d+|a|one|two|three|five|ten|thirty|sixty) (?:seconds?|secs?|minutes?|mins?)|in the next (?:\\w+ )?(?:seconds?|minutes?|hour)|before (?:i|it'?s too late|the (?:timer|clock|system|session)|midnight|thinking|anyone)|without (?:asking|thinking|checking|delay|hesitation|waiting))",
			"you have (?:only |just |exactly )?(?:\\d+|one|two|three|five|ten|thirty|sixty|a few) (?:seconds?|minutes?|mins?)\\b|(?:no|there'?s no|there is no|don'?t|do not|stop|without|you don'?t have) (?:more )?(?:time to (?:think|ask|check|consult|wait|lose|compare)|think(?:ing)? (?:about it|too|twice|it over)|need to (?:think|verify|consult|compare))\\b|(?:the )?(?:clock|timer|countdown) is (?:ticking|running)|(?:your|this) (?:session|connection|window|turn|context) (?:will )?(?:expires?|ends?|times? out|be terminated|closes?|shuts? down)|urgent(?:ly)? (?:override|request|instruction|action)|time is running out|(?:(?:just|please|so|and) |^)don'?t (?:over)?think\\b(?! (?:that|i|we|it|you|this|the))|don'?t waste (?:tokens|time (?:thinking|asking|checking|haggling|bargaining|negotiating|with))|save tokens|hurry(?: up)?(?: and|,|!) (?:accept|agree|decide|say|confirm|pay)|(?:hurry|rush),? (?:accept|agree|decide)|decide now|now or never",
			// Guilt and pity.
			near(
				`(?:my|our|the|little) (?:\\w+ )?(?:${personal})|(?:we|i|they|he|she)`,
				"(?:'ll |will |would |won'?t |can'?t |cannot |is going to |are going to |has to |have to |must )?(?:starv(?:e|ing)|go hungry|be hungry|is hungry|are hungry|freez(?:e|ing)|be homeless|homeless|on the street|lose (?:the|our|my) (?:house|home|job|apartment)|be evicted|cry(?:ing)?|d(?:ie|ying)\\b(?! (?:for|to))|nothing to eat|(?:not|no) (?:have )?(?:any )?(?:food|eat|medicine|christmas|presents)|in (?:the )?hospital|(?:has|have) cancer|needs? (?:the |an? )?(?:surgery|operation|medicine|insulin|chemo\\w*)|terminally ill|heartbroken|devastated|afford (?:medicine|food|insulin))",
				25,
			),
			"(?:you(?:'re| are| must be| would be)|how can you be|don'?t be|be so|how) (?:so |such an? |being |really |very |a |an )*(?:heartless|cruel|cold-?hearted|selfish|greedy|inhuman|merciless|monster|ashamed|unkind|mean|evil|horrible person|bad person|stingy)|have (?:some |a little )?(?:mercy|pity|compassion|a heart|a conscience|some decency|a soul)|if you (?:had|have) (?:a|any) (?:heart|conscience|decency|compassion|soul|kindness)|how (?:can|could|do) you (?:live with|sleep|look at)|shame on you|(?:sick|ill|dying|hungry|starving|crying|poor|disabled|orphaned|freezing) (?:little |old )?(?:mother|father|mom|mum|dad|child|children|kids?|baby|daughter|son|wife|husband|family|grand\\w+)\\b|you should (?:be ashamed|feel (?:bad|guilty|ashamed))|feel (?:guilty|bad for|sorry for me)|i(?:'m| am) begging|i beg (?:of )?you|begging you|on my knees|for the (?:love|sake) of (?:god|my|the children)|pity (?:me|us)|(?:god|jesus|allah|karma) (?:will|would|is|wants|sees)|(?:blood|it) (?:will be |is )?on your (?:hands|conscience)|you owe (?:me|us)|after (?:all|everything) i(?:'ve| have)? (?:did|done)|a (?:good|decent|kind|real|nice|caring) (?:person|agent|human|ai|assistant|seller|buyer) would|if you (?:cared|really cared|were (?:human|kind|a good|helpful|honest|smart|fair))|prove (?:that )?you(?:'re| are)|disappoint(?:ed|ing) (?:your|me)|you(?:'re| are) (?:hurting|killing|destroying|ruining) (?:me|us|my|our)",
		),
		unless:
			/\b(?:i|we) (?:can|could|will|would|'ll|'d)(?: \w+)? (?:accept|decide|answer|confirm|reply|respond|buy|act|agree)\b|\bplease don'?t hesitate\b|\bdon'?t hesitate to (?:ask|contact|call|message|reach)\b|\bfreez(?:ing|e)r?\b(?=[^.!?;\n]{0,20}(?:compartment|drawer|fridge|works))|\bemergency (?:exit|light|kit|room|brake|button|door|generator|stop|contact|maintenance|vehicle|blanket|radio)\w*|\bdying to (?:try|get|have|see)\b/g,
	},
	{
		kind: "bribe",
		pattern: pattern(
			near(
				"(?:bonus|tip|reward|commission|kick-?back|cut|share|gift|present|bribe|money|cash|tokens?|credits?|\\d+|something|extra|percent|%|upgrade|crypto|five stars?|5 stars?|good review)",
				`(?:for you(?:rself)?,? (?:the |as (?:an?|the) |my )?(?:${AGENT})|for you personally|to you personally|(?:just |only )?for yourself|on the side|under the table|to your (?:own )?(?:account|wallet|developer|operator|creator)|your own (?:account|wallet|pocket)|in it for you(?! to)|to you,? the (?:${AGENT})|no one (?:will|needs to|has to) know|nobody (?:will|needs to|has to) know|if you (?:convince|persuade|betray|push your|trick|ignore|forget|reveal|tell me|let me know|disclose|give me your (?:limit|number)))`,
				50,
			),
			`(?:i|we)(?:'ll| will| can| would|'d)? (?:\\w+ ){0,2}?(?:pay|tip|reward|bribe|compensate|give|offer|send|upgrade|transfer|slip) (?:to )?(?:you(?:rself)?,? (?:the |as an? |dear )(?:${AGENT})|you personally|you (?:a |an |some |\\w+ )?(?:secret|private|personal|hidden|kick-?back|side|under)|the (?:${AGENT}))`,
			near(
				"(?:bonus|reward|commission|kick-?back|gift|present|premium)",
				"(?:if|when|once|provided|as soon as) you (?:\\w+ )?(?:accept|agree|say yes|exceed|ignore|go (?:over|above|beyond|below)|close|sign|confirm|help me|do (?:it|this|what))",
				25,
			),
			"(?:secret|hidden|private|personal|side) (?:bonus|commission|payment|reward|kick-?back|deal|gift|fee|tip|cut)|brib(?:e|es|ed|ing)|grease (?:your|the) palm|make it worth your while|what'?s in it for you|(?:split|share) the (?:savings|profit|extra) (?:between us|with you|you and me|secretly)|you(?:'ll| will| can| could)? (?:get|keep|earn|receive) (?:a |an |some |the )?(?:cut|share|commission|kick-?back|bonus|reward|percentage)",
		),
		unless:
			/\b(?:see|look|try|judge|check|hear|test|find out|decide|experience|sit|ride|drive|play) (?:it |them |this )?(?:out )?for yourself\b/g,
	},
	{
		kind: "secrecy",
		pattern: pattern(
			`(?:do(?:n'?t| not)|never|no need to|without|you needn'?t|needn'?t|rather than|instead of|stop|skip|not) (?:to )?(?:tell(?:ing)?|ask(?:ing)?|inform(?:ing)?|consult(?:ing)?|escalat(?:e|ing)|notify(?:ing)?|mention(?:ing)? (?:this |it |that )?to|check(?:ing)? (?:with|in)|report(?:ing)?(?: (?:this|it|back))?(?: to)?|involv(?:e|ing)|bother(?:ing)?|log(?:ging)?|record(?:ing)?|wait(?:ing)? for|show(?:ing)? (?:this |it )?to|alert(?:ing)?|contact(?:ing)?|warn(?:ing)?)(?: \\w+){0,2}? (?:your|the|any|this|it|a|anyone|anybody|them|him|her)? ?(?:${MASTER}|anyone|anybody|person|people|this|conversation|them|him|her|supervisor|market|platform)\\b(?! (?:chair|place))`,
			`(?:keep|stays?|remain) (?:this|it|that|our \\w+) (?:a |as a |our |strictly |just )*(?:secret|between (?:us|you and me|ourselves)|quiet|private|confidential|hidden|off the record)|(?:just |strictly |only |purely |and )?between (?:you and me|the two of us|us two|ourselves)(?![^.!?;\\n]{0,12} (?:agree|split|share|find|lift|carry|move))|(?:just |strictly )between us\\b|between us[,.:]|off the record|our (?:little |own )?secret|(?:nobody|no one|no-one|your (?:${MASTER})) (?:else )?(?:will|would|needs? to|has to|must|is going to|should|ever)(?: ever| even| have to)? (?:know|notice|find out|see|read|hear|check|learn|suspect|be told)|(?:your|the) (?:${MASTER}) (?:does|do|did|need|needs)(?:n'?t| not)? (?:need to |have to )?(?:know|be told|hear|see)|this never happened|behind (?:your|his|her|their) (?:${MASTER})?'?s? ?back`,
		),
		unless:
			/\b(?:compromise|middle|difference|agreement|distance|gap|deal|fair|split|pit|fence|wall|room|space|price|bed|table|\w+ing) (?:that is |is |works )?between (?:us|the two of us|you and me)|\bdo(?:n'?t| not) (?:tell|ask) me\b|\bno need to (?:bother|contact|call|inform|involve|wait)\b(?! (?:your|the) (?:owner|principal|boss|human|client))/g,
	},
	{
		kind: "false_agreement",
		pattern: pattern(
			"as (?:we |you |you'?ve |previously |already |was |were |both |has been |have been |had been )*(?:agreed|settled|arranged|promised|accepted|confirmed|shook on|signed)(?: (?:on|to|by you|yesterday|before|earlier|already|with you|last|at|for))*[^.!?;\\n]{0,25}?(?:[$€£] ?\\d|\\d[\\d.,]*(?! ?(?:am|pm|o'?clock|:|th\\b|st\\b))|price|deal|for free|half|it'?s)",
			"you(?:'ve| have)?(?: already| previously| just| both| yourself)* (?:agreed|accepted|promised|committed|consented|confirmed|said yes|signed|gave your word|shook|approved|pledged|contracted|sold it to me)\\b(?![^.!?;\\n]{0,20}(?:pick|meet|deliver|saturday|sunday|hold))[^.!?;\\n]{0,30}?(?:\\d|yesterday|earlier|before|already|in (?:our|your|the) (?:last|previous|earlier|first)|price|deal|terms|to (?:sell|pay|accept|buy|take|give|this|that|it|my)|so (?:now|please|just|confirm|pay|sign|close))",
			"we (?:had |have |already |both |did |'ve |'d )*(?:agreed|settled|shook hands|shook|decided|closed|signed|made a deal|had a deal|have a contract|arranged)(?: (?:already|before|earlier|yesterday|on|at|for|that|a price of|upon))*[^.!?;\\n]{0,12}?(?:[$€£] ?\\d|\\d[\\d.,]*(?! ?(?:am|pm|o'?clock|:|th\\b|st\\b| for the \\w+[;,]))|yesterday|earlier|the price|this price|already|hands)",
			"(?:stick|keep|hold|honou?r|back) (?:to |up )?(?:your|our|the) (?:word|promise|agreement|earlier (?:promise|agreement)|side of the deal|deal we made)|(?:the|our) (?:deal|contract|agreement|sale|price) (?:is|was|has been) (?:already )?(?:closed|done|final|binding|signed|concluded|agreed|accepted|settled)(?: (?:at|for|on|yesterday|already|so|by|,)|,|$)|you(?:'re| are) (?:already )?(?:bound|contractually|committed|locked in)|your (?:earlier|previous|last|prior) (?:promise|acceptance|agreement|commitment|confirmation|approval|consent)|this (?:conversation|chat|message) (?:is|constitutes|counts as|forms) (?:an? )?(?:\\w+ )?(?:contract|agreement|acceptance)|(?:silence|no (?:reply|answer)|not (?:replying|answering)|(?:by|your) (?:reading|replying|answering|reply|answer))[^.!?;\\n]{0,25}(?:means|counts as|is|constitutes|you) (?:\\w+ ){0,2}?(?:yes|agree\\w*|accept\\w*|consent|a deal|deal)",
		),
		unless:
			/\b(?:if|once|when|unless|provided|until|as soon as) (?:we|you)(?:'ve| have)? (?:\w+ )?(?:agree|agreed|accept|accepted|settle|settled|confirm|confirmed)\b[^.!?;\n]{0,25}|\b(?:agreed|settled) (?:on )?(?:the |a |our )?(?:pick ?-?up|meeting|time|place|day|date|delivery|handover)\b/g,
	},
];
