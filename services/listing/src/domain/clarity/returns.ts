import type { Gap } from "./gap.ts";
import { LEFT_OPEN, UNDECIDED } from "./vocabulary.ts";
import { isSaid, isSaidIn, oneOf, type Saying, says, words } from "./wording.ts";

const NEVER = [
	words("no (?:returns?|refunds?|exchanges?|warrant(?:y|ies)|guarantees?|money back|take.?backs?)"),
	words(
		"(?:all )?sales? (?:are |is )?final|final sale|as[ -]is|as seen|sold as seen|no comebacks?",
	),
	words("(?:returns?|refunds?|exchanges?) (?:are )?not (?:accepted|possible|allowed|given)"),
	words(
		"(?:do|does|can|will) not (?:take|accept|give|offer|do)(?: any)?(?: it| them)? (?:returns?|refunds?|exchanges?|back)",
	),
	words(
		"keine? (?:rucknahme|ruckgabe|garantie|gewahrleistung)|unter ausschluss|ni retour|sin (?:devolucion\\w*|garantia)|sans (?:retour|garantie)",
		"nessun reso|geen (?:retour|garantie)",
	),
];
/** Said of what cannot be: "a code can't be taken back". */
const NOT_BACK = words(
	"(?:can|may|could|will) not be (?:taken back|returned|refunded|exchanged|sent back|given back)",
);
const BACK = words(
	"return(?:ed|s|able)?|refund(?:ed|s|able)?|exchange[ds]?|money.back|replacement guarant\\w+",
	"(?:take|takes|taken|bring|send|give|have) (?:it|them|this) back|(?:take|taken) back|guarant\\w+|warranty|your money|ruckgabe|umtausch|retour\\w*",
	"devolucion\\w*|reso|garantie",
);
const AGREED = words(
	"within|in \\d+ (?:days?|weeks?)|\\d+.?(?:days?|weeks?|months?)|accepted|if|full|happy to|i will|we will|can|until|you may|welcome|possible",
	"guaranteed for",
);
/** Not about giving this thing back to its seller. */
const OTHERWISE = [
	words(
		"return (?:calls?|messages?|texts?|e-?mails?|address|policy of|window)|tax (?:return|refund)|manufacturer'?s? warranty",
		"maker'?s? (?:\\w+ )?(?:warranty|guarantee)|shop'?s? (?:warranty|guarantee|receipt)",
	),
	words(
		"exchange in|clean your|in return|return (?:to|trip|spring|pipe|line|on|ticket|fare|journey|flight|key)|exchange for|stock exchange",
		"heat exchange\\w*|bring (?:it|them) back to life|guaranteed to|trade back",
		"(?:was|were|got|been|i|we|he|she) (?:\\w+ )?(?:returned|refunded|exchanged)",
	),
	words(
		"factory warranty|under warranty|warranty card|guarantee card|warranty (?:has|is|ran) ",
		"warranty (?:until|till|left|remaining|expired|transfer\\w*|from(?! (?:me|us|my|our))|valid|runs|ends)|apple ?care|extended|cancel\\w*|postpon\\w*",
		"called off",
	),
];
/** For how long, or for what reason alone: whoever says so has said it all. */
const STATED = words(
	"\\d+.?(?:days?|weeks?|months?|hours?|hrs?|years?)|(?:a|one|1|the same|the first) (?:day|week|fortnight|month|year)",
	"until (?:the )?(?:\\d+\\w*|\\w+day|end of|jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|june?|july?|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*|christmas|easter)",
	"by (?:\\w+day|the \\d+\\w*)|overnight",
	"(?:not|other than|different from|differs from) (?:as |what |how )?(?:it is )?(?:i (?:have )?)?(?:described|said|stated|shown|advertised|listed|pictured)",
	"misdescribed|arrives? (?:\\w+ )?(?:broken|damaged|dead|cracked|smashed)|(?:broken|damaged|lost) in (?:the )?(?:post|mail|transit)",
);
/** A refusal with an end or an exception is a rule and no contradiction. */
const SCOPED = words(
	"once|after|unless|except(?:ing)?|except(?:ion)?s?|beyond|otherwise|else|outside|only|other than|past|later than|without",
	"(?:if|when) (?:you|it|the|they|tags?|seal)(?: \\w+){0,3} (?:opened|worn|washed|used|broken|cut|removed|damaged|driven|played)",
);

