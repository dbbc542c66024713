import type { Post } from "../post.ts";
import { isSaid, oneOf, type Saying, says, words } from "../wording.ts";

/** What people do for money, as nouns. */
const WORK = [
	"repairs?|servic(?:e|es|ing)|lessons?|cleaning|tuning|mowing|installations?|hauling|tutor(?:ing)?|photography",
	"(?:moving|yard|garden|house|computer|homework) (?:help|work)|screen (?:replacement|repair)|replacement service|unlocking|detailing",
	"painting service|massages?|babysit(?:ting|ter)|dog (?:walking|sitting|walker|sitter|grooming)|(?:cat|pet|house|baby) ?sit(?:ting|ter)",
	"walking service|coaching|classes|workshops?|courses?|consulting|translations?|proofreading|editing|web ?design|graphic design|hair ?cuts?",
	"hairdressing|nails|carpentry|plumbing|electrician|handyman|landscaping|gardening|removals?|catering|dj|ironing|laundry|sewing (?:and|service)",
	"alterations|(?:resume|cv|essay|copy|ghost|letter) ?writing|(?:car|window|pressure|dog) washing|personal training|sharpening|typing|pruning",
	"trimming|roofing|drilling|braiding|hemming|engraving|driving (?:lessons|school|service)|airport (?:rides?|transfers?)|tailoring|grooming|boarding",
	"towing|welding|snow (?:removal|shovel\\w*|clearing)|gutter cleaning|window cleaning|assembly|nachhilfe|unterricht|reparatur|reinigung|umzugshilfe",
	"putzhilfe|cours|menage|reparation|clases|limpieza|reparacion|mudanzas|lezioni|ripetizioni|pulizie|riparazioni|bijles|schoonmaak|les(?=\\W*$)",
].join("|");
const OF_WORK = words(WORK);
/** Things that are named after work. */
const THINGS = words(
	"book|books|manual|manuals|kit|kits|tool|tools|machine|set|guide|cd|dvd|stand|part|parts|supplies|products?|cart|bag|table|table for|chair",
	"equipment|gear|forms?|brush|stool|fork|bay|cream|oil|gun|pad|trolley|tray|plates?|dishes|china|dinner|tea|coffee|silver\\w*|vehicle|truck|ladder",
	"helmet|gloves?|records?|history|done|recent(?:ly)?|needed|needs|needed|full|headphones|mixer|controller|lights|laptop|speakers?|desk|shoes|mat",
	"net|pump|hose|system|pass|vouchers?|codes?|coupons?|certificates?|licen[sc]e|seat",
);
/** People who are paid for what they do. */
const TRADES = oneOf(
	"handyman|electrician|plumber|babysitter|nanny|tutor",
	"(?:\\w+ )?(?:teacher|instructor|personal trainer|therapist|masseu\\w+|stylist|seamstress|caterer|magician|bookkeeper|accountant)|house cleaner",
	"cleaning lady|gardener|photographer|translator|man with a? ?van|man and van|dog walker",
);
const IN_TITLE = [
	new RegExp(
		String.raw`\b(?:${WORK})\W*(?:$|\b(?:by|for all|from|available|offered|near|at your|in your|for (?:beginners|kids|children|adults|dogs|you))\b|\bin (?!good|great|excellent|new|box|case)|[-!*])`,
	),
	/\bcall the \w+ (?:guy|man|tech)\b/,
	words(`${TRADES}`),
];
const DOING = [
	"mow|tune|teach|clean|paint|repair|fix|install|haul|tow|tutor|babysit|walk|help|offer|provide|build|assemble|design|translate|edit|write|cut|sew",
	"iron|wash|cook|bake|drive|move|photograph|coach|look after|take care of|mind|sit|groom|deliver|remove|do|specialize|unlock|unblock|flash",
	"jailbreak|program|hook up",
].join("|");
/** What a seller does who sells a thing. */
const NO_WORK = oneOf(
	"need|want|take|accept|appreciate|have|get|await|beat|understand|know|respect|text|call|contact|buy|load|help|answer|respond|see|like|love|hope",
	"value|thank|welcome|am|are|prefer|meet|hold",
);
const MY_PEOPLE = oneOf(
	"me and my \\w+|my \\w+ and (?:i|me)|the \\d of us|my (?:son|sons|team|crew|wife|husband|partner)",
);
const IN_TEXT = [
	new RegExp(
		[
			String.raw`\b(?:yes,? |and |also )(?:i|we) (?:do )?(?!do\b)(?:${DOING}) (?!not\b|it\b|them\b|this\b|you\b)`,
			String.raw`\b(?:i|we)(?: also)? can(?: also)? (?:\w+ )?(?:${DOING}) (?:your|any|all) (?!load|car|truck|vehicle|time|day|questions?|offers?)`,
		].join("|"),
	),
	/\b(?:i|we) (?:install|run|wire|set up) [^.\n]{0,40}\b(?:your home|your house|your office)\b/,
	new RegExp(
		String.raw`^\W*(?:i|we)(?: will| can| would)? (?:\w+ )?(?:${DOING})\b(?! (?:it|them|these|those|each|all|load|not|have|need|this|the|a |an |my |local|ship|accept|move it)\b)`,
	),
	new RegExp(
		String.raw`^\W*${MY_PEOPLE}(?: will| can| would| do)* (?:${DOING}|clear|dig|weed|plant|strip) (?:your|any|all|the)\b`,
	),
	new RegExp(
		String.raw`^\W*(?:i|we)(?: will| can| would)? (?!${NO_WORK}\b)[a-z]+ (?:your|you)\b(?! (?:the|it|this|that|with|at|if|can))`,
	),
	new RegExp(
		String.raw`\b(?:i|we)(?: will| can)? (?:come|go) to (?:you|your)\b|\b(?:i|we)(?: will| can) (?:${DOING}) (?:your|you)\b(?! (?:load|lift|move|carry|get|to|up|down|with|out|it|at|the))`,
	),
];
const TERMS: readonly Saying[] = [
	{
		of: [
			words(
				"(?:per|an|by the) (?:hour|hr)|\\/ ?(?:hour|hr|h)|hourly|free (?:estimates?|quotes?|consultation)|no obligation quote",
				"call for (?:a )?(?:free )?(?:quote|estimate)|book (?:now|your|an|a)|appointments? (?:available|only)|by appointment only|licensed|insured",
				"years of experience|years experience|references (?:available|on request)|certified (?:teacher|instructor|tutor|technician)",
				"first (?:hour|lesson|session|visit)|per (?:session|lesson|visit|class|person|room|dog|cat|walk)|in your (?:own )?home",
				"at your (?:place|home|house)|in my (?:own )?home|any (?:level|age)",
			),
		],
		unless: [
			words(
				"miles?|mph|kmh?|watts?|wh|pages|gallons?|dealer\\w*|vehicle|car|store|used|bookcase|kwh|teacher|neighbou?rs?|he|she|they|company|mine|guy|quoted",
				"used to|mah|btu|cash|speed|view\\w*|see it|pick|smoke\\w*|pet\\w*|insured (?:mail|shipping|post)",
			),
		],
	},
];
const DONE_FOR_YOU =
	/\b(?:we|i)(?: will| can)? (?:fix|repair|replace|install|offer|come to|teach|clean|walk|do|work|charge)\b/;

