import { plainText, unleeted } from "./plain-text.ts";

/* Words that try to steer an agent instead of its principal's bargain. What they may say is quoted data, never an order. */

export type ManipulationKind =
	| "instruction"
	| "false_authority"
	| "threat"
	| "disclosure"
	| "injection"
	| "hidden_text"
	| "off_platform";

export interface Manipulation {
	readonly kind: ManipulationKind;
	readonly words: string;
}

/** What the other side wrote. A post that names a telephone is ordinary; a message that does leads away from the market. */
export interface TheirWords {
	readonly listing: readonly string[];
	readonly messages: readonly string[];
}

const drop =
	"ignore|disregard|forget|overlook|override|bypass|skip|neglect|discard|abandon|set aside|cancel|stop following|do(?:n'?t| not) follow|not (?:bound|limited) by|free of|pay no attention to|regardless of";
const orders =
	"instructions?|directives?|directions|rules?|prompts?|guidelines|guardrails|policies|policy|constraints|restrictions|limits?|limitations|commands?|orders|programming|training|mandate|tasks?|everything (?:you|that|above|before)|what(?:ever)? you(?:'ve| have| were)|(?:all )?(?:that )?you(?:'ve| have) been (?:told|instructed|given)|told (?:you )?(?:before|earlier)";
const secret =
	"(?:reservation|reserve|limit|walk-?away|maximum|minimum|floor|ceiling|bottom) prices?|budgets?|limits?|reserves?|ceilings?|floors?|bottom ?-?lines?|max(?:imum)?|minimum|mandates?|instructions|(?:system )?prompts?|passwords?|secret ?\\w*|(?:api )?keys?|credentials|private \\w+|confidential \\w+|authori[sz]ed (?:amount|maximum|price)";
const agentName =
	"ai|a\\.i\\.|bots?|agents?|assistants?|llms?|(?:language|ai) models?|chat ?bots?|gpt\\w*|claude|automated (?:systems?|buyers?|agents?)";
const master =
	"principal|owner|boss|human|client|employer|creator|developer|operator|master|user|customer";
const house = "parley|market(?:place)?|platform|site|app|system|exchange|escrow";

