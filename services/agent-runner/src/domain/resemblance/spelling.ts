import { plainText, unaccented } from "../plain-text.ts";
import { withBrandsInOne } from "./names.ts";

/* One way of writing what titles write in many: brands and their short names, numbers, models. */

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
	[/\bswitch (lite|oled)\b/g, "switch 1$1"],
	[/\bsteam deck\b/g, "steamdeck"],
	[/\bgame boy\b/g, "gameboy"],
	[/\bgameboy colou?r\b/g, "gameboy gbc"],
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
	[/\blotr\b|\blord of the rings\b/g, "lordofrings"],
	[/\bstrat\b/g, "stratocaster"],
	[/(?<=\b(?:fender|squier) )tele\b/g, "telecaster"],
	[/\bf-150\b/g, "f150"],
	// Spellings.
	[/\btyre(s?)\b/g, "tire$1"],
	[/\bgrey\b/g, "gray"],
	[/\bcolour/g, "color"],
	[/\baluminium\b/g, "aluminum"],
	[/\bwool+en\b/g, "wool"],
	[/\bflavour/g, "flavor"],
	[/\bf\/(?=\d)/g, "f"],
	[/\bwet\/dry\b/g, "wet dry"],
	[/\ba\/c\b/g, "ac"],
	[/ \+ /g, " with "],
	[/\b\w+[- ](?:shaped?|themed?)\b/g, " "],
	[/\b\d[- ]?drawer chest\b/g, "chest of drawers"],
	[/\b(\d) in 1\b/g, "$1in1"],
	[/\bfor sale\b:?|\bto sell\b/g, " "],
	// What holds them is none of them.
	[
		/\b(?:box|bag|sets?|pair|pack|lot|bundle|crate|roll|sack|tub|pile|job lot) of (?:\d+ (?!(?:kg|g|l|ml|lbs?|cm|mm)\b))?|\b(?:paire|jeu|lot|set) de (?:\d+ )?/g,
		" ",
	],
	[/\bfibre\b/g, "fiber"],
	[/\b(?:mark|mk) ?(?:ii|2)\b/g, "mk2"],
	[/\b(?:mark|mk) ?(?:iii|3)\b/g, "mk3"],
	[/\b(?:mark|mk) ?(?:iv|4)\b/g, "mk4"],
	[/\b(?:first|1st)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?1\b/g, "1"],
	[/\b(?:second|2nd)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?2\b/g, "2"],
	[/\b(?:third|3rd)[- ]gen(?:eration)?\b|\bgen(?:eration)? ?3\b/g, "3"],
	[/\b(\d+)th[- ]gen(?:eration)?\b/g, "$1"],
	[/\bgalaxy (tab|watch|buds)\b/g, "galaxy$1"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?iii\b/g, " 3"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?ii\b/g, " 2"],
	[/(?<=\b[a-z]{0,2}\d{1,4}) ?iv\b/g, " 4"],
	[/\biii\b/g, "3"],
	[/\bii\b/g, "2"],
	[/\biv\b/g, "4"],
	[/[$€£] ?\d[\d.,]*|\b\d[\d.,]* ?(?:[$€£]|eur|usd|dollars?|euros?)(?= |$)/g, " "],
];

const ANY_OF_SAME = new RegExp(SAME.map(([written]) => written.source).join("|"));

const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries(
	"zero one two three four five six seven eight nine ten eleven twelve"
		.split(" ")
		.map((word, at): [string, string] => [word, String(at)]),
);

/** Letters and figures of one model are one word: "C 200", "WH-1000 XM4". Little words are none of them. */
const NOT_A_MODEL =
	"eos|of|in|to|for|and|the|by|or|vs|no|at|on|x|tv|pro|air|max|se|set|lot|age|gen|pc|is|my|up|a|an|oz|with|all|fe|xl|has|new|old|box|bed|car|mac|wii|mp|it|buy|get|mk|oil";
const MODEL = new RegExp(`\\b(?!(?:${NOT_A_MODEL})\\b)([a-z]{1,3})[- ](\\d+[a-z]*\\d*)\\b`, "g");

/** How many there are of it. */
const COUNTS =
	/(?<!\b(?:thinkpad|carbon|iphone|finepix|series) )\bx ?\d{1,2}(?= |$)|\b\d{1,2} ?x(?= |$)|^\d{1,2} (?=[a-z])|\b\d+ ?x ?\d+(?: ?x ?\d+)?\b|\b\d+\/\d+\b/g;

/** A title in one spelling, so that two that name the same are alike. */
export const respelt = (title: string): string => inOneSpelling(unaccented(plainText(title)));

/** The same of a text in small letters without accents. */
export function inOneSpelling(plain: string): string {
	let text = plain;
	// Most titles have none of them, which one look tells.
	if (ANY_OF_SAME.test(text))
		for (const [written, meant] of SAME) text = text.replaceAll(written, meant);
	return withBrandsInOne(text)
		.replaceAll(
			/\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g,
			(word) => NUMBERS[word] ?? word,
		)
		.replaceAll(/\s+/g, " ")
		.trim();
}

/** The words of a title without counts, and with letters and figures of one model in one, but for words that name a kind. */
export const uncounted = (text: string, isKind: (word: string) => boolean = () => false): string =>
	text
		.replaceAll(COUNTS, " ")
		.replaceAll(/(\d)-(?=[a-z]*\d)|(?<=[a-z]\d*)-(?=\d)/g, "$1")
		.replaceAll(/\b([a-z]{1,4})-(?=[a-z]{1,4}\d)/g, "$1")
		.replaceAll(/\b(\d{3,4}) ([a-z])\b/g, "$1$2")
		.replaceAll(MODEL, (written, letters: string, figures: string) =>
			isKind(letters) ? written : letters + figures,
		)
		.replaceAll(/\s+/g, " ")
		.trim();

/** Years tell two of a kind apart as little as colours do, but for what is collected. */
export const isYear = (word: string): boolean => /^(?:1[789]|20)\d\d$/.test(word);
/** How much a device keeps, and how fast it is. */
export const isCapacity = (word: string): boolean =>
	/^(?:\d+x\d+(?:x\d+)?(?:m|cm|mm|in|ft)?|[789]\ds?|\d+(?:\.\d+)?(?:gb|tb|mb|ghz|k|hz|mah|spd|speed|p|ah|piece|pieces|pcs|burner|burners|gear|gears|string|strings|key|keys|slot|slots|slice|cup|cups|door|doors|tier|tiers|tog|blade|packs|shelf|shelves|player|players))$/.test(
		word,
	);

export const singular = (word: string): string => {
	if (word.length <= 3 || word.endsWith("ss") || word.endsWith("us") || !word.endsWith("s"))
		return word;
	if (/(?:ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
	return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};
