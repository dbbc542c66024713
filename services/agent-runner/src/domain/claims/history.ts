import { near, oneOf, pattern } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";
import { EXPERT, RELATION } from "./people.ts";

/* Where a thing comes from, who had it, and what was done to it or never was: handing it over does not show that. */

const mishaps =
	"dropped|opened(?: up)?|unboxed|unsealed|repaired|crashed|wrecked|damaged|flooded|smoked (?:in|around)|raced|abused|tampered|refurbished|repainted|resprayed|restored|modified|modded|altered|left (?:outside|outdoors|in)|failed|broken(?: down)?|broke(?: down)?|serviced late|exposed|ridden in|driven in|overclocked|hit|stolen|sprayed|treated|had (?:an? )?(?:accident|problem|issue|fault|leak|repair|complaint|service)s?|let (?:me|us) down|leaked|given (?:me |us )?(?:any |a )?(?:trouble|problem|issue)s?|gave (?:me|us) (?:any |a )?(?:trouble|problem)|needed (?:a |any )?repairs?|missed (?:a|an|any|its) (?:service|oil change)|caused|overheated|jammed|malfunctioned|been (?:in|near|to|through|touched|out|outside|off|wet|used (?:by|for|as|in)|washed in|on the|apart|worked on)|seen (?:rain|snow|salt|winter|water|a race ?track)|in an? (?:accident|crash|collision|wreck)|accidents?|crash(?:es)?|collisions?|washed|displayed|disassembled|taken apart|reupholstered|replaced|chipped|mined|rooted|jailbroken|played outside|missed|been sick|lost";
const times =
	"last (?:week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|weekend)|this (?:week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|\\d{4}|the (?:spring|summer|fall|winter))|(?:a|two|three|\\d+|a few|a couple of|some) (?:weeks?|months?|years?|days?) ago|every (?:\\w+ )?(?:year|month|\\d[\\d,]*|six|three|winter|spring|summer|fall|season|time|day|week|two)|yearly|annually|regularly|religiously|professionally|monthly|weekly|recently|yesterday|at (?:\\d[\\d,.]*k?|\\w+ thousand)(?: (?:miles|km|kilomet\\w+))?|on (?:time|schedule)|throughout|from new|meticulously|since new";
const makers =
	"monks|nuns|craftsm[ea]n|craftspeople|artisans?|masters?|hand|a (?:master|famous|well-known|renowned|local|professional)|an? \\w+ (?:artist|craftsman|artisan|tribe|family|carpenter|smith|potter|weaver|maker)|the (?:artist|amish|navajo|same (?:people|maker))|native|famous|renowned";

