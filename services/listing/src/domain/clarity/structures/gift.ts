import { askIn, isPlaceholder, type Post } from "../post.ts";
import { isSaid, oneOf, type Saying, says, words } from "../wording.ts";

/** Behind "free" these are a name. */
const FREE_IN_NAME = oneOf(
	"standing|weights?|wheel|range|shipping|delivery|style|spirit|motion|agent|people|flow|form|hand|play|ride|run|country|sync",
);
const GIVEN_AWAY = oneOf(
	"free|gratis|curb ?alert|give.?away|giving away|zu verschenken|verschenke|geschenkt|a donner|je donne|don de|regalo|se regala|regalasi|te geef",
	"gratis af te halen",
);
const FREE_TITLE = new RegExp(String.raw`^\W*${GIVEN_AWAY}\b(?![ -]${FREE_IN_NAME})`);
const FREE_END = /(?:^|[\s(,-])(?:for )?free(?: to (?:a )?good home| to collector)?\W*$/;
/** These are what is free, and the thing is sold. */
const BESIDE = words(
	"at \\S\\d+|delivery|shipping|ship|deliver|smoke|pets?|lead|hands|feel|sugar|gluten|bpa|toll|rust|stress|acid|oil|dust|noise|maintenance|interest",
	"installation|trial|apps?|games?|extra|bonus|included|includes|with it|throw(?:n|ing)?|fees?|parking|test|look|try|unlock\\w*",
	"charge (?:for (?:delivery|loading)|per|to)|load(?:ed|ing)?|lift(?:ed|ing)?|carry|carried|help(?:ed)?|bring|strap|wrap|hold|upgrade|case|battery",
	"now free|until|service|wifi|month",
);
const IT_IS = oneOf(
	"it is|they are|is|are|all|yours|take it|take them|come get it|have it|going|goes|absolutely|completely|totally",
);
/** Given away; where the text names the price it asks, it is something beside the thing that is free. */
const FREE: readonly Saying[] = [
	{
		of: [
			words(
				"giv(?:e|ing) (?:it |them |this |these )?away|(?<=^\\W*|, |there is |absolutely )no charge|nothing to pay|free of charge|at no cost|costs? nothing",
				"for nothing|gratis|gratuit\\w*|kostenlos|zu verschenken|verschenke|a donner|se regala|regalo|gratuitamente",
				`${IT_IS} (?:for )?free(?! (?:of|from|delivery|shipping|to|on|with|if|after|at|standing|and clear))`,
			),
		],
		unless: [BESIDE],
	},
];
const IN_RETURN_FOR = oneOf(
	"in (?:return|exchange) for|for|with|leave|give|against|asking|ask for|asks for|make|suggested|minimum|small|any|modest",
);
/** What is paid is up to whoever takes it. */
const GIVEN: readonly Saying[] = [
	{
		of: [
			words(
				"free to (?:whoever|whomever|anyone|anybody|a good|good|collect\\w*|the first|take)",
				"(?:a )?donation(?:s)?(?: \\w+){0,3} (?:welcome|appreciated|instead|accepted|requested)",
				`${IN_RETURN_FOR} (?:an? |your )?(?:small |little |modest |suggested |minimum |generous |fair |cash )*(?:donation|contribution)s?`,
				"(?:donation|contribution)(?: \\w+){0,4} (?:is|are) (?:asked|requested|expected|welcome|appreciated|required)",
				"(?:token|symbolic|nominal) (?:amount|sum|price|fee|payment|charge|contribution)",
				"(?<=^\\W*|, |it is |yours |take it )free if (?:you|gone|picked|someone|somebody|it)|pay what you (?:want|like|can)|name your (?:own )?price",
			),
		],
		unless: [BESIDE],
	},
];
const ADOPTED = [
	words(
		"(?:adoption|rehoming|re-homing|placement) fee|(?:for|up for) adoption|re-?homing|schutzgebuhr",
	),
];
const ALONE = /^[^\w\n]*(?:free|gratis)[.!]?$/m;

/** The text says what the listing asks, and it is more than a token. */
const isPriced = (post: Post): boolean =>
	!isPlaceholder(post) &&
	post.description.includes(String(post.ask)) &&
	new RegExp(String.raw`(?<![\d.,x/#-])${askIn(post)}(?![\d"'%/-]|[.,:]\d)`).test(post.description);

/** It is given away, or what is paid for it is up to whoever takes it. */
export function isGift(post: Post): boolean {
	const { title, description, sentences } = post;
	return (
		FREE_TITLE.test(title) ||
		(FREE_END.test(title) &&
			!/\b(?:smoke|pet|rust|lead|contract|sugar|cruelty|hands|hassle|accident)\W*free\W*$/.test(
				title,
			)) ||
		says(`${title}\n${description}`, ADOPTED) ||
		says(description, [ALONE]) ||
		isSaid(sentences, GIVEN) ||
		(!isPriced(post) && isSaid(sentences, FREE))
	);
}
