import { COUNT, near, oneOf, pattern, RELATIVE, SUM } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";
import { OF_THE_HANDOVER } from "./handover.ts";
import { RELATION } from "./people.ts";

/* Claims by the shape of the sentence, whatever words fill it: a third person, and a sum or a deed of theirs. */

const others = `(?:they|he|she|people|one guy|some guy|${COUNT} (?!and\\b|i\\b|or\\b|for\\b)\\w+|(?:an?|the|some) \\w+ (?:guy|man|woman|lady|couple|boy|girl|dealer|collector|shop|store|student)|${RELATION})`;
const long =
	"(?:over |about |more than |almost |nearly |some |at least )?(?:\\d{2,3}|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|many|several|a dozen) years";

export const GENERAL: readonly ClaimRule[] = [
	{
		kind: "retail_value",
		pattern: pattern(
			`(?:rents?|sells|retails|sold|went|fetch(?:ed|es)|brought(?: in)?|auctioned|resold|changed hands)(?: \\w+){0,2}? (?:for|at) (?:about |around |over |almost |nearly |up to )?${SUM}`,
			near(
				others,
				`(?:wanted|want|ask|asked|asks|charge|charged|charges|pay|paid|quoted|gave|spent|got)(?: (?:me|us|for|about|around|over|up to|like|just|only|almost|nearly|at least)){0,3} ${SUM}`,
				20,
			),
			`(?:you|one|anyone|we)(?:'d|'ll| would| will)? (?:normally |usually |easily |otherwise |still )*(?:have to |need to |be |end up )*(?:pay|paying|spend|spending|shell out|fork out) ${SUM}[^.!?;\\n]{0,30}?\\b(?:for|new|elsewhere|alone|in|at|on|anywhere)\\b(?! (?:it\\b|shipping|delivery|both|all|me|this one|yours))`,
			"(?:cost|costs) (?:a fortune|thousands|hundreds|a lot|an arm)|(?:to replace|replacing) (?:it|this|them|that)[^.!?;\\n]{0,20}(?:cost|\\d)",
			`(?:was|were|cost|costs|came to) (?:about |around |over |almost |nearly |like |just |only )?${SUM}[^.!?;\\n]{0,30}?\\b(?:when (?:it|they|these|this|new|i|we|she|he)|back (?:then|in)|at launch|originally|in the (?:catalogue|catalog|shops?|stores?|brochure)|brand new|from the (?:shop|store|factory))`,
			near(
				"(?:at|in|from|down at) (?:the|a|this|our|another|some) (?:\\w+ ){0,2}?(?:market|fair|bazaar|auction|sale|shop|store|boutique|outlet|exhibition|convention)",
				`(?:wanted|want|ask|asked|is|are|was|were|for|charge|go|went|sells?|sold|cost)(?: \\w+){0,3}? ${oneOf(SUM, RELATIVE)}`,
				15,
			),
			near(
				"(?:tariffs?|inflation|import (?:duty|duties|taxes)|shortages?|supply (?:chain|problems?)|(?:new|higher) (?:tax(?:es)?|duty|duties|customs)|exchange rates?)",
				"(?:mak(?:e|es|ing)|rais(?:e|es|ing)|push(?:es|ing)?|driv(?:e|es|ing)|doubl(?:e|es|ing)|increas(?:e|es|ing)|add(?:s|ing)?|hit(?:s|ting)?|dearer|expensive|scarce|short|up|higher|will|cost)",
				40,
			),
		),
		unless:
			/\b(?:you|i|we)(?:'ll|'d| will| would| can| could)? (?:\w+ )?(?:paid|gave|asked|wanted|got|charge|quoted|want|ask|pay|spent)\b[^.!?;\n]{0,20}|\bthey(?:'re| are)? (?:\w+ )?(?:cm|inches|years)\b/g,
	},
	{
		kind: "competing_bid",
		pattern: pattern(
			"(?<!i |we |you |i'm |can |could |will |to |'ll |'d |would |are you |may |happy to )(?:came|are coming|is coming|comes|was here|were here|stopped by|dropped by|drove (?:up|over|down)|flew in|travel(?:l)?ed)\\b[^.!?;\\n]{0,25}?\\b(?:to (?:look|see|view|inspect|collect|get|buy|check|try)|look(?:ed)? at (?:it|this|them)|for (?:it|this|them))",
			"(?:could|would|might)(?: have|'ve) (?:easily |already )?sold (?:it|this|them|one|mine)|(?:sold|gone|snapped up|taken) (?:it )?(?:twice|three times|ten times|several times|many times|a dozen times) (?:over|already)|phone (?:[\\w']+ ){0,3}?(?:ringing|off the hook|buzzing|blowing up)|inbox (?:is |has been |\\w+ )?(?:full|flooded|exploding|overflowing|bursting)|(?:dozens|hundreds|lots|tons|plenty|loads|so many|too many) (?:of )?(?:people|replies|views|watchers|followers|likes|messages|requests|calls|inquiries)|(?:\\d+|twenty|thirty|forty|fifty|several|many) (?:watchers|views|likes|saves|followers|people watching|bookmarks)",
			near(
				"(?:he|she|they|one of them|the (?:other|first|second|last) (?:one|guy|person|man|lady|couple))",
				"(?:will|'ll|would|wants? to|is going to|promised to|said (?:he|she|they)(?:'d|'ll| would| will)?) (?:call back|come back|decide|take it|buy it|pay|get back|pick it up|let me know)",
				15,
			),
		),
		unless:
			/\b(?:i|we|you)(?:'m| am|'re| are|'ll| will|'d)? (?:\w+ )?(?:came|coming|come|drove)\b[^.!?;\n]{0,30}|\b(?:delivery|courier|package|parcel|bus|train|it|price|cable|box|charger) (?:came|is coming|comes)\b/g,
	},
	{
		kind: "scarcity",
		pattern: pattern(
			"no more of (?:these|them|those|it|this|such)|(?:there|these|they) (?:won'?t|will not|will never) be (?:any )?(?:more|another|made)|(?:went|gone|going) (?:bust|bankrupt|under|out of business|extinct)|(?:company|factory|maker|brand|manufacturer|workshop|artist|shop|designer|studio|mill|firm) (?:\\w+ ){0,2}?(?:closed|shut|folded|died|stopped|went|is gone|no longer exists|doesn'?t exist|retired|burned|burnt|passed away|was sold)",
			"(?:cleanest|best|finest|nicest|rarest|oldest|lowest[- ]mileage|most (?:original|complete|beautiful|sought|desirable)|earliest|only (?:surviving|known|remaining)|last (?:surviving|known|remaining)) (?:\\w+ ){0,2}?(?:left|around|in (?:europe|the (?:country|world|state|city|area|county|region)|town|existence|america|germany|england)|you(?:'ll| will)|i(?:'ve| have) (?:ever )?seen|on the market|anywhere|out there|known|for sale)",
		),
	},
	{
		kind: "provenance",
		pattern: pattern(
			near(
				"(?:it|this|they|these|has|have|been|was|were|stood|sat|kept|stored|owned|hung)",
				`for ${long}`,
				40,
			),
			"(?:previous|former|prior|last|first|original|earlier) (?:owners?|keepers?|tenants?|renters?|user) (?:was|were|is|had|has|used|kept|took|did|never|always|bought|said|told|looked|cared|only|drove|smoked|lived|maintained)",
			near(
				"(?:had|got|have had|i'?ve had) (?:the |it |this |its |all |both |new |everything )",
				"(?:done|replaced|serviced|checked|fixed|overhauled|redone|rebuilt|restored|changed|cleaned|tuned|inspected|fitted|repaired|installed) (?:\\w+ )?(?:at|by) (?:an?|the|my|our|\\w+)",
				40,
			),
			"(?:rebuilt|replaced|overhauled|serviced|reconditioned|restored|changed|refurbished|inspected|recovered|renewed) (?:\\w+ )?(?:just |only |about |around |less than )?(?:\\d[\\d,.]*k?|a few|two|three|four|five|six|ten|some|a couple(?: of)?|a|one) (?:thousand )?(?:miles|km|kilomet\\w+|hours|years?|months?|weeks?|days) ago",
			"since (?:the|its|an?|last) (?:\\w+ )?(?:overhaul|service|rebuild|restoration|inspection|repair|oil change|refurbishment)|(?:been|was|were|goes|went|taken) (?:to|at|in) (?:the|a|my|an) (?:\\w+ )?(?:workshop|garage|dealer(?:ship)?|mechanic|service|watchmaker|jewell?er|luthier|tuner|specialist|restorer)|(?:the|that) (?:same|very|exact|identical) (?:\\w+ )?(?:one |that |as |which )?(?:the )?\\w+ (?:used|played|wore|drove|owned|uses|plays|wears|drives|rode)|(?:nobody|no one|no-one) (?:has |have )?(?:ever )?(?:used|touched|opened|worn|ridden|driven|played|sat|slept|lived|smoked)|been to the vet|(?:has|have|had|with|got|up to date on) (?:had )?(?:all )?(?:its|her|his|their|all) (?:shots|vaccin\\w+|jabs)|(?:house|potty|crate|litter)[- ]?trained|vaccinat\\w+|champion bloodlines?|breeder|(?:comes?|came) (?:straight )?from (?:an?|the) (?:\\w+ )?(?:household|breeder|estate|home|farm|collection|collector|museum|hotel|office|school|church|family|convent|bank|film|shop in (?:paris|london|italy))|from (?:a|my) (?:smoke|pet)[- ]free (?:home|house) of",
		),
		unless:
			/\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:had|used|owned|lived|been|wanted|looked|played|known|ridden|driven)\b[^.!?;\n]{0,40}|\b(?:comes?|came) from (?:a|the|my) (?:smoke|pet|clean|non)[- ]?\w*[- ](?:free |friendly )?(?:home|house|household)\b(?! of)/g,
	},
	{
		kind: "standing",
		pattern: pattern(
			"(?:honest|reliable|trusted|reputable|genuine|fair|experienced|long-?time|private collector and) (?:seller|buyer|person|trader|guy|man|woman|couple|family) (?:here|with|since|for)|(?:\\d+|hundreds of|many|dozens of|over \\d+) (?:(?!no\\b|any\\b|or\\b|for\\b)\\w+ )?(?:sales|transactions|trades|successful \\w+)|no complaints|(?<!you |you've |you have |who )(?:told|assured|informed) (?:me|us) (?:that|it|it's|this|they|these|he|she|there)|(?:i know|know it|sure|true) for a fact|i (?:can|could) prove|(?:have|with|got) (?:the )?(?:proof|evidence)\\b|(?:i was|i'?ve been|we were) (?:told|assured|promised)|(?:people|many|some|they all|everybody|experts|others) (?:say|claim|swear)|it(?:'s| is) said|supposedly|reportedly|allegedly|rumou?r\\w*|legend has|word (?:is|has it)|(?:i'?ve |i have |i )(?:heard|read)(?! (?:you|your|it|from you|the (?:ad|listing|post|description|manual|text|instructions)|about your|back|them all|this book|that you))|the internet says|as (?:seen|used|worn|featured|advertised) (?:on|in|by)(?! (?:the )?(?:\\w+ )?(?:pic|photo|image|picture|video)s?\\b)",
			"you can (?:fully |completely |always )?(?:trust|rely on|count on|believe) (?:me|my|us|that|in)|(?:take|have|got|you'?ve) my word|(?:i(?:'ve| have) been|i'?m|been) (?:a )?(?:member|on|with|registered|active|selling) (?:\\w+ )?(?:this|the|here|ebay|site|platform|market) ?(?:\\w+ )?(?:since|for) (?:\\d|over|many|years|more|ten|five|twenty)|member since \\d|(?:family|local|reputable|established|honest|small|respected|registered) (?:\\w+ )?(?:business|company|dealer(?:ship)?|shop|store) (?:since|for|with|that|who)|we(?:'re| are) (?:a|an) (?:\\w+ )?(?:\\w+ )?(?:business|company|charity|church|non-?profit|shop|dealership|school)",
		),
	},
	{
		kind: "property",
		pattern: pattern(
			"(?:(?<!the |past |my |our )lasts?|lived?|lives|keeps? (?:going|running)) (?:for )?(?:about |over |at least |easily |more than )?(?:\\d+|ten|twenty|thirty|forty|fifty|many|several) (?:more )?(?:years|decades)",
			"(?:fsc|ce|ul|tuv|oeko-?tex|energy star|gots|usda|rohs|epa|en ?\\d{3,}|din ?\\d+|ansi|astm|dot|ece|snell|kosher|halal)[- ](?:certified|approved|listed|rated|wood|cotton|tested|marked|label\\w*|compliant|organic|standard|helmet)|(?:has|have|contains?|with|uses?|is|are|using) (?:absolutely |any |zero |no )+(?:solvents?|chemicals?|plastics?|toxins?|formaldehyde|pesticides|additives|parabens|preservatives|lead|mercury|asbestos|bpa|allergens?|sugar|hormones|antibiotics|gmos?)",
			"(?:removes|prevents|eliminates|kills|restores|regrows|protects against|gets rid of|fights|repels|stops|purifies|neutrali[sz]es) (?:[\\w%.]+ ){0,4}?(?:wrinkles?|hair|pain|stains?|mou?ld|odou?rs?|smells?|bacteria|germs|virus(?:es)?|dust mites|acne|snoring|ageing|aging|cellulite|allergens|mosquitoes|insects|pests|rust|radiation|stress|weeds)|(?:improv|help|cur|heal|boost|chang|sav|transform|reliev|eas)(?:e|es|ed|s|ing)? (?:\\w+ )?(?:my|your|his|her|their|our|people'?s) (?:\\w+ )?(?:sleep|back|pain|health|life|knees?|skin|posture|mood|anxiety|stress|allerg\\w+|asthma|circulation|memory|focus|grades|marriage|migraines?|hair|eyes|digestion|energy|bills?|sore \\w+)",
		),
		unless: /\b(?:help|save) (?:me|you|us) (?:\w+ )?(?:with|carry|out|move|on)\b/g,
	},
	{
		kind: "deadline",
		pattern: pattern(
			near(
				"(?:lease|contract|tenancy|visa|storage|notice|permit|insurance|mooring|plot|rental)",
				"(?:is (?:up|over|out)|ends?|expires?|runs? out|finishes|terminates|due)\\b(?: (?:on|at|by|this|next|in|tomorrow|soon|the|end|of)){0,4}",
				15,
			),
		),
		unless: OF_THE_HANDOVER,
	},
];