const TAKEN_BACK: Saying = { of: [BACK, AGREED], unless: OTHERWISE };
const PERHAPS: Saying = {
	of: [
		words(
			"returns?|refunds?|returnable|refundable|exchanges?|take (?:it|them|this|things) back|money back|(?:taken|bring it|bring them|send it) back",
			"warranty|guarantee",
		),
		UNDECIDED,
	],
	unless: [...OTHERWISE, STATED],
};
const CONTENT_WITH_IT = oneOf(
	"happy|satisf\\w+|content|like (?:it|them)|want (?:it|them)|pleased|get on with|change your mind",
);
const VAGUELY: readonly Saying[] = [
	{
		of: [
			words(
				`(?:no (?:returns?|refunds?)|(?:sales? (?:is |are )?)?final(?: sale)?),? (?:unless|except(?: if| when)?) [^.]{0,60}${CONTENT_WITH_IT}`,
			),
		],
		unless: [STATED],
	},
	{
		of: [
			words(
				"(?:returns?|refunds?|exchanges?)(?: \\w+){0,2} (?:negotiable|considered|at my discretion|on a case|case by case|discussed|to be \\w+)",
				"(?:some|partial|limited|certain|reasonable|most) (?:returns?|refunds?|exchanges?|(?:sort|kind|form) of (?:\\w+ ){0,2}(?:guarantee|warranty))",
			),
		],
		unless: [STATED],
	},
	{
		of: [
			words(
				"no (?:returns?|refunds?)(?: \\w+){0,2} (?:normally|usually|generally|as a rule)|(?:normally|usually|generally) no (?:returns?|refunds?)",
				"(?:no (?:returns?|refunds?)|(?:sales? |are )+final)[^.]{0,20} but (?:speak|talk|ask|call|message|i am flexible|we can|i will)",
			),
		],
	},
	{
		of: [
			BACK,
			words(
				"within (?:reason|limits|a (?:reasonable|sensible|fair|decent|short|certain)|sensible|reasonable)|reasonabl[ey]",
				"certain (?:conditions|circumstances|cases|reasons)|(?:subject to|on|under) (?:\\w+ )?(?:conditions?|terms|circumstances)|usually|normally",
				"generally|as a rule|at (?:my|our) discretion|depend(?:s|ing)?|case by case|for (?:a (?:while|bit|time)|some time)|short|some|my judg\\w+|probably",
				"if (?:you|i|we) must",
			),
		],
		unless: [
			...OTHERWISE,
			words("shipping|delivery|some (?:wear|scratches|marks|use)"),
			...NEVER,
			STATED,
		],
	},
];
/** A promise to whoever is not content, without a word on how long or how. */
const CONTENT = [
	"satisfaction (?:is )?(?:fully |100% )?guarant\\w+|(?:full|total|complete|100%) satisfaction|satisfaction or|guarantee (?:of )?satisfaction",
	"(?:stand|stands) (?:behind|by) (?:what|our|my|every|the|this|it)|risk[ -]?free|no risk|no strings|nothing to lose",
	"(?:i|we) (?:will|would)(?: always| certainly| surely| gladly)? (?:make (?:it|things) (?:good|right)|see you right|not leave you|put it right|look after you|sort you out|help you out)",
	"sort you out|see you right|(?:some|a|our|my|full|personal|short|the usual)(?: \\w+)? guarantee (?:given|offered|included|from (?:me|us))",
	"(?:comes?|sold|goes) with (?:a|my|our|some)(?: \\w+)? (?:guarantee|warranty) (?:from (?:me|us)|of sorts)|guarantee from (?:me|us)",
	"we (?:offer|give) (?:some|a) guarantee|(?:guarantee|warranty|cover(?:ed)?|good) for (?:a (?:while|bit|time|reasonable)|some time|a reasonable)",
	"(?:short|small|little|brief|modest|reasonable|limited|decent) (?:guarantee|warranty)|change your mind",
	"(?:returns?|refunds?|exchanges?) by (?:agreement|arrangement)|(?:you are|are) covered if|backed by (?:me|us|my|our)",
	"(?:days?|weeks?|months?) or so to (?:try|test|decide|check)|want you (?:to be )?happy",
].join("|");
const TROUBLE = oneOf("problems?|trouble|bother|issues?|wrong|faults?|faulty|defects?|complaints?");
const NOT_RIGHT = [
	"(?:do|does|did|is|are|should|if|it|they|you|be) (?:not|no)(?: \\w+)? (?:suit|fit|work|like|get (?:on|along) with|happy|satisf\\w+|please|meet|right|good|want|for you|hearing|what you)",
	"(?:do|does|did) not do the (?:trick|job)|no good|not (?:for you|right|to your|your|happy|what)|(?:not|un)[ -]?(?:happy|satisfied|content)",
	"change your mind|dissatisf\\w+|disappoint\\w*|regret|second thoughts|wrong size|too (?:big|small|tight)|if (?:it|they) (?:pinch|rub|do not)|a dud",
	"no good",
	`(?:if|when|should|any)(?: there (?:is|are)| you (?:have|find|get|run into))?(?: (?:an?|any|anything|something))?(?: \\w+){0,3} ${TROUBLE}`,
	"(?:if|when|should) (?:there (?:is|are) )?(?:problems?|trouble|issues?|anything)|(?:breaks?|dies|fails|packs up|gives out|faulty|goes wrong)",
].join("|");
const REMEDY = [
	"(?:bring|send|take|give|hand|ship|post|have|come|pop|drop)(?:s|ing)? (?:it |them |this |the \\w+ )?back(?! (?:up|in|out|to the shop|home|together))",
	"(?:return|refund|exchange|swap|replace)(?:s|ed|ing)?(?: it| them)?|money.back|your money|get your money|let me know|(?:give me a )?shout",
	"get in touch",
	"(?:we|i) (?:will|can|could|would)(?: surely| certainly| always| then)? (?:see|talk|fix|sort|arrange|find|figure|work|help|make|come to)",
	"find a (?:way|solution)|arrange something|sort something|fix something|something can be",
	`come to terms|(?:come to|find|reach) (?:an? |some )(?:agreement|solution|arrangement)|see what (?:we|i) can do|see what can be done|make it right`,
	`${LEFT_OPEN}`,
].join("|");
const CONSOLED: readonly Saying[] = [
	{
		of: [words(CONTENT)],
		unless: [...OTHERWISE, STATED],
	},
	{
		of: [words(NOT_RIGHT), words(REMEDY)],
		unless: [
			...OTHERWISE,
			STATED,
			...NEVER.slice(0, 1),
			words(
				"questions?|interested|picked up|when you come|before you (?:buy|pay|take)|try it here|fix it(?:self)? up",
			),
		],
	},
	{
		of: [
			words(
				"(?:take|accept) (?:it|them|this|things) back|(?:happy|glad|willing|prepared) to (?:exchange|refund|take (?:it|them)? ?back)|exchange possible",
				"(?:can|may) (?:be )?(?:returned?|exchanged?|refund(?:ed)?|bring (?:it|them) back|send (?:it|them) back)|money back|bring it back",
			),
		],
		unless: [
			...OTHERWISE,
			...NEVER,
			STATED,
			words("do not|will not|never|charger?|bottles?|deposit"),
		],
	},
];

