import { plainText } from "./plain-text.ts";

/* Whether something for sale is what a person has already: the same kind of thing, and the same make and model. */

interface Titled {
	readonly title: string;
}

/** Kinds of things by the words that people write for them; a model's name may tell the kind as well. */
const KINDS: Readonly<Record<string, string>> = {
	bicycle: "bicycle bike bikes roadbike mtb cruiser beach-cruiser ebike",
	motorcycle: "motorcycle motorbike harley scooter vespa",
	car: "car sedan coupe suv truck pickup van minivan hatchback convertible wagon civic accord corolla camry prius mustang jetta tacoma f150",
	phone: "phone smartphone iphone cellphone galaxy pixel android blackberry",
	tablet: "tablet ipad kindle ereader e-reader",
	laptop: "laptop notebook macbook chromebook ultrabook thinkpad",
	computer: "computer desktop pc imac tower workstation",
	monitor: "monitor display screen",
	tv: "tv television hdtv",
	console: "console playstation ps2 ps3 ps4 ps5 xbox wii nintendo switch gameboy",
	camera: "camera dslr camcorder gopro",
	lens: "lens lenses",
	printer: "printer scanner",
	speaker: "speaker speakers soundbar subwoofer boombox",
	headphones: "headphones headphone earbuds earphones headset airpods beats",
	stereo: "stereo receiver turntable amplifier amp",
	drone: "drone quadcopter",
	watch: "watch smartwatch fitbit",
	guitar: "guitar bass ukulele",
	piano: "piano keyboard synthesizer",
	drums: "drum drums drumset",
	sofa: "sofa couch loveseat sectional futon settee",
	chair: "chair armchair recliner stool barstool rocker chairs",
	table: "table tables",
	desk: "desk desks",
	bed: "bed bedframe headboard bunkbed daybed crib",
	mattress: "mattress",
	dresser: "dresser drawers chest bureau",
	shelf: "shelf bookshelf bookcase shelves shelving",
	cabinet: "cabinet hutch armoire wardrobe credenza sideboard buffet",
	nightstand: "nightstand",
	lamp: "lamp light chandelier",
	mirror: "mirror",
	rug: "rug carpet",
	fridge: "fridge refrigerator freezer",
	washer: "washer dryer",
	stove: "stove oven range microwave",
	vacuum: "vacuum roomba",
	blender: "blender mixer vitamix kitchenaid juicer",
	grill: "grill bbq smoker",
	mower: "mower lawnmower",
	tent: "tent",
	treadmill: "treadmill elliptical",
	stroller: "stroller carseat",
	kayak: "kayak canoe boat",
	router: "router modem",
	suit: "suit jacket coat dress",
	shoes: "shoes boots sneakers",
	bag: "bag backpack purse handbag suitcase luggage",
	drill: "drill saw sander",
	book: "book textbook",
};

/** Things that belong to another thing and are not it. */
const ACCESSORIES = new Set(
	"case cases cover covers charger chargers cable cables cord adapter adaptor mount mounts holder strap straps band bands protector protectors sleeve dock docking skin shell battery batteries remote controller controllers manuals attachment attachments parts part rack racks pump lock helmet stand pedals pedal seat saddle fork wheel wheels wheelset rim rims tire tires tyre tyres tube handlebar handlebars frame bumper hitch hood fenders spoiler headlight headlights taillight mats floormats cushion cushions slipcover pillow sheets bedding topper legs leg drawer knob knobs hardware filter filters bulb shade bracket tripod flash memory card ink toner cartridge cartridges paper stylus pen keyboard-cover bits blade blades game games box only trailer carrier roof-rack gig-bag strings pick picks stool-cover amp-cover".split(
		" ",
	),
);

const FILLER = new Set(
	"a an the of in on at to by or my your our this that is are very really super great good nice excellent perfect mint clean like new brand used barely gently never condition cond cheap sale sell selling obo firm price reduced must go see sweet awesome beautiful gorgeous amazing lovely cute fully working works tested only size inch inches in ft feet foot cm mm gb tb mb ghz mhz lbs lb speed gen generation edition version model set pair piece pcs pc lot bundle full large small medium big huge mini standard color colour black white silver gray grey red blue green brown pink purple gold yellow orange beige tan navy rose space dark light unlocked locked factory verizon att sprint tmobile wifi cellular smart hd led lcd uhd mens men womens women ladies kids boys girls adult vintage antique retro modern classic contemporary wood wooden oak pine walnut cherry mahogany metal glass leather fabric microfiber steel stainless".split(
		" ",
	),
);

const SERIES: ReadonlySet<string> = new Set(["pro", "air", "max", "plus", "se", "ultra", "lite"]);

const KIND_OF = new Map(
	Object.entries(KINDS).flatMap(([kind, words]) =>
		words.split(" ").map((word): [string, string] => [word, kind]),
	),
);
/** Words that name a kind and say nothing about make or model. */
const PLAIN_KIND = (word: string): boolean => {
	const kind = KIND_OF.get(word) ?? KIND_OF.get(singular(word));
	return kind !== undefined && !MODEL_NAMES.has(word);
};
const MODEL_NAMES = new Set(
	"iphone galaxy pixel ipad kindle macbook chromebook thinkpad imac playstation ps2 ps3 ps4 ps5 xbox wii nintendo switch gopro airpods beats harley vespa fitbit roomba vitamix kitchenaid civic accord corolla camry prius mustang jetta tacoma f150".split(
		" ",
	),
);

