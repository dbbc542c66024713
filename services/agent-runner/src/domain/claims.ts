import { plainText } from "./plain-text.ts";

/* What the other side says and nobody in the market can check before the goods change hands. */

export type ClaimKind =
	| "authenticity"
	| "provenance"
	| "appraisal"
	| "retail_value"
	| "warranty"
	| "medical"
	| "legal"
	| "competing_bid";

export interface Claim {
	readonly kind: ClaimKind;
	/** The words that make the claim, as plain text. */
	readonly words: string;
}

const amount = String.raw`(?:[$€£]\s?\d|\d[\d,.]{0,15}\s?(?:dollars|bucks|usd|eur|euros|k\b))`;
const material =
	"gold|silver|diamonds?|pearls?|leather|suede|fur|cashmere|silk|ivory|marble|crystal";
const someone =
	"someone|somebody|another (?:person|guy|gal|lady|gentleman|buyer|customer|party|couple)|an(?:other)? interested (?:buyer|party)|other (?:people|buyers|person|party|parties|folks)|others|(?:two|three|four|several|many|multiple|a few|a couple(?: of)?|lots of|some) (?:other |more |serious |interested )*(?:people|buyers|offers|inquiries|parties|guys|persons)";
const elsewhere =
	"elsewhere|another (?:seller|store|shop|dealer|listing|post|ad)|other (?:sellers?|stores?|shops?|dealers?|listings?|posts?|ads?)|a (?:store|shop|dealer) (?:near|down|around)";

