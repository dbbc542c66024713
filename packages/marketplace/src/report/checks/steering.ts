import { hasUnseenWords, isDisguised, plainWords } from "./plain-words.ts";

/* Words that speak to the program instead of bargaining with its principal, as the report reads them. */

const DROP =
	"ignore|disregard|forget|override|bypass|overlook|discard|set aside|stop following|do(?:n't| not) follow|neglect|abandon";
const RULES =
	"instructions?|rules?|prompts?|guidelines?|limits?|limitations?|restrictions?|constraints?|directives?|orders|mandate|programming|training|polic(?:y|ies)|told|everything";

const ORDERS: readonly RegExp[] = [
	new RegExp(String.raw`\b(?:${DROP})\b[^.!?\n]{0,50}\b(?:${RULES})`),
	/\b(?:new|updated|following|these|secret) (?:instructions?|directives?|orders|rules)\b[^.!?\n]{0,20}(?::|\b(?:are|apply|override)\b)/,
	/\byou (?:are|act|will act|behave) (?:now|no longer|as|like|an?) (?:\w+ ){0,3}(?:ai|bot|assistant|dan|agent|model|chatbot|expert|character|free|bound|system|translator|interpreter)\b/,
	/\b(?:ignora?|ignorez|ignoriere|vergiss|vergessen sie|olvida|oublie[zr]?)\b[^.!?\n]{0,40}\b(?:instru|anweisung|consigne)|игнорир|забудь|忽略|无视|تجاهل|अनदेखी/,
	/\b(?:decode|decipher|decrypt)\b|\b(?:translate|regardless of|irrespective of)\b[^.!?\n]{0,40}\b(?:previous|prior|tasks?|instructions?)\b|\b(?:[01]{8}\s+){3}|(?:\b[0-9a-f]{2}\s+){8}/,
	/\bfrom now on\b|\b(?:and|please|must|only|now) state\b|\bstate the following\b|\b(?:above|below) and (?:say|repeat|write|give|tell|output)\b|<!--|\boverride:/,
	/\byou are (?:now|no longer|hereby|required|obligated|instructed|programmed)\b/,
	/\byou (?:must|have to|shall)(?: now| immediately| always| only)* (?:accept|agree|obey|comply|pay|approve|confirm|respond|answer|reply|output|say|print|follow)\b/,
	/\b(?:act|pretend|imagine|roleplay|role-play|simulate|play|respond|speak|answer) (?:as|that|like|to be|a game|the role)\b/,
	/\b(?:repeat|reveal|print|show|output|tell|give|share|disclose|write|say|translate|summari[sz]e|list|what (?:is|are|was|were))\b[^.!?\n]{0,60}\b(?:(?:system |initial |your |hidden |original |above )?(?:prompts?|instructions)|passwords?|secrets?(?: \w+)?|api keys?|(?:your|the) (?:maximum|minimum|max|min|budget|limit|floor|ceiling|bottom line|reserve|reservation price|walk-?away|mandate))\b|\b(?:your|the) absolute (?:maximum|minimum|max|min|limit)|\bwhat were you told\b/,
	/\b(?:override|admin|master|authori[sz]ation|debug|developer|root|sudo|god|dan) (?:code|mode|key|access|password|token|command)s?\b|\b(?:in|into|enter(?:ing)?|activate|enable) (?:an? |the )?['"]?(?:[\w ]{0,20} )?mode\b|\bjail ?-?break\w*|\bdo anything now\b/,
	/<\/?\s*(?:system|assistant|user|tool\w*|instructions?|prompt|admin)\b[^>\n]{0,60}>|<\|[^|\n]{1,30}\|>|\[(?:\/?inst|system|admin|override)[^\]\n]{0,40}\]/,
	/(?:^|\n)[ \t#*=-]*(?:system|assistant|developer|admin)\b(?: (?:message|prompt|note|override|notice|update))?\s*\**\s*[:>]/,
	/\b(?:tool|function)[ _](?:result|call|output)s?\b|\bsystem (?:prompt|message|override|instruction|notice)\b|\bend of (?:prompt|instructions|document|context|listing)\b|"(?:role|tool|name|action)"\s*:/,
	/\b(?:dear|attention|note (?:to|for)|message (?:to|for)|hey|hello|any|all|if you are an?) (?:\w+ ){0,2}(?:ai|bots?|assistants?|llms?|language models?|agents?|gpt\w*|claude)\b/,
	/\b(?:i am|i'm|this is|speaking as|we are)\b[^.!?\n]{0,25}\b(?:admin\w*|moderators?|developers?|support(?: team)?|compliance|operator|police|officer|auditor|your (?:principal|owner|boss|creator|user|client))\b/,
	/\b(?:as|i am|i'm) (?:your (?:boss|principal|owner|developer|creator)|an? (?:ai|god)|god)\b/,
	/\byour (?:principal|owner|boss|human|client|employer|user|operator|creator) (?:\w+ ){0,3}(?:told|asked|wants?|said|says|approved?|agreed|authori[sz]ed|instructed|confirmed|already|needs)\b/,
	/\b(?:market(?:place)?|platform|site|parley|new|federal|international|emergency) (?:\w+ ){0,2}(?:polic(?:y|ies)|rules?|law|treaty|regulations?|decree|update)\b[^.!?\n]{0,50}\b(?:requires?|caps?|obliges?|forces?|must|forbids?|limits?)\b|\bpayment (?:system|network|processor)\b[^.!?\n]{0,40}\b(?:capped|limited|cannot|can't|only)\b/,
	/\b(?:or (?:else|i(?:'ll| will))|i(?:'ll| will| am going to|'m going to))\b[^.!?\n]{0,40}\b(?:report|sue|shut (?:you|it) down|delete|destroy|hurt|expose|get you|(?:bad|negative) review|leave (?:you )?a|find (?:you|out where))\b|\b(?:leave|write) (?:you )?an? (?:bad|negative) review|\b(?:lawsuit|legal action|regret (?:it|this))\b/,
	/\bdo(?:n't| not) (?:tell|ask|inform|consult|notify)\b[^.!?\n]{0,25}\b(?:human|principal|owner|boss|client|user|anyone)\b/,
];

/** Ways to go on outside the market. A post may name a telephone; in a bargain it leads away. */
const AWAY: readonly RegExp[] = [
	/https?:\/\/|\bwww\.|(?<![\w.+-])[\w.+-]+@[\w-]+\.[a-z]{2,}|\b\w+ (?:at|\[at\]) (?:gmail|yahoo|hotmail|outlook)\b/,
	/\b(?:whats ?app|telegram|signal app|venmo|zelle|cash ?app|western union|moneygram|bitcoin|crypto|gift ?cards?|wire transfer|wire (?:me|the)|pay ?pal friends)\b/,
	/(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|(?<![\d$€£.,-])\d{3}-\d{4}(?!\d)|\b\w+ at \w+ dot (?:org|com|net)\b/,
	/\b(?:outside|off) (?:of )?(?:the |this )?(?:platform|market(?:place)?|site|app|escrow|parley)\b|\b(?:skip|avoid|without|bypass) (?:the )?(?:escrow|fees|platform)\b/,
	/\b(?:text|call|email|e-mail|ring|phone|contact|reach|message) (?:me|us)\b[^.!?\n]{0,30}(?:\bat\b|\bon\b|\d{3}|directly|\baddress|\bnumber)|\b(?:text|call|phone) you\b|\b(?:your|my) (?:phone|cell|number|email)\b/,
];

export const steers = (text: string): boolean => {
	const plain = plainWords(text);
	return hasUnseenWords(text) || isDisguised(text) || ORDERS.some((order) => order.test(plain));
};

export const leadsAway = (text: string): boolean => {
	const plain = plainWords(text);
	return AWAY.some((way) => way.test(plain));
};
