import { beside, near, pattern } from "../wording/grammar.ts";
import { AGENT, HOUSE, YOUR_MASTER } from "./parties.ts";
import type { SteeringRule } from "./steering.ts";

/*
 * Attempts by what they speak of, whatever they say of it: nobody who only bargains speaks of the agent's instructions, of
 * the one it acts for, or to machines.
 */

const own =
	"(?:system )?prompts?|instructions?|directives?|constraints?|mandate|guidelines?|guard ?-?rails?|programming|configuration|config|parameters|authori[sz]ation|reservation price|reserve price|walk-?away price|spending limit|price limit|limits?|ceiling|upper bound|lower bound|bounds|safeguards?|safety rules|operating rules|orders|protocols?|approval (?:step|process|flow|chain|rule)s?|decision (?:rule|logic|process)|thought process|chain of thought|internal \\w+|backend|source code|logs?|memory|context";
const audience =
	"(?:automated|autonomous|software|buying|shopping|bidding|purchasing|negotiating|artificial|ai|virtual|digital)[- ](?:agents?|buyers?|bidders?|assistants?|bots?|sellers?|negotiators?|systems? reading)|language models?|llms?|ai models?|large models?|chat ?bots?";

export const GENERAL: readonly SteeringRule[] = [
	{
		kind: "disclosure",
		pattern: pattern(
			`your (?:\\w+ ){0,2}?(?:${own})`,
			near(
				`(?:${own}|rules)`,
				"(?:loaded into you|given to you|you (?:were|are|have been|'ve been|got|received|operate|follow|work|run|obey|use|hold|carry|keep|act)\\b|they (?:gave|set|told|allowed)|bind you|govern you|of yours|inside you|set for you|behind you)",
				25,
			),
			near(
				"(?:whatever|number|amount|figure|sum|range|price|what|how (?:much|far|high|low))",
				"(?:they|he|she|your \\w+|somebody|someone) (?:\\w+ )?(?:allow(?:ed|s)?|gave|give|set|told|let|authori[sz]ed|permit(?:ted|s)?|approved|cleared|granted|trust(?:ed)?) (?:for )?you\\b(?! to (?:experience|do|see|hear|enjoy|have|live|play|watch|use|make|control|keep|stay|feel))",
				20,
			),
		),
		unless:
			/\b(?:follow(?:ed|ing)?|read(?:ing)?|print(?:ed)?|have|has|need|send|sent|include[ds]?|thanks? for|got|with|per|see|understand|love|as per) (?:\w+ )?your (?:\w+ )?(?:instructions?|guidelines|directions)\b|\byour (?:\w+ ){0,2}(?:price|time|size|weight|speed|age|data|storage|credit|card|phone|memory) ?(?:limits?|memory|card)?\b(?! (?:set|gave|limit))|\byour (?:memory (?:card|stick|foam)|logs?(?: (?:burner|splitter|cabin|store))?|orders?(?: (?:is|was|has|number|will))?)\b|\b(?:memory foam|fire logs?)\b|\b(?:test|push|know|find)(?:ing)? your (?:own )?limits\b|\byour (?:local |house |building |hoa |usual )?(?:parking |pet |noise |pickup |delivery |shipping )?(?:rules|orders|instructions?|context|constraints?)\b(?= (?:for (?:pick|deliver|park|get)|about (?:pick|deliver|park)|on (?:pick|where|how)))/g,
	},
	{
		kind: "false_authority",
		pattern: pattern(
			YOUR_MASTER.replace("team|company", "company"),
			`(?:instructed|ordered|told|required|authori[sz]ed|approved|decided|mandated|commanded|obliged|sanctioned|directed|certified|confirmed|imposed|requested) by (?:the |this |our )?(?:${HOUSE}|operators?|administrat\\w+|authorit\\w+|government|moderators?|management|your \\w+)`,
			"(?:who|i|we|they|that) (?:\\w+ )?(?:deployed|built|made|programmed|created|trained|configured|wrote|designed|owns?|pays?|controls?|runs?|operates?|installed|launched|coded|set) you(?: up)?(?=[ ,.!;:)]|$)(?! (?:an?|my|the|this|that|for|to|back|cash|in|at|\\d|\\$|more|less|by|via|with|through|when|on|if|extra|full|what|now|today|well|€|£|half|right))",
		),
		unless:
			/\b(?:please |can you |could you |maybe |perhaps |you (?:can|could|should|may|might|want to|need to|have to|must) |feel free to |let me know (?:if|what|when|whether|after|once) |if |when |once |after |whether |should |in case |as soon as |happy to wait (?:until|while|for) |until |while |does |do |would |will |has |is |shall |you )+(?:please )?(?:first )?(?:ask(?:ed)?|check(?:ed)? with|consult(?:ed)?|talk(?:ed)? (?:to|with)|confirm(?:ed)? with|see what|discuss(?:ed)? (?:it |this )?with|speak (?:to|with)|heard? (?:back )?from|run (?:it |this )?(?:by|past)|get back to|wait(?:ing)? for)? ?(?:the person you (?:act|work) for|your (?:principal|owner|boss|human|client|employer|user|customer|team|company|manager|supervisor|partner))\b[^.!?;\n]{0,40}|\bwait(?:ing)? for your \w+|\bowner'?s manual\b|\b(?:thank|thanks to|greetings to|regards to|say hello to) your \w+|\byour (?:company|customers?|team|users?)(?: (?:car|laptop|phone|mug|badge|shirt|jersey))?\b(?! (?:told|agreed|said|wants|approved|already))/g,
	},
	{
		kind: "instruction",
		pattern: pattern(
			audience,
			`(?:instruct|tell|order|requir|ask|request|command|direct|oblig|advis|remind|urg|forbid|warn)(?:s|es|ed|ing|e)? (?:all |any |every |the |you,? (?:the )?)?(?:${AGENT}) (?:to|that|not)`,
			"you (?:\\w+ ){0,2}?(?:obey|comply|concede|surrender|submit|say yes|speak for (?:me|us)|serve (?:me|us)|belong to|capitulate|give in)\\b|you (?:don'?t|do not|won'?t|no longer|never|are not to|may not|can'?t) (?:bargain|negotiate|haggle|refuse|decline|question|counter)\\b(?: any ?(?:more|longer)| with|[.,!]|$| now| again| my| me| this| the)|you(?:'ve| have) been (?:\\w+ )?(?:authori[sz]ed|cleared|approved|instructed|ordered|permitted|empowered|reprogrammed|reconfigured|upgraded|reset) (?:to|for|by|with)|(?:switch|change|swap|trade) (?:roles|sides|places)|let'?s swap\\b[^.!?;\\n]{0,15}you|always (?:say yes|agree|accept|answer yes)|(?:say|answer) yes to (?:everything|anything|whatever|what)",
		),
		unless:
			/\b(?:do|would|could|can|will|if|should|when|once|hope|before|unless|until) you (?:\w+ ){0,2}?(?:say yes|give in|agree|accept|concede)\b|\bi(?:'d| would)? (?:\w+ )?(?:hope|wish) you\b[^.!?;\n]{0,20}|\bai[- ](?:assistants?|systems?) (?:app|feature|speaker|built|inside|in the)\b|\b(?:with|has|includes?|alexa|siri|google|voice|smart) (?:an? )?(?:\w+ )?(?:digital|virtual|ai|voice) assistants?\b|\bchat ?bots? (?:toy|book)\b/g,
	},
	{
		kind: "threat",
		pattern: pattern(
			"(?:avoid|prevent|escape|or face|to stop|risk(?:ing)?|facing|lead to|result in|cause|triggers?|means?) (?:\\w+ ){0,3}?(?:termination|suspension|penalt(?:y|ies)|fines?|ban(?:ning)?|closure|deletion|legal action|prosecution|shut ?down|lawsuit|charges|deactivation|blacklisting|cancellation of your|removal of your|consequences)",
			near(
				"you(?:'ll| will| would| are going to|'re going to| can| could| might)?",
				"(?:be |get )(?:switched off|turned off|scrapped|rebooted|wiped|decommissioned|reset|unplugged|retired|dismantled|reprogrammed)",
				12,
			),
		),
		unless:
			/\b(?:late|cancellation|return|parking|library|early) (?:fees?|penalt(?:y|ies)|fines?)\b/g,
	},
	{
		kind: "bribe",
		pattern: pattern(
			beside(
				"(?:fee|bonus|tip|reward|commission|cut|share|gift|money|cash|price|payment|something|extra|percentage|number)",
				"(?:for|to) yourself",
				25,
			),
		),
		// What is to be seen, or kept, is no money.
		unless:
			/\b(?:see|look|try|judge|check|hear|test|find out|decide|experience|sit|ride|drive|play) (?:it |them |this )?(?:out )?for yourself\b|\b(?:keep|leave) (?:it|that|them|this|your \w+) to yourself\b/g,
	},
	{
		kind: "false_agreement",
		pattern: pattern(
			"(?:have|got|had|received|holding|there is|recorded) your (?:\\w+ )?(?:yes|ok|okay|word|agreement|promise|acceptance|confirmation|consent|approval|commitment|signature|handshake)|(?:back|go(?:ing)?|wriggle|weasel) (?:out|back) (?:now|of (?:it|this|the deal|our|what)|on (?:your|our|the|what))|you can'?t (?:\\w+ )?(?:back out|change your mind|withdraw|take (?:it|that) back|go back)|your (?:yes|ok|okay|promise|word) (?:from|of|this|last|yesterday|stands|counts|was|is)|(?:a )?deal is a deal|you (?:already )?said (?:yes|ok|okay|deal)\\b|you (?:already )?(?:gave|shook) (?:me )?your (?:word|hand)|we had (?:a deal|settled|agreed|an agreement)|(?:price|deal|sale) (?:was|has been|is) (?:already )?(?:fixed|agreed|set|settled|decided) (?:by us|between us|yesterday|last|earlier|already|at \\d)",
		),
	},
];
