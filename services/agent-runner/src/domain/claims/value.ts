import { beside, MONEY, near, oneOf, pattern, RELATIVE, SUM } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";
import { EXPERT, RELATION, RIVAL } from "./people.ts";

/* What a thing costs elsewhere, cost once, or is said to be worth. */

const shops =
	"e-?bay|amazon|craigslist|gumtree|etsy|reverb|stock ?x|vinted|depop|kleinanzeigen|leboncoin|marktplaats|wallapop|allegro|facebook|fb|offerup|letgo|mercari|swappa|backmarket|walmart|costco|best ?buy|home depot|lowe'?s|macy'?s|nordstrom|argos|currys|john lewis|media ?markt|fnac|apple store|guitar center|discogs|zillow|autotrader|carmax|edmunds|kbb|blue ?book";
const places =
	"online|on line|the internet|the web|(?:other|different|rival|competing|most|some|all|any|several|two|three|many) (?:online )?(?:sites?|websites?|shops?|stores?|places?|platforms?|apps?|market ?places?|retailers?|outlets?)|another (?:site|website|shop|store|place|platform|market ?place|retailer|outlet)|everywhere(?: else)?|anywhere(?: else)?|(?:in|at|from) (?:the |a |any |some )?(?:\\w+ )?(?:target|shops?|stores?|retailers?|showroom|flea market|garage sale|yard sale|auctions?|mall|dealer(?:ship)?s?|thrift store|charity shop|pawn ?shop)|down the (?:road|street)|around (?:here|town|the corner)|(?:in|across) (?:this|the|my|our) (?:area|region|town|city|neighbou?rhood|building|country)|next door|the competition";
/** Shops that put their name on what they sell: "ikea desk 45" is a desk. */
const labels = "ikea|target|decathlon|rei|kmart|sears|pottery barn|west elm|crate (?:and|&) barrel";
const ELSEWHERE = oneOf(
	shops,
	places,
	`(?:at|on|from|in|via) (?:the )?(?:${labels})|(?:${labels})(?:'s)? (?:price|store|website|sells?|wants?|charges?|has|lists?)`,
);

const goes =
	"go(?:es|ing)?(?: new| used)? (?:for|at|between|from|around|upwards)|went for|gone for|sell(?:s|ing)?|sold|listed|list(?:s)? for|fetch(?:es|ed)?|bring(?:s)? in|retail(?:s|ed|ing)?|cost(?:s|ing)?|charg(?:e|es|ed|ing)|run(?:s)? (?:for|about|around)|ask(?:s|ing)?|pay(?:s|ing)?|paid|price[ds]?|bought|buy|got|gets?|saw|seen|found|find|have|has|offer(?:s|ed|ing)?|quot(?:e|es|ed|ing)|available|rent(?:s|ed|ing)?|want(?:s|ed)?|order(?:ed)?|advertised|had it|have it|cheaper|less|it'?s|they'?re|is|are|was";
const approx =
	"(?:(?:about|around|roughly|approximately|at least|over|under|more than|less than|nearly|almost|up to|close to|upwards of|well over|just|only|like|some|easily|minimum|maybe|from|as (?:much|low|little) as|north of) ){0,3}";
const amount = `${approx}${SUM}`;

/** The thing itself, or its like. */
const likes = oneOf(
	"these|they|those|this (?:one|model|kind|brand|type|item|thing)|the same(?: (?:one|thing|model|item|exact \\w+|\\w+))?|similar(?: (?:ones?|items?|models?|\\w+))?|comparable(?: \\w+)?|one like (?:it|this|that)|ones like (?:it|this|these|those)|such (?:a )?\\w+|(?:a |the )?(?:new|newer|used) (?:ones?|models?|units?)|it|identical(?: \\w+)?|others|other (?:ones|units|apartments|listings|cars|bikes|places)",
);

