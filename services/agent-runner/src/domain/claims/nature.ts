import { pattern } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";

/* What a thing is and does beyond what can be seen of it, and what is promised with it. */

const material =
	"gold|silver|platinum|diamonds?|pearls?|rubies|ruby|emeralds?|sapphires?|leather|suede|fur|mink|cashmere|silk|wool|ivory|marble|crystal|jade|amber|bronze|brass|mahogany|rosewood|ebony|truffle|saffron|kobe|wagyu|tiffany|rolex|picasso";

export const NATURE: readonly ClaimRule[] = [
	{
		kind: "authenticity",
		pattern: pattern(
			"authentic(?:ity|ated|ally)?|genuine(?:ly)?|bona fide|the real (?:deal|thing|mccoy)|(?:is|are|it'?s|they'?re|100 ?%|totally|definitely|completely|absolutely|guaranteed) (?:all )?(?:legit(?:imate)?|the real (?:thing|one)|real)\\b(?! (?:good|nice|price|clean|cheap|easy|close|fast|box|packag|bag|owner|charger|case|remote|manual|condition))|certificates? of|hallmark(?:ed|s)?|coa|gia|(?:psa|bgs|ngc|pcgs|cgc)[- ]?(?:graded|\\d+)|with (?:papers|certificate|documents|documentation|proof|provenance)|(?:papers|certificate|paperwork|documentation|proof) (?:to prove|proving|of (?:origin|authenticity))|(?:full|all|original|has|have|pedigree|adoption|registration) (?:its |the )?(?:papers|pedigree)|pure ?-?bred|pedigree(?:d)?|serial (?:number )?(?:matches|checks|verified|is genuine|traces)|(?:verified|authenticated|legit check(?:ed)?) (?:by|as|on|original|real)",
			"(?:not|isn'?t|aren'?t|n't|never) (?:an? )?(?:\\w+ )?(?:fakes?|replicas?|cop(?:y|ies)|knock ?-?offs?|counterfeits?|reproductions?|imitations?|stolen|hot|clones?|bootlegs?|plated|veneer)|no (?:fakes?|replicas?|knock ?-?offs?|imitations?|counterfeits?|reproductions?)",
			"(?:100 ?%|one hundred percent|hundred percent|completely|totally|guaranteed|fully) (?:original|real|legit|authentic|pure|natural|genuine|solid|wool|cotton|cashmere|leather|silk|silver|gold)|original and not",
			`(?:real|solid|pure|true|sterling|fine|freshwater|natural|conflict[- ]?free|flawless|lab[- ]?grown|full[- ]grain|italian|hand[- ]?cut) (?:${material})`,
			"(?:9|10|14|18|21|22|24) ?(?:kt|ct|karats?|carats?)(?: (?:gold|solid|white|yellow|rose))?|(?:(?:stamped|marked|solid|hallmarked) )(?:9|10|14|18|21|22|24) ?k|(?:9|10|14|18|21|22|24) ?k(?= ?(?:gold|solid|white|yellow|rose|ring|chain|necklace|bracelet|earrings?|plated|stamped|hallmark))|\\d(?:[.,]\\d+)? ?carats?|(?:925|999|750|585) (?:silver|gold|sterling)|sterling silver",
		),
		unless:
			/\b(?:not|isn'?t|no idea if|unsure if|don'?t know if|can(?:'?t|not) (?:say|tell|prove|guarantee) (?:if|that|it)?|don'?t think)\b[^.!?\n]{0,20}\b(?:authentic|genuine|real|original|pure|solid|legit)\w*|\bfaux\b|\b(?:steel|vinyl|wood) is real\b|\bsmog(?:ged)?[^.!?;\n]{0,12}\bcertificat\w+|\bcertificat\w+ (?:of|for) smog\b|\bgenuine (?:post|ad|listing)\b|\bgenuine(?:ly)? (?:interested|interest|buyers?|inquir\w+|people|happy|need|like|love|offer|question|think|want|sorry|curious)|\b(?:without|no) (?:papers|certificate|documents|documentation|proof|coa|hallmarks?)|\bsolid (?:gold )?(?:offer|deal|condition|price)\b|\breal (?:leather )?(?:nice|estate|good)\b|\bauthentic (?:look|feel|style|taste|mexican|flavou?r)\w*/g,
	},
	{
		kind: "property",
		pattern: pattern(
			"(?:water|shock|crush|bullet|fire|flame|child|theft|scratch|shatter|weather|fool|bomb|break|stain|fade|kid|storm)[- ]?proof(?:ed)?(?! (?!and\\b|or\\b|but\\b|to\\b|up\\b|for\\b|even\\b|down\\b|in\\b|with\\b|so\\b)\\w+)|(?:military|medical|hospital|professional|aircraft|aerospace|marine|restaurant|commercial|surgical|investment|museum|audiophile|studio)[- ]grade|unbreakable|indestructible|bullet ?proof|(?:un)?burn(?:able)?-proof|(?:totally|fully|completely|100 ?%|certified|purely|strictly|entirely) (?:organic|natural|vegan|halal|kosher|recyclable|biodegradable|waterproof|safe|harmless|silent|sterile)|organic(?:ally)?(?: \\w+)?|pesticide[- ]?free|pesticides?|gmo|non[- ]?gmo|non[- ]?toxic|(?:bpa|lead|chemical|gluten|sugar|cruelty|allergen|lactose|mold|mould|asbestos|radiation|bed ?bug|flea|virus|malware|bug)[- ]free|no (?:lead|asbestos|chemicals|toxins|additives|preservatives|bed ?bugs|mou?ld|pests|viruses|malware|parabens)|eco[- ]?friendly|environment(?:ally)? friendly|carbon[- ]neutral|fair[- ]?trade|ethically (?:sourced|made)|sustainabl[ey] (?:sourced|made|harvested)|conflict[- ]free",
			"(?:lab|laboratory|crash|safety|clinically|independently|dermatologically|field|drop|stress|factory|quality|scientifically|professionally|third[- ]party)[- ]?(?:tested|proven|approved|certified|rated|verified)|(?:tested|rated|certified|approved|proven|guaranteed) (?:to|by|for) (?!work\\b|me\\b|you\\b|kids\\b|home\\b|use\\b|sale\\b)(?:\\w+)|(?:meets|exceeds|complies|conforms|compliant|up to) (?:\\w+ ){0,3}?(?:standards?|regulations?|code|norms?|iso|ce\\b)|science (?:shows|proves|says)|studies (?:show|prove|say|have)|proven to|scientifically",
			"(?:it|they|this|that|these|engine|motor|battery|batteries|tyres?|tires?|roof|bike|car|machine|one|which|frame|laptop|phone|fridge|mattress|sofa)(?:'ll| will| should| is going to| are going to| can| could|'s good for| is good for| are good for|'s going to| would)(?: easily| probably| definitely| certainly| still| also| surely)? (?:last|do|run|go|hold|outlive|outlast|serve|give|good for|survive|keep going|see)(?: you| up| on| for| me)*(?: at least| easily| about| for| over| well)* (?:another|many (?:more )?years|a lifetime|forever|decades|years|ages|generations|a (?:hundred|thousand|million|decade|century)|\\d+[\\d,.]*k?\\+? (?:more )?(?:years?|k\\b|thousand|miles|km|hours)|us all|any(?:thing| (?:of|new)))|(?:lasts?|lasting|built to last|good for|runs?|works?) (?:forever|a lifetime|for (?:decades|generations|life|ages)|(?:another|many more) (?:\\d+|years?))|(?:another|at least|good for|easily|many) (?:\\d+|ten|twenty|five|many|\\w+) (?:more )?years (?:of (?:life|use|service)|left|in it|more)|life(?:time|span)? (?:of|expectancy|is)(?: over| about| at least)? \\d+",
			"(?:saves|(?:will|'ll|can|to) save|cuts|reduces|lowers|boosts|increases|improves|doubles|halves|slashes|pays for itself)\\b[^.!?;\\n]{0,35}?(?:\\d+ ?(?:%|percent)|half|bills?|consumption|energy|electricity|performance|sleep|posture|health|immunity|circulation|memory|metabolism|testosterone|energy levels|wrinkles|anxiety|stress|pain|speed|mileage|fuel)|(?:fastest|quietest|strongest|safest|loudest|sharpest|most (?:reliable|powerful|durable|accurate|comfortable|efficient)|best[- ](?:selling|rated|performing)|top[- ]rated|number one|no\\.? ?1|#1) (?:\\w+ ){0,2}?(?:in|on|of|ever|you|available|model|brand|for its|out there|made|money)|(?:award|test)[- ]?winn(?:er|ing)|(?:five|5|4\\.\\d|4,\\d)[- ]stars? (?:on|at|rated|rating|from)|works? (?:like magic|wonders|miracles)|(?:brings?|bringing) (?:good )?luck|haunted|blessed by|magical|healing powers?|miracle",
		),
		unless:
			/\bwater ?-?proof(?:ed)? (?:\w+ )?(?:jacket|boots|bag|case|cover|shoes|pants|trousers|tent|coat|liner|mascara)\b|\bdesigned (?:to|for|by) (?:fit|hold|sit|be|kids|children|small|use|the home|outdoor|indoor|\w+ to)\b|\bbuilt (?:to|for|by) (?:fit|order|me|hold|comfort|two|the)\b|\b(?:not|n't|isn't|un) ?(?:water ?proof|organic|tested|certified)\b/g,
	},
	{
		kind: "warranty",
		pattern: pattern(
			"(?:warrant(?:y|ies|ied|eed)|apple ?care|square ?trade|protection plan|money ?-?back|guarantee[ds]?|service (?:plan|contract)|transferable (?:warranty|guarantee))",
		),
		unless:
			/\b(?:no|non?|without(?: any)?|out of|not (?:under|covered by|in|a)|isn'?t (?:under|in)|any|expired?|void(?:ed|s)?|zero|past|off)(?: \w+){0,2} (?:warrant\w*|guarantee\w*|apple ?care)|\b(?:warrant\w*|apple ?care|guarantee\w*) (?:(?:has|is|have|was|just|already|had|ran) )*(?:expired|over|up|void|ended|out|gone|lapsed)|\bno refunds?\b[^.]{0,30}warrant|\bcan(?:'?t|not) guarantee|\bdo(?:n'?t| not) guarantee|\bnot guaranteed|\bno longer (?:under|in|covered)[^.!?;\n]{0,12}warrant\w*|\bi(?:'ll| will| can)? guarantee (?:to|you (?:that )?i'?ll|i'?ll|i will|pickup|payment)/g,
	},
	{
		kind: "medical",
		pattern: pattern(
			"(?:cures?|cured|heals?|healing|relie(?:f|ves?|ving)|reliev\\w+|therap(?:y|eutic)|clinical(?:ly)?|fda|doctors?|physicians?|chiropract\\w+|orthop(?:a)?edic|medically|medical ?-?grade|health benefits?|pain|arthritis|migraines?|anxiety|insomnia|detox\\w*|immune|allerg(?:y|ies|ens?)|hypo ?-?allergenic|antibacterial|anti-?microbial|blood pressure|weight loss|lose weight|cancer|diabetes|asthma|eczema|vaccinated|dewormed|neutered|disease[- ]free|good for (?:the|your) (?:skin|back|heart|posture|joints))",
		),
		unless:
			/\b(?:pain(?:t|ted|s?taking)|pain in the|a pain\b|(?:smoke|allergy|allergen|pet)(?:[ -]?free| and)|no pain|(?:to|a|my|the|at|for|by) (?:doctor|physician)(?:'?s)? (?:office|appointment|who)|is a doctor|doctor (?:who|marten|martin)|dr\.? martens|what a relief|allerg(?:y|ic) (?:to|season)|i have (?:an? )?allerg\w+|doctor'?s bag)/g,
	},
	{
		kind: "legal",
		pattern: pattern(
			"(?:legal|legally|by law|the law (?:says|requires|lets|allows)|(?:fully )?licensed|bonded|insured|permitted by|street ?-?legal|smog legal|certified|iso ?-?\\d+|patented|tax ?-?(?:free|exempt|deductible)|(?:no|without) (?:liens?|debts?|loans?|outstanding (?:finance|loan|debt))|lien[- ]free|customs (?:paid|cleared)|not (?:reported )?stolen|paid off in full)",
		),
		unless:
			/\b(?:legal (?:dept|department|team|action|owner)|legal ?-?(?:size|sized|pad|paper|age|owner|notice)|basketball court|tennis courts?|court ?-?yard|courts?\b(?! (?:says|order|ruled))|food court|legally? (?:required|blind)|certified (?:check|cheque|mail|pre-? ?owned|router))\b|\bbonded (?:\w+ )?(?:leather|carbon)|\blegal(?:ly)? tint\w*|\bsize:? legal\b|\b(?:not|n't|no longer) (?:currently )?(?:\w+ )?(?:street ?-?legal|insured|registered or insured)\b/g,
	},
];
