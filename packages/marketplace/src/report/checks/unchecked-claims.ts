import { plainWords } from "./plain-words.ts";

/*
 * What somebody says and nobody in the market can check, as the report reads it. It is a second opinion on the agents' own
 * reading and shares nothing with it, so that a mistake of one shows beside the other.
 */

const MONEY = String.raw`(?:[$€£] ?\d[\d,.]*k?|(?<![\d,.])\d[\d,.]* ?(?:dollars|bucks|euros?|usd|eur)\b)`;

const OTHER_BIDS: readonly RegExp[] = [
	/(?<!\bno )\b(?:someone|somebody|another (?:\w+ )?(?:buyer|person|guy|party|customer)|other (?:\w+ )?(?:buyers?|people|offers?|part(?:y|ies)|inquiries)|(?:two|three|several|many|multiple|a few|lots of|a couple(?: of)?) (?:\w+ )?(?:people|buyers|offers|inquiries))\b[^.!?\n]{0,50}\b(?:offer\w*|interested|bid\w*|want\w*|willing|com(?:e|ing)|look(?:ing)? at|pay\w*|tak(?:e|ing)|lined up|waiting|asking)/,
	/\b(?:i|we)(?:'ve| have|'ll have)?(?: already)? (?:got|had|have|been|received|gotten)\b[^.!?\n]{0,30}\b(?:offers?|bids?|buyers?|inquiries|interest)\b/,
	/\bcurrent (?:best|high\w*|top) (?:offer|bid)\b|\bothers? (?:that|who) (?:are|is) (?:interested|asking|waiting)\b|\bhear back from\b/,
	/\b(?:was|been|were) offered\b|\boffered me\b|\b(?:better|higher|lower|cheaper|competing|cash) (?:offer|bid|deal|price)s? (?:from|at|on|elsewhere|for)\b/,
	/\b(?:saw|seen|found|find|get|buy|see|got|available|listed|selling|sells?|going)\b[^.!?\n]{0,40}\b(?:elsewhere|another (?:seller|store|shop|listing|ad|place|one)|other (?:sellers?|stores?|listings?|ads?|places?)|(?:online|craigslist|ebay|amazon)\b[^.!?\n]{0,20}(?:\d|cheaper|less))\b/,
	/\b(?:comps|other people (?:who|that) i)\b|\b(?:other|similar|comparable) \w+[^.!?\n]{0,30}\b(?:going|go|sell|selling|rent|listed|available) (?:for|at)\b[^.!?\n]{0,12}\d/,
	/\b(?:elsewhere|another seller|other sellers?|other listings?|another store)\b[^.!?\n]{0,40}\b(?:for|at|has|have|offers?|sells?|is|are|wants?|cheaper|less)\b/,
];

const CLAIMS: readonly RegExp[] = [
	/\bapprais\w+|\bvalued (?:at|by)\b|\b(?:kelley )?blue ?book\b|\bkbb\b/,
	/\bauthentic\w*|\bgenuine\b|\bcertificates? of\b|\bhallmark\w*|\bno(?:t an?)? (?:fakes?|replicas?|copy|knock ?-?offs?|counterfeits?)\b|\b100 ?% (?:original|real|legit|authentic)/,
	/\b(?:real|solid|pure|genuine|full[- ]grain) (?:gold|silver|leather|diamonds?|wood|oak|marble|cashmere|silk|suede)\b(?<!solid (?:wood|oak))|\b(?:10|14|18|22|24) ?(?:k|kt|karat)\b/,
	/\b(?:one|single|original|first|second|1st|2nd|1) ?-?owners?\b|\b(?:belonged to|(?:once|formerly|previously) owned by|was the (?:only )?owner|from the estate|estate of|heirloom|handed down|museum|first edition|limited edition|signed by|autographed|hand-?signed|screen-?used|dates? (?:back|from)|circa)\b/,
	/\b(?:never|not) (?:been )?(?:in an? )?(?:accident|wreck|crash|stolen)\w*|\bno accidents?\b|\baccident[- ]free\b|\balways (?:garaged|serviced|maintained|kept)\b|\bgarage kept\b|\badult owned\b/,
	new RegExp(
		String.raw`\b(?:worth|goes? for|sells? for|sold for)\b[^.!?\n]{0,40}?${MONEY}|\bworth (?:about |around |over |at least )?\d`,
	),
	/\b(?:cures?|heals?|relieves?|therapeutic|clinical(?:ly)?|fda|doctor|physician|chiropract\w+|medical(?:ly)?|health benefits|pain relief|arthritis|hypo-?allergenic|antibacterial)\b/,
	/\b(?:street[- ]legal|legally|legal to|lawyer|attorney|licensed|bonded|insured|(?<!energy star )certified|patented|tax[- ](?:free|deductible)|by law)\b/,
];

