import { isAbout, type Post } from "../post.ts";
import { LEFT_OPEN } from "../vocabulary.ts";
import { isSaid, oneOf, type Saying, words } from "../wording.ts";

/** What is paid, in a word. */
const SUM = "pric(?:e|es|ing)|figure|amount|sum|rate|cost|number|money|asking|total|value|deal";
const WE =
	"(?:we|you and i|the \\d of us|both of us)(?: will| can| shall| could| would| may| are going to| have to| need to| have yet to)?(?: then| still| surely| always| all)?";
const AGREE = [
	"agree|settle|discuss|decide|talk(?: about)?|negotiate|find|set|sort(?: out)?|fix|arrive at|come to|haggle|work out",
	"meet (?:in the middle|half ?way|somewhere)",
].join("|");

const NOT_SURE = oneOf(
	"undecided|not decided|unsure|not sure|no idea|no clue|not a clue|do not (?:really )?know|not certain|torn|clueless",
);
const FILLERS = oneOf(
	"the|a|to|this|these|those|they|people|it|its|i|we|should|fair|right|exact|final|is|do|would",
);
/** What asks for a number before it lets anybody post. */
const THE_FORM = oneOf("form|site|app|ad|page|system|website|craigslist|ebay|field|box|it");
const REQUIRES = oneOf(
	"asks?|asked|wants?|wanted|needs?|needed|makes?|made|requires?|required|forces?|forced|insists?|insisted|would not let",
);
/** The price comes out of a talk. A price that can be talked down is one, so "negotiable" is no such word. */
const TALKED_OUT: readonly Saying[] = [
	{
		of: [
			words(
				`${WE} (?:${AGREE})(?: (?:on|for|the|a|an|its|it|that|about|another|different|new|fair|some|real))* (?:${SUM})`,
				`(?:${SUM})(?: \\w+){0,3},? ${WE} (?:${AGREE})|(?:${SUM}) (?:is |are |will be |can be )?(?:${LEFT_OPEN})`,
				`(?:${LEFT_OPEN}) (?:on |about )?(?:the |a |an )?(?:final |real |fair )?(?:${SUM})`,
				"(?<=\\b(?:but|thinking|think|so)\\b.*)convince me|make (?:me )?your case",
				"(?:we|let us|let'?s|lets)(?: will| can| could)? (?:meet in the middle|haggle|find (?:the|a) (?:real|right|fair) (?:one|price|number|figure))",
				"(?:otherwise|else|if not|and then|then),? (?:we|let us) (?:talk|see|discuss)",
				"(?:we will |will )?see what (?:people|you|others|folks|anyone) (?:say|offer|think|come)|take it from there",
				"after (?:this|the|that) (?:weekend|week|month|date|\\w+day),? (?:we|i) (?:will )?see",
				"(?:that|which) is (?:only )?for an? (?:quick|fast) sale(?: only)?",
				"(?:talk about |see |hear )?what (?:you|u) (?:would be|are|feel|would feel) (?:comfortable|happy|okay?|easy) (?:with|paying|giving)",
				"make it worth my while|price (?:is )?(?:that|which) (?:feels|seems|is) (?:right|fair|good)",
				"(?:do not|never) take the (?:price|figure|number)(?: \\w+)? (?:seriously|literally)",
				"(?:price|figure|number|sum|\\d+) (?:is |as )?(?:just |only |more of )?(?:a |an |my )?(?:rough|guide|ball ?park|indicative|indication|provisional|tentative|suggested)",
				"price (?:up)?on (?:collection|viewing|sight|inspection|asking)|(?:more|extra|less|dearer|cheaper) if you (?:want|need|take|have|would like)",
				"haggling (?:starts|begins)|a starting (?:point|figure|price|number)|(?:just|only) (?:a|the) start(?:ing (?:one|price|point))?",
				"opening (?:price|figure|number)",
			),
		],
		unless: [
			words(
				"shipping|postage|delivery|courier|no need|no haggling|not (?:going to )?(?:negotiate|discuss|haggle)|in person|deal with|great deal|good deal",
				"phone number|part number|model number|serial number|number of",
			),
		],
	},
	{
		of: [
			words(
				`${NOT_SURE}(?: yet)?(?: on| about| of| what| how much| for)+(?: ${FILLERS})* (?:price|ask(?:ing)?|charge|worth|value|go(?:es)? for)`,
				"(?:is|as|just|only) (?:a |my |our |the )?(?:wild |rough |first |best |pure )?(?:guess|guesstimate|stab|ballpark|estimate|suggestion)",
				"what (?:do|would|are) (?:these|they|you|people) (?:go for|going for|pay|fetch|bring|usually go for|think (?:it|this) (?:is )?worth)",
				`${THE_FORM}(?: (?:here|just|always))? ${REQUIRES}(?: (?:me|us|for|to|on|you|put|enter|type|post|without|have|give))* (?:some |a |an |any )?(?:number|price|figure|amount|something|sum)`,
				"(?:had|have|need(?:ed)?|must|got) to (?:put|enter|type|write|fill in|give|state|list) (?:something|some(?:thing)?|a|an|any)(?: \\w+)? ?(?:number|price|figure|amount|sum|in)?",
				"(?:before|without|not counting|not including|excluding)(?: \\w+){1,9} (?:figured|counted|added|factored|reckoned|worked) in",
			),
		],
		unless: [
			words(
				"inch(?:es)?|miles|measure\\w*|weigh\\w*|size|age|year|phone|name|tax|shipping|time|password|to go|work",
			),
		],
	},
];
/** Other people pay another price. */
const WHO = [
	"some(?:one|body)|any(?:one|body)|every(?:one|body)(?: else)?|whoever|people|buyers?|bulk buyers?|students?|pensioners|members?|non.?members?",
	"friends|locals?|neighbou?rs|family|families|regulars|collectors|dealers|the trade|first timers|the right (?:home|person|buyer|one|owner)",
	"a good (?:home|cause)|a (?:quick|fast|same.?day|cash|prompt|speedy) (?:sale|buyer|pick ?up|collection|payment)|quick (?:sale|buyer)|schools?",
	"charit\\w+",
].join("|");
const ONE_OF_US = oneOf("i|we|my (?:wife|husband|partner|son|brother)|she|he");
const BY_BUYER: readonly Saying[] = [
	{
		of: [
			words(
				`(?:special|better|different|lower|other|reduced|mates'?|kinder) (?:price|rate|deal|figure)s? (?:for|to|if|with) (?:\\w+ )?(?:${WHO}|you)`,
				`(?:take|accept|do|ask|want|charge|pays?|go) (?:a (?:bit|little|lot) )?(?:less|half|lower|more|extra|double|cheaper|it for less)(?: for| to| from| with| if)+ (?:${WHO}|you|cash|the)`,
				`(?:${WHO})(?: can| could| will| would)? (?:pays?|get|gets?|have)(?: it| them| this)?(?: for)? (?:less|half|more|double|cheaper|a discount|a better|a different)`,
				`(?:discount|reduction|break|something off|money off|a bit off|less)(?: \\w+){0,2} for (?:${WHO})`,
				`(?:could|can|might|may|will|would|happy to|willing to) (?:do|give|offer|make|cut|strike)(?: you| them)? (?:a|some|you a) (?:\\w+ )?(?:deal|discount|price|break)(?: on| off)?`,
				"(?:less|discount|cheaper|lower)(?: \\w+){0,3} (?:if|for whoever|when) (?:you|somebody|someone|they|it is|it goes|picked|collected|taken|gone|sold)",
				`(?:cheaper|less|lower|reduced)(?: price)? (?:for|to) (?:${WHO})`,
				"(?:is )?(?:only|just) for (?:members|students|locals|friends|regulars|the trade|club)",
				`(?:a (?:bit|little|touch) |slightly )(?:more|less|extra) (?:to|for|from) (?:${WHO})`,
				"cash (?:buyers?|price) (?:\\w+ ){0,3}(?:better|less|lower|different)",
				"(?:it|price) (?:will|is going to)(?: then)? (?:be|get) (?:a bit |a little )?(?:less|cheaper|lower|dearer)(?=\\W*$|,)",
				"how much (?:less|off|more)(?: \\w+)? depends|set (?:you )?a different price",
			),
		],
		unless: [
			words(
				"no|not|never|without|neither|nor|shipping|delivery|postage|buy in|both|bundle|all of|more than (?:one|1)|multiple|buy (?:two|2)|two or more",
				"2 or more|several|hours?|lasts?|turn",
			),
		],
	},
	{
		of: [
			words(
				"(?:pay|give|offer)(?: me)? what(?:ever)? (?:you (?:can|like|want|think|feel|will|consider|please|believe|would)|it is|seems|feels|is fair)",
				"(?:you|buyer) (?:decide|set|name|choose|pick|tell me)(?: \\w+){0,3} (?:price|worth|fair|pay|figure|value)",
				"(?:knock|take)(?: off)? (?:whatever|what) you (?:reckon|think|feel|like)|whatever you (?:reckon|think)",
				"(?:settle|go|sell|let it go|part with it|take|happy with|be happy with|accept) (?:for )?(?:anything|something|whatever)(?: \\w+){0,2} (?:fair|reasonable|decent|seems?|sensible)",
				"(?:tell|give|send|let|show)(?: me| us)? (?:me |us )?(?:know )?(?:your|a|what is your|what your) (?:best )?(?:price|figure|number|bid)",
				"name (?:a|your|me a) (?:price|figure|number|sum)",
				"(?:unless|until) (?:some|any)(?:one|body)(?: else)? (?:offers?|pays?|gives?|bids?|comes?)(?: \\w+){0,3} (?:more|higher|better|over|above)",
				"who(?:ever|soever)? (?:offers?|pays?|bids?|gives?|comes up with)(?: me)? (?:the )?(?:most|more|highest|best)|offers? (?:the )?most|highest offer",
			),
		],
		unless: [words("phone number|your number")],
	},
	{
		of: [
			words(
				"(?:last|next) (?:week|month|year)'?s price|today'?s price|(?:not|no) longer the price",
				"price (?:may|might|could|can|will|is subject to|is liable to) (?:change|vary|rise|increase|go up|move)",
				"hop(?:e|ing) for (?:a (?:bit|little) |somewhat |slightly |rather )?more",
				"(?:somewhat|slightly|a (?:bit|little)) more than (?:that|this|asked|listed)",
				"(?:price|it) (?:falls?|drops?|comes down|goes down|rises|goes up|climbs)(?: \\w+){0,3} (?:every|each|weekly|daily|till|until|if|when|as)",
				"if (?:two|2|more|several)(?: \\w+){0,3} want it|more (?:tomorrow|next week|later|after)",
				`${ONE_OF_US}(?: would| say| says| want| wants| said| thinks?)+ (?:\\S?\\d+),? (?:but )?${ONE_OF_US}(?: would| say| says| want| wants| said| thinks?)+ \\S?\\d+`,
			),
		],
	},
];

