/* Who makes things, and the names of models that tell on their own what a thing is and who makes it. */

const BRANDS = `
Household: aeg ariete beko bialetti bissell black+decker bodum bompani bosch braun breville brita candy cuisinart daewoo dedica delonghi dimplex duux dyson electrolux elica
fissler foodsaver franke gaggia george+foreman ghd gorenje grundig haier hamilton+beach honeywell hotpoint hurom indesit instant irobot jura karcher kenmore kenwood kitchenaid krups
laurastar laica lavazza le+creuset levoit liebherr maytag magimix meaco melitta miele moccamaster morphy+richards moulinex neff ninja nutribullet oneida panasonic philips pyrex
remington rowenta russell+hobbs sage salter sebo severin shark siemens silvercrest singer brother janome juki pfaff bernina husqvarna smeg sodastream staub swan
tefal thermos tineco toshiba tower tupperware vax vileda vitamix vorwerk wahl wedgwood whirlpool wmf zanussi zojirushi zwilling rosenthal villeroy+boch
Furniture: ikea west+elm pottery+barn herman+miller steelcase humanscale ashley wayfair habitat dfs vitra knoll tempur emma simba casper sealy silentnight dunelm ercol parker+knoll stressless hulsta
Tools: makita fluke dewalt de+walt milwaukee ryobi stihl hilti metabo festool einhell worx craftsman stanley skil bahco wera wiha dremel parkside hikoki hitachi fein gardena mcculloch fiskars
echo flymo mountfield john+deere toro ego weber traeger char+broil broil+king napoleon bigreen kamado felco wolf+garten titan erbauer draper snap+on knipex gedore
Children: bugaboo stokke cybex joie graco chicco britax maxi+cosi babyzen uppababy silver+cross icandy mamas+papas cosatto thule ergobaby tula medela tommee+tippee philips+avent avent fisher+price vtech
lego playmobil hasbro mattel brio duplo hape melissa+doug peg+perego quinny hauck nuna baby+bjorn babybjorn mountain+buggy baby+jogger bumbo
Bicycles: trek specialized giant cannondale scott cube canyon schwinn peugeot raleigh bianchi brompton dahon tern gazelle batavus btwin decathlon santa+cruz ghost merida kona orbea carrera
fuji surly salsa marin diamondback huffy lemond cervelo pinarello colnago frog isla+bikes puky woom strider segway xiaomi ninebot giro bell kask abus kryptonite met poc lazer garmin wahoo
Cars: toyota honda ford volkswagen bmw audi mercedes opel vauxhall renault citroen fiat seat skoda volvo nissan mazda hyundai kia subaru suzuki chevrolet dodge jeep lexus tesla acura infiniti gmc buick
cadillac chrysler lincoln porsche jaguar land+rover mini+cooper dacia mitsubishi alfa+romeo harley yamaha kawasaki ducati triumph ktm vespa piaggio saturn pontiac isuzu
Screens: sony samsung lg sharp hisense tcl philips benq epson optoma viewsonic vizio insignia jvc sanyo bang+olufsen loewe
Sound: bose sonos jbl marshall sennheiser beats beyerdynamic akg shure rode audio+technica denon onkyo pioneer technics kef klipsch bowers+wilkins harman+kardon jabra skullcandy anker soundcore
creative logitech technika rega pro+ject numark cambridge+audio nad wharfedale monitor+audio polk teac roberts pure tivoli ultimate+ears
Music: fender gibson ibanez epiphone squier martin taylor yamaha casio roland korg nord steinway kawai pearl tama ludwig alesis behringer focusrite boss vox orange+amps prs gretsch takamine moog arturia
Cameras: canon nikon fujifilm olympus leica pentax sigma tamron gopro dji insta360 kodak polaroid lumix hasselblad minolta manfrotto joby celestron bushnell swarovski zeiss tokina rokinon yashica
Computing: apple dell hp lenovo asus acer msi microsoft google razer huawei oneplus oppo motorola nokia realme vivo htc blackberry amazon nintendo valve sega atari netgear tp+link linksys asrock
gigabyte intel amd nvidia corsair seagate western+digital sandisk crucial kingston wacom kobo fitbit amazfit suunto polar tomtom withings xerox lexmark kyocera dymo omron beurer oral+b arlo ubiquiti steelseries hyperx raspberrypi fairphone 
Sport: nike adidas puma reebok asics new+balance converse vans under+armour salomon north+face patagonia columbia mammut arcteryx jack+wolfskin berghaus rab meindl lowa merrell hoka brooks mizuno speedo wilson
head babolat yonex dunlop slazenger titleist callaway taylormade burton rossignol atomic fischer nordica volkl k2 lange tecnica peloton nordictrack concept2 bowflex 
coleman quechua vango msr hilleberg outwell kelty rei osprey deuter fjallraven samsonite rimowa tumi eastpak antler delsey american+tourister yeti igloo primus jetboil shimano daiwa penn abu+garcia rip+curl
oneill quiksilver billabong everlast cressi mares scubapro red+paddle
Fashion: levis wrangler lee gucci prada chanel hermes louis+vuitton burberry ralph+lauren lacoste tommy+hilfiger hugo+boss calvin+klein zara uniqlo barbour canada+goose moncler michael+kors kate+spade
mulberry longchamp furla ray+ban oakley rolex omega seiko citizen tissot tag+heuer swatch fossil breitling cartier tiffany pandora dr+martens timberland ugg birkenstock clarks crocs havaianas
superdry carhartt dickies diesel guess montblanc parker lamy pelikan zippo leatherman victorinox opinel
`;

