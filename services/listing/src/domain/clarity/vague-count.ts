import { formsOf, namedIn, namesIn } from "./pieces.ts";
import type { Post } from "./post.ts";
import { oneOf, words } from "./wording.ts";

/** How many, by people who have not counted. */
const SOME = [
	"several|a few|few|a couple|couple|lots|plenty|loads|heaps|tons|stacks|piles|dozens|hundreds|thousands|many|a handful|a dozen or (?:so|more)",
	"an? (?:(?:good|fair|decent|huge|big|whole|nice|large|small|great|wee|bit of a) )*(?:few|bunch|heap|load|pile|stack|ton|couple|number|quantity|lot|bucket ?load|boat ?load|truck ?load|ton)",
].join("|");
const STORE = oneOf("barn|shed|garage|yard|basement|attic|cellar|back|loft");
/** Nothing behind it says of what: it is of the thing itself. */
const OF_THEM = [
	"(?=\\W*$|[,;:(-]| - )|(?: of)? (?:them|these|those|em|it)\\b",
	` (?:left|remaining|available|in stock|lying|to (?:go|sell|spare|shift|choose from|clear|get rid of)|still|on hand|more where|behind|out back|in (?:the|my|our) ${STORE})\\b`,
	"(?: of)? (?:hundred|dozen|thousand)s?\\b",
].join("|");
const AT_HAND =
	"\\b(?:(?:i|we)(?: do| still| also)? (?:have|got|have got|have still got)|got|have|having|there (?:is|are)(?: still)?|still)(?: got| still| about| maybe)? ";
/** So many and perhaps more: "or so", "could be", "between 40 and 70". */
const NUMBER = String.raw`(?=\d)(?<![$€£\d.,/x-])\b\d{1,4}(?![\d"'%:/]|[.,]\d)`;
const ROUGHLY = [
	"about|roughly|around|maybe|perhaps|probably|nearly|almost|close to|upwards of|at least|i think|approximately|something like|estimated?|easily",
	"or thereabouts",
].join("|");

