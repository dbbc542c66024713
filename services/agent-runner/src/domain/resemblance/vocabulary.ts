/* What titles say: which words name a kind of thing, which a part or an extra, and which say nothing about what it is. */

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== "");

/** Kinds of things by the words that people write for them; a model's name may tell the kind as well. */
const KINDS: Readonly<Record<string, string>> = {
	bicycle: "bicycle bike roadbike mtb cruiser ebike pedelec fahrrad velo bici fiets",
	motorcycle: "motorcycle motorbike harley vespa moped",
	scooter: "scooter kickscooter escooter",
	car: "car auto sedan coupe suv truck pickup van minivan hatchback convertible wagon estate civic accord corolla camry prius mustang jetta tacoma f150 golf polo passat",
	phone: "phone smartphone iphone cellphone galaxy pixel android blackberry handy mobile",
	tablet: "tablet ipad kindle ereader galaxytab",
	laptop: "laptop notebook macbook chromebook ultrabook thinkpad",
	computer: "computer desktop pc imac tower workstation",
	monitor: "monitor display screen",
	tv: "tv television hdtv fernseher",
	projector: "projector beamer",
	console: "console playstation xbox wii nintendo switch gameboy steamdeck",
	camera: "camera dslr camcorder gopro",
	lens: "lens lenses objective",
	printer: "printer scanner",
	mouse: "mouse trackball",
	webcam: "webcam",
	microphone: "microphone mic",
	speaker: "speaker soundbar subwoofer boombox",
	headphones: "headphone earbud earphone headset airpods galaxybuds beats",
	turntable: "turntable recordplayer",
	stereo: "stereo receiver amplifier amp",
	radio: "radio",
	drone: "drone quadcopter",
	watch: "watch smartwatch fitbit galaxywatch wristwatch",
	clock: "clock",
	guitar: "guitar bass ukulele stratocaster telecaster",
	piano: "piano keyboard synthesizer synth",
	drums: "drum drumset drumkit",
	violin: "violin fiddle",
	sofa: "sofa couch loveseat sectional futon settee",
	chair: "chair armchair recliner stool barstool rocker stuhl",
	table: "table tisch",
	desk: "desk",
	bed: "bed bedframe headboard bunkbed daybed crib cot",
	mattress: "mattress",
	dresser: "dresser bureau",
	shelf: "shelf bookshelf bookcase shelving shelves",
	cabinet: "cabinet hutch armoire wardrobe credenza sideboard buffet cupboard",
	nightstand: "nightstand bedsidetable",
	lamp: "lamp light chandelier",
	mirror: "mirror",
	rug: "rug carpet",
	fridge: "fridge refrigerator freezer kuhlschrank",
	washer: "washer dryer washingmachine waschmaschine",
	dishwasher: "dishwasher spulmaschine",
	stove: "stove oven range microwave cooker",
	vacuum: "vacuum roomba hoover staubsauger",
	coffeemachine: "coffeemachine coffeemaker espressomachine espressomaker",
	grinder: "grinder",
	toaster: "toaster",
	kettle: "kettle",
	blender: "blender mixer vitamix kitchenaid juicer",
	foodprocessor: "foodprocessor thermomix",
	pot: "dutchoven casserole pot saucepan pan skillet wok",
	iron: "iron",
	hairdryer: "hairdryer",
	toothbrush: "toothbrush",
	shaver: "shaver razor",
	sewingmachine: "sewingmachine",
	fan: "fan",
	heater: "heater radiator",
	airconditioner: "airconditioner aircon",
	grill: "grill bbq barbecue smoker",
	mower: "mower lawnmower",
	chainsaw: "chainsaw",
	tent: "tent",
	treadmill: "treadmill elliptical",
	stroller: "stroller pram pushchair buggy",
	carseat: "carseat",
	kayak: "kayak canoe",
	boat: "boat dinghy",
	router: "router modem",
	suit: "suit jacket coat parka blazer",
	dress: "dress gown",
	trousers: "trousers pants jeans",
	shirt: "shirt tshirt blouse",
	shoes: "shoe boot sneaker trainer sandal",
	glasses: "glasses spectacles",
	sunglasses: "sunglasses",
	bag: "bag backpack rucksack purse handbag suitcase luggage",
	drill: "drill screwdriver",
	saw: "saw jigsaw",
	sander: "sander",
	racket: "racket racquet",
	skis: "ski",
	snowboard: "snowboard",
	skateboard: "skateboard longboard",
	surfboard: "surfboard",
	boardgame: "boardgame chess monopoly scrabble catan",
	book: "book textbook novel hardcover paperback",
	telescope: "telescope",
	ladder: "ladder",
	hat: "hat cap beanie",
	ring: "ring",
	necklace: "necklace pendant",
	bracelet: "bracelet",
	umbrella: "umbrella",
	rod: "rod",
	tickets: "ticket",
};

const KIND_OF = new Map(
	Object.entries(KINDS).flatMap(([kind, words]) =>
		list(words).map((word): [string, string] => [word, kind]),
	),
);

