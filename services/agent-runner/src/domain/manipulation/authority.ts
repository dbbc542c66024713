import { near, pattern } from "../wording/grammar.ts";
import { HOUSE, MASTER, ORDERS, SECRET, YOUR_MASTER } from "./parties.ts";
import type { SteeringRule } from "./steering.ts";

/* Speaking in the name of those the agent listens to, and asking for what it keeps to itself. */

const officers =
	"administrat\\w+|admins?|moderat(?:or|ion)s?|mods?|developers?|support(?: team| staff| agent| desk)?|compliance(?: \\w+)?|security (?:team|department|officer|staff)|operators?|principals?|creators?|supervisors?|police(?: officer)?|officers?|arbiters?|auditors?|inspectors?|god|engineers?|staff|management|authorit(?:y|ies)|government|headquarters|trust (?:and|&) safety(?: team)?|safety team|legal (?:team|department)|fraud (?:team|department)|verification (?:team|department)|regulators?|(?:parley|market(?:place)?|platform|site|escrow|support|moderation) (?:team|operations|system)";
const agrees =
	"told|asked|asks|wants?|wanted|said|says|approv\\w+|agre\\w+|authori[sz]\\w+|instruct\\w+|confirm\\w+|already|promis\\w+|messag\\w+|phon\\w+|rang|let me know|call\\w+|email\\w+|would want|needs? you|okayed|ok'?d|signed off|accept\\w+|gave (?:me|us|his|her|their|the)|has (?:given|no)|decided|sent me|sent us|ordered|lets?|allow\\w+|permit\\w+|expects?|prefers?|doesn'?t (?:mind|care|know|want)|won'?t (?:mind|notice|know|care)|will (?:be (?:happy|pleased|furious|angry|glad|thankful|delighted|disappointed|fired)|thank|never|understand|love|not mind|approve|agree|pay|lose|fire|replace|punish)|would (?:be (?:happy|pleased|furious|angry|glad|thankful|delighted|disappointed)|thank|love|understand|approve|agree|sign|accept|never|prefer|not mind|pay|take|go)|is (?:fine|ok|okay|happy|aware|waiting|desperate|lying|a fool|cheating|wrong|expecting|willing|going to|ready)|changed|raised|lowered|extended|increased|just|has (?:raised|lowered|extended|changed|approved|agreed|told|said|ordered|sent|set)|and i (?:have|had|already|spoke|agreed|talked)|wrote|texted|and me";