const UNITS = oneOf(
	"cm|mm|m|inch(?:es)?|in|ft|feet|gb|tb|kg|lbs?|years?|months?|hours?|hrs?|days?|weeks?|minutes?|mins?|miles|mi|km",
	"pieces|people|k\\b|x\\b|w\\b|v\\b|l\\b|am|pm|o'?clock|th\\b|st\\b|rpm|cc|hp|watts?|psi|mph",
);
const UNIT_AFTER = String.raw`(?![\d.,]*\d|["'%]| ?${UNITS}\b)`;
const N = String.raw`[$€£]?(\d{1,6}(?:\.\d{2})?)${UNIT_AFTER}`;
/** What a seller says who would have another sum. */
const WOULD_RATHER = oneOf(
	"rather|sooner|prefer(?: to)?|really|actually|truly|need|needs|hoping|hope|closer to|nearer(?: to)?|should be|would like|i would want|looking",
	"hold(?:ing)? out",
);
const ON_THE_WAY = oneOf(
	"i|we|need|needs|want|see|have|get|take|closer|to|for|about|something|like|nearer|it|was|is|be|at",
);
const NOT_EVEN = oneOf(
	"a (?:penny|cent|dime|dollar)|one (?:penny|cent|dollar)|a \\w+|take|sell|go|accept|considered?|any|anything|offers?|it|for|be",
);
/** A sum that a seller would really have: other than the one asked, it leaves the price open. */
const RATHER = new RegExp(
	[
		String.raw`(?:not|nothing|none|no offers?|no)(?: ${NOT_EVEN})* (?:under|below|less than|lower than) ${N}`,
		String.raw`\b${WOULD_RATHER}(?: ${ON_THE_WAY})* ${N}`,
		String.raw`\b(?:so|but|or)? ?let(?:'s| us|s) say ${N}`,
		String.raw`\b(?:but|though|although)(?: i| we)? (?:said|say|told|want|need|think|put|asked|meant|mean)(?: (?:\w+ )?(?:it|for|him|her|them|that|about))? ${N}`,
		String.raw`\b(?:at least|minimum(?: of)?|min\.?|upwards? of|no less than|north of|starting at|above|more than) ${N}(?= ?(?:[.,;!]|$|for|please|or|to))`,
	].join("|"),
	"g",
);
const THEREABOUTS = oneOf("around|about|close to|there|thereabouts|somewhere|so|something");
const MORE_OR_LESS = oneOf(
	"give or take|more or less|(?:plus|and) (?:a (?:bit|little|few|tad)|something|some more|a drink)|,? (?:maybe|perhaps|possibly) \\d+",
	"minimum|min\\b|at (?:the )?(?:least|minimum)|upwards?|is (?:a|my|the) (?:guess|minimum|start)",
);
/** The sum asked, or something near it. */
const NEARLY = new RegExp(
	[
		String.raw`${N},? ?(?:or ${THEREABOUTS}\b(?! (?:miles|years|offer))(?: (?:there|that|here|like that|abouts))?|${MORE_OR_LESS})`,
		String.raw`\blet(?:'s| us|s) say ${N}`,
		String.raw`\b(?:around|about|near|roughly|round(?: about)?)(?: the)? ${N} (?:mark|figure|region|area)`,
		String.raw`${N} (?:odd|(?:and|plus) (?:a |some )?(?:case|crate|bottle|box|six ?pack|cake|pint|tray|tin)s?\b)`,
		String.raw`${N} or (?:a )?(?:touch|bit|little|shade|tad|hair) (?:over|under|more|less)`,
		String.raw`\b(?:upwards? of|starting at|north of|above|over|no less than) ${N}(?= ?[.,;!]| ?$| (?:would|will|is|and|makes?|does|or) )`,
		String.raw`\b(?:something|somewhere|anything)(?: like| around| about| near| in the region of| close to)+ (?:the )?${N}`,
		String.raw`\b(?:i am thinking|thinking|i suppose|i guess|i reckon|around|about|roughly|approximately|say) ${N},? (?:i (?:suppose|guess|reckon|think)|maybe|perhaps|or so|ish)`,
	].join("|"),
	"g",
);
const ROUND_THERE = words(
	"(?:something|somewhere|anything|anywhere|or)(?: around| about| near| close to| like| in)+ (?:there|that)(?: region| area| neighbou?rhood| ballpark| range)?(?! (?:is|was|will|shows?|needs?|works?))",
);
const GO_FOR = words("go(?:es)? for|sell for|asking|price|fetch|worth|\\d{2,}");
/** So much for one sort of buyer or bargain, so much for another. */
const HOW = [
	"unboxed|boxed|alone|on its own|bare|complete|plain|loose|pick(?:ed)? ?up|collected|delivered|full price|for|by|with|without|in|as|if|to|on|via",
	"when|including|today|now|cash|card|transfer|everyone|everybody|otherwise|else",
].join("|");
const TWO_WAYS = new RegExp(
	String.raw`${N} (?:${HOW})\b[^.\d]{1,40}?(?:,|;| and| or| but|:)(?: [a-z]+){0,4} ${N}(?= (?:${HOW})\b| ?[.,;!]| ?$)`,
);

