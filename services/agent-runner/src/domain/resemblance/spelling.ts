import { plainText, unaccented } from "../plain-text.ts";

/* One way of writing what titles write in many: brands and their short names, compounds, numbers, measures. */

/** Read from left to right; what is written first is replaced by what stands behind it. */
const SAME: readonly (readonly [RegExp, string])[] = [
	[/[‘’'`´]/g, ""],
	[/\b(?:vw|volkswagon)\b/g, "volkswagen"],
	[/\bmercedes[- ]benz\b|\bmerc\b|\bmb(?= [a-z] ?\d{3})/g, "mercedes"],
	[/\bchevy\b/g, "chevrolet"],
	[/\bbeemer\b/g, "bmw"],
	[/\bharley[- ]davidson\b/g, "harley"],
	[/\bhewlett[- ]packard\b/g, "hp"],
	[/\bplay ?station ?(?=\d|\b)|\bps ?(?=[1-5]\b)/g, "playstation "],
	[/\bx ?-?box\b/g, "xbox"],
	// Numbers tell models apart, which "One" and "Series X" are as well.
	[/\bxbox one(?: [sx])?\b/g, "xbox 8th"],
	[/\bxbox (?:series )?([sx])\b/g, "xbox 9th$1"],
	[/\bnintendo switch\b/g, "nintendo switch"],
	[/\bsteam deck\b/g, "steamdeck"],
	[/\bgame boy\b/g, "gameboy"],
	[/\b(mac|chrome) (book)\b/g, "$1$2"],
	[/\bi ?-?(phone|pad|mac)s?(?=\d|\b)/g, "i$1"],
	[/\b(iphone|ipad|galaxy|pixel|playstation|kindle)(?=\d)/g, "$1 "],
	[/\bair ?pods?\b/g, "airpods"],
	[/\bgo ?pro\b/g, "gopro"],
	[/\bquiet ?comfort\b|\bqc(?= ?\d)/g, "quietcomfort "],
	[/\bde ?longhi\b/g, "delonghi"],
	[/\bkitchen aid\b/g, "kitchenaid"],
	[/\binsta ?pot\b/g, "instant pot"],
	[/\braspberry pi\b|\brasp ?pi\b|\brpi\b/g, "raspberrypi"],
	[/\b(?:the )?settlers of catan\b|\b(?:die )?siedler(?: von catan)?\b/g, "catan"],
	[/\bdungeons (?:&|and) dragons\b|\bd ?& ?d\b|\bdnd\b/g, "dungeonsdragons"],
	[/\bmagic:? the gathering\b|\bmtg\b/g, "magicgathering"],
	[/\blotr\b/g, "lord of the rings"],
	[/\bstrat\b/g, "stratocaster"],
	[/\btele\b(?= |$)/g, "telecaster"],
	[/\bf-150\b/g, "f150"],
	[
		/\bgolf (?=clubs?\b|bags?\b|balls?\b|sets?\b|shoes\b|carts?\b|putters?\b|drivers?\b|irons?\b)/g,
		"golfing ",
	],
	// Makers with two names are one maker.
	[
		/\b(hamilton beach|herman miller|le creuset|north face|louis vuitton|black (?:and|&) decker|ralph lauren|calvin klein|new balance|dr\.? martens|under armour|pottery barn|west elm|audio[- ]technica|bang (?:and|&) olufsen|land rover|alfa romeo|aston martin|rolls[- ]royce|harman kardon|fisher[- ]price|canada goose|michael kors|kate spade|de walt|la marzocco|santa cruz|les paul|ray[- ]ban|range rover|tommy hilfiger|villeroy (?:and|&) boch|bowers (?:and|&) wilkins)\b/g,
		"maker:$1",
	],
	// Compounds that are written in two words.
	[/\bboard ?games?\b/g, "boardgame"],
	[/\b(?:card) games?\b/g, "cardgame"],
	[/\bbox(?:ed)? set\b/g, "boxset"],
	[/\bchest of drawers\b/g, "dresser"],
	[/\b(?:sofa ?bed|sleeper sofa|pull ?out couch)\b/g, "sofa"],
	[/\bcar ?seat\b/g, "carseat"],
	[/\b(?:e|electric)[- ]?(bike|bicycle|scooter)s?\b/g, "e$1"],
	[/\bkick scooter\b/g, "kickscooter"],
	[/\bvacuum cleaner\b|\bhand ?vac\b|\brobot vacuum\b/g, "vacuum"],
	[/\b(?:coffee|espresso) (?:machine|maker)\b/g, "coffeemachine"],
	[/\b(sewing|washing) machine\b/g, "$1machine"],
	[/\b(?:clothes|tumble) dryer\b/g, "dryer"],
	[/\bdutch oven\b/g, "dutchoven"],
	[/\bfood processor\b/g, "foodprocessor"],
	[/\b(hair|blow)[- ]?dryer\b/g, "hairdryer"],
	[/\bair con(?:ditioner|ditioning)?\b|\ba\/c\b/g, "airconditioner"],
	[/\brecord player\b/g, "recordplayer"],
	[/\blawn ?mower\b/g, "lawnmower"],
	[/\bbarbe[cq]ue\b|\bbar-?b-?q\b/g, "bbq"],
	[/\b(?:bedside|night) (?:table|stand)\b/g, "nightstand"],
	[/\b(?:laptop|notebook) (?:computer|pc)\b/g, "laptop"],
	[/\b(?:desktop|personal) (?:computer|pc)\b/g, "computer"],
	[/\b(?:cell|mobile|smart) phone\b/g, "phone"],
	[/\bhead ?phones?\b/g, "headphone"],
	[/\bear ?buds?\b/g, "earbud"],
	[/\bt-?shirt\b|\btee\b/g, "tshirt"],
	[/\be-?reader\b/g, "ereader"],
	[/\btelevisions?\b/g, "tv"],
	[/\bmountain[- ]?bikes?\b|\bmtb\b/g, "mountain bike"],
	[/\b(road|city|cruiser|hybrid|gravel|touring|kids?)[- ]?bikes?\b/g, "$1 bike"],
	// Spellings.
	[/\btyre(s?)\b/g, "tire$1"],
	[/\bgrey\b/g, "gray"],
	[/\bcolour/g, "color"],
	[/\baluminium\b/g, "aluminum"],
	[/\bfibre\b/g, "fiber"],
	[/\b(?:mark|mk) ?(?:ii|2)\b/g, "mk2"],
	[/\b(?:mark|mk) ?(?:iii|3)\b/g, "mk3"],
	[/\b(?:mark|mk) ?(?:iv|4)\b/g, "mk4"],
	[/\b(?:first|1st)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?1\b/g, "gen1"],
	[/\b(?:second|2nd)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?2\b/g, "gen2"],
	[/\b(?:third|3rd)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?3\b/g, "gen3"],
	[/\b(\d+)th[- ]gen(?:eration)?\b/g, "gen$1"],
	[/\bgalaxy (tab|watch|buds)\b/g, "galaxy$1"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?iii\b/g, " 3"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?ii\b/g, " 2"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?iv\b/g, " 4"],
	[/\biii\b/g, "3"],
	[/\bii\b/g, "2"],
	[/\biv\b/g, "4"],
	// Prices, sizes and years written apart from what they measure.
	[/[$€£] ?\d[\d.,]*|\b\d[\d.,]* ?(?:[$€£]|eur|usd|dollars?|euros?)(?= |$)/g, " "],
	[
		/\b(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]?(?:gb|tb|mb|inch(?:es)?|in|mp|ft|feet|mm|cm|m|k|speeds?|spd|miles|mi|km|qt|quarts?|liters?|litres?|lbs?|kg|watts?|w|v|volts?|pieces?|pcs?|doors?|owner|drawers?|seats?|seater|seaters|shelves|tiers?|burners?|person|people|man|cups?|gears?|strings?|keys?|players?|years?|months?)\b(?! ?\d)/g,
		" ",
	],
	[/\b\d+ ?["”″]/g, " "],
	// How many there are.
	[/\bx ?\d{1,2}(?= |$)|\b\d{1,2} ?x(?= |$)|^\d{1,2} (?=[a-z])/g, " "],
	[/\b\d+ ?x ?\d+(?: ?x ?\d+)?\b|\b\d+\/\d+\b/g, " "],
];

const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries(
	"zero one two three four five six seven eight nine ten eleven twelve"
		.split(" ")
		.map((word, at): [string, string] => [word, String(at)]),
);

/** Letters and figures of one model are one word: "C 200", "WH-1000 XM4". Little words are none of them. */
const NOT_A_MODEL =
	"eos|of|in|to|for|and|the|by|or|vs|no|at|on|x|tv|pro|air|max|se|set|lot|age|gen|pc|is|my|up|a|an|oz|with|all|fe|xl|has|new|old|box|bed|car|mac|wii|mp|it|buy|get|mk";
const MODEL = new RegExp(`\\b(?!(?:${NOT_A_MODEL})\\b)([a-z]{1,3})[- ](\\d+[a-z]*\\d*)\\b`, "g");

/** A title in one spelling, so that two that name the same are alike. */
export function respelt(title: string): string {
	let text = unaccented(plainText(title));
	for (const [written, meant] of SAME) text = text.replaceAll(written, meant);
	text = text.replaceAll(/maker:([a-z]+)\W+(?:(?:and|&) )?([a-z]+)/g, "$1$2");
	return text
		.replaceAll(/(\d)-(?=[a-z]*\d)|(?<=[a-z]\d*)-(?=\d)/g, "$1")
		.replaceAll(MODEL, "$1$2")
		.replaceAll(
			/\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g,
			(word) => NUMBERS[word] ?? word,
		)
		.replaceAll(/ +/g, " ")
		.trim();
}

/** Sizes and years tell two of a kind apart as little as colours do. */
export const isMeasure = (word: string): boolean =>
	/^(?:(?:19|20)\d\d|[789]\ds?|\d+(?:\.\d+)?(?:gb|tb|mb|in|inch|cm|mm|ft|lbs?|mp|ghz|k|hz|w|mah|spd|speed|l|kg|v|p)|\d+x\d+)$/.test(
		word,
	);

export const singular = (word: string): string => {
	if (word.length <= 3 || word.endsWith("ss") || word.endsWith("us") || !word.endsWith("s"))
		return word;
	if (/(?:ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
	return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};