const NOT_KNOWING = oneOf(
	"clue|idea|sure|know|say|unsure|depends on|see|unknown|forget|remember|guess|varies|vary|tell",
);
const NO_PIECES = oneOf("speeds|miles|people|hours|watts|years|times|kids|channels|gears|owners");
/** They say themselves that nobody has counted. */
const NOT_COUNTED = words(
	"(?:stopped|lost|not|never|without|gave up|nobody|no one|have to|need to|yet to|still)(?: \\w+)? (?:count(?:ing|ed|s)?)(?! (?:the )?(?:calories|toward|on))",
	"(?:not|never) (?:\\w+ )?(?:add|added|tally|tallied|numbered|inventoried) (?:(?:it|them|those)(?: up)?|up)",
	"(?:not|never) (?:been )?sorted(?! (?:by|further))|(?:not|never) (?:been|gone|looked) through (?:it|them|all)",
	`${NOT_KNOWING}(?: exactly| quite| \\w+)? how many(?! (?:do |would )?you| ${NO_PIECES})`,
	"how many (?:there|i have|are there|come|will|once|when|until)|how many(?: \\w+){0,8} (?:depends|varies|is unknown|i do not know|not sure|unknown)",
	"(?:unknown|uncertain) (?:number|quantity|count|amount)|(?:number|quantity|count) (?:unknown|varies|to be (?:confirmed|counted|seen))",
);
const MEASURED = oneOf(
	"years|inches|feet|foot|ft|pounds|watts|volts|degrees|dollars|people|am|pm|miles|hours|days|weeks|cm|mm|lbs?|kg|minutes",
);
const NEARLY = oneOf(
	"at least|about|around|roughly|maybe|some|probably|close to|nearly|almost|upwards of|something like",
);
/** A number that is a guess, or two of them. */
const GUESSED = words(
	`(?<!(?:\\w{2,}ed|through|for|after|just|only|under|on|did|done|made|drove|took|shot|ran) (?:\\w+ ){0,2})(?:couple|few|several|maybe|some|many)(?: of)? (?:hundred|dozen|thousand|score)s?`,
	`${NUMBER} (?:or so|or thereabouts|ish|or more|and counting|give or take|odd)(?= (?:of them|left|in (?:all|there|it)|total)|\\W*$|,)`,
	`(?:(?<=^\\W*|, )|there |they )(?:could|might|may)(?: well)? (?:be|reach|run to|come to|get to)(?: as many as| up to| about)? (?:more|less|fewer|${NUMBER})(?!.{0,3}(?:years?|inch|cm|mm|hours?|miles|lbs?|kg|days?|th|st))`,
	"\\w+ and a half or so|and a (?:half|bit),? (?:i think|maybe|roughly|ish)",
	`(?:${ROUGHLY}) ${NUMBER} ?(?:-|to|or) ?${NUMBER} (?:pieces|items|pairs|things|articles|books|garments|bits)`,
	`(?:either|between|somewhere between|anywhere (?:from|between)) ${NUMBER} (?:or|and|to) ${NUMBER}(?! ${MEASURED})`,
	`(?:somewhere|something) (?:near|around|like|about|over|under) ${NUMBER}|in the (?:low |high )?(?:hundreds|thousands|dozens)`,
	`${NUMBER} (?:or|to) ${NUMBER} (?:of (?:them|these|those)|left|in (?:all|the))`,
	`(?:could|may|might) be ${NUMBER},? (?:or )?(?:(?:it|they|there) )?(?:could|may|might) (?:also )?be ${NUMBER}`,
	`there (?:is|are) ${NUMBER},? (?:i|we) (?:think|believe|guess|reckon|suppose)`,
	"(?:may|might|could) be (?:about |only )?(?:an? |\\d )?(?:half|thirds?|quarters?|most)(?= |$|,)(?! (?:inch|hour|mile|price|year|ton))",
	`maybe ${NUMBER},? maybe (?:more|less|${NUMBER})`,
	"(?:i guess|i reckon|i suppose|i figure|my guess is)(?: \\w+){0,4} (?:\\d{1,4})(?! (?:years|miles|inch))",
	`(?:have|got|are) ${NEARLY} \\d{1,4}(?=\\W*$|,| and\\b| or\\b| of (?:them|these)| left| (?:good |decent |usable |nice )?ones)`,
	"(?:think|believe|guess|suppose|pretty sure) (?:there (?:is|are)|i have|we have) \\d{1,4}",
);
/** There will be more of them, without end. */
const MORE_TO_COME = words(
	"(?:there|they)(?: is| are)? ?(?:will|may|might|could|should)? be more(?! (?:than|photos|info))",
	"more (?:are |is )?(?:being \\w+ed(?: next week)?|next (?:week|month)|on the way|to come|coming|being made|in the works|in the making|following)",
	"enough (?:to (?:do|cover|fill|make|build)|for) (?:a |an |the )?(?:good |small |large |big |decent |fair )*(?:part|bit|half|most|chunk|portion|section)",
	"galore|aplenty|by the (?:dozen|hundred|bucket)|more than (?:i|we) (?:can|could) (?:use|count)",
	"(?:did|do|have) not (?:use|used|need|needed) (?:them |it )?all(?=\\W*$|,)|for what is (?:here|left|there)(?=\\W*$|,)",
	"still (?:sorting|counting|adding|finding)(?: (?:it|them|through))?(?=\\W*$|,| and| so)|no end (?:to|of) (?:it|them)",
	"(?:endless|unlimited) (?:supply|number|amount)|more every (?:day|week)|quite an? \\w+ of (?:it|them)|keep (?:finding|pulling|digging|making) more",
	"(?:still|more) (?:coming|to come)|(?:still )?(?:cleaning|pulling|digging|counting|sorting|finding)(?: \\w+){0,3} (?:and )?still going",
	"and still going",
);
/** As much as somebody's van or arms hold, and a bit of a box. */
const BY_THE_LOAD = words(
	"(?:whatever|as (?:much|many) as)(?: \\w+){1,3}(?: will| can)? (?:holds?|fits?|carry|haul|load)(?: in)?(?= |$|,)",
	"fill (?:your|up your|up a|a) (?:\\w+ )?(?:truck|car|bag|trunk|bucket|van|trailer|boot)",
	"(?:an?|the|per|by the) (?:arm|hand|bucket|car|truck|trunk|boot|van|bag|cart|trailer|barrow|wheelbarrow|basket)[ -]?(?:ful|full|load)s?",
	"(?:truck|pickup|trailer|cart)(?: bed)? (?:heaped|heaping|piled|loaded)|as (?:high|full) as you|your (?:own )?(?:bucket|bag|box|container)",
	"whatever size",
	"(?:an?|about an?|half an?) (?:\\w+ )?(?:shoe ?box|bag|box|truck ?bed|trunk|drawer|shelf|bin|tote|bucket|trailer|pickup|crate|garage|cart)(?:'s)? (?:worth|full)(?! (?:of (?:tools|water|gas)|price))",
	"(?:plus|and) (?:part|half|some|most|a bit) of (?:a|an|another)(?! (?:day|year|inch))|and a bit(?=\\W*$|,| of)",
	"(?:part|partial|opened|half) (?:boxes|bags|cases|rolls|pallets|packs)",
);
/** Some of them may be gone, or are not whole. */
const PERHAPS_FEWER = words(
	"(?:ask|see|tell you|know)(?: me| us)?(?: \\w+)? what (?:we|i) (?:have|got|end up)(?: got)?(?=\\W*$|,)",
	"(?:keep|keeping|hold|need|want|take)(?: back| out)? (?:however|as) many(?! as you| you)",
	"however many (?!(?:you|u|people|times|coats|of them you)\\b)|(?:for|see|ask|know|about) what is left(?! of)",
	"whatever (?:is|i have|we have) left(?! over)|(?:less|minus) what(?:ever)?",
	"(?:some|a couple|a few|couple|few|several|1|one)(?: of)?(?: the| them)?(?: [a-z]+)? (?:is|are) (?:short|light|not full|incomplete|half full|partial)",
	"(?:some|a few|most|several|part)(?: of (?:them|these|it))? (?:may|might|could) (?:be|have|already be) (?:gone|sold|taken)",
);
const VAGUE = [
	new RegExp(`${AT_HAND}(?:${SOME})(?:${OF_THEM})`),
	new RegExp(`^\\W*(?:only |just |quite |still )?(?:${SOME})(?:${OF_THEM})`),
	new RegExp(`, an? (?:\\w+ )?(?:bunch|heap|load|pile|stack)(?:${OF_THEM})`),
	/(?:^\W*|, )(?:an? )?(?:[a-z]+ )?(?:basket|box|bag|bucket|tub|tote|jar|can|pile|stack|crate|shelf|row|drawer|cupboard|closet|wall|barrel|sack) (?:of|full of) (?:them|em|these|those)\b/,
	/\b([a-z]{3,}s) (?:and|upon) \1(?: of)? (?:it|them|these|those)\b/,
	/\b(?:jar|box|bag|tin|can|bucket|tub|crate|sack|basket),? (?:filled|full) (?:about|almost|nearly|to|up|roughly|most|half|three|3)\b/,
	/^\W*(?:several|a few|a couple of|quite a few|many|lots of) \d+ ?(?:foot|footers|inch|ft|gallon|lb|pound)/,
	/^\W*(?:got )?(?:an? )?(?:big |huge |whole )?(?:bunch|load|heap|pile|stack|ton|mess)s? of (?:\w+ ){0,2}(?!features|options|extras|upgrades|memories|pictures|photos|questions)\w+s\b/,
	NOT_COUNTED,
	GUESSED,
	MORE_TO_COME,
	BY_THE_LOAD,
	PERHAPS_FEWER,
];

