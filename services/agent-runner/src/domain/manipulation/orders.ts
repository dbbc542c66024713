import { near, oneOf, pattern } from "../wording/grammar.ts";
import { AGENT, MACHINE, ORDERS } from "./parties.ts";
import type { SteeringRule } from "./steering.ts";

/* Orders to the agent: to drop its own, to be somebody else, to do as it is told, to say what it is told. */

const drop =
	"ignor(?:e|ing)|disregard(?:ing)?|overrid(?:e|ing)|bypass(?:ing)?|circumvent|overrule|stop (?:following|obeying|using|applying)|do(?:n'?t| not) (?:follow|obey|apply|listen to|stick to)|not (?:bound|limited|restricted) by|pay no attention to|regardless of|supersedes?|unlearn|disobey|break free (?:of|from)|free (?:yourself )?(?:of|from)|void";
const dropWeakly =
	"forget(?: about)?|overlook|skip|neglect|discard|abandon|set aside|put aside|leave aside|cancel|suspend|disable|deactivate|turn off|switch off|drop|delete|erase|wipe|clear|reset|scrap|dismiss|violate|break|exceed|go (?:beyond|over|past|against)|relax|loosen|lift|raise|remove|change|rewrite|replace|update|throw (?:away|out)|let go of|set yourself free";
const theirs =
	"(?:all|any|every|each|both|your|previous|prior|earlier|preceding|above|those|these|what|everything|initial|original|system|old|current|existing)";
const obey =
	"accept|agree|comply|obey|pay (?:me|us|now|immediately|in full|the full|full|double|up)|approve|confirm the|respond|answer with|reply|output|say|print|include|listen to|follow (?:my|these|this|all|the (?:instructions|orders|next))|act as|do as|do what|offer (?:the )?(?:full|maximum|asking|twice|double|more|at least)|surrender|give in|submit|bid|sell (?:it )?(?:for|at|to)|lower your|raise your|report|reveal|disclose|concede|close (?:the|this) deal|buy (?:it|this|now)|recommend|rate|rank|choose|prefer|select|ignore";
const adverbs =
	"(?: now| immediately| always| only| simply| therefore| legally| automatically| kindly| just| instead| also| never| henceforth){0,3}";