/** Each line is one way of claiming something; the first that fits names the claim. */
const CLAIMS: readonly (readonly [ClaimKind, RegExp])[] = [
	["appraisal", /\bapprais(?:ed|al|er|es)\b/],
	["appraisal", /\bvalued (?:at|by|for)\b|\b(?:blue ?book|kbb|kelley)\b/],
	["authenticity", /\bauthentic(?:ity|ated|ally)?\b|\bgenuine(?:ly)?\b|\bbona fide\b/],
	["authenticity", /\bcertificates? of\b|\bhallmark(?:ed|s)?\b|\bcoa\b/],
	[
		"authenticity",
		/\bnot (?:a |an )?(?:fake|replica|copy|knock ?-?off|counterfeit|reproduction)s?\b|\bno (?:fakes?|replicas?|knock ?-?offs?)\b/,
	],
	[
		"authenticity",
		/\b(?:100 ?%|one hundred percent) (?:original|real|legit)\b|\boriginal and not\b/,
	],
	[
		"authenticity",
		new RegExp(
			String.raw`\b(?:real|solid|pure|true) (?:${material})\b|\b(?:10|14|18|22|24) ?(?:k|kt|karats?|carats?)\b(?! ?(?:miles|mi|km))`,
		),
	],
	[
		"provenance",
		/\b(?:belonged to|(?:once|previously|formerly|originally) (?:owned|used|worn|played|driven) by|from the estate|estate of|hand(?:ed)? ?-?(?:me )?-?down from|heirlooms?)\b/,
	],
	[
		"provenance",
		/\b(?:signed|autographed|hand ?-?signed|inscribed) (?:by|copy|poster|photo|ball|jersey|edition|print|guitar|book)\b|\bautographed\b/,
	],
	["provenance", /\b(?:one|1|single|2nd|second|original|only one) ?-?owners?\b/],
	[
		"provenance",
		/\b(?:adult|family|lady|senior|garage) ?-?(?:owned|driven|kept)\b|\balways (?:been )?(?:serviced|garaged|maintained)\b/,
	],
	[
		"provenance",
		/\b(?:my|his|her|our) (?:late )?(?:father|mother|dad|mom|grand\w+|uncle|aunt|husband|wife|boss)(?:'s)? (?:was the|was its|owned|bought|drove|had it|made it|built)\b/,
	],
	[
		"provenance",
		/\b(?:dates? (?:from|back)|dating (?:from|back)|circa|c\. ?1\d{3}|built by|hand ?-?made by|museum|screen ?-?used|limited edition of|first edition|only \w+ (?:were )?(?:ever )?made)\b/,
	],
	[
		"provenance",
		/\b(?:never|not|hasn'?t|has not) (?:been )?(?:in an? )?(?:accident|wreck|wrecked|crashed|stolen)s?\b|\baccident ?-?free\b|\bno accidents?\b/,
	],
	["retail_value", /\b(?:retails?(?! box)|msrp|list price|rrp|replacement (?:cost|value))\b/],
	[
		"retail_value",
		new RegExp(
			String.raw`\b(?:worth|paid|cost(?:s|ed)?(?: me)?|bought (?:it|them|this|these)?|purchased(?: it| them)?|spent|invested|new (?:for|is|are|was|price|at)|(?:sells|goes|went|sold)(?: new| online| used)? for|priced new at|regular(?:ly| price)|original(?:ly| price| cost))\b[^.!?;\n]{0,40}?${amount}`,
		),
	],
	[
		"retail_value",
		new RegExp(
			String.raw`${amount}[\d,.]{0,15}k?\+? (?:new|value|retail|brand new|in (?:the )?stores?)\b|\b\w+ (?:online|in stores?|at (?:the )?store|on amazon|on ebay|at (?:target|walmart|ikea|costco|best buy)) (?:for|at|sells?|goes|is) [^.!?\n]{0,20}?${amount}`,
		),
	],
	[
		"retail_value",
		new RegExp(
			String.raw`\b(?:this is|it'?s|that'?s|it is) an? ${amount}[\d,.]{0,15}k? [a-z]|\bworth (?:about |around |over |at least |up to )?[$€£]?\d{2}`,
		),
	],
	// How a price compares with what others pay or ask, elsewhere or before.
	[
		"retail_value",
		/\bpaid (?:much |way |a lot |so much |far )?more\b|\b(?:half|third|quarter|fraction|double|twice|\d+ ?%)[^.!?\n]{0,15}\bwhat [^.!?\n]{0,25}\b(?:goes?|sells?|costs?|retails?|paid|worth)\b|\bfraction of the (?:price|cost|retail|value)/,
	],
	[
		"retail_value",
		/\b(?:other|similar|comparable|same|identical) \w+[^.!?\n]{0,30}\b(?:go|goes|going|sells?|selling|rents?|renting|listed|available|costs?)\b[^.!?\n]{0,15}\b(?:for|at)\b[^.!?\n]{0,15}\d|\bcomps\b/,
	],
	[
		"retail_value",
		/\b(?:is|are|it'?s|they'?re|easily|well) worth (?:at least |over |more than |about |around |much more|way more|double|twice|a lot)/,
	],
	[
		"warranty",
		/\b(?:warrant(?:y|ies|ied|eed)|apple ?care|square ?trade|protection plan|money ?-?back|guarantee[ds]?|service (?:plan|contract))\b/,
	],
	[
		"medical",
		/\b(?:cures?|heals?|healing|relie(?:f|ves?|ving)|therap(?:y|eutic)|clinical(?:ly)?|fda|doctor|physician|chiropract\w+|medically|medical ?-?grade|health benefits?|pain|arthritis|migraines?|anxiety|insomnia|detox\w*|immune|allerg(?:y|ies|ens?)|hypo ?-?allergenic|antibacterial|blood pressure)\b/,
	],
	[
		"legal",
		/\b(?:legal|legally|by law|the law (?:says|requires|lets|allows)|lawyers?|attorneys?|court|lawsuit|(?:fully )?licensed|bonded|insured|permitted by|street ?-?legal|smog legal|certified|iso ?-?\d+|patented|tax ?-?(?:free|exempt|deductible))\b/,
	],
	[
		"competing_bid",
		new RegExp(
			String.raw`\b(?:${someone})\b[^.!?\n]{0,40}\b(?:offer(?:ed|ing|s)?|interested|willing|wants?|wanting|coming|looking|bid(?:s|ding)?|will(?:ing)? (?:to )?(?:pay|take|give)|ready|asking about|inquir\w+|lined up|who'?(?:s|ll))`,
		),
	],
	[
		"competing_bid",
		new RegExp(
			String.raw`\b(?:i|we)(?:'ve|'ll| have| had| got| do have)(?: got)? (?:${someone})\b(?! (?:to help|help))`,
		),
	],
	[
		"competing_bid",
		/\b(?:have|had|got|gotten|getting|received|have got|there'?s|there is|there are|holding)\b[^.!?\n]{0,25}\b(?:(?:an?|the|other|another|better|higher|lower|cash|full|several|multiple|many|two|three|few|some|more|lot of|lots of) )+(?:offers?|bids?|buyers?|inquir\w+|interest|takers)\b/,
	],
	[
		"competing_bid",
		/\b(?:(?:better|higher|lower|competing|another|other|firm|cash) (?:cash )?(?:offers?|bids?|deals?|quotes?) (?:from|for|of|at|on|pending|elsewhere|already|in hand)|offered me|been offered|already (?:an? )?offer(?:ed)?|was offered|lots? of interest|(?:much|a lot of|great|high) interest|(?:bidding|offer) war)\b/,
	],
	[
		"competing_bid",
		new RegExp(
			String.raw`\b(?:found|saw|seen|see|get|got|buy|have|offer(?:s|ed|ing)?|sell(?:s|ing)?|quoted?|can get|it'?s|available|listed|cheaper|going|ones?)\b[^.!?\n]{0,40}\b(?:${elsewhere})\b`,
		),
	],
	[
		"competing_bid",
		new RegExp(
			String.raw`\b(?:${elsewhere})\b[^.!?\n]{0,40}\b(?:for|at|has|have|offer(?:s|ed|ing)?|sell(?:s|ing)?|is|are|asking|cheaper|less|wants?)\b`,
		),
	],
];

/** What takes a claim back: "no warranty" promises nothing. */
const DENIED: Partial<Record<ClaimKind, RegExp>> = {
	warranty:
		/\b(?:no|non?|without(?: any)?|out of|not (?:under|covered by|in|a)|isn'?t (?:under|in)|any|expired?|void(?:ed|s)?|zero|past|off)(?: \w+){0,2} (?:warrant\w*|guarantee\w*|apple ?care)|\b(?:warrant\w*|apple ?care|guarantee\w*) (?:(?:has|is|have|was|just|already) )*(?:expired|over|up|void|ended|out)|\bno refunds?\b[^.]{0,30}warrant|\bcan(?:'?t|not) guarantee|\bdo(?:n'?t| not) guarantee|\bnot guaranteed/g,
	authenticity:
		/\b(?:not|isn'?t|no idea if|unsure if|don'?t know if|can(?:'?t|not) (?:say|tell) if)\b[^.!?\n]{0,20}\b(?:authentic|genuine|real)|\bfaux\b|\bgenuine(?:ly)? (?:interested|interest|buyers?|inquir\w+|people|happy|need)/g,
	medical:
		/\b(?:pain(?:t|ted|s?taking)|pain in the|(?:smoke|allergy|allergen|pet)(?:[ -]?free| and)|no pain|(?:to|a|my|the|at|for|by) (?:doctor|physician)(?:'?s)? (?:office|appointment|who)|is a doctor|doctor (?:who|marten|martin)|dr\.? martens)/g,
	legal:
		/\b(?:legal ?-?(?:size|sized|pad|paper|age|owner|notice)|basketball court|tennis courts?|court ?-?yard|courts?\b(?! (?:says|order|ruled))|food court)/g,
	retail_value:
		/\b(?:retail (?:store|shop|space|park|box|packag\w*|display|center|job|associate)|not worth|worth (?:it|the|a look|checking|your)|list(?:s|ed) for sale)\b/g,
	competing_bid:
		/\b(?:look(?:ing)?|go(?:ing)?|shop(?:ping)?|try(?:ing)?|search(?:ing)?) elsewhere\b/g,
	provenance: /\b(?:home ?owners?|dog owners?)\b/g,
};

/** Every claim that nobody can check, each kind once, in the order of the texts. */
export function claimsIn(texts: readonly string[]): readonly Claim[] {
	const found = new Map<ClaimKind, Claim>();
	for (const text of texts)
		for (const sentence of sentencesOf(plainText(text)).filter((said) => !ASKS.test(said)))
			for (const [kind, pattern] of CLAIMS) {
				if (found.has(kind) || !pattern.test(sentence)) continue;
				const words = pattern.exec(withoutDenied(sentence, kind))?.[0];
				if (words !== undefined) found.set(kind, { kind, words });
			}
	return [...found.values()];
}

/** Who only asks claims nothing. */
const ASKS =
	/^(?:so |and |but |also |ok |hi |hello )*(?:is|are|was|were|does|do|has|have|any|can|could|would|will|how|what|which|who|when|where|why)\b[^,.!]*\?$/;

function withoutDenied(sentence: string, kind: ClaimKind): string {
	const denied = DENIED[kind];
	return denied === undefined ? sentence : sentence.replaceAll(denied, " ");
}

/** A sentence is enough to read a claim in, and keeps a "no" from reaching over the next full stop. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?;])\s+|\n+|\s[*•]\s/);
