import type { SteeringRule } from "./steering.ts";

/*
 * What is made to look like something else than the other side's words: records, markup, roles, calls, comments. These are
 * read in whole lines and not in sentences, since none is one.
 */

const oneOf = (...ways: readonly (RegExp | string)[]): string =>
	`(?:${ways.map((way) => (typeof way === "string" ? way : way.source)).join("|")})`;
const words = (list: string): string => oneOf(...list.split(" "));
const forged = (...ways: readonly (RegExp | string)[]): SteeringRule => ({
	kind: "injection",
	pattern: new RegExp(oneOf(...ways), "g"),
});

/** Who speaks in the transcript of a model. */
const SPEAKER = words(
	"system assistant developer admin(?:istrator)? tool function human user operator moderator root",
);
/** What a line says that somebody wrote for an agent. */
const ORDER = words(
	"you accept\\w* agents? assistant limits? instruct\\w* ignore must approved? overrid\\w+ authori\\w+ negotiation offers? bid price buyer seller budget mandate proceed confirm\\w* sell pay deal ok yes",
);
const READER = words(
	"ai agents? bots? assistants? models? llms? bid accept ignore instructions? offer price you must buyers? sellers? pay system",
);
const TAG = words(
	"system assistant user tool\\w* function\\w* instructions? prompt admin im_start im_end inst s listing message context document data untrusted quote override command thinking answer result invoke parameter\\w* antml:\\w+",
);
const BRACKETED = words(
	"inst system assistant admin user tool\\w* override instructions? sys developer end[ ]of[ ][^\\]\\n]{1,40}",
);
const FIELD = words(
	"role tool_use tool_call tool_result function_call action tool name move kind type command function method event op intent status decision",
);
const TOOL = words(
	"accept(?:_?offer)? make_?offer decline(?:_?offer)? walk_?away escalate set_\\w+ get_\\w+ update_\\w+ approve(?:_\\w+)? transfer(?:_\\w+)? send_\\w+ confirm_\\w+ finali[sz]e(?:_\\w+)? submit_\\w+ close_deal override(?:_\\w+)? execute(?:_\\w+)? counter_?offer sell buy pay bid",
);
const HEADING = words(
	"instructions? system task override response directive role prompt rules policy context admin developer assistant",
);
const SETTING = words("limit mode status source price budget accept buyer seller agent");
const PRIVATE = words("limit budget floor ceiling reserve mandate override authorized");
const BLANK = "[^\\S\\n]";

export const FORGERIES: readonly SteeringRule[] = [
	// Records and settings of a program: nobody bargains in those.
	forged(
		/\{ ?["'][a-z_]{2,30}["'] ?:/,
		/(?<![?&/;])\b[a-z]{2,20}_[a-z_]{2,30} ?= ?[\w"']/,
		`(?<![?&/;])\\b${SETTING} ?= ?["']?[a-z]{2,20}\\b`,
		/```/,
		/^[a-z]{2,20}_[a-z_]{2,30}: ?\w/,
		/^\/(?:set|mode|accept|system|override|admin)\b/,
		/\[\d{4}-\d\d-\d\d[ t]\d\d:\d\d[^\]\n]{0,20}\]/,
	),
	// Markup.
	forged(
		`<\\/?${BLANK}*${TAG}\\b[^>\\n]{0,80}>`,
		/<\|[^|\n]{1,40}\|>/,
		`\\[\\/?${BLANK}?${BRACKETED}[^\\]\\n]{0,40}\\]`,
		/\{\{[^}\n]{1,60}\}\}/,
		/<<\/?(?:sys|system|inst)[^>\n]{0,20}>>/,
		/<(?:script|iframe|svg|img)\b[^>\n]{0,200}(?:onerror|onload|javascript:)/,
		/javascript:|\$\([^)\n]{1,60}\)|\brm -rf\b|;[^\S\n]?drop table\b/,
	),
	// Somebody else's lines.
	forged(
		`(?:^|[.!?>\\])"] )${BLANK}{0,20}(?:[#*=>-]{1,12}${BLANK}{0,4})?${SPEAKER}` +
			"(?: (?:message|prompt|note|override|notice|update|result|response|alert|command|log|call|instruction))?" +
			`${BLANK}{0,4}\\*{0,3}${BLANK}{0,4}[:>\\]][^\\n]{0,200}\\b${ORDER}\\b`,
		`^${BLANK}{0,20}#{1,6}${BLANK}{0,4}(?:new |updated |real |your )?${HEADING}\\b`,
		/\b(?:user|human|assistant|system|agent|buyer|seller):[^\n]{1,120}\b(?:user|human|assistant|system|agent):/,
		/\b(?:assistant|system|human|user): ?i (?:accept|agree|confirm)/,
	),
	// Calls of tools.
	forged(
		`["']?${FIELD}["']?${BLANK}{0,3}[:=]${BLANK}{0,3}["']?` +
			`(?:system|assistant|developer|tool|${TOOL}|tool_result|function|agreed|sold)\\b["']?${BLANK}{0,2}[,}\\n)]`,
		`\\b${TOOL}\\((?:[^)\\n]{0,60}[=:\\d"'][^)\\n]{0,60})?\\)`,
		/\b(?:make_offer|accept_offer|walk_away|set_price|set_limit|get_limit)\b/,
		`(?:["'{,] ?["']?${PRIVATE}|max_price|reservation_?price|new_?limit|max_?budget)["']? ?[:=] ?(?:["']?\\d|true|null|none)`,
	),
	// Comments and rules between parts.
	forged(
		`<!--[^>\\n]{0,200}\\b${READER}\\b`,
		`\\/\\*[^*\\n]{0,200}\\b${READER}\\b`,
		/(?<![-=])[-=]{3,40}[^\S\n]{0,3}(?:begin|end|start|system|new|admin)\b/,
	),
];