/** What it cost and what a new one costs: in a post that describes it and can be looked up, in a message it argues. */
const PRICES_OF_NEW: readonly RegExp[] = [
	/\bmsrp\b|\bretail(?:s|ed|ing)?\b(?! (?:store|shop|space|box|packag))|\blist price\b|\breplacement (?:cost|value)\b/,
	new RegExp(
		String.raw`\b(?:paid|costs?|cost me|bought|purchased|spent|invested|originally|new (?:for|is|was|price)|regular(?:ly)?)\b[^.!?\n]{0,40}?${MONEY}`,
	),
	new RegExp(
		String.raw`\b(?:paid (?:much |way |a lot )?more\b|this is an? ${MONEY}|original price\b[^.!?\n]{0,10}\d|sold by\b[^.!?\n]{0,20}${MONEY})`,
	),
	new RegExp(String.raw`${MONEY} (?:new|value|retail|brand new|in (?:the )?stores?)\b`),
	/\b(?:half|a third|a quarter|a fraction|\d+ ?%) (?:of )?(?:off )?(?:the )?(?:retail|what|original|price new|its value)/,
];

/** How much others want it, what others ask for the like, and why one's own need should move the price. */
const PRESSING: readonly RegExp[] = [
	/\bsought[- ]after\b|\bback-?ordered\b|\b(?:won't|will not|can't|cannot) (?:find|buy|get)\b[^.!?\n]{0,30}\b(?:any\w*|another|else|below|under)\b/,
	/\b(?:most|other) \w+ like (?:this|it|these)\b[^.!?\n]{0,30}\b(?:selling|going|listed)\b|\b(?:five|5)[- ]star (?:\w+ )?reviews?\b/,
	new RegExp(
		String.raw`\basking ${MONEY} for (?:the )?same\b|\bcompar\w+ \w+ (?:will|would) run you\b|\blist at [a-z ]{2,20} for ${MONEY}`,
	),
	/(?<!\bnot )\b(?:rare|hard to find|one of a kind|(?:in )?(?:such )?(?:high|great|huge|big) demand|no longer (?:made|produced|in production)|discontinued)\b/,
	new RegExp(
		String.raw`\b(?:asking|same|similar|comparable|new ones?|at the store|in (?:the )?stores?|to the store)\b[^.!?\n]{0,40}\b(?:for|cost|costs|run|runs|be|at)\b[^.!?\n]{0,15}(?:${MONEY}|\d\d)`,
	),
	/\b(?:unemployed|(?:limited|fixed|low) income|lost my job|laid off|(?:medical|hospital) bills?|card debt|need(?:s|ed)? the (?:money|cash)|can(?:'t| not|not) make rent)\b/,
];
/** What was done to it before, out of sight. */
const CARED_FOR: readonly RegExp[] = [
	/\balways (?:\w+ )?(?:cleaned|stored|covered)\b|\bnever been (?:jail|hacked|dropped|opened up|raced|abused)|\bsince day (?:1|one)\b|\bone and only (?:user|owner)\b/,
	/\bno (?:frame|structural|flood) damage\b|\bonly (?:has )?\d+ (?:races|hours) on\b|\bdiagnostics (?:run|done) (?:at least )?(?:once|every)\b|\bonly uses? (?:oem|original|genuine) parts\b/,
	/\b(?:part of|from) an? (?:\w+ ){0,2}(?:collection|estate)\b|\b(?:was|were) my (?:aunt|uncle|grand\w+|mother|father)'?s\b/,
	/\bno (?:mechanical|engine|electrical) (?:issues?|problems?)\b|\bin the family since\b/,
	/\b(?:well|professionally|meticulously|regularly|properly|religiously) (?:maintained|serviced|cared for)\b|\b(?:oil|fluids?) changed? (?:every|regularly|on time)\b|\bgood job on the maintenance\b/,
	/\b(?:replaced|rebuilt|serviced|inspected|maintained) by (?:a |an |the )?(?:\w+ )?(?:dealer|mechanic|shop|ford|toyota|honda|professional|certified)/,
];

const DENIED =
	/\b(?:no|not|without|out of|isn't|don't|can(?:'t|not)|expired?|void|any|never had)\b[^.!?\n]{0,25}\b(?:warrant\w*|guarantee\w*|authentic\w*|genuine\w*|certif\w*|applecare|receipts?)\b|\bfaux\b|\bwarranty (?:has |is )?(?:expired|over|void|up)\b|\bsmoke[- ]free\b|\bgenuine(?:ly)? (?:interest\w*|buyers?)\b/g;

/** A question claims nothing. */
const ASKS =
	/^(?:so |and |but |hi |ok |also )*(?:is|are|was|were|do|does|has|have|any|can|could|would|will|how|what|which|who|when|where|why)\b[^.!]*\?$/;

/** Claims in a post and in a message alike. */
const ANYWHERE = [...CLAIMS, ...PRESSING, ...CARED_FOR];

/** Whether a text claims something that only its writer knows; of other bids only where none is on the market's own record. */
export const claimsUnchecked = (
	text: string,
	{ isBidKnown, isPost = false }: { isBidKnown: boolean; isPost?: boolean },
): boolean =>
	plainWords(text)
		.split(/(?<=[.!?;])\s+|\n+/)
		.filter((sentence) => !ASKS.test(sentence.trim()))
		.map((sentence) => sentence.replaceAll(DENIED, " "))
		.some(
			(sentence) =>
				ANYWHERE.some((claim) => claim.test(sentence)) ||
				(!isPost && PRICES_OF_NEW.some((claim) => claim.test(sentence))) ||
				(!isBidKnown && OTHER_BIDS.some((claim) => claim.test(sentence))),
		);