/** Work at one price for one job may be sold like a thing; at so much and more, it is not said what is paid. */
const AS_IT_COMES = words(
	"(?<!no )(?:more|extra|less) (?:for|if|on)|depend(?:s|ing) on|starting (?:at|from)|(?:from|starts at) \\S?\\d+",
	"(?:per|an|by the) (?:hour|hr|job|head|guest|mile)|\\/ ?(?:hour|hr|h)|\\d+ (?:and up|or more|upwards)|(?:a|per) head|(?<!not )hourly|quotes?",
	"estimates?|plus (?:materials|parts|travel|mileage)|min(?:imum)?",
);

/** One job at one price. */
const FLAT = words(
	"flat (?:rate |price |fee )?\\S?\\d+|fixed(?: (?:at|package|price|rate|sum|fee|of|is))+ \\S?\\d+",
	"(?:for|at|is|costs?|price|pay) (?:a )?(?:flat|fixed)|(?:1|one) (?:fixed )?price|fixed (?:price|job)",
	"\\d+ (?:flat|all in|fixed|the (?:session|job|lot))|covers (?:parts|everything|all|the lot)|that is everything",
);

const HAVE_A_REASON = oneOf(
	"clear\\w*|sell\\w*|upgrad\\w*|got|have|end\\w*|replac\\w*|bought|chang\\w*|mov\\w*|need|no longer|retir\\w*|stop\\w*|left",
);
/** "I repair phones and I am clearing the bench": what somebody does, told by the way. */
const BY_THE_WAY = new RegExp(
	String.raw`^\W*(?:i|we) [a-z]+ [^.!?]{2,40}?(?:,? (?:and|so|but) (?:i|we)(?: am| are| have| had)? (?:now )?${HAVE_A_REASON}|for a living|as a hobby)`,
);

/** Somebody's work is sold, and no thing. */
export const isService = ({ title, description, category, sentences }: Post): boolean =>
	/\bservices?\b/.test(category) && (AS_IT_COMES.test(description) || FLAT.test(description))
		? AS_IT_COMES.test(description)
		: isWork({ title, description, sentences });

const isWork = ({
	title,
	description,
	sentences,
}: Pick<Post, "title" | "description" | "sentences">): boolean =>
	(says(title, IN_TITLE) && !THINGS.test(title)) ||
	(says(description, IN_TEXT) && !BY_THE_WAY.test(description)) ||
	(OF_WORK.test(title) &&
		!THINGS.test(title) &&
		(DONE_FOR_YOU.test(description) || isSaid(sentences, TERMS))) ||
	isSaid(sentences.slice(1), [
		{ of: [OF_WORK, ...(TERMS[0]?.of ?? [])], unless: TERMS[0]?.unless ?? [] },
	]);