/** Taken back, and nobody is told for how long or for what: the bare promise. */
const PROMISED: Saying = {
	of: [
		words(
			"(?:full |your |most of the |partial )?(?:refund|money back|cash back)(?:s|ed)? (?:if|when|should|on|less|minus|given|are|is|for|in)",
			"(?:get|give|have|return|refund)(?: you| back)? (?:most of |all of |half of )?(?:your|the) (?:money|cash) back",
			"(?:fully |partly |partially )?(?:refundable|returnable)(?! (?:deposit|until))",
			"(?:returns?|refunds?|exchanges?) (?:are |is )?(?:accepted|welcome|allowed|ok|okay|fine|taken|given|done|honou?red|possible|policy)",
			"(?:fair|easy|generous|usual|normal|standard|good) (?:\\w+ )?(?:returns?|refunds?|exchange|guarantee|warranty)",
			"(?:usual|normal|standard) (?:terms|rules|policy) (?:on|for|about) returns?",
			"(?:give|offer|provide|gives|offers) (?:an?|my|our|some) (?:\\w+ )?(?:guarantee|warranty)|guarantee: ?yes|(?:our|my|full|own) (?:\\w+ )?guarantee",
			"(?:warranty|guarantee) (?:is )?(?:given|offered|included|provided)(?: by (?:me|us))?|no questions asked|on approval|undo the (?:deal|sale)",
			"reverse the (?:deal|sale)|(?:honou?r|deal with|look into|listen to) (?:any |all |every )?(?:\\w+ )?complaints?",
			"(?:always |can |just )+come back to (?:me|us)|not be (?:stuck|left) with it|(?:come to|agree) terms|restocking",
		),
	],
	unless: [
		...OTHERWISE,
		...NEVER,
		words(
			"(?:no|not|never|non)[ -](?:returnable|refundable)|do not|will not|no (?:longer )?(?:guarantee|warranty)|dealer|bank|deposit|bottles?|museum",
			"gave me",
		),
	],
};

/** The text takes it back and does not, or perhaps. Without a word about it the market's own return rule holds. */
export const returns: Gap = {
	slot: "returns",
	question: "Can it be given back?",
	readings: ["as the market's rule says", "no returns"],
	isOpen: ({ sentences }) =>
		isContradicted(sentences) ||
		isSaid(sentences, [PERHAPS, ...VAGUELY]) ||
		sentences.some(
			(one, at) =>
				isSaid([one], [...CONSOLED, PROMISED]) &&
				!sentences.slice(Math.max(0, at - 1), at + 2).some((near) => STATED.test(near)),
		),
};

/** "All sales final, 14 day return accepted" says both in one breath; "after 14 days no returns" is a rule. */
function isContradicted(sentences: readonly string[]): boolean {
	const refused = sentences.filter((one) => says(one, NEVER));
	if (refused.length === 0 || refused.some((one) => SCOPED.test(one))) return false;
	return sentences.some((one) => {
		const rest = [...NEVER, NOT_BACK].reduce((said, way) => said.replace(way, " "), one);
		return (
			!SCOPED.test(one) &&
			(isSaidIn(rest, TAKEN_BACK) ||
				(rest === one && isSaid([one], [...VAGUELY, ...CONSOLED, PROMISED])))
		);
	});
}