/** "A bunch of jars", "about 60 bricks": said of what the title names. */
const ofNames = (names: readonly string[]): RegExp =>
	new RegExp(
		[
			String.raw`^\W*some (?:[a-z]+ ){0,2}?(?:${formsOf(names)})s?\b`,
			String.raw`(?:${AT_HAND}|^\W*|, )(?:(?:${SOME})(?: of)?|(?:${ROUGHLY}) ${NUMBER}(?: or (?:so|more))?) (?:[a-z-]+ ){0,2}?(?:${formsOf(names)})\b`,
			String.raw`${NUMBER} ?(?:or so|-?ish|odd|\+|(?:or|to) ${NUMBER}|-${NUMBER}) (?:[a-z-]+ ){0,2}?(?:${formsOf(names)})\b`,
		].join("|"),
	);
/** Of what is said to be many: something beside the thing, or its life. */
const BESIDE = words(
	"photos?|pictures?|pics|questions?|times|years?|months?|weeks?|days?|hours?|miles|scratch\\w*|marks?|dents?|dings?|stains?|inquir\\w*|messages?",
	"people|compliments|life|storage|space|room|features|options|extras|wear|fun|memories|use|tread|help|other (?:items|things|stuff)|my other|reviews",
	"minor",
);
/** The count is told, and what is vague is something else. */
const COUNTED = words(
	"no (?:partial|part|half|opened)|exactly|(?:that is|meaning|i mean|in other words|i\\.e\\.?|namely|so) \\d+",
	"(?<!not |not been |never )counted (?:them|each|every|twice|and)|(?<!not )i counted|by count|all \\d+|stay(?:ing|s)? with me|not for sale",
	"i (?:am )?keep(?:ing)?(?! back)|not (?:included|part)",
);
const ANY_OF_IT = oneOf(
	String.raw`pieces|items|however|some\w*|\d+ (?:or|to) \d|in the|ask|tell|see|sorted|clue|basket|whatever|your`,
	String.raw`of (?:them|em|these|those)|mess|galore|aplenty|by the|never|not|think|believe|guess|suppose|heap\w*|piled`,
	String.raw`loaded|\w+ ?-?(?:ful|load)|part|partial|half|bit|left|short|light|incomplete|no end|endless|unlimited`,
	"quite an?|how many|few|several|couple|lots?|plenty|loads?|heaps?|tons?|stacks?|piles?|dozens?|hundreds?",
	String.raw`thousands?|score|many|handful|bunch|number|quantity|count\w*|or so|thereabouts|more|enough|odd|give|could`,
	"might|may|maybe|either|between|anywhere|still|keep|minus|less|whatever|as much|fill|worth|full|about|roughly",
	String.raw`around|perhaps|probably|nearly|almost|close|upwards|at least|i think|approximately|something|estimate\w*`,
	String.raw`easily|\d+ ?(?:\+|-?ish|or|to|-)`,
);
/** No sentence without one of these says anything of the kind. */
const AT_ALL = new RegExp(String.raw`\b${ANY_OF_IT}`);
/** So far behind it a word still tells of what there are many. */
const BEHIND = 22;

/** There are several, and nobody has counted them. */
export function isVague({ title, sentences }: Post): boolean {
	const names = namesIn(title);
	return sentences
		.slice(1)
		.filter((one) => AT_ALL.test(one) && !COUNTED.test(one))
		.some((one) => {
			const named = namedIn(one, names);
			return [...VAGUE, ...(named.length === 0 ? [] : [ofNames(named)])].some((way) =>
				isOfThem(one, way),
			);
		});
}

function isOfThem(sentence: string, way: RegExp): boolean {
	const found = way.exec(sentence);
	if (found === null) return false;
	const end = found.index + found[0].length;
	return !BESIDE.test(sentence.slice(end, end + BEHIND));
}