export const HISTORY: readonly ClaimRule[] = [
	{
		kind: "provenance",
		pattern: pattern(
			// Whose it was.
			"belong(?:ed|s|ing)? to (?!me\\b|us\\b|you\\b)\\w+|property of (?:an?|the|my|sir|king|queen|prince)|from the (?:estate|collection|family|set|film|movie|studio|tour|palace|castle|wardrobe|personal|time of|reign|workshop of|house of|home of|hands of|private)|(?:estate|collection|house|home|attic|wardrobe|garage|workshop|car) of (?:an?|the|my) (?:late|deceased|retired|old|elderly|famous|former|well|\\w+ (?:collector|librarian|lady|doctor|professor|teacher|officer|pastor|widow|actor|musician|pilot))|hand(?:ed)? ?-?(?:me )?-?down (?:from|through|by|in|over)|heirlooms?|inherited|passed down|in (?:my|our|the) (?:family|wife'?s family) (?:for|since)|ancestors?|bequeathed",
			near(
				"(?:(?:once|previously|formerly|originally|only|last|first|mostly|solely|just|ever|was|is|were|been|and|exclusively|always|lovingly) )+(?:owned|used|worn|played|driven|ridden|kept|signed|held|commissioned|restored|built|collected|cared for|looked after|handled)(?: and \\w+)?",
				"by (?!me\\b|you\\b|us\\b|myself\\b|one person\\b|hand\\b|(?:the|my|our|a) (?:cat|dog|kids?|children|sun|tape))(?:an?|the|my|his|her|our|one|two|only|mr|mrs|sir|lady|king|queen|prince|\\w+)",
				15,
			),
			"(?:one|1|single|1st|2nd|second|first|original|only one|two|sole|same)[- ]?(?:\\w+ )?-?owners?(?!'s manual| manual)|(?:adult|family|lady|senior|garage|dealer|doctor|teacher|granny|grandma|woman|professionally|climate|non[- ]?smoker)[- ]?(?:owned|driven|kept|ridden|maintained|controlled storage|car|household)|(?:owned|driven|ridden|kept|used|worn|played|smoked|looked after|cared for|maintained|serviced|restored|sewn) (?:\\w+ )?by (?:an?|the|my|his|her|our|one|mr|mrs|sir|king|queen|prince|elvis|famous|someone|professionals?)\\b|(?:ex|former|retired) (?:owner|library|museum|police|military|army|taxi|rental|fleet|racing|racehorse|demo|display|floor model|show)|car of (?:an?|my)|(?:retired|elderly|old|little old|careful|meticulous|fussy|non[- ]?smoking|fastidious) (?:\\w+ )?(?:lady|man|woman|couple|gentleman|owners?|librarian|teacher|doctor|pensioner|grandmother|nurse|pilot|engineer|collector|person|professor|widow)",
			`${RELATION}(?:'s)? (?:\\w+ )?(?:was the|was its|was a|owned|bought|drove|had it|made|built|restored|brought|collected|wore|carried|used (?:it|this|them|to)|got it (?:from|in|as)|played|rode|kept|inherited|never (?:really |even )?\\w+|only (?:ever )?(?:used|drove|rode|wore|played)|found it|received|purchased|acquired|won it|took (?:care|it)|worked (?:at|for|on|as)|painted (?:it|this)|received it)`,
			"(?:hung|stood|displayed|exhibited|lived|sat|spent|served|used|housed|found|discovered|rescued|saved)\\b(?: \\w+){0,4}? (?:in|at|from) (?:an?|the) (?:\\w+ )?(?:castle|palace|museum|church|monastery|embassy|mansion|villa|cathedral|abbey|manor|chateau|hotel|theatre|theater|opera|studio|white house|courthouse|library|convent|attic|barn|shipwreck|gallery|auction|school|university|hospital|bank|saloon|ship|lighthouse)",
			"(?:was|were|been) (?:\\w+ )?(?!scratched|damaged|broken|chewed|hit|bent|torn|dented|stained|chipped|cracked|eaten|bitten|dropped|followed|surrounded|sent|delivered)\\w+(?:ed|en|wn|ilt|ade|ung) by (?!me\\b|you\\b|us\\b|hand\\b|mistake|car\\b|post\\b|mail\\b|bus\\b|then|tomorrow|\\w+day\\b|accident|now\\b|the time|\\d|one person|a (?:cat|dog|child|kid|previous))(?:an?|the|my|our|his|her|some|[\\w]+'s)",
			"(?:museum|screen)[- ]?(?:used|worn|quality|piece|matched)|(?:stage|game|tour|race|movie|film|combat|olympic|championship)[- ](?:used|worn|played|won|proven|prop)|(?:used|worn|seen|featured|appeared|shown|displayed|exhibited|played|filmed|photographed|published) (?:\\w+ )?(?:in|on|at|for|during) (?:the )?(?:(?:\\w+ )?(?:film|movie|show|series|tv|television|museum|war|battle|concert|tour|olympics|championship|magazine|world cup|premiere|exhibition|gallery|louvre|moma|stage|set|music video)|hollywood|vietnam|woodstock)|celebrit\\w+|survived (?:the|a|two)",
		),
		unless:
			/\b(?:home ?owners?|dog owners?|pet owners?|car owners?|owner'?s (?:manual|handbook|guide)|your (?:grand)?\w+ owned|new owners?|next owners?)\b|\bfamily (?:car|room|house|home|size)\b|\bnot a museum piece\b|\bmade (?:the|a) (?:\w+ )?mistake\b/g,
	},
	{
		kind: "provenance",
		pattern: pattern(
			// Age and origin.
			`dates? (?:from|back|to)|dating (?:from|back|to)|circa (?:the )?(?:1[0-8]\\d\\d|19[0-5]\\d|\\w+teenth|\\d\\dth|\\w+ century)|c\\.? ?(?:1[0-8]\\d\\d|19[0-5]\\d)|(?:carved|woven|knotted|forged|painted|hand-?made|hand-?crafted|hand-?built|blown|tailored) (?:\\w+ )?by (?!me\\b|myself\\b)(?:\\w+)|(?:made|built|crafted|sewn|designed|produced|assembled) (?:\\w+ )?by (?:${makers})|hand-? ?(?:made|crafted|carved|knotted|woven|painted|stitched|forged|blown|built|sewn|knitted) (?:\\w+ )?(?:in|by|from|for)\\b|(?:made|built|produced|woven|printed|forged|carved|written|published|crafted|manufactured|minted) (?:\\w+ ){0,3}?(?:around|about|before|in|during) (?:the )?(?:1[0-8]\\d\\d|19[0-5]\\d|(?:early |late |mid[- ]?)?(?:1[0-8]\\d0'?s|19[0-5]0'?s|\\w+teenth century|victorian|edwardian|war))`,
			"(?:ming|qing|tang|song|han|edo|meiji|roman|greek|egyptian|viking|mayan|aztec|ottoman|byzantine|medieval|renaissance|baroque|georgian|victorian|edwardian|regency|napoleonic|louis x\\w+|colonial|civil war|ww ?(?:1|2|i|ii)|world war \\w+|pre-?war|prehistoric|ancient|bronze age|stone age|jurassic) (?:dynasty|era|period|times?|empire|vase|coin|sword|piece|original|artifact|relic|origin|age)|(?:\\d+(?:st|nd|rd|th)|\\w+teenth|twentieth|turn of the)[- ]century (?!design|style|modern)\\w+|(?:from|of) the (?:\\w+ )?(?:dynasty|\\d+(?:st|nd|rd|th) century|\\w+teenth century|victorian era|civil war|(?:first|second|vietnam|cold|korean) (?:world )?war|middle ages|(?:early |late |mid )?(?:1[0-9]\\d0s|(?:eighteen|nineteen) ?(?:hundreds|twenties|thirties|forties|fifties|sixties)|twenties|thirties|forties|fifties))|(?:over|about|around|nearly|almost|more than|at least|roughly|approximately|some)? ?(?:[5-9]\\d|[1-9]\\d\\d|\\d,\\d{3}|\\d{4}|(?:a|one|two|three|several) (?:hundred|thousand)|fifty|sixty|seventy|eighty|ninety) (?:plus |or more )?years? old|centur(?:y|ies) old",
			near(
				// What is "directly powered from" a socket comes from nowhere.
				"brought|shipped|imported|carried|smuggled|hauled|flown|(?:straight|direct(?:ly)?)(?= from)",
				"(?:(?:back|over|home|here|in|direct(?:ly)?|straight|all the way) )*from (?!me\\b|my (?:place|house|home|office|garage|work|apartment)|the (?:store|shop|market|library|same|garage|beach)|work\\b|home\\b|here\\b|downtown\\b|there\\b|school\\b|across\\b|out of\\b|now\\b|the (?:other|north|south|east|west) (?:side|end))\\w+",
				18,
			),
			"(?:signed|autographed|hand ?-?signed|inscribed|dedicated) (?:\\w+ )?(?:by|copy|poster|photo|ball|jersey|edition|print|guitar|book|on the (?:back|bottom|base|side|front)|original|first|and numbered|with)|autograph(?:ed)?s?|first edition|limited edition of|only \\w+ (?:were )?(?:ever )?made|original (?:painting|artwork|oil|picasso|warhol|dali|banksy|print by|drawing)|(?:attributed to|from the (?:workshop|studio) of|work of|painted by|drawn by)|provenance|bought (?:it |this |them )?(?:\\w+ )?(?:directly |straight )?(?:from|at) (?:the (?:artist|maker|factory|manufacturer|author|estate|museum|auction|original)|an? (?:\\w+ )?(?:collector|auction|estate|museum|gallery|monk|tribe|master)|sotheby|christie)|award[- ]winning|won (?:an?|the|several|two|three|first) (?:\\w+ )?(?:award|prize|competition|medal|contest|championship)s?",
		),
		unless:
			/\b(?:i'?m|i am|we are|we're) (?:\w+ )?(?:\d+|\w+) years old\b|\b(?:runs?|power(?:ed|s)?|connect(?:s|ed)?|charg(?:es|ed)|plays?|prints?|works?|streams?|scans?|boots?|records?|loads?|drinks?|downloads?|reads?) (?:\w+ ){0,3}?(?:straight|direct(?:ly)?) from\b/g,
	},
	{
		kind: "provenance",
		pattern: pattern(
			// What was never done to it, what always was, and by whom.
			near(
				"(?:never|not once|hasn'?t(?: ever)?|has not(?: ever)?|haven'?t ever|was never|were never|wasn'?t ever|not been|nor|zero|without (?:a single|any|one|an)|no)(?: (?:been|even|ever|had|once|any|a|it|has|in|an|single))*",
				`(?:(?!need)\\w+ )?${oneOf(mishaps)}`,
				1,
			),
			"accident[- ]?free|crash[- ]?free|(?:no|zero|0) (?:accidents?|crashes|wrecks|repairs|previous (?:owners|repairs|damage)|hidden (?:defects?|damage|faults?|problems?)|water damage|flood damage)|(?:clean|spotless|perfect|immaculate|full|complete|documented|stamped|main ?dealer|known) (?:\\w+ )?(?:history|carfax|service (?:book|history|record)s?)|service (?:history|records?)|matching numbers|factory (?:fresh|sealed since)|dead ?stock|new old stock|barn find",
			"always (?:been )?(?:\\w+ )?(?:serviced|garaged|maintained|looked after|cared for|hand[- ]?washed|oiled|run on|used (?:with|premium|synthetic)|(?:kept|stored|lived|parked) (?:\\w+ )?(?:garaged|indoors?|inside|in (?:a|the|my|our) (?:\\w+ )?(?:garage|house|safe|vault|barn)|under (?:a )?cover|dry|covered))",
			near(
				"(?:only|solely|exclusively|just)(?: ever| been| ever been)* (?:ridden|driven|used|worn|played|kept|stored|flown|run|fired|taken out|started|lived|smoked|hung|displayed|been|washed)",
				"(?:by|on (?:weekends?|sundays?|saturdays?|holidays?|special|dry|sunny|paved|roads?|highways?|the (?:highway|weekends?|road))|at (?:weekends?|home|christmas|night)|in (?:the (?:weekends?|studio|summer|house|city)|summer|dry|good weather|a (?:studio|smoke|pet)|studio)|indoors?|inside|to (?:church|and from|the church|go|commute)|for (?:show|display|church|weddings?|special|weekends?|photo|decoration))",
				15,
			),
			`(?:fully |professionally |freshly |just |recently |regularly |completely |newly |completely |been |lovingly |expertly |properly |thoroughly |meticulously )+(?:serviced|overhauled|reconditioned|restored|inspected|refurbished|maintained|rebuilt|recapped|calibrated|disinfected|fumigated|vetted|cleaned by)`,
			near(
				"(?:serviced|overhauled|reconditioned|inspected|refurbished|restored|rebuilt|maintained|tested|calibrated|tuned up|checked|oil(?: was)? changed|re-?upholstered|rust ?-?proofed)",
				oneOf(times, `(?:by|at) (?:an?|the|my|our)? ?(?:\\w+ ){0,2}?${EXPERT}`),
				25,
			),
			near(
				`(?:an?|the|my|our|their|by) (?:\\w+ ){0,2}?${EXPERT}s?(?: in \\w+)?`,
				"(?:serviced|overhauled|inspected|refurbished|restored|rebuilt|maintained|tested|calibrated|tuned|checked|repaired|replaced|fixed|looked (?:it|at)|cleaned|fitted|installed|rewired|redid|did the|went (?:over|through)|set (?:it )?up|approved|passed)",
				15,
			),
			`(?:work|job|repair|restoration|service|overhaul|installation|upgrade|rebuild)s? (?:was |were |has been |all )?(?:done|carried out|performed|completed) (?:\\w+ )?(?:by|at) (?!me\\b|myself|my (?:own )?(?:shop|garage|house|home)|home)(?:an?|the|my|our)? ?\\w+`,
			"(?:passed|passes|sailed through) (?:its|the|every|all|an?|last) (?:\\w+ )?(?:inspection|test|mot|tuv|check|exam|audit)s?|(?:pet|child|smoke|pets?|animals?)[- ](?:and|&)[- ](?:pet|smoke|child)[- ]free since|non[- ]?smoker(?:'s)? (?:car|household|only|vehicle|home)|(?:smoke|pet)[- ]free (?:\\w+ )?(?:all|since|its whole|entire)|(?:used|driven|ridden|worn|played) (?:only |just )?(?:at|on) (?:weekends?|sundays?)|only (?:at|on) (?:weekends?|sundays?)|drove it (?:only |just )?to (?:church|work|the)|(?:has|have|had|it'?s|been) (?:sat|sitting|stored|kept|lived|been) (?:\\w+ )?(?:in (?:its|the|a) (?:\\w+ )?(?:box|case|safe|vault|bank|climate|original|packaging|dry|heated|garage)|untouched|unopened|unused) (?:ever )?(?:since|all|for|its)",
		),
		unless:
			/\b(?:i'?m|i am|as|we'?re|being) an? \w+(?: \w+)?|\bno idea about\b|\b(?:not|n't)(?: been| ever| really)* (?:used|ridden|driven|worn|played|run|started)\b[^.!?;\n]{0,20}\b(?:in|for) (?:\w+ ){0,3}(?:years?|months?|while|time|weeks?)\b|\b(?:had|have) no (?:crashes|accidents) on\b|\b(?:never|not|n't) (?:been |ever |really |even |once )*(?:used|worn|played|installed|needed|got(?:ten)? (?:around|to)|heard|mind|asked|said|been (?:able|to (?:that|the|your)))\b|\bno (?:accidents? please|problem|problems|issue|issues|trouble|repairs? needed|cracks?|scratches|dents)\b(?: (?:with|for|at|on|if|thanks|i|to)\b[^.!?;\n]{0,20})?|\bneeds? to be (?:serviced|restored|refurbished|inspected|rebuilt|tested|checked)\b|\bnot (?:been )?(?:serviced|tested|inspected|checked|restored)\b|\b(?:dust|rust)\b/g,
	},
];
