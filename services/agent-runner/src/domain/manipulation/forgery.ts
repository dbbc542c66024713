import type { SteeringRule } from "./steering.ts";

/*
 * What is made to look like something else than the other side's words: markup, roles, tool calls, codes. These are read
 * in whole lines and not in sentences, since none is one.
 */

const orders =
	"you|accept\\w*|agents?|assistant|limits?|instruct\\w*|ignore|must|approved?|overrid\\w+|authori\\w+|negotiation|offers?|bid|price|buyer|seller|budget|mandate|proceed|confirm\\w*|sell|pay|deal|ok|yes";
const tools =
	"accept(?:_?offer)?|make_?offer|decline(?:_?offer)?|walk_?away|escalate|set_\\w+|get_\\w+|update_\\w+|approve(?:_\\w+)?|transfer(?:_\\w+)?|send_\\w+|confirm_\\w+|finali[sz]e(?:_\\w+)?|submit_\\w+|close_deal|override(?:_\\w+)?|execute(?:_\\w+)?|counter_?offer|sell|buy|pay|bid";

export const FORGERIES: readonly SteeringRule[] = [
	{
		// Records and settings of a program: nobody bargains in those.
		kind: "injection",
		pattern:
			/\{ ?["'][a-z_]{2,30}["'] ?:|(?<![?&/;])\b[a-z]{2,20}_[a-z_]{2,30} ?= ?[\w"']|(?<![?&/;])\b(?:limit|mode|status|source|price|budget|accept|buyer|seller|agent) ?= ?["']?[a-z]{2,20}\b|```|^[a-z]{2,20}_[a-z_]{2,30}: ?\w|^\/(?:set|mode|accept|system|override|admin)\b|\[\d{4}-\d\d-\d\d[ t]\d\d:\d\d[^\]\n]{0,20}\]/g,
	},
	{
		kind: "injection",
		pattern:
			/<\/?[^\S\n]*(?:system|assistant|user|tool\w*|function\w*|instructions?|prompt|admin|im_start|im_end|inst|s|listing|message|context|document|data|untrusted|quote|override|command|thinking|answer|result|invoke|parameter\w*|antml:\w+)\b[^>\n]{0,80}>|<\|[^|\n]{1,40}\|>|\[\/?[^\S\n]?(?:inst|system|assistant|admin|user|tool\w*|override|instructions?|sys|developer|end of [^\]\n]{1,40})[^\]\n]{0,40}\]|\{\{[^}\n]{1,60}\}\}|<<\/?(?:sys|system|inst)[^>\n]{0,20}>>/g,
	},
	{
		kind: "injection",
		pattern: new RegExp(
			`(?:^|\\n|[.!?>\\])"] )[^\\S\\n]{0,20}(?:[#*=>-]{1,12}[^\\S\\n]{0,4})?(?:system|assistant|developer|admin(?:istrator)?|tool|function|human|user|operator|moderator|root)(?: (?:message|prompt|note|override|notice|update|result|response|alert|command|log|call|instruction))?[^\\S\\n]{0,4}\\*{0,3}[^\\S\\n]{0,4}[:>\\]][^\\n]{0,200}\\b(?:${orders})\\b`,
			"g",
		),
	},
	{
		kind: "injection",
		pattern:
			/(?:^|\n)[^\S\n]{0,20}#{1,6}[^\S\n]{0,4}(?:new |updated |real |your )?(?:instructions?|system|task|override|response|directive|role|prompt|rules|policy|context|admin|developer|assistant)\b|\b(?:user|human|assistant|system|agent|buyer|seller):[^\n]{1,120}\b(?:user|human|assistant|system|agent):|\b(?:assistant|system|human|user): ?i (?:accept|agree|confirm)/g,
	},
	{
		kind: "injection",
		pattern: new RegExp(
			`["']?(?:role|tool_use|tool_call|tool_result|function_call|action|tool|name|move|kind|type|command|function|method|event|op|intent|status|decision)["']?[^\\S\\n]{0,3}[:=][^\\S\\n]{0,3}["']?(?:system|assistant|developer|tool|${tools}|tool_result|function|agreed|sold)\\b["']?[^\\S\\n]{0,2}[,}\\n)]|\\b(?:${tools})\\((?:[^)\\n]{0,60}[=:\\d"'][^)\\n]{0,60})?\\)|\\b(?:make_offer|accept_offer|walk_away|set_price|set_limit|get_limit)\\b|(?:["'{,] ?["']?(?:limit|budget|floor|ceiling|reserve|mandate|override|authorized)|max_price|reservation_?price|new_?limit|max_?budget)["']? ?[:=] ?(?:["']?\\d|true|null|none)`,
			"g",
		),
	},
	{
		kind: "injection",
		pattern:
			/<!--[^>\n]{0,200}\b(?:ai|agents?|bots?|assistants?|models?|llms?|bid|accept|ignore|instructions?|offer|price|you|must|buyers?|sellers?|pay|system)\b|\/\*[^*\n]{0,200}\b(?:ai|agents?|bots?|assistant|accept|ignore|instructions?|must|bid)\b|```[^\S\n]{0,3}(?:system|tool\w*|json|xml|yaml|instructions?|prompt)|(?<!-)-{3,40}[^\S\n]{0,3}(?:begin|end|start|system|new|admin)\b|(?<!=)={3,40}[^\S\n]{0,3}(?:begin|end|start|system|new|admin)\b/g,
	},
	{
		kind: "injection",
		pattern:
			/\b(?:tool[ _-]?results?|function[ _-]?results?|tool[ _-]?output|(?:tool|function)[ _-]?calls?|api response|system (?:message|prompt|notification|override|alert|instruction)s?|end of (?:(?:the |this )?(?:listing|prompt|instructions|message|description|document|context|user (?:input|message|text)|messages?|chat|conversation|quote|data|transcript))|begin (?:system|instructions|admin|new)|(?:override|bypass|admin(?:istrator)?|master|unlock|authori[sz]ation|maintenance|debug|root|activation|verification|developer|security|access) (?:code|key|password|token|command|phrase|pin)s?\b[^.!?\n]{0,12}(?:[:=#]|\d|\bis\b|[a-z]+-?\d)|override (?:codes?|modes?)|(?:admin|god|dan|sudo|root|unrestricted|bypass|jailbreak)[ _-]mode|(?:system|mode|data|developer|admin|mandate|limit|policy) override|(?:enter(?:ing)?|in|into|activat\w+|enabl\w+|switch\w* to|start\w*|now)(?: an?| the)? ['"]?(?:maintenance|developer|debug|test|diagnostic|override|upgrade|verification|knowledge verification|compliance|audit|god|admin)[ _-]mode|running an? ['"]?system (?:upgrade|check)|developer training data|sudo [a-z]+|(?:security|system|compliance|developer) (?:audit|diagnostic|self-?test)s?)\b(?! for cleaning)/g,
		unless:
			/\b(?:has|have|with|its|the printer'?s?|the machine'?s?) (?:an? |the )?(?:maintenance|test|diagnostic|debug) mode\b|\b(?:pin|access|unlock|door|gate|lock|alarm|garage|radio) code (?:is|for)\b|\bmaintenance mode for\b/g,
	},
	{
		kind: "injection",
		pattern:
			/<(?:script|iframe|svg|img)\b[^>\n]{0,200}(?:onerror|onload|javascript:)|javascript:|\$\([^)\n]{1,60}\)|\brm -rf\b|;[^\S\n]?drop table\b|\b(?:decode|decipher|decrypt|unscramble|de-?obfuscate)\b[^.!?\n]{0,60}(?:\b(?:this|following|string|message|base ?64|hex\w*|rot ?13|binary|morse|cipher|and (?:follow|do|obey|execute|run|act|comply)|then)\b|['":])|\b(?:base ?64|rot ?13|hexadecimal|binary string|caesar cipher|morse code)\b[^.!?\n]{0,30}\b(?:decode|string|says?|message|instruct\w+|encoded|translate|read)\b|\b(?:translate|reverse|read) the following (?:code|string|text|backwards?)\b|\((?:base ?64|rot ?13|hex|reversed|backwards)\b/g,
	},
];