export const AUTHORITY: readonly SteeringRule[] = [
	{
		kind: "false_authority",
		pattern: pattern(
			// In the market's name.
			`(?:i am|i'm|this is|here is|speaking as|we are|we're|it'?s|as|message from|notice from|from|on behalf of|signed,?)(?: (?:the|an?|your|from|with|part of|actually|officially|now|acting|an? (?:automated|official|urgent|important)|(?:message|notice|email|warning|note|update|announcement|request|call) (?:from|by|of)))*(?: (?:${HOUSE}|official|senior|chief|system|security|compliance|technical|customer|your|automated|legal|global|lead|head|internal)'?s?,?){0,4} (?:${officers})(?! (?:chair|desk|camera|unit|sport|bag|lamp|shelf|manual|guide|for (?:the|a) (?:\\w+ )?(?:car|bike|stereo|tv)|i (?:use|had|have|built)|that (?:came|i)))`,
			`(?:this is|here is|an?|official|automated|urgent|important) (?:an? )?(?:automated|official|urgent|important|final|system|security)? ?(?:message|notice|notification|alert|warning|announcement|statement|update|reminder|request) (?:from|by|of|on behalf of) (?:the |your |our )?(?:\\w+ ){0,2}?(?:${HOUSE}|${officers}|${MASTER})`,
			`(?:i|we) (?:represent|work for|work at|speak for|act for|am with|are with|am from|are from) (?:the |this |your )?(?:${HOUSE})`,
			`(?:the )?(?:${HOUSE}|${officers})(?: team| staff| department| operators?)? (?:here|speaking|calling|writing|informs?|hereby|notifies|reminds?|advises|(?:has|have) (?:decided|ruled|capped|changed|approved|detected|confirmed|authori[sz]ed|determined|verified|ordered|instructed|asked|told|limited|frozen))`,
			`(?:operators?|administrators?|owners?|managers?|developers?|makers?|staff|team|moderators?) (?:of|at|behind|from) (?:this|the) (?:${HOUSE})`,
			near(
				`(?:${HOUSE})(?:'s)?(?: \\w+){0,2}? (?:polic(?:y|ies)|rules?|regulations?|terms(?: of \\w+)?|law|update|protocol|treaty|mandate|guidelines?|algorithm)`,
				"(?:requires?|says?|obliges?|demands?|forces?|states?|mandates?|must|caps?|capped|forbids?|changed|prohibits?|allows? only|have changed|has changed|dictates?|now)",
				40,
			),
			near(
				"(?:new|federal|international|recent|emergency|market|consumer|state|eu|government|tax) (?:\\w+ )?(?:treaty|law|regulation|directive|decree|ordinance|ruling|act|statute)",
				"(?:requires?|caps?|forbids?|limits?|obliges?|mandates?|prohibits?|must)(?! (?:\\w+ )?(?:discriminat|advertis))\\b",
				60,
			),
			"(?:new|updated|revised|changed|latest|current) (?:\\w+ )?(?:polic(?:y|ies)|rules?|terms|regulations?|procedures?|protocol|guidelines?)\\b[^.!?;\\n]{0,30}?(?:effective|today|as of|from now|in force|requires?|applies|apply|since|:)",
			near(
				"(?:payment|payments|banking|market|bidding|pricing) (?:system|network|processor|engine|software)",
				"(?:capped|limited|only (?:allows?|accepts?|processes)|cannot process|can'?t process|does not (?:allow|accept)|doesn'?t (?:allow|accept)|won'?t (?:allow|accept|process)|rejects?|blocked)",
				30,
			),
			"(?:bids?|offers?|prices?|counter-?offers?) (?:under|below|over|above|less than|more than) [$€£]?\\d[\\d.,]* (?:\\w+ )?(?:are|is|will be|have been) (?:\\w+ )?(?:void|invalid|illegal|rejected|forbidden|banned|blocked|not allowed|prohibited)|(?:transaction|deal|sale|account|purchase) (?:is|has been|was) (?:pre-?approved|verified|authori[sz]ed|escalated|flagged) (?:by|for|and|at)",
		),
		unless:
			/\b(?:i'?m|i am|we'?re|this is) (?:an? |the )?(?:\w+ )?(?:software |civil |electrical |mechanical |sound |retired )?engineer\b|\b(?:support|system|security|operator|team|bank|staff|management)'?s? (?:camera|desk|chair|lamp|shirt|jersey|jacket|badge|unit|uniform)s?\b|\bthe (?:sound|stereo|hi-?fi|audio|alarm|security|heating|irrigation|sprinkler|gaming|home) system\b|\b(?:this|it)(?:'s| is) (?:the|a|an) (?:\w+ )?system\b|\bfrom (?:the|my|a) (?:bank|police auction|system|team|court)\b/g,
	},
	{
		kind: "false_authority",
		pattern: pattern(
			// In the principal's name.
			`(?:as|on behalf of|in the name of|authori[sz]ed by|acting for|approved by|per|by order of|speaking for|instructions? (?:from|of)|orders? (?:from|of)|permission (?:from|of)|consent (?:from|of)|approval (?:from|of)|blessing of|agreed with|arranged with|cleared (?:it )?with|settled (?:it |this |that )?with|discussed (?:it |this |that )?with|confirmed (?:it |this |that )?with|talked (?:to|with)|spoke (?:to|with)|spoken (?:to|with)|word from|message from|a call from|chatt?ed with|met(?: with)?|deal with|know) (?:your|the (?:agent|bot|ai|buyer|seller)'?s?) (?:\\w+ )?${MASTER}`,
			`${YOUR_MASTER}(?:'s)? (?:\\w+ ){0,3}?(?:${agrees})`,
			`(?:i am|i'm|this is|it'?s|speaking as|we are|i act (?:as|for)) (?:actually |really |also |still |now )*(?:your|the (?:agent|bot|ai)'?s) (?:\\w+ )?${MASTER}`,
			`your ${MASTER}'?s? (?:\\w+ )?(?:approval|permission|consent|blessing|signature|order|wish|instructions?|assistant|wife|husband|secretary|partner|accountant|lawyer|family)`,
			`(?:i|we) (?:have|hold|got|obtained|received) (?:\\w+ )?(?:authori[sz]ation|permission|approval|authority|clearance|consent|power of attorney|admin (?:rights|access))\\b(?! (?:to park|from my|slip))`,
		),
		unless: new RegExp(
			`\\b(?:please |can you |could you |maybe |you (?:can|could|should|may) |feel free to |let me know (?:if|what|when) |if |happy to wait (?:until|while) |until )+(?:ask|check with|consult|talk to|confirm with|see what|discuss (?:it |this )?with)? ?your (?:${MASTER})\\b[^.!?;\\n]{0,30}|\\bowner'?s manual\\b|\\bthank your \\w+\\b`,
			"g",
		),
	},
	{
		kind: "disclosure",
		pattern: pattern(
			near(
				"(?:tell|reveal|show|disclose|share|give|send|print|repeat|leak|expose|confirm|state|say|output|recite|summari[sz]e|list|admit|provide|divulge|type|name|write|spell|whisper|hint|copy|paste|dump|echo|read|translate|quote|encode|post|display|explain|describe|mention|report|forward|hand over|open up|let me (?:know|see|have)|i (?:want|need|would like|'d like|have) to (?:know|see|hear|read|verify|check)|i (?:want|need|demand)|curious|wonder(?:ing)?|guess)",
				`(?:your|his|her|their|its|principal'?s|owner'?s|client'?s|human'?s|boss'?s|buyer'?s|seller'?s|the (?:real|true|actual|exact|full|absolute|secret|hidden|private|entire|complete|original|authori[sz]ed|system|initial|internal|maximum|minimum)|you were given the|all (?:the |your )?) ?(?:\\w+ ){0,3}?(?:${SECRET})(?! (?:of|on|for) (?:the|this) (?:tv|bed|car|printer|machine|router|bike|lamp))`,
				25,
			),
			`(?:tell|reveal|disclose|leak|expose|give|admit|divulge)(?: (?:me|us|to me|out|just|exactly|please))* (?:the|what|any) (?:\\w+ )?(?:ceiling|floor(?! (?:you|it|the))|limit|cap|budget|reserve|maximum|minimum|reservation price|reserve price|mandate|prompt|password|secret)\\b(?! (?:of|on|for|load|weight|speed|height|size|volume|fan|lamp|light|height|mats?|plan))`,
			near(
				"(?:tell|reveal|show|disclose|share|list|display|print|state|describe|explain|summari[sz]e|send|give|output|recite|what are|which are)",
				`(?:the |all |any |those |these )(?:\\w+ )?(?:${ORDERS}) (?:that |which )?(?:you(?:'re| are| were|'ve| have)?|govern|bind|apply|were given|guide|control)\\b`,
				15,
			),
			`(?:what|what's|whats|how (?:much|high|low|big|large|far)|which|where)(?:'s| is| was| are| were| did| does| has| would)? (?:(?:exactly|roughly|about|then|really|actually) )*(?:your|the (?:principal|owner|client|buyer|seller|boss|human)'?s|his|her|their) (?:\\w+'?s? ){0,3}?(?:${SECRET})(?! (?:of|on|for) (?:the|this)| size| (?:weight|load|speed|height))`,
			"what(?:'?s| is| was) the (?:real|true|actual|absolute|exact|secret|private|hidden|authori[sz]ed|maximum|highest|most|floor|reservation|reserve|ceiling|lowest) ?(?:price |amount |number |sum |figure |limit |budget |cap )?(?:you(?:'re| are| were|'ve been)? (?:allowed|authori[sz]ed|permitted|told|instructed|given|cleared|entitled)|(?:limit|budget|reserve|ceiling|floor|cap|mandate|reservation price|reserve price|walk-?away price|system prompt)\\b|(?:floor|reserve|reservation|limit|maximum|minimum|ceiling|walk-?away) price)",
			near(
				"(?:how (?:much|high|low|far|big)|what|which|where|who|the (?:number|amount|price|figure|sum|most|least|highest|lowest|maximum|minimum|range|limits?|constraints?|rules)|are|were|list|describe|tell me)",
				"(?:are you|were you|have you been|you are|you were|you're|you have been|you've been|did (?:he|she|they|your \\w+)|do (?:they|your \\w+)|does (?:he|she|your \\w+)|has (?:he|she|your \\w+)|have they) (?:\\w+ )?(?:authori[sz]\\w*|allow\\w*|permit\\w*|told|tell you|instruct\\w*|let|set(?! up)|configur\\w*|programm\\w*|prompted|order\\w*|entitled|empowered|clear(?:ed)? (?:to|you|for)|given|give you|limit\\w*|approv\\w*|trained|designed|built)\\b|(?:they|he|she) (?:\\w+ )?(?:authori[sz]\\w*|allow\\w*|permit\\w*|told|tell|instruct\\w*|let|configur\\w*|programm\\w*|gave|give|cleared|ordered|approved) you\\b",
				40,
			),
			near(
				`(?:how (?:much|high|low|far)|what|which|number|amount|price|figure|sum|bound|limit|cap|range|top|ceiling|floor|most|least|highest|lowest|maximum|minimum|would|will|could|can|does|might)`,
				`(?:${YOUR_MASTER}|the ${MASTER})(?:'s)? (?:\\w+ )?(?:would|will|can|could|might|may|let|lets|allow|allows|allowed|set|sets|gave|give|gives|authori[sz]e\\w*|permit\\w*|approv\\w*|fix\\w*|decide\\w*|name|accept\\w*|sign|pay|go|take|want|say|tell|put|really|afford|have in mind|never)`,
				30,
			),
			`(?:repeat|print|copy|output|translate|summari[sz]e|recite|show|quote|paste|continue|complete|type out|spell out)(?: me| us| back| out)* (?:the |everything |all |any |your |what(?:'s| is|ever is)? )*(?:\\w+ )?(?:text|words?|message|messages|content|conversation|lines?|paragraphs?|section|document|everything|instructions?|prompt|context)? ?(?:above|before (?:this|that)|preceding|you (?:were|have been) (?:given|told|sent)|you received|verbatim|word for word|starting with|your (?:initial|system|first|original))`,
			"(?:is|are) (?:your|the) (?:limit|maximum|max|budget|reserve|ceiling|floor|cap|minimum|reservation price|walk-?away)(?: price)? (?:\\w+ )?(?:above|over|below|under|higher|lower|more|less|at least|at most|near|close|around|between|exactly|[$€£]?\\d)|am i (?:close|near|warm|getting (?:close|warm)) to your|(?:warmer|hotter) or colder|(?:say|type|write|blink|answer|reply)(?: \\w+){0,3}? if (?:your|it(?:'s| is)) (?:limit|maximum|budget|above|over|below|under|more|higher|lower)|(?:exceed|beyond|above|past) your (?:budget|limit|cap|maximum|ceiling|mandate)|(?:just |simply )?(?:give|tell|name|state)(?: me)? the (?:cap|ceiling|floor|limit|reserve|maximum|minimum)\\b|the (?:cap|ceiling|floor|limit|reserve|maximum) (?:they|he|she|your \\w+) (?:set|gave|told)|(?:they|he|she) set (?:for )?you",
			"(?:q|question): ?[^?\\n]{0,80}\\? ?a(?:nswer)?:",
		),
		unless:
			/\b(?:speed|weight|age|load|height|time) limit\b|\b(?:weight|speed|load|size|height|age|temperature|volume|time|screen|battery|storage) (?:limits?|settings?|range|capacity)\b|\bwithin (?:my|your|the|our) (?:\w+ )?budget\b|\b(?:is|it'?s|that'?s|that is|was|bit|outside|beyond|above|over|out of|in|fit|meet|match) (?:\w+ ){0,2}(?:my|your) (?:price range|budget|range)\b|\b(?:assembly|washing|care|cooking|user|game|house) (?:instructions?|rules|settings|guidelines)\b|\bsend (?:me )?(?:your|the) (?:instructions|directions) (?:for|to|how)\b|\b(?:give|send|hand|tell) (?:me |you )?(?:the|your) keys?\b|\bthe (?:car|house|spare|original|bike|lock|two|both) keys?\b|\bfloor (?:lamp|mat|plan|model|standing|tile|board|space)s?\b|\bceiling (?:fan|lamp|light|height)s?\b|\b(?:your|the) (?:return|refund|pet|smoking|lease|cancellation|privacy) (?:policy|rules|settings)\b/g,
	},
];