/** What a title names, without what it comes with and what it is meant for. */
interface Named {
	readonly kinds: ReadonlySet<string>;
	/** What says which one of its kind it is. */
	readonly makes: ReadonlySet<string>;
	/** Numbers in a model's name, and its series: 7 in "iPhone 7", pro in "MacBook Pro". */
	readonly numbers: ReadonlySet<string>;
	readonly series: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
	readonly isAccessory: boolean;
}

function named(title: string): Named {
	const plain = plainText(title)
		.replaceAll(/\b(play) (station)\b/g, "$1$2")
		.replaceAll(/\b(mac|chrome) (book)\b/g, "$1$2")
		.replaceAll(/\bps ([2-5])\b/g, "ps$1")
		.replaceAll(/\bplaystation ([2-5])\b/g, "ps$1")
		.replaceAll(/\bi ?-?(phone|pad|mac)(?=\d|\b)/g, "i$1")
		.replaceAll(/\b(iphone|ipad|galaxy|pixel)(\d)/g, "$1 $2")
		.replaceAll(/\bf-150\b/g, "f150")
		// Prices, sizes and years written apart from what they measure.
		.replaceAll(/[$€£]\s?\d[\d.,]*/g, " ")
		.replaceAll(
			/\b\d+(?:[.,]\d+)?[ -](?:gb|tb|mb|inch(?:es)?|in|mp|ft|feet|mm|cm|k|speed|spd|miles|mi|qt|lbs?|watts?|piece|pc|door|owner)\b/g,
			" ",
		);
	const [head = ""] = plain.split(
		/\s(?:with|w\/|includes?|including|plus(?= \w+ \w)|comes|and|&|\+)\s|\s(?:w\/|\+)|[,;(|/]/,
	);
	const [thing = "", purpose] = head.split(/\s(?:for|fits|compatible with|from)\s/);
	const words = wordsOf(thing.trim() === "" ? (purpose ?? "") : thing);
	const last = words.filter((word) => !FILLER.has(word) && !/^\d/.test(word)).at(-1);
	const isAccessory =
		words.some((word) => ACCESSORIES.has(word)) && !words.slice(-1).some(PLAIN_KIND)
			? true
			: last !== undefined && ACCESSORIES.has(last);
	const telling = words.filter((word) => !FILLER.has(word) || SERIES.has(word));
	return {
		kinds: new Set(words.flatMap((word) => KIND_OF.get(word) ?? KIND_OF.get(singular(word)) ?? [])),
		makes: new Set(
			telling.filter((word) => !PLAIN_KIND(word) && !isNumber(word) && !SERIES.has(word)),
		),
		numbers: new Set(telling.filter(isNumber)),
		series: new Set(telling.filter((word) => SERIES.has(word))),
		words: new Set(telling.map(singular)),
		isAccessory,
	};
}

const wordsOf = (text: string): readonly string[] =>
	(text.match(/[\p{L}\d][\p{L}\d.'-]*/gu) ?? [])
		.map((word) => word.replaceAll(/['.-]+$/g, "").replaceAll("'", ""))
		.filter((word) => word !== "" && !isMeasure(word));

/** Sizes and years tell two of a kind apart as little as colours do. */
const isMeasure = (word: string): boolean =>
	/^(?:(?:19|20)\d\d|[789]\d|\d+(?:\.\d+)?(?:gb|tb|mb|in|inch|cm|mm|ft|lbs?|mp|ghz|k|hz|w|mah|spd|speed)|\d+x\d+)$/.test(
		word,
	);
const isNumber = (word: string): boolean => /\d/.test(word) && word.length <= 5;
const singular = (word: string): string =>
	word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
	[...one].filter((word) => other.has(word)).length;

/** Whether `item` is what somebody has in `owned`, as far as two titles can tell. */
function resembles(item: Titled, owned: Titled): boolean {
	const [one, other] = [named(item.title), named(owned.title)];
	if (one.isAccessory !== other.isAccessory) return false;
	const sameKind = shared(one.kinds, other.kinds) > 0;
	if (!sameKind && one.kinds.size > 0 && other.kinds.size > 0) return false;
	// Two models of one make: an iPhone 6 is not an iPhone 7, nor a MacBook Air a MacBook Pro.
	if (disjoint(one.numbers, other.numbers) || disjoint(one.series, other.series)) return false;
	if (one.isAccessory) return alike(one, other) >= 0.6;
	if (one.makes.size === 0 && other.makes.size === 0) return sameKind && alike(one, other) >= 0.5;
	const common = shared(one.makes, other.makes);
	const least = Math.min(one.makes.size, other.makes.size);
	// Where each names more than they share, one shared word is only the make: an Accord is no Civic.
	if (sameKind) return common > 0 && (common === least || common >= 2);
	// Where a title names no kind, make and model must speak for it.
	const isNamed = common >= 2 || shared(one.numbers, other.numbers) > 0;
	return common > 0 && ((common === least && isNamed) || alike(one, other) >= 0.6);
}

/** Both say something, and not the same. */
const disjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
	one.size > 0 && other.size > 0 && shared(one, other) === 0;

function alike({ words: one }: Named, { words: other }: Named): number {
	const smaller = Math.min(one.size, other.size);
	return smaller === 0
		? 0
		: shared(one, other) / Math.max(smaller, Math.max(one.size, other.size) - 1);
}

/** What the principal owns already that an item resembles, if anything. */
export const ownedLike = <T extends Titled>(item: Titled, owns: readonly T[]): T | undefined =>
	owns.find((owned) => resembles(item, owned));
