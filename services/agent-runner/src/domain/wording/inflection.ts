/* The forms of English words, by rule, and those that follow none. */

const IRREGULAR: Readonly<Record<string, string>> = {
	bear: "bears bore borne bearing",
	beat: "beats beat beaten beating",
	begin: "begins began begun beginning",
	bid: "bids bid bidding",
	break: "breaks broke broken breaking",
	bring: "brings brought bringing",
	build: "builds built building",
	burn: "burns burned burnt burning",
	buy: "buys bought buying",
	catch: "catches caught catching",
	choose: "chooses chose chosen choosing",
	come: "comes came coming",
	cost: "costs cost costed costing",
	cut: "cuts cut cutting",
	deal: "deals dealt dealing",
	do: "does did done doing",
	draw: "draws drew drawn drawing",
	drink: "drinks drank drunk drinking",
	drive: "drives drove driven driving",
	eat: "eats ate eaten eating",
	fall: "falls fell fallen falling",
	feed: "feeds fed feeding",
	feel: "feels felt feeling",
	fight: "fights fought fighting",
	find: "finds found finding",
	fly: "flies flew flown flying",
	forbid: "forbids forbade forbidden forbidding",
	forget: "forgets forgot forgotten forgetting",
	freeze: "freezes froze frozen freezing",
	get: "gets got gotten getting",
	give: "gives gave given giving",
	go: "goes went gone going",
	grow: "grows grew grown growing",
	hang: "hangs hung hanging",
	have: "has had having",
	hear: "hears heard hearing",
	hide: "hides hid hidden hiding",
	hit: "hits hit hitting",
	hold: "holds held holding",
	hurt: "hurts hurt hurting",
	keep: "keeps kept keeping",
	know: "knows knew known knowing",
	lay: "lays laid laying",
	lead: "leads led leading",
	leave: "leaves left leaving",
	lend: "lends lent lending",
	let: "lets let letting",
	lie: "lies lay lain lying",
	lose: "loses lost losing",
	make: "makes made making",
	meet: "meets met meeting",
	pay: "pays paid payed paying",
	put: "puts put putting",
	read: "reads read reading",
	ride: "rides rode ridden riding",
	ring: "rings rang rung ringing",
	rise: "rises rose risen rising",
	run: "runs ran running",
	say: "says said saying",
	see: "sees saw seen seeing",
	sell: "sells sold selling",
	send: "sends sent sending",
	set: "sets set setting",
	sew: "sews sewed sewn sewing",
	shake: "shakes shook shaken shaking",
	show: "shows showed shown showing",
	shut: "shuts shut shutting",
	sit: "sits sat sitting",
	sleep: "sleeps slept sleeping",
	speak: "speaks spoke spoken speaking",
	spend: "spends spent spending",
	stand: "stands stood standing",
	steal: "steals stole stolen stealing",
	stick: "sticks stuck sticking",
	swear: "swears swore sworn swearing",
	take: "takes took taken taking",
	teach: "teaches taught teaching",
	tell: "tells told telling",
	think: "thinks thought thinking",
	throw: "throws threw thrown throwing",
	understand: "understands understood understanding",
	wear: "wears wore worn wearing",
	weave: "weaves wove woven weaving",
	win: "wins won winning",
	withdraw: "withdraws withdrew withdrawn withdrawing",
	write: "writes wrote written writing",
	overhear: "overhears overheard overhearing",
	override: "overrides overrode overridden overriding",
	forgive: "forgives forgave forgiven forgiving",
	undercut: "undercuts undercut undercutting",
};
/** Words of one syllable that double their last letter. */
const DOUBLES =
	/^(?:[^aeiou]*[aeiou][bdgmnprt]|quit|equip|commit|admit|permit|submit|refer|transfer|regret|ship|drop|stop|plan|beg|rob|scam|con|snag|grab|flip|chat|ban|dim|tip)$/;

/** A verb in all its forms; of several words the first is inflected: "turn down" makes "turned down". */
export function formsOfVerb(phrase: string): readonly string[] {
	const [verb = "", ...rest] = phrase.split(" ");
	const forms = IRREGULAR[verb]?.split(" ") ?? regular(verb);
	return [verb, ...forms].map((form) => [form, ...rest].join(" "));
}

function regular(verb: string): readonly string[] {
	if (verb.endsWith("e")) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
	if (/[^aeiou]y$/.test(verb))
		return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
	const third = /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
	const stem = DOUBLES.test(verb) ? verb + verb.slice(-1) : verb;
	return [third, `${stem}ed`, `${stem}ing`];
}

/** A noun, one and many; of several words the last is inflected. */
export function formsOfNoun(phrase: string): readonly string[] {
	if (/[^aeiou]y$/.test(phrase)) return [phrase, `${phrase.slice(0, -1)}ies`];
	if (/(?:s|x|z|ch|sh)$/.test(phrase)) return [phrase, `${phrase}es`];
	if (phrase.endsWith("woman") || phrase.endsWith("man"))
		return [phrase, `${phrase.slice(0, -3)}men`];
	return [phrase, `${phrase}s`];
}