/** Each line is a maker, and the names of its models with the kind of thing that they are, a plus for a space; a line without one names what many make. */
const MODELS = `
apple: macbook laptop, iphone phone, ipad tablet, imac computer, airpods earbuds, homepod smart speaker
sony: playstation console, walkman mp3 player, cybershot camera, bravia tv
microsoft: xbox console, surface
samsung: galaxy phone, galaxytab tablet, galaxywatch smartwatch, galaxybuds earbuds
dell: inspiron laptop, latitude laptop
hp: elitebook laptop, probook laptop, officejet printer, deskjet printer, laserjet printer
asus: vivobook laptop, zenbook laptop
epson: ecotank printer
google: pixel phone, chromecast streaming stick, chromebook laptop
nintendo: switch console, wii console, gameboy console
valve: steamdeck console
amazon: kindle e reader, alexa smart speaker
lenovo: thinkpad laptop, ideapad laptop
blackberry: blackberry phone
fitbit: fitbit smartwatch
gopro: gopro action camera
harley: harley motorcycle
piaggio: vespa moped
brompton: brompton folding bike
vitamix: vitamix blender
numatic: henry vacuum cleaner
volkswagen: golf car, polo car, passat car, jetta car, tiguan car, touran car, beetle car
toyota: corolla car, camry car, prius car, tacoma truck, rav4 car, yaris car, highlander car, sienna car, aygo car
honda: civic car, accord car, jazz car, odyssey car
ford: mustang car, f150 truck, fiesta car, focus car, mondeo car, fusion car, ranger truck
nissan: maxima car, altima car, sentra car, micra car, qashqai car, juke car
chevrolet: silverado truck, camaro car, malibu car, impala car, s10 truck
renault: clio car, megane car, twingo car
opel: corsa car, astra car, zafira car
seat: ibiza car, leon car
fiat: panda car, punto car
skoda: octavia car, fabia car
hyundai: elantra car, sonata car
bose: quietcomfort headphones, soundlink bluetooth speaker
fender: stratocaster electric guitar, telecaster electric guitar
gibson: lespaul electric guitar
ikea: billy bookcase, hemnes, malm, kallax shelving unit, poang armchair, ektorp sofa, klippan sofa, pax wardrobe, antilop high chair, sniglar crib, friheten sofa bed, expedit shelving unit, ivar shelving unit, kivik sofa, karlstad sofa, soderhamn sofa, strandmon armchair, linnmon desk, micke desk, bekant desk, gersby bookcase, detolf display cabinet, raskog trolley
fjallraven: kanken backpack
irobot: roomba robot vacuum
vorwerk: thermomix food processor
stokke: tripptrapp high chair
canon: eos camera, powershot camera, pixma printer
nikon: coolpix camera
panasonic: lumix camera, viera tv
dyson: airwrap curling iron, supersonic hair dryer, dyson+v6 stick vacuum, dyson+v7 stick vacuum, dyson+v8 stick vacuum, dyson+v10 stick vacuum, dyson+v11 stick vacuum, dyson+v12 stick vacuum, dyson+v15 stick vacuum
kitchenaid: kitchenaid+artisan stand mixer, kitchenaid+classic stand mixer, kitchenaid+professional stand mixer
weber: weber+genesis gas grill, weber+spirit gas grill, weber+kettle charcoal grill
bugaboo: bugaboo stroller
uppababy: uppababy stroller
maclaren: maclaren stroller
babybjorn: babybjorn+carrier baby carrier
beats: beats+solo headphones, beats+studio headphones, powerbeats earbuds
yeti: yeti+tundra cool box, yeti+roadie cool box
thule: aeroblade roof bars, wingbar roof bars
philips: airfryer air fryer
karcher: karcher+k2 pressure washer, karcher+k3 pressure washer, karcher+k4 pressure washer, karcher+k5 pressure washer, karcher+k7 pressure washer
sodastream: sodastream soda maker
nutribullet: nutribullet blender
tempurpedic: tempurpedic mattress
jacuzzi: jacuzzi hot tub
yamaha: clavinova digital piano
nespresso: nespresso coffee machine
hasbro: monopoly board game, scrabble board game, cluedo board game
sega: dreamcast console
lego: lego
-: catan board game, carcassonne board game
-: barbie doll, oculus vr headset, fifa video game, zelda video game, mario video game, pokemon video game, minecraft video game
`;

export const brands: ReadonlySet<string> = new Set(
	BRANDS.replaceAll(/^\w+:/gm, " ")
		.split(/\s+/)
		.map((brand) => brand.replaceAll("+", ""))
		.filter((brand) => brand !== ""),
);

const ofTwoWords = BRANDS.match(/\S+\+\S+/g) ?? [];
const WRITTEN_APART = new RegExp(
	`\\b(?:${ofTwoWords.map((brand) => brand.replaceAll("+", "[- ]?(?:and |& ?)?")).join("|")})\\b`,
	"g",
);

/** A text with the brands of two words in one, without what stands between them. */
export const withBrandsInOne = (text: string): string =>
	text.replaceAll(WRITTEN_APART, (brand) => brand.replaceAll(/ and |[-& ]/g, ""));

interface Model {
	readonly name: string;
	readonly maker: string | undefined;
	readonly kind: string | undefined;
}

export const models: readonly Model[] = MODELS.trim()
	.split("\n")
	.flatMap((line) => {
		const [maker = "", names = ""] = line.toLowerCase().split(": ");
		return names.split(", ").map((model) => {
			const [written = "", ...kind] = model.split(" ");
			const name = written.replaceAll("+", "");
			return {
				name,
				maker: maker === "-" ? undefined : maker,
				kind: kind.length === 0 ? undefined : kind.join(" "),
			};
		});
	});