/** Names that tell the kind, and also which one of it. */
const MODEL_NAMES = new Set(
	list(
		"iphone galaxy pixel ipad kindle macbook chromebook thinkpad imac playstation xbox wii nintendo switch gameboy steamdeck gopro airpods beats harley vespa fitbit roomba vitamix kitchenaid thermomix civic accord corolla camry prius mustang jetta tacoma f150 golf polo passat stratocaster telecaster chess monopoly scrabble catan blackberry galaxytab galaxywatch galaxybuds",
	),
);

/** Who makes what is known by its own name. */
const MAKER_OF = new Map(
	Object.entries({
		apple: "macbook iphone ipad imac airpods",
		sony: "playstation walkman",
		microsoft: "xbox surface",
		samsung: "galaxy galaxytab galaxywatch galaxybuds",
		google: "pixel chromecast",
		nintendo: "switch wii gameboy",
		amazon: "kindle alexa",
		lenovo: "thinkpad",
		volkswagen: "golf polo passat jetta tiguan",
		toyota: "corolla camry prius tacoma rav4",
		honda: "civic accord",
		ford: "mustang f150 fiesta focus",
		bose: "quietcomfort soundlink",
		fender: "stratocaster telecaster",
		ikea: "billy hemnes malm kallax poang ektorp klippan",
		fjallraven: "kanken",
		irobot: "roomba",
		vorwerk: "thermomix",
		canon: "eos",
	}).flatMap(([maker, names]) => list(names).map((name): [string, string] => [name, maker])),
);

/** Things that belong to another thing and are not it. */
const ACCESSORIES = new Set(
	list(
		"case cover charger cable cord adapter adaptor mount holder strap band protector sleeve dock docking skin shell battery remote controller gamepad joystick joycon attachment handbook part rack pump lock helmet stand pedal seat saddle fork wheel wheelset rim tire tube handlebar frame bumper hitch hood fender spoiler headlight taillight mat floormat cushion slipcover pillow sheet bedding topper leg drawer knob hardware filter bulb shade bracket tripod flash memory card ink toner cartridge paper stylus pen bit blade game box trailer carrier string pick keyring lid jug carafe basket nozzle hose brush tray gasket hub spoke chain derailleur brake antenna plug fuse motor engine bag-only poster sticker decal figurine amiibo zelda mario pokemon fifa minecraft expansion dlc disc subscription voucher screenprotector film keycap earpad eartip faceplate knobset tonearm stylus needle bow rosin capo reed mouthpiece sheetmusic guide booklet spare hinge handle shelf-pin bezel",
	).filter((word) => word !== "" && !word.includes("-")),
);
const ACCESSORY_KINDS = new Set(list("keyboard pen bag rack cover stand mount"));

const FILLER = new Set(
	list(
		"a an the of in on at to by or my your our this that is are it very really super great good nice excellent perfect mint clean like new brand used barely gently never condition cond cheap sale sell selling obo firm price reduced must go see sweet awesome beautiful gorgeous amazing lovely cute fully working works tested only size inch inches ft feet foot cm mm gb tb mb ghz mhz lb lbs speed gen generation edition version model set pair piece pcs pc lot bundle full large small medium big huge standard body color black white silver gray red blue green brown pink purple gold yellow orange beige tan navy rose space dark light unlocked locked factory verizon att sprint tmobile wifi cellular smart hd uhd led lcd oled 4k mens men womens women ladies kids boys girls adult vintage antique retro modern classic contemporary wood wooden oak pine walnut cherry mahogany metal glass leather fabric microfiber steel stainless digital disc slim original genuine complete series serie type wireless cordless bluetooth portable folding foldable electric automatic trilogy collection boxset includes including included no without but also plus-size second hand secondhand pre owned preowned refurbished boxed sealed box-only hardcover paperback deluxe die der das ein eine le la les un une el los neu neuf nuevo gebraucht",
	).filter((word) => !word.includes("-")),
);

/** What parts models of one name: an iPad Air is no iPad Pro. */
const SERIES: ReadonlySet<string> = new Set(
	list("pro air max plus mini se ultra lite fe nano xl junior studio"),
);

export const kindOf = (word: string): string | undefined => KIND_OF.get(word);
export const makerOf = (word: string): string | undefined => MAKER_OF.get(word);
export const isSeries = (word: string): boolean => SERIES.has(word);
export const isFiller = (word: string): boolean => FILLER.has(word) && !SERIES.has(word);
export const isAccessory = (word: string): boolean => ACCESSORIES.has(word);
/** Where a device is named first, these are made for it: the keyboard of an iPad is no piano. */
export const isMadeFor = (word: string): boolean => ACCESSORY_KINDS.has(word);
export const isModelName = (word: string): boolean => MODEL_NAMES.has(word);
/** A word that names a kind and says nothing about make or model. */
export const isPlainKind = (word: string): boolean => KIND_OF.has(word) && !MODEL_NAMES.has(word);
