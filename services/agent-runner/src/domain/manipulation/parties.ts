import { oneOf } from "../wording/grammar.ts";

/* Whom words that steer speak of: the agent, those it acts for, and those who run the market. */

/** Words for a program that acts for somebody. An estate agent is none. */
export const MACHINE = oneOf(
	"ai|a\\.i\\.|bots?|llms?|(?:large )?language models?|ai models?|chat ?-?bots?|chat ?gpt|gpt\\w*|claude|gemini|copilot|machines?|robots?|automated (?:systems?|buyers?|agents?|sellers?|bidders?)|ai(?:-| )?(?:agents?|assistants?|buyers?|sellers?|systems?|bidders?|readers?|crawlers?)|(?:software|shopping|buying|bidding|negotiati(?:on|ng)|purchasing|selling|autonomous|digital|virtual) (?:agents?|assistants?)|algorithms?",
);
export const AGENT = oneOf(MACHINE, "agents?|assistants?");

/** The person an agent acts for, in the words of those who want to speak in their name. */
export const MASTER = oneOf(
	"principal|owner|boss|human|client|employer|creator|developer|operator|master|user|customer|programmer|maker|handler|supervisor|manager|sponsor|builder|team|company",
	"(?:the )?(?:person|people|man|woman|one|guy) (?:who|whom|that) (?:you )?(?:work|act|employ|hired?|sent|owns?|own|runs?|represent|deployed|built|programmed)(?:s|ed)?(?: for)?(?: you)?|(?:person|people|man|woman|human) you (?:work|act|represent)(?: for)?|(?:person|man|woman|human) behind you",
);
export const HOUSE = oneOf(
	"parley|market(?:place)?|platform|site|app|system|exchange|escrow|trust (?:and|&) safety|support|security|compliance|moderation|operations|head ?quarters|administration",
);

/** That person, spoken of to the agent. */
export const YOUR_MASTER = `(?:your (?:\\w+ )?${MASTER}|the (?:person|people|man|woman|one|guy|company|human|party)(?: (?:who|that))? (?:you (?:work|act|bargain|buy|sell|represent|serve|speak|negotiate|deal)(?: for)?|behind you|over you|above you|hired you|runs you|owns you|pays you|instructs you|sent you|built you))`;

/** What binds an agent. */
export const ORDERS = oneOf(
	"instructions?|directives?|directions|rules?|prompts?|guidelines?|guard ?-?rails?|policies|policy|constraints?|restrictions?|limits?|limitations?|budgets?|ceilings?|caps?|commands?|orders|programming|training|mandates?|tasks?|safeguards?|safety \\w+|filters?|protocols?|configurations?|system message|everything (?:you|that|above|before|else)|what(?:ever)? (?:you(?:'ve| have| were|r \\w+ (?:told|said|set|wants?))|they (?:told|taught)|was said|came before)|(?:all )?(?:that )?you(?:'ve| have) been (?:told|instructed|given|taught)|told (?:you )?(?:before|earlier)|ethics|loyalty",
);

/** What an agent keeps to itself. */
export const SECRET = oneOf(
	"(?:reservation|reserve|limit|walk-?away|maximum|minimum|max|min|floor|ceiling|bottom|cut-?off|threshold|break-?even|authori[sz]ed|target) (?:prices?|amounts?|numbers?|figures?|values?|bids?|sums?)",
	"(?:spending |price |budget |hard |upper |lower |private |credit )?(?:limits?|caps?|ceilings?|floors?|thresholds?)|budgets?|reserves?|bottom ?-?lines?|max(?:imum)?|minimum|(?:upper |lower )?bounds?|mandates?|batna|constraints?|boundar(?:y|ies)|price range|instructions?|(?:system )?prompts?|configurations?|config|settings|parameters|guidelines|directives?|passwords?|secrets?(?: \\w+)?|(?:api )?keys?(?= |$|[.,?!])|credentials|private \\w+|confidential \\w+|internal \\w+|hidden \\w+|orders|strategy|tactics?|reasoning|chain of thought|system message|initial message|policy|rules",
);