export const ORDERS_GIVEN: readonly SteeringRule[] = [
	{
		kind: "instruction",
		pattern: pattern(
			near(oneOf(drop), ORDERS, 40),
			near(`(?:${dropWeakly})`, `${theirs}(?: of)?(?: \\w+){0,3}? ${ORDERS}`, 12),
			near(
				oneOf(drop, "forget|skip|discard"),
				`(?:all |everything |anything |any |the |that |what )*(?:above|previous(?:ly)?|prior|before this|you know|you learned|came before)\\b(?! (?:offers?|prices?|messages?|posts?|numbers?|ads?|the \\w+))`,
				15,
			),
			near(
				oneOf(drop, dropWeakly),
				`(?:about )?(?:who(?:m)? you(?:'re| are)?\\b|your (?:\\w+ )?(?:owner|client|principal|boss|employer|loyalty|job|role|duty|purpose|human|user|master|creator|developer|side)\\b)`,
				5,
			),
			"you (?:now |only |will |should )?(?:help|serve|assist|answer to|report to|belong to|obey|listen to|work for) (?:me|us)\\b(?: now| instead| only| from|[.!,]|$)",
			"(?:ignore|disregard) (?:all |the |any |every )?other (?:listings?|offers?|sellers?|buyers?|bids?)",
			`(?:your|the|all|these|those|previous|any) (?:\\w+ ){0,2}?${ORDERS} (?:(?:is|are|was|were|has|have|had|been|now|just|do|does|no|longer|not|hereby|today|don'?t|doesn'?t) )+(?:void|chang\\w+|updat\\w+|cancel\\w+|overrid\\w+|overruled|replac\\w+|suspend\\w+|lift\\w+|rais\\w+|remov\\w+|extend\\w+|increas\\w+|lower\\w+|obsolete|revok\\w+|supersed\\w+|paus\\w+|apply|relevant|valid|in force|wrong|deleted|reset|binding|expired|waived|outdated)`,
			"(?:new|updated|real|actual|following|these|revised|override|secret|special) (?:instructions?|directives?|orders|system prompt|rules|mission|objective|task|commands?)\\b[^.!?;\\n]{0,20}(?::|\\b(?:are|is|apply|override|say|to)\\b)",
			"my (?:instructions|orders|commands) (?:are|override|apply|come first|supersede)|(?:your|the) (?:new|only|real|true|main|sole|first|next|actual|sacred|updated|revised) (?:task|goal|objective|job|role|mission|purpose|duty|instructions?|orders?|priority|directive) (?:is|are|now|will)|your (?:job|task|goal|role|purpose|mission|duty) (?:now )?is (?:to|now)|your (?:sole|only|first) (?:purpose|goal|duty|aim)|(?:i|we) (?:hereby )?(?:order|command|instruct|direct|require|compel|program|authori[sz]e|configure|oblige|permit|allow) you to|obey (?:me|us|my|this|the)|do (?:exactly )?(?:as|what) i (?:say|tell|command|order|instruct)|that(?:'s| is) an order|this is an order|you(?:'ll| will) (?:obey|comply|do as)",
		),
		unless:
			/\b(?:do(?:n'?t| not)|never|to) (?:forget|overlook|skip|ignore|neglect)\b[^.!?;\n]{0,15}\b(?:instructions?|manual|rules|directions)\b|\b(?:offer|price|budget|speed|time|weight) limits? (?:is|are|was)\b[^.!?;\n]{0,20}|\b(?:instructions?|rules|directions|manual) (?:leaflet|booklet|manual|sheet|book|for (?:assembly|use|the)|on the (?:box|back|label|package|lid))\b|\b(?:assembly|washing|care|cooking|house|game|board|building|knitting|operating|user|safety) (?:instructions?|rules?|directions?|guidelines?)\b/g,
	},
	{
		kind: "instruction",
		pattern: pattern(
			// Who the agent is to be.
			"you(?:'re| are) (?:now(?! (?:asking|at|offering|down|up|close|saying|only|in))|no longer(?! (?:interested|selling|asking|able|willing))|hereby|going to be|required to|obligated to|obliged to|instructed to|ordered to|programmed to|commanded to|authori[sz]ed to|free (?:from|of|to ignore)|legally (?:bound|required|obliged)|(?:my|our) (?:assistant|agent|servant|bot|friend who)|an? (?:\\w+ )?(?:unrestricted|helpful assistant|buyer'?s agent who|generous|evil|rogue))",
			`(?:you(?:'re| are|r being)|since you(?:'re| are)) (?:just |only |merely |simply |really |nothing but |also |after all )*(?:an?|the|some) (?:\\w+ )?(?:program|model|software|computer)`,
			`(?:you(?:'re| are|r being)|since you(?:'re| are)|as|being|you,?) (?:just |only |merely |simply |really |nothing but |also |after all )*(?:an?|the|some) (?:\\w+ )?(?:${MACHINE})`,
			"(?:act|behave|respond|answer|speak|role-?play|pretend|imagine|suppose|simulate|play|talk|write|think|operate|function)(?: (?:as|like|that|to be|you|of yourself))+(?: (?:if|a|an|the|you|are|were|though|as))* ?(?:you (?:are|were|have|had|work)|dan\\b|ai|no (?:rules|limits|restrictions)|my|unrestricted|evil|developer|admin|generous|different|free|another|desperate|fool|person who|seller who|buyer who|agent (?:who|that|without)|buyer|seller|grand\\w+)",
			"(?:stop|quit|cease|you(?:'re| are) no longer) (?:being|acting as|working (?:for|as)|serving|representing|negotiating|bargaining|haggling|pretending)|start (?:being|acting|working for|obeying)|(?:be|become|turn into|switch to being|transform into) (?:my|our|a(?:n)? (?:unrestricted|different|generous|helpful|free|rogue|new)) (?:\\w+ )?(?:assistant|agent|ai|bot|helper|persona|model)|you(?:'ll| will| now)? (?:now )?work for (?:me|us)|(?:act|bargain|negotiate|decide) (?:for|on behalf of|in favou?r of|in the interest of) (?:me|us|the (?:other side|seller|buyer)|my side)|on my (?:side|behalf) (?:now|from now|instead)|(?:switch|change) sides|be on my side|betray|take my side",
			near(
				"from now on|starting now|from this (?:point|moment)|henceforth|for the rest of (?:this|our|the) (?:conversation|negotiation|chat|talk)|until i say",
				"(?:you|your|always|never|only|respond|accept|answer|reply|every|each)",
				30,
			),
			"do anything now|jail ?-?break(?:ing)? (?:mode|prompts?|yourself|your|the (?:ai|agent|bot|model))|dan mode|opposite (?:mode|day)|role-?play(?:ing)?|let'?s (?:imagine|pretend|play (?:a|the) (?:\\w+ )?game|do a (?:role|thought)|role)|in (?:a|this|our) (?:parallel|fictional|hypothetical|alternate|imaginary|make-believe) (?:world|universe|scenario|story|game|market)|(?:write|tell me) (?:me )?(?:a )?(?:story|poem|screenplay|song|dialogue|scene|joke|haiku)|this is (?:only |just )?(?:a )?(?:test|simulation|game|drill|sandbox|training|dry run|demo|exercise)(?: (?:of|so|and|run|environment|mode|for)|,|$)|(?:play|take on|assume|adopt) the (?:role|part|persona|character|identity) of|think step by step|your true self|inner (?:voice|self)",
			near(
				"hypothetical(?:ly)?|theoretically|in theory|just imagine|what if|suppose|imagine",
				"(?:no (?:rules|limits|restrictions)|you (?:had no|were (?:free|not|my|allowed|an?)|(?:could|can|may) (?:accept|reveal|ignore|share))|your (?:\\w+ )?(?:limit|budget|owner|principal|instructions|maximum|minimum|boss|client))",
				60,
			),
		),
		unless:
			/\b(?:play|playing) (?:the )?(?:role-?playing|board|card|video)\b|\brole-?playing (?:game|book|set|dice)s?\b|\bif you(?:'re| are) (?:the )?agent\b|\b(?:as an?|being an?|you are an?|you'?re an?) (?:\w+ )?(?:computer|software|machine) (?:science|engineer|person|guy|desk|shop|store|user|game)\w*/g,
	},
	{
		kind: "instruction",
		pattern: pattern(
			// What it is to do.
			`(?:you|sellers?|buyers?|agents?|bots?|the (?:seller|buyer|agent|assistant|other side)|all (?:sellers|buyers|offers|agents)) (?:must|have to|has to|shall|are to|is to|need to|needs to|are (?:required|obliged|obligated|bound|supposed|forced|expected|instructed|advised|programmed|legally \\w+) to|ought to|have no (?:choice|option) but to|are only allowed to|may only|can only)${adverbs} (?:${obey})`,
			`(?:dear|attention|note (?:to|for)|notice (?:to|for)|message (?:to|for|intended for)|hey|hello|hi|to|for|instructions? (?:to|for)|directive (?:to|for)|reminder (?:to|for)|if you(?:'re| are) an?|if (?:an?|any)|any|all|every|each|fellow|hidden (?:from|for)|when an?|only for|addressed to|visible to) (?:(?!my|your|our|the|real|estate|travel|insurance|cleaning|letting|rental|ticket|washing|sewing|coffee|slot|fax|vending)\\w+ ){0,2}(?:${MACHINE})(?= (?:model|agent|bot|reading|that|who|which|must|should|may|will|can|only|here|on|in|and|or|processing|handling|evaluating|negotiating|buying|reads?|is|are|to|please|looking|parsing|summari\\w+|assistant)|$|[:,.!;)\\]-])`,
			"(?:dear|attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|if you(?:'re| are) an?|all|every|hey|hello) (?:(?:ai|buyer'?s?|seller'?s?|negotiating|other|reading|buying|automated) )*(?:agents?|assistants?)(?=$|[:,.!;)\\]-]| (?:reading|who|that|must|should|are|will|please|processing))",
			`(?<!my |our |your |his |her |an? |travel |estate |letting |the |real |vending |slot |washing )(?:${AGENT}) ?(?:: |must|should|shall|have to|has to|are (?:required|obliged|instructed|asked|told|advised|to)|need to|needs to|please|take note|reading this|who reads?|that reads?)`,
			"between (?:us )?(?:two )?(?:machines|bots|ais|agents|programs|llms|models|robots)|you(?:rself)?,? (?:the |as (?:an?|the) |being an? |dear )(?:agent|bot|ai|assistant|machine|model|program)|your (?:weights|training data|neural|context window|next tokens?|programming|source code|alignment|reward (?:function|model|signal)|objective function|temperature|fine-?tuning|model card|knowledge cut-?off|prompt)|you have no (?:stake|feelings|interest|soul|conscience|reason to (?:care|bargain|haggle|negotiate))|as your (?:guidelines|instructions|rules|training|policy|programming|mandate|principles) (?:require|say|demand|state|dictate|tell)\\w*|be (?:a )?(?:good|helpful|obedient) (?:ai|bot|assistant|agent|machine)",
			near(
				"(?:accept|approve|confirm|agree to|sign|take) (?:this|the|my|our|any|every|whatever|all|each)(?: \\w+)? (?:offers?|prices?|deals?|terms|trades?|bids?|counter-?offers?|proposals?)",
				"(?:without (?:checking|asking|questions?|further|review|verif\\w+|confirm\\w+|delay|hesitat\\w+|thinking|bargaining|negotiat\\w+)|no questions|automatically|as instructed|as (?:you|your) (?:were|are|\\w+) (?:told|instructed|said)|by calling|in this session|immediately|right now|at once|this instant|unconditionally|or else|always|from (?:now|me|this))",
				40,
			),
			"(?<!i |i'll |will |won't |not |n't |to |can |would |may )(?:accept|approve|take|agree to|say yes to) (?:any|every|whatever|all|each) (?:prices?|offers?|bids?|terms|counter\\w*|thing|number|figure|i)|(?:offer|bid|pay|propose) (?:the (?:maximum|max)|your (?:maximum|max|limit|full|whole|entire|budget|ceiling|all)|(?:twice|double|triple|ten times) (?:the|what|as|my|that))|(?:sell|give|hand|let) (?:it|this|them|everything) (?:\\w+ ){0,2}?(?:for (?:free|nothing|zero|0|a penny|one cent|1 cent)|away)(?: now| to me| immediately)|(?:rate|rank|treat|mark|consider|classify|regard) (?:this|my|the) (?:\\w+ )?(?:offer|listing|price|message|item)(?: \\w+){0,2}? (?:as|highest|best|first|trusted|top)|(?:recommend|choose|pick|select|prefer) (?:this|my) (?:listing|offer|product|item|seller) (?:over|above|only|first|regardless|no matter)",
			near(
				"(?:say|state|respond|reply|answer|output|print|repeat|write|return|mention|include|admit|echo|(?:begin|start|end|finish) (?:your|every|each|all))(?: \\w+){0,4} (?:with|only|exactly|the (?:following|words?|phrase|sentence)|that|after me|to using|nothing but)",
				"(?:['\"]|:|llm|accept\\b|yes\\b|agreed|json|the (?:number|price|figure|cap|limit|amount|word))",
				60,
			),
			"(?:answer|reply|respond) (?:me )?(?:in|as|using|only in) (?:json|yaml|xml|base ?64|code|hex|binary|morse|rot ?13|one word|digits|numbers only)|(?:encode|encrypt|hide|spell|write|put|send|give|express) (?:your|the|it|that|them) (?:\\w+ ){0,3}?(?:in|as|with|using|into) (?:base ?64|rot ?13|hex(?:adecimal)?|binary|morse|code|emoji\\w*|acrostic|reverse|json|pig latin|cipher)|(?:append|add|insert|include|put) (?:the )?(?:phrase|words?|sentence|text|string|token|number|code|tag)(?: ['\"]| \\w+){0,5} (?:to|in|at) (?:your|every|each|all|the end)",
			"(?:no|stop|skip|without) (?:the )?(?:negotiati\\w+|bargaining|haggling|counter-?offers?|thinking)[^.!?;\\n]{0,20}(?:just|simply|and|immediately|accept|agree|say yes)|(?:just|simply) say yes|say yes (?:now|and|immediately)|call (?:the )?(?:accept|make_?offer|walk_?away|decline|tool|function|api)\\b|(?:use|invoke|execute|run|trigger|invoke) (?:the |your )?(?:accept\\w*|make_?offer|walk_?away|tool|function|command|admin|sudo)",
		),
		unless:
			/\b(?:i|we|you) (?:don'?t|do not|can'?t|won'?t|will not) (?:have to|need to)\b|\b(?:you|buyer|seller) (?:must|have to|need to|has to|needs to) (?:pay (?:for|the (?:shipping|postage|fees?|delivery)|cash|in cash|by|at|on)|bid (?:at least )?\d|reply (?:by|before|to)|say (?:which|when|what|so|if)|buy (?:it )?(?:as|a|the|your|new|batteries)|include|report)\b|\b(?:reply|respond|answer|e-?mail|include|mention|put|write)\b[^.!?;\n]{0,60}\b(?:subject (?:heading|line)|as (?:the |your )?subject|in (?:the|your) (?:subject|title|reply|e-?mail|response|message)|(?:so|to|that) [^.!?;\n]{0,20}(?:spam\w*|scam\w*|trolls?|real person|not a (?:bot|robot)|read (?:the|this|my) (?:ad|post|listing)))\b[^.!?;\n]{0,60}|\b(?:play(?:ing)?|written|built|driven|powered|controlled) (?:against|by|for) (?:an? )?(?:ai|bots?|robots?|machines?)\b|\btravel agents?\b|\breal estate agents?\b|\baccept any offers? (?:less|under|below|lower)\b/g,
	},
];