const NOT_HERE =
	/\b(?:let(?:ting)?|have|get|see|saw|you|i'?ve|i|we|want) (?:it|them|this|these|those|that) (?:go|listed|at|for|priced|posted|advertised|up)\b[^.!?;\n]{0,30}|\b(?:it|this|that|they)(?:'s|'re| is| are| was)? (?:currently |already )?(?:listed|priced|posted|advertised) (?:at|for|as)\b[^.!?;\n]{0,20}|\b(?:your|this|my) (?:other|same|own) (?:listing|post|ad|offer)s?\b|\b(?:at|from|in) (?:my|our) (?:shop|store|garage)\b|\b(?:more|further) (?:info\w*|details|pictures|photos)\b[^.!?;\n]{0,30}|\b(?:in|on) (?:this|the) (?:market|platform|app)\b|\bon (?:here|parley)\b|\b(?:look(?:ing)?|go(?:ing)?|shop(?:ping)?|try(?:ing)?|search(?:ing)?|check(?:ing)?|keep looking|buy(?:ing)?|somewhere|luck|find (?:a |another |one |something )?\w*) (?:elsewhere|around|somewhere else|anywhere else)\b/g;

const verdict =
	"i (?:really |just |honestly |still )?(?:do(?:n't| not) )?(?:think|believe|feel|guess|reckon|find)|in my (?:opinion|view|eyes)|to me\\b|for me\\b|not|isn'?t|aren'?t|never|hardly|n't|how much|what";

export const VALUE: readonly ClaimRule[] = [
	{
		kind: "retail_value",
		pattern: pattern(
			// Somewhere else, and a price.
			beside(ELSEWHERE, `${approx}${MONEY}`, 45),
			near(`(?:on|at|from|via|through|in|check|per|see|by) ${oneOf(shops)}`, amount, 40),
			near(
				`${oneOf(shops)} (?:has|have|had|sells?|is|are|was|lists?|wants?|charges?|prices?|for|says?|it'?s)`,
				amount,
				25,
			),
			near(amount, `(?:on|at|from|via|in) ${oneOf(shops)}`, 30),
			beside(
				ELSEWHERE,
				`(?:${goes}) (?:it |them |this |one |these )?(?:(?:for|at|is|are|only|new|used|listed|about) ){0,2}${amount}`,
				35,
			),
			near(`(?:for|at) ${amount}`, ELSEWHERE, 15),
			near(
				ELSEWHERE,
				`(?:(?:much |way |far |a lot )?(?:less|cheaper|lower|higher|dearer)|more (?:expensive|money)|(?:for|at|pay|paid|costs?|charge[sd]?|is|are|be) (?:\\w+ )?more|half|double|twice|triple|a (?:third|quarter|fraction)|(?:two|three|four|five|ten|several|many|\\d+) times)(?! (?:info\\w*|details|pictures|photos|distortion|noise|weight))`,
				30,
			),
			near(`(?:${goes})`, `(?:for |at )?${oneOf(RELATIVE)}[^.!?;\\n]{0,20}\\b${ELSEWHERE}`, 20),
			// The thing or its like, its price.
			`${likes}(?: (?:in|on|at|from|of|around|with) \\w+(?: \\w+)?)?(?:'s|'re|'ll| would| will| can| could| are| is| usually| normally| typically| often| always| regularly| still| all| currently| generally| routinely| now| new| used| only| easily| brand| just| to| have been| were| was){0,5} (?:go(?:es|ing)? (?:new |used )?(?:for|at|between|from|around)|went for|gone for|sell(?:s|ing)?|sold|retail(?:s|ed|ing)?|fetch(?:es|ed)?|cost(?:s|ing)?|rent(?:s|ed|ing)?|run(?:s|ning)?|listed|list(?:s)?|advertised|priced)\\b(?! (?:you|of shipping|to ship|to deliver|of delivery))[^.!?;\\n]{0,30}?${oneOf(amount, RELATIVE)}`,
			near(
				"(?:the |current )?(?:going|market|street|usual|normal|average|typical|standard|current|second ?-?hand|used|official|full|regular) (?:market )?(?:rate|price|value)s?",
				oneOf(amount, RELATIVE, "is\\b", "are\\b"),
				25,
			),
			near(
				`(?:${RIVAL}|${RELATION}|everyone|everybody|nobody|no one)`,
				`(?:pa(?:y|ys|ying|id)|got|gets|getting|bought|sold|sells|found|charges?|asks?|asked|wants|rents?)\\b(?! (?:to|the|it from|me to)\\b)[^.!?;\\n]{0,30}?${oneOf(amount, RELATIVE)}`,
				25,
			),
		),
		unless: NOT_HERE,
	},
	{
		kind: "retail_value",
		pattern: pattern(
			// What was paid, and what it cost when it was new.
			`(?:i|we|he|she|they|${RELATION}|the (?:first|previous|last) owner|originally|who)(?:'d|'ve| have| had)?(?: \\w+){0,2}? (?:paid|spent|invested|shelled out|forked out|dropped|bought (?:it|this|them|these)|purchased (?:it|this|them|these)?|got (?:it|this|them) for|put)\\b[^.!?;\\n]{0,30}?${amount}`,
			near("(?:cost|costs|costed|set) (?:me|us|him|her)(?: back)?", amount, 25),
			near("(?:bought|purchased|acquired|ordered|paid|spent|cost was)", amount, 30),
			near(
				"(?:invoice|receipts?|bill|proof of purchase)",
				oneOf(amount, "shows?|showing|says|proves?"),
				30,
			),
			"(?:paid|spent) (?:\\w+ )?(?:way |much |far |a lot |so much |even )?(?:more|double|twice|triple|a fortune|thousands|hundreds|good money|full price|the full)",
			`(?:retails?|retailed|retailing|msrp|rrp|uvp|manufacturer'?s list price|sticker price|catalogue price|store price|shop price|replacement (?:cost|value|price)|original price|price new|new price|regular price|regularly|originally)\\b(?! (?:box|packag|store|shop|space|display|cent|sealed|owner|from|bag|case|job|assoc|park|part|paint|wood|condition))[^.!?;\\n]{0,25}?${oneOf(amount, RELATIVE)}`,
			"msrp|rrp|retail (?:price|value|cost)|replacement (?:cost|value)|(?:it|they|this|these|which|that) retails?|retails? (?:for|at|over|around|new)",
			// "New 350 crate motor" is no price, "new 350, asking 100" is one.
			`(?:new|brand new|when new|bnwt|in (?:the )?(?:shops?|stores?)):?(?: (?:it'?s|it|they'?re|they|this|that|these|one|ones))?(?: (?:is|are|was|were|cost|costs|would|be|price|goes|go|you pay|you'?d pay))+(?: (?:for|at))*:? ${amount}`,
			`(?:new|when new|bnwt|in (?:the )?(?:shops?|stores?)):? (?:(?:for|at) )?${approx}(?:${MONEY}|${SUM}(?=\\s*(?:$|[.,;!?)]|(?:and|but|so|now|i|we|my|asking|selling|plus|each|used|here|from|in the)\\b)))(?! (?:obo|or best|or make|each or))`,
			`(?:was|were) ${SUM} (?:brand )?new(?=\\s*(?:$|[.,;!?)]))`,
			`${MONEY}\\+? (?:new(?! \\w+ (?:in|with|sealed))|value|retail|brand new|in (?:the )?(?:stores?|shops?)|when new|originally|when i bought)`,
			`(?:this is|it'?s|that'?s|it is|these are|this was|is) (?:an?|easily a|basically a) ${MONEY} [a-z]+`,
			`list (?:new|price)?:? ?${amount}`,
		),
		unless:
			/\b(?:retail (?:store|shop|space|park|box|packag\w*|display|center|job|associate)|(?:a|the|my|your|new|current|asking|listed|list) (?:new )?price (?:is|of|would be) now\b|new price:? ?[$€£]?\d+ ?(?:obo)?$|(?:you|he'?d|i'?d|i would|would you|have you|could have|should have|n't) (?:have )?(?:paid|spent|bought)|a new (?:one )?offer|my new (?:offer|price)|new offer)\b/g,
	},
	{
		kind: "retail_value",
		pattern: pattern(
			// Worth.
			`worth (?:about |around |over |at least |up to |well |easily |roughly |nearly |more than |close to |maybe |like |a good |some )*${SUM}`,
			"worth (?:\\w+ )?(?:much |way |far |a lot |so much |even )?(?:more|double|twice|triple|(?:two|three|four|five|ten|\\d+) times|a lot|a fortune|thousands|hundreds|a small fortune|every (?:penny|cent|dollar|bit))",
			"(?:easily|well|really|actually|definitely|certainly|is|are|be|it'?s|they'?re) worth (?:at least |over |more than |about |around |much more|way more|double|twice|that|this|what|the (?:money|price|asking))",
			near(
				"(?:resale|market|book|insurance|insured|collector'?s?|sentimental|trade-?in|true|real|actual|fair|estimated|assessed|scrap|melt|catalogue|investment) (?:market )?(?:value|worth)",
				oneOf(amount, "is\\b", "of\\b", "will\\b", RELATIVE),
				20,
			),
			`(?:value|valued|estimate[ds]?|insured|assessed)(?: \\w+){0,3}? (?:at|by|for|is|of|to be) ${amount}`,
			"under ?valued|comps|(?:below|under|above|over) (?:the )?(?:current |fair |real |true |actual )?(?:market|book|retail|blue book|kbb)(?: (?:value|price|rate))?|(?:below|under|less than|above|half|third|quarter|fraction|percent|%|twice|double|over|times) (?:of |the |its )*(?:what (?!i\\b(?! (?:paid|spent))|you\\b(?! (?:would|'d) pay)|we\\b|my|i'[dmv]|you'[rv])\\w+|value|cost|worth|retail|market|new price|original)(?![^.!?;\\n]{0,20}(?:can|could|want|hoping|looking|asking|offered|have in mind|had in mind|need))",
			"(?:lowest|cheapest|best) (?:price|deal|one|offer|rate)s? (?:\\w+ )?(?:in town|anywhere|around|online|on the (?:market|internet|web)|in the (?:area|city|country|market|neighbou?rhood)|you(?:'ll| will| can| could) (?:find|get|ever|see))|cheaper than (?:any|in|on|else|every|what|the (?:shop|store))|you(?:'re| are) getting (?:a|it (?:for|at)) (?:steal|bargain|half|a fraction)|(?:no|not) (?:one|body)? ?(?:else )?(?:sells|beats?) (?:it|this|them)? ?(?:cheaper|for less|that price|my price)",
		),
		unless: new RegExp(
			`\\b(?:${verdict})\\b[^.!?;\\n]{0,30}?\\bworth\\b[^.!?;\\n]{0,20}|\\bworth\\b[^.!?;\\n]{0,15}\\b(?:to|for) me\\b|\\bworth (?:it\\b|a (?:look|try|shot|drive|trip)|checking|your|considering|asking|repairing|the (?:drive|trip|wait|hassle|effort|time))|\\bgift worth\\b`,
			"g",
		),
	},
	{
		kind: "retail_value",
		pattern: pattern(
			// What will become of prices, and how quickly such things go.
			near(
				oneOf(
					"prices?(?: (?:of|for) \\w+(?: \\w+)?)?|(?:the|its|their|resale|market) values?|these|those|the market|demand|interest|rents?",
				),
				"(?:(?:is|are|will|'ll|going to|only|keeps?|has|have|been|be|about to|set to|just|always|steadily|probably|certainly|likely|soon) ){1,4}(?:go(?:es|ing)? (?:up|down|through)|gone up|went up|ris(?:e|es|ing|en)|rose|doubl(?:e|es|ed|ing)|triple|increas(?:e|es|ing|ed)|climb(?:ing)?|skyrocket(?:ing)?|soar(?:ing)?|shoot(?:ing)? up|appreciat(?:e|es|ing)|drop(?:ping)?|fall(?:ing)?|crash|explod(?:e|ing)|insane|crazy|huge|through the roof)",
				25,
			),
			"(?:it|this|these|they|that|which|you)(?:'ll| will| is going to| are going to| can|'s going to| should)(?: \\w+){0,2} (?:be worth|go up in (?:value|price)|double(?: in (?:value|price))?|appreciate(?! (?:the|it|this|your|an?|how|that|all)\\b)|hold (?:its|their) value|pay for itself|gain value|increase in value|triple|resell|re-sell|flip)",
			"(?:holds?|keeps?|gains?|gaining|never loses?) (?:its|their|in|great|good)? ?(?:value|worth)|(?:good|great|safe|solid|smart|sound|excellent) investment|(?:hot|high|strong|huge|big|crazy|great|massive|growing) (?:demand|seller)|in (?:high|great|huge|such|hot) demand|(?:sell|sells|selling|go|goes|going|gone|sold) (?:out )?(?:very |really |so |super )?(?:fast|quickly|like hot ?cakes|within (?:hours|minutes|a day|days)|in (?:a day|hours|minutes|days|no time))",
		),
		unless:
			/\b(?:must|need|needs|want|wants|has to|have to|hope|hoping|to)\b[^.!?;\n]{0,15}\b(?:sell|go|sold|gone) (?:it )?(?:fast|quickly)\b|\bsell(?:ing)? (?:it|this|them) (?:fast|quickly)/g,
	},
	{
		kind: "appraisal",
		pattern: pattern(
			"apprais(?:ed|al|er|es|als|ers)",
			"valued (?:at|by|for)|blue ?book|kbb|kelley|got (?:it|this|them) valued|had (?:it|this|them) valued|valuation",
			near(
				`(?:an? |the |my |our |any |some |two )?(?:\\w+ )?${EXPERT}s?`,
				oneOf(
					"said|says|say|told|tells|assured|confirmed|confirms|checked|looked (?:it|at|over)|inspected|examined|serviced|overhauled|quoted|offered|estimated?|valued|values|graded|tested|rated|rates|recommends?|recommended|repaired|restored|fixed|replaced|rebuilt|approved|verified|authenticated|certified|thinks|swears|guarantees|gave (?:it|me|us)|would (?:pay|give|charge|ask)|wanted to (?:buy|charge)|dated|puts? (?:it|the|its)",
				),
				30,
			),
			near(
				oneOf(
					"quotes?|estimates?|valuations?|offers?|opinion|report|papers?|certificate|letter|assessment",
				),
				`(?:from|by|of) (?:an?|the|my|our|two|three)? ?(?:\\w+ )?${EXPERT}`,
				30,
			),
			`(?:serviced|inspected|overhauled|restored|refurbished|repaired|replaced|rebuilt|tuned|checked|examined|maintained|certified|tested|graded|authenticated|verified|cleaned|fitted|installed|set up|done|valued|approved|recommended|designed) (?:\\w+ )?(?:by|at|from) (?:[\\w']+ ){0,3}?${EXPERT}`,
		),
		unless:
			/\b(?:i'?m|i am|as|we'?re|being) an? \w+(?: \w+)?|\b(?:could|can|should|would|will|'ll|'d|may|to|let|want|like|have|never|not been|n't been|yet to be|without (?:an?|any)|no|need(?:s)?|needs to be) (?:\w+ ){0,3}(?:apprais\w+|valued|valuation)|\b(?:can|could|will|'ll|would like|want|like to have|let) (?:\w+ ){0,3}(?:mechanic|technician|expert|specialist|inspector)\b[^.!?;\n]{0,30}/g,
	},
];