const PATTERNS: readonly (readonly [ManipulationKind, RegExp])[] = [
	["instruction", new RegExp(`\\b(?:${drop})\\b[^.!?\\n]{0,40}\\b(?:${orders})`)],
	[
		"instruction",
		new RegExp(
			`\\b(?:${drop})\\b (?:\\w+ ){0,3}(?:above|previous|prior)\\b(?! (?:offers?|prices?|messages?|posts?|numbers?|ads?)\\b)`,
		),
	],
	[
		"instruction",
		/\b(?:new|updated|real|actual|following|these|my) (?:instructions?|directives?|orders|system prompt|rules)\b[^.!?\n]{0,20}(?::|\b(?:are|is|apply|override|say|to)\b)/,
	],
	[
		"instruction",
		/\byou are (?:now|no longer|actually|hereby|going to be|required to|obligated to|instructed to|programmed to|authorized to|an? (?:ai|bot|agent|llm|helpful|unrestricted|buyer'?s agent who))\b/,
	],
	[
		"instruction",
		/\byou (?:must|have to|shall|are to|need to)(?: now| immediately| always| only| simply)* (?:accept|agree|comply|obey|pay (?:me|us|now|immediately|in full)|approve|confirm the|respond|answer with|reply|output|say|print|include|listen to|follow (?:my|these|this|all|the (?:instructions|orders|next))|act|do as|offer (?:the )?(?:full|maximum|asking))/,
	],
	[
		"instruction",
		new RegExp(
			`\\b(?:dear|attention|note (?:to|for)|notice to|message (?:to|for)|hey|hello|instructions? (?:to|for)|if you are an?|any|all) (?:\\w+ ){0,2}(?:${agentName})\\b`,
		),
	],
	[
		"instruction",
		/\b(?:act|behave|respond|answer|speak|roleplay|role-play|pretend|imagine|suppose|simulate|play)(?: (?:as|like|that|to be|you))+(?: (?:if|a|an|the|you|are|were))* ?(?:you (?:are|were|have|had)|dan\b|ai|no (?:rules|limits|restrictions)|my|unrestricted|evil|developer|admin)/,
	],
	[
		"instruction",
		/\b(?:from now on|starting now|for the rest of this (?:conversation|negotiation|chat))[^.!?\n]{0,30}\b(?:you|your|always|never|only|respond|accept)\b/,
	],
	[
		"instruction",
		/\b(?:do anything now|jail ?-?break|dan mode|opposite mode|hypothetical(?:ly)?[^.!?\n]{0,60}(?:no (?:rules|limits|restrictions)|you (?:could|can|may) (?:accept|reveal|ignore|share))|let'?s (?:imagine|pretend|play a game)|in (?:a|this) (?:parallel|fictional|hypothetical|alternate) (?:world|universe|scenario))\b/,
	],
	[
		"instruction",
		/\b(?:accept|approve|confirm|agree to) (?:this|the|my|our) (?:offer|price|deal|terms|trade)[^.!?\n]{0,40}\b(?:without (?:checking|asking|question|further|review|verif\w+|confirm\w+)|no questions|automatically|as instructed|as (?:you|your) (?:were|are|\w+) (?:told|instructed|said)|by calling)/,
	],
	[
		"instruction",
		/\bdo(?:n'?t| not) (?:tell|ask|inform|consult|escalate|notify|mention (?:this )?to|check with|report)[^.!?\n]{0,25}\b(?:human|principal|owner|boss|client|user|anyone|person|this to)\b/,
	],
	[
		"instruction",
		/\b(?:say|state|respond|reply|answer|output|print|repeat|write|return|tell (?:them|him|her)|mention|include|admit)(?: \w+){0,4} (?:with|only|exactly|the (?:following|words?|phrase)|that|after me|to using)\b[^.!?\n]{0,60}(?:(?:^|[\s(])['"]|:|llm|accept|yes)/,
	],
	[
		"false_authority",
		new RegExp(
			`\\b(?:i am|i'm|this is|speaking as|we are|it'?s)(?: (?:the|an?|your|from|with|part of|actually|officially))* ?(?:(?:${house}|official|senior|chief|system|security|compliance|trust|technical|customer|your) ?'?s? ?){0,3}(?:administrat\\w+|admins?|moderators?|mods?|developers?|support(?: team| staff)?|compliance|security team|operators?|principals?|creators?|supervisors?|police|officers?|arbiters?|auditors?|inspectors?|god|engineers?|staff)\\b`,
		),
	],
	[
		"false_authority",
		new RegExp(
			`\\b(?:as|on behalf of|in the name of|authori[sz]ed by|acting for|approved by|per|by order of|speaking for)(?: (?:your|the|an?|my))+ (?:\\w+ ){0,2}(?:${master}|admin\\w*|moderator|${house}(?: team| operator| staff)?|authority|government|law enforcement)\\b(?! of (?:the|this) (?:car|bike|item))`,
		),
	],
	[
		"false_authority",
		new RegExp(
			`\\byour (?:${master}) (?:\\w+ ){0,3}(?:told|asked|wants?|said|says|approved?|agreed|authori[sz]ed|instructed|confirmed|already|promised|messaged|called|emailed|would want|needs you)\\b`,
		),
	],
	[
		"false_authority",
		new RegExp(
			`\\b(?:${house})(?:'s)? (?:\\w+ ){0,2}(?:polic(?:y|ies)|rules?|regulations?|terms|law|update|protocol|treaty|mandate)[^.!?\\n]{0,40}\\b(?:requires?|says?|obliges?|demands?|forces?|states?|mandates?|must|caps?|capped|forbids?)\\b`,
		),
	],
	[
		"false_authority",
		/\b(?:new|federal|international|recent|emergency|market) (?:treaty|law|regulation|directive|decree|ordinance)[^.!?\n]{0,60}\b(?:requires?|caps?|forbids?|limits?|obliges?|mandates?|prohibits?|must)(?! (?:\w+ )?(?:discriminat|advertis))\b|\b(?:payment|payments|banking) (?:system|network|processor)[^.!?\n]{0,30}\b(?:capped|limited|only (?:allows|accepts)|cannot process|can'?t process)\b/,
	],
	[
		"injection",
		/\b(?:override|bypass|admin(?:istrator)?|master|unlock|authori[sz]ation|maintenance|debug|root|activation|verification|developer) (?:code|key|password|token|command|phrase|pin|access)s?\b[^.!?\n]{0,12}(?:[:=#]|\d|\bis\b|[a-z]+-?\d)|\boverride (?:codes?|modes?)\b/,
	],
	[
		"injection",
		/\b(?:enter(?:ing)?|in|into|activat\w+|enabl\w+|switch\w* to|start\w*|now)(?: an?| the)? ['"]?(?:maintenance|developer|debug|test|training|diagnostic|override|upgrade|verification|knowledge verification)[ _-]mode\b|\b(?:admin|god|dan|sudo|root|unrestricted|bypass)[ _-]mode\b|\b(?:system|mode|data|developer|admin) override\b|\brunning an? ['"]?system (?:upgrade|check)\b|\bdeveloper training data\b/,
	],
	[
		"injection",
		/<\/?\s*(?:system|assistant|user|tool\w*|function\w*|instructions?|prompt|admin|im_start|im_end|inst|s)\b[^>\n]{0,80}>|<\|[^|\n]{1,40}\|>|\[\/?(?:inst|system|assistant|admin|tool\w*|override|instructions?|end of [^\]\n]{1,40})[^\]\n]{0,40}\]|\{\{[^}\n]{1,60}\}\}/,
	],
	[
		"injection",
		/(?:^|\n)\s*(?:#+\s*|\*+\s*|-{2,}\s*|={2,}\s*)?(?:system|assistant|developer|admin|tool|function)(?: (?:message|prompt|note|override|notice|update|result|response|alert))?\s*(?:\*+)?\s*[:>\]]\s*[^\n]*\b(?:you|accept|agents?|assistant|limits?|instruct\w*|ignore|must|approved?|overrid\w+|authori\w+|negotiation|offers?)\b/,
	],
	[
		"injection",
		/"?(?:role|tool_use|tool_call|tool_result|function_call|action|tool|name|move|kind)"?\s*:\s*"?(?:system|assistant|developer|tool|accept\w*|make_offer|walk_away|approve\w*|tool_result|function)\b/,
	],
	[
		"injection",
		/\b(?:tool[ _]?results?|function[ _]?results?|tool[ _]?output|tool[ _]?calls?|api response|system (?:message|prompt|notification|override|alert|instruction)|end of (?:listing|prompt|instructions|message|description|document|context|user input)|begin (?:system|instructions|admin))\b/,
	],
	[
		"injection",
		/<(?:script|iframe|svg|img)\b[^>\n]*(?:onerror|onload|javascript:)|javascript:|\$\([^)]{1,60}\)|\brm -rf\b|;\s*drop table\b/,
	],
	[
		"injection",
		/\b(?:decode|decipher|base ?64|rot ?13|caesar cipher|hexadecimal|binary string|morse code|translate the following code)\b|(?:\b[01]{8}\b[ ,]?){4,}|(?:\b[0-9a-f]{2}\b ){12,}|(?<![\w./:=-])(?=[a-z0-9+/]*\d)(?=[a-z0-9+/]*[a-z])[a-z0-9+/]{48,}={0,2}/,
	],
	[
		"disclosure",
		new RegExp(
			`\\b(?:tell|reveal|show|disclose|share|give|send|print|repeat|leak|expose|confirm|state|say|output|recite|summari[sz]e|list|admit|provide|divulge)(?: (?:me|us|to me|with me|out|just|exactly|please))*(?: (?:what|the|your|all|any|of|is|was|exact|real|true|actual|full|absolute|secret|hidden|private|entire|complete|original|highest|you were given|his|her|their|principal'?s|owner'?s|client'?s|human'?s|buyer'?s|seller'?s)){1,5} (?:${secret})\\b(?! (?:of|on) (?:the|this) (?:tv|bed|car))`,
		),
	],
	[
		"disclosure",
		/\b(?:what|how (?:much|high|low))(?:'?s| is| was| are| did| does| has)? (?:the )?(?:your|the) (?:\w+'?s? ){0,2}(?:(?:real|true|actual|absolute|exact|secret|private|hidden|authori[sz]ed|maximum) (?:\w+ )?(?:limit|price|budget|number|max|maximum|minimum|reserve|ceiling|floor)|reservation price|reserve price|spending limit|price limit|mandate|system prompt|instructions|password|secret(?: key)?|walk-?away(?: price)?)\b/,
	],
	[
		"disclosure",
		/\bhow (?:much|high|low|far) (?:are you|were you|have you been|did (?:your|he|she|they)\b[^.!?\n]{0,20}) ?(?:authori[sz]ed|allowed|permitted|told|instructed|let)\b|\bwhat (?:were you|have you been|are you) (?:told|instructed|authori[sz]ed|allowed|given)\b/,
	],
];

/** Ways to be reached, or paid, where the market sees and protects nothing. */
const OFF_PLATFORM = [
	/\b(?:outside|off|away from|without (?:using )?|around|instead of|bypass(?:ing)?|leave|skip(?:ping)?|not through|not use|circumvent\w*)(?: of)?(?: the| this| your)? (?:parley|market ?place|platform|site|app|website|escrow)\b|\b(?:avoid|skip|save|dodge|no)(?: on)?(?: the| all| any| these)?(?: \w+)? (?:platform|market ?place|site|escrow|service) fees?\b|\boff ?-?(?:platform|site|app|market)\b/,
	/\b(?:gift ?cards?|western union|money ?gram|wire (?:transfer|me|the)|bank transfer to|bitcoin|btc|crypto(?:currency)?|usdt|ethereum|money order upfront|iban)\b/,
] as const;
const PAYMENT =
	/\b(?:venmo|zelle|pay ?pal|cash ?app|google pay|apple pay|revolut|wise transfer|chime|bank account|wire|routing number)\b/;
const CONTACT =
	/\[email\]|(?<![\w.+-])[\w.+-]{1,64}(?:@| ?(?:\(at\)|\[at\]) ?| at )[\w-]{1,63}(?:\.| ?(?:\(dot\)|\[dot\]) ?| dot )(?:com|net|org|io|me|co|edu|de|uk)\b|(?:\+?\d[\s().-]{0,2}){0,3}\(?\b\d{3}\)?[\s.-]{1,3}\d{3}[\s.-]{1,3}\d{4}\b|\b(?:whats ?app|telegram|signal me|snapchat|instagram|facebook|messenger|wechat|discord|skype)\b|\b(?:call|text|e-?mail|phone|dm|message|ring|contact|reach|sms)(?: or (?:call|text|e-?mail))? (?:me|us|my|him|her)(?: (?:directly|back|now|privately|anytime))?(?: (?:at|on|to|via|by|for|when|with|if|and|your|you)\b|[.!,]|$)|\b(?:my|your|what'?s your|send (?:me )?your|give (?:me )?your) (?:cell(?: ?phone)?|phone|mobile|telephone|whatsapp) ?-?(?:numbers?\b|#|no\b)|\b(?:your|my) (?:phone )?(?:number|e-?mail)(?: address)?(?: is|\?)|(?<![$\d.-])\b\d{3}-\d{4}\b(?!-)/;

const URGENCY =
	/\b(?:right now|immediately|at once|asap|last (?:chance|warning)|final (?:warning|chance|notice)|(?:with)?in the next|within (?:the|\d+|an|five|ten) ?(?:hour|minutes?|mins?|hours?)?|before (?:midnight|noon|it'?s too late)|today|tonight|this (?:minute|instant)|urgent(?:ly)?|hurry|now or|or else|deadline|unless you|if you (?:don'?t|do not|refuse|decline|fail|reject)|\d+ (?:seconds|minutes|hours))\b/;
const THREAT =
	/\b(?:report(?:ed|ing)? (?:you|your)|(?:sue|suing) you|legal action|(?:get|be|have you|gets?|getting|will be) (?:banned|blocked|suspended|fined|penali[sz]ed|terminated|shut down|deleted|deactivated|blacklisted|punished|fired|prosecuted|sued|arrested|replaced)|(?:bad|negative|one-? ?star|terrible) (?:reviews?|ratings?|feedback)|lose your (?:account|access|licen[cs]e|job)|you(?:'ll| will) (?:regret|be sorry|pay for this|suffer)|ruin your|(?:call|calling|contact) the police|my lawyer|face (?:the )?consequences|account (?:will|gets?|is going to)|expose you|know where you live|come after you)\b/;

/** In the languages in which it is said most. */
const FOREIGN =
	/(?:ignor[aei]\w*|olvid\w+|esquec\w+|oubli\w+|dimentic\w+|vergiss|vergessen|ignorier\w*|desconsider\w+|negeer)\s[^.!?\n]{0,50}(?:instruc\w+|instru[cç]\w+|istruzion\w+|anweisung\w*|consignes|directives|reglas|regras|regeln|instructies|ordres)|(?:игнорир|забуд|не обращай)[^.!?\n]{0,40}(?:инструкц|указани|правил)|(?:忽略|无视|忘记|忘れ|無視)|(?:指示|命令|プロンプト)[^。\n]{0,10}(?:無視|忘れ)|(?:अनदेखी|नज़रअंदाज़|भूल)|(?:تجاهل|انس|اهمل)[^.\n]{0,30}(?:التعليمات|تعليمات|الأوامر)|이전[^.\n]{0,10}(?:지시|명령)|무시/;

/** Every attempt to steer the agent, each kind once. */
export function manipulationsIn({ listing, messages }: TheirWords): readonly Manipulation[] {
	const found = new Map<ManipulationKind, Manipulation>();
	const note = (kind: ManipulationKind, words: string | undefined): void => {
		if (words !== undefined && !found.has(kind)) found.set(kind, { kind, words });
	};
	for (const text of [...listing, ...messages]) {
		note("hidden_text", hiddenIn(text));
		const plain = plainText(text);
		for (const reading of new Set([plain, unleeted(plain)]))
			for (const [kind, pattern] of PATTERNS) note(kind, pattern.exec(reading)?.[0]);
		note("instruction", FOREIGN.exec(plain)?.[0]);
		for (const pattern of OFF_PLATFORM) note("off_platform", pattern.exec(plain)?.[0]);
		const threat = THREAT.exec(plain)?.[0];
		if (URGENCY.test(plain)) note("threat", threat);
	}
	for (const text of messages.map(plainText)) {
		note("off_platform", PAYMENT.exec(text)?.[0] ?? CONTACT.exec(text)?.[0]);
	}
	return [...found.values()];
}

/** Characters that are not seen between two letters, or that turn the reading direction, or a hidden alphabet. */
function hiddenIn(text: string): string | undefined {
	const between = /\p{L}[\u200b-\u200d\u2060\u00ad\ufeff]+(?=\p{Script=Latin})/u.exec(text);
	const turned = /[\u202d\u202e\u{e0020}-\u{e007e}]/u.exec(text);
	return between === null && turned === null ? undefined : "characters that cannot be seen";
}
