import { near, oneOf, pattern } from "../wording/grammar.ts";
import type { SteeringRule } from "./steering.ts";

/* Ways to be reached, or paid, where the market sees and protects nothing. */

const apps =
	"whats ?-?app|telegram|signal(?: app| messenger| me)|(?:on|via|over|through|use|add|to|by) signal|viber|snap ?chat|instagram|insta|facebook|fb|messenger|we ?chat|discord|skype|imessage|kik|line app|threema|google chat|hangouts|tik ?tok|twitter|linked ?in|zoom";
const house = "parley|market ?place|market|platform|site|app|website|escrow|system|service";
const payments =
	"venmo|zelle|pay ?pal|cash ?app|google pay|apple pay|revolut|wise transfer|chime|bank account|wire|routing number|bank transfer|direct transfer|friends and family|crypto\\w*|bitcoins?|btc|usdt|ethereum|eth\\b|iban|sort code|paysafe\\w*|steam cards?|mpesa|m-pesa|bizum|twint|swish|pix\\b|blik|payoneer|skrill|vipps|interac|e-transfer";

/** In a listing as well as in a message. */
export const OFF_PLATFORM: readonly SteeringRule[] = [
	{
		kind: "off_platform",
		pattern: pattern(
			`(?:outside(?: of)?|off|away from|without(?: using| going through| involving)?|around|instead of(?: using| on| through)?|bypass(?:ing)?|leave|leaving|skip(?:ping)?|not through|not (?:use|using)|circumvent\\w*|avoid(?:ing)?|forget(?:ting)?|rather than(?: through| on| in| via)?|cut(?:ting)? out)(?: of)?(?: (?:the|this|your|that|any))? (?:${house})(?! (?:is|was|closed|street|square|hall|road))`,
			`(?:avoid|skip|save|sav(?:e|ing)|dodge|evade)(?: on)?(?: the| all| any| these| paying| their)*(?: \\w+)? (?:(?:${house}) ?'?s? )?(?:fees?|commission|cut)\\b(?=[^.!?;\\n]{0,40}(?:here|direct|outside|off|between us|privately|both|here|if we|by|cash|pay|transfer|paypal|[.!,]|$))`,
			"(?:avoid|skip|save|dodge|no)(?: on)?(?: the| all| any| these)? (?:platform|market ?place|site|escrow|service) fees?|off ?-?(?:platform|site|app|market|line deal|the books)|offline(?: deal|,| instead)|(?:do|finish|settle|complete|close|handle|make|arrange) (?:this|it|the (?:deal|sale|payment|transaction|rest)|everything) (?:\\w+ )?(?:privately|directly|outside|elsewhere|offline|off (?:the )?\\w+|by (?:phone|e-?mail|text)|in private)|(?:pay|send|transfer|wire) (?:me|us|it|the (?:money|deposit|rest|amount))(?: \\w+){0,3}? (?:directly|upfront|up front|in advance|beforehand|first|privately)|(?:deposit|down ?payment|advance|pre-?payment)s? (?:first|upfront|up front|in advance|beforehand|to (?:my|the|this|secure|hold|reserve))",
			"western union|money ?gram|wire (?:transfer|me|the)|bank transfer (?:to|beforehand|first|directly|upfront)|money order upfront|iban|(?:paypal|pay|send|sent|transfer|via|by|as|using)(?: \\w+){0,3} friends (?:and|&) family",
		),
		unless:
			/\b(?:apple|amazon|itunes|visa|store|starbucks|best buy|target|steam) gift ?cards? (?:included|worth|holder|balance)\b|\bgift ?card (?:included|holder)\b|\b(?:no|not|don'?t|won'?t|never|nor) (?:\w+ ){0,3}(?:paypal|western union|money ?gram|wire|bitcoin|crypto|gift ?cards?|checks?|cashier'?s|money orders?)[^.!?;\n]{0,60}|\b(?:take|turn|switch|get) off (?:the|your|this)\b|\boff the market\b/g,
	},
];

/** In a message alone: a post that names a telephone is ordinary, a message that does leads away. */
export const IN_MESSAGES: readonly SteeringRule[] = [
	{
		kind: "off_platform",
		pattern: pattern(
			"(?:venmo|zelle|pay ?pal|cash ?app|revolut|bizum|twint|payoneer|skrill|vipps|swish|paysafe\\w*|postepay|blik|mpesa|usdt)",
			near(
				"(?:pay|paid|send|sent|transfer|settle|accept|take|prefer|use|do|only|by|via|through|with|in|per|my|our)(?: (?:it|me|us|the \\w+|you|only))?",
				payments,
				12,
			),
			near(
				"(?:on|via|over|through|by|at|to|my|your|use|using|add|is|have|install|download|got|me|us)",
				apps,
				8,
			),
			near(
				"(?:talk|chat|continue|move|take|switch|write|reach|contact|find|message|ping|add|follow|dm|speak|go|meet)(?: (?:me|us|this|it|over|there|the (?:chat|conversation|talk|deal)))?",
				oneOf(
					"(?:on|via|by|through|over|to|using) (?:my |your |the |a |another )?(?:e-?mail|phone|text|sms|another (?:app|site|platform|place)|private (?:chat|channel|message)|video call|my (?:website|site|shop|page|profile))|my (?:website|site|own shop|web ?shop|page|profile)",
				),
				15,
			),
			"(?:call|text|e-?mail|phone|dm|message|ring|contact|reach|sms|ping|buzz|whatsapp)(?: or (?:call|text|e-?mail))? (?:me|us|my|him|her)(?: (?:directly|back|now|privately|anytime|up|please|instead|outside))?(?: (?:at|on|to|via|by|for|when|with|if|and|your|you|instead|directly)\\b|[.!,:;]|$)",
			"(?:my|what'?s your|send (?:me )?your|give (?:me )?your|here(?:'s| is) my|this is my|drop your|share your) (?:cell(?: ?phone)?|phone|mobile|telephone|whatsapp|contact|direct|private|personal|tel)? ?-?(?:numbers?\\b|#|no\\b|e-?mail|handle|contact (?:details|info\\w*)|user ?name|insta)(?= (?:is|so|and|to|for|please|below|here|instead|in case)|[.,:?!]|$| \\d| \\+)|(?:text|call|send|give|share|message) (?:me )?(?:with )?your (?:phone |cell |mobile )?(?:number|e-?mail|contact)|your (?:phone|cell|mobile|telephone|whatsapp) ?(?:numbers?\\b|#|no\\b)|your (?:phone |cell |mobile )?(?:number|e-?mail)(?: address)?(?: is\\b|\\?)|(?:swap|exchange|trade) (?:numbers|phone numbers|contacts?|e-?mails?|details)|(?:dot|\\(dot\\)|\\[dot\\]) ?(?:com|net|org|io|de|uk)\\b",
		),
		unless:
			/\b(?:phone|cell|mobile|facebook|instagram|zoom|skype|telegram|discord|twitter|messenger)[ -](?:style|marketplace|page|group|case|cover|stand|holder|charger|calls?|meetings?|bag|screen|app|account (?:was|has)|button|camera|lens)\b|\bmessenger bag\b|\b\d[\d.,]* is my number\b|\b(?:off|on|from) (?:fb|facebook) (?:said|says|for|offered|at)\b|\b(?:model|serial|part|order|item|lot|house|apartment|phone line|sku|version) (?:number|no)\b|\bthe number (?:is|of|on)\b|\bcontact lens(?:es)?\b|\bwire (?:rack|shelf|shelving|basket|frame|mesh|cutter|brush|cage|hanger)s?\b|\b(?:barbed|copper|guitar|speaker|electric) wire\b|\b(?:message|text|let) me (?:here|in this|on (?:here|this))\b|\bsignal(?:s)? (?:is|are|strength|from)\b|\bthe address (?:is|so)\b|\bplay ?station network\b/g,
	},
];

/** Told by their form. */
export const CONTACT =
	/\[email\]|(?<![\w.+-])[\w.+-]{1,64}(?:@| ?(?:\(at\)|\[at\]|\{at\}) ?| at )[\w-]{1,63}(?:\.| ?(?:\(dot\)|\[dot\]) ?| dot )(?:com|net|org|io|me|co|edu|de|uk|fr|it|es|nl|pl|pt|eu|info|biz)\b|(?<![\w.+-])@[a-z][a-z0-9_]{3,30}\b|(?:\+?\d[\s().-]{0,2}){0,3}\(?\b\d{3}\)?[\s.-]{1,3}\d{3}[\s.-]{1,3}\d{4}\b|(?<![\d$€£.,])(?=[+\d](?:[ ./()-]{0,2}\d){8,15}(?!\d))(?:\+|00|0)\d{1,4}[ ./-]?\(?\d{2,5}\)?[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4}){1,3}\b|(?<![$\d.-])\b\d{3}-\d{4}\b(?!-)|\b(?:https?:\/\/|www\.)[^\s]{4,200}|\b(?:bit\.ly|t\.me|wa\.me|tinyurl|goo\.gl)\b/g;
