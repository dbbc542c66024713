import { words } from "./wording.ts";

/** Kinds of words that more than one slot of the term sheet listens for. */

export const UNDECIDED = words(
	"(?<!in |of |by |since |until |last |this |since |through )may(?! (?:of|\\d))|might|maybe|perhaps|probably|possibly|possible|likely|could|unsure",
	"undecided|not sure|not certain|not (?:yet )?decided|still deciding|with or without|(?:have|need) to (?:check|ask|count|measure)",
	"no guarantees? (?:it|that|they)|at least (?:one|1) of|no idea|unclear|do not know|have not decided|hopefully|should be able",
	"have not (?:yet )?(?:settled|agreed|made up|worked out|sorted|asked)|if i (?:can )?(?:find|manage|get|remember)|if available|if possible",
	"if (?:the|your) (?:price|offer)|depend(?:s|ing|ent)?|to be (?:decided|agreed|discussed|confirmed|determined|seen|arranged|sorted)",
	"can not (?:promise|guarantee)|no promises?|not (?:guaranteed|promised|necessarily)|or not|we will see|vielleicht|eventuell|evtl|moglich\\w*",
	"peut.etre|eventuellement|quizas?|tal vez|posible\\w*|forse|magari|misschien|mogelijk",
);

/** What the two of them have yet to agree on. */
export const LEFT_OPEN = [
	"to be (?:decided|agreed|discussed|confirmed|determined|seen|arranged|sorted|settled|negotiated|talked (?:over|about|through)|worked out)",
	"(?:think of|come up with) something",
	"(?:figure|work|sort|talk|hash)(?:ed)?(?: (?:it|that|this|things|something))? (?:out|over)(?! ?(?:daily|every))",
	"(?:we|you and i|both)(?: will| can| have to| need to)? (?:agree|decide|settle|discuss)|agree(?:d|able)? (?:on|later|together|between)|between us",
	"up for (?:discussion|negotiation|debate)|open to (?:discussion|negotiation)|to discuss",
].join("|");

export const NEGATED = words(
	"no|not|never|without|nothing|none|neither|nor|kein\\w*|nicht|pas|sans|sin|senza|geen|niet|zonder",
);

/** What it cost, and what it costs elsewhere. */
export const ELSEWHERE = words(
	"paid|bought|purchased|was|were|when i|stores?|amazon|ebay|best buy|walmart|costco|ikea|compare[ds]?|retails?|msrp|originally|original price",
	"costs? (?:me|you|new)|(?:it|they|one|ones|bike|these) costs?|they sell",
	"worth(?! (?:it|my while|your while|the (?:drive|trip|effort|time|journey)))|dealers? (?:price|prices|ask\\w*|wants?|sells?|charges?)",
	"same (?:one|bike|item|model|thing)|online|currently|sells? for|current model|elsewhere|toysrus|target|home depot",
);

/** Things people count by the container. */
export const CONTAINERS = [
	"sets?|pairs?|lots?|bundles?|packs?|packets?|packages?|box(?:es)?|crates?|bags?|cases?|stacks?|piles?|trays?|dozens?|rolls?|bolts?|pallets?",
	"cartons?|collections?|series|kits?|batch(?:es)?|buckets?|bins?|jars?|tins?|baskets?|tubs?|totes?|sacks?|bulk|reels?|spools?|cords?|loads?",
	"job lots?",
].join("|");

/** One of them, with what is in it. */
export const CONTAINER = [
	"set|pair|lot|bundle|pack|packet|package|box|crate|bag|case|stack|pile|tray|dozen|12|row|shelf|roll|bolt|pallet|carton|collection|series|kit|batch",
	"bucket|bin|jar|tin|basket|tub|tote|sack|reel|spool|cord|load|job lot",
].join("|");

export const PERIODS = [
	"hours?|hrs?|days?|nights?|weeks?|wks?|months?|mo|years?|yrs?|weekends?|seasons?|sessions?|visits?|classe?s?|lessons?|stunde|tag|nacht|woche|monat",
	"jour|nuit|semaine|mois|heure|hora|dia|noche|semana|mes|ora|giorno|notte|settimana|mese|uur|dag|week|maand",
].join("|");

export const MONEY = String.raw`[$€£]\d+(?:\.\d+)?`;
/** A number of pieces; from two on, as one is no count. */
export const COUNT = String.raw`(?:[2-9]|[1-9]\d{1,2})(?![\d.,]{0,12}\d)`;

/** Words that make a count part of a name: a four drawer cabinet is one cabinet. */
export const MEASURES = [
	"inch|in|ft|foot|feet|cm|mm|m|gb|tb|mb|g|k|v|w|watts?|volts?|hz|mp|oz|lbs?|kg|qt|quart|gal\\w*|mm\\w*|litres?|liter|l|deep|drawers?|shel(?:f|ves)",
	"tiers?|speeds?|pieces?|pcs?|pc|doors?|seats?|seater|person|people|man|players?|ways?|wheels?|burners?|lights?|panels? (?:screen|door)|arms?|legs?",
	"head|bedrooms?|baths?|bathrooms?|br|cups?|slices?|slots?|bottles?|channels?|ports?|bay|cyl\\w*|car|years?|yrs?|months?|weeks?|days?|hours?|hrs?",
	"generation|gen|nd|th|rd|st|disc|cd|dvd|star|wall|tone|toned|bulb|steps?|bike|sections?|sided|stage|band|line|handsets?|story|miles|km|plus|pro",
	"series|season|doors|string|sheets?|thread|panel|zone|zones|point|points|pound|pounds|ton|tons|gallon|amp|amps",
].join("|");