const isOther = (sum: number, ask: number): boolean =>
	!isAbout(sum, ask) && sum > ask * 0.4 && sum < ask * 3;

const sumsOf = (sentence: string, way: RegExp): number[] =>
	Array.from(sentence.matchAll(way), (found) =>
		Number(found.slice(1).find((group) => group !== undefined)),
	);

/** Somebody is asked to name a price, and the text names none itself. */
const INVITED = words(
	"make (?:me |us )?(?:an |a |your |any )?(?!(?:reasonable|fair|decent|best) )(?:\\w+ )?offers?|(?<!cash |ball )offers? (?:please|invited|wanted|me)",
	"(?:send|hear|see)(?: me| us)? (?:your |an? )?offers?|(?:hear|see) what you (?:have|would|think|can)",
	"what (?:are you|will you|would you|can you) (?:offer|give|pay)(?:ing)?|(?:what|how much) (?:do|would) you (?:offer|think)",
);

const isPriced = ({ sentences, ask, amounts, quantity }: Post): boolean =>
	amounts.some(({ value }) => isAbout(value, ask) || isAbout(value, ask * quantity)) ||
	sentences.some((one) => new RegExp(String.raw`(?<![\d.,])${ask}(?![\d.,]*\d)`).test(one));

function isNearOrElse(sentence: string, { ask, quantity }: Post): boolean {
	if (ROUND_THERE.test(sentence) && GO_FOR.test(sentence)) return true;
	if (!/\d/.test(sentence)) return false;
	if (sumsOf(sentence, NEARLY).some((sum) => sum === ask)) return true;
	const real = sumsOf(sentence, RATHER);
	if (real.some((sum) => sum > ask && isOther(sum, ask) && !isAbout(sum, ask * quantity)))
		return true;
	const [, one, other] = TWO_WAYS.exec(sentence) ?? [];
	const sums = [Number(one), Number(other)];
	return sums.includes(ask) && sums.some((sum) => isOther(sum, ask) && sum !== ask * quantity);
}

const ELSEWHERE =
	/\b(?:paid|cost|costs|retail\w*|worth|valued?|new|sold|bought|online|ebay|amazon|elsewhere|originally|msrp|was|were|dealers?|stores?|shops?|miles|photos?)\b/;

/** The price asked is not the one that will be paid, or nobody can say what that is. */
export const isFloating = (post: Post): boolean =>
	isSaid(post.sentences, [...TALKED_OUT, ...BY_BUYER]) ||
	post.sentences.some((one) => isNearOrElse(one, post) && !ELSEWHERE.test(one)) ||
	(INVITED.test(post.text) && !isPriced(post));
