/* What other words of a title say: nothing about which thing it is, or what tells one of a kind from another. */

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== "");

/** Little words, and what is said of anything that is sold. */
const FILLER = new Set(
	list(`
a an the of in on at to by or my your our this that is are it very really super good nice excellent perfect mint clean like new brand used barely gently never condition cond cheap sale sell
selling obo firm price reduced must go see sweet awesome gorgeous amazing lovely cute fully working works tested only size inch inches cm mm gb tb mb ghz mhz lb lbs kg litre liter gallon gallons quart quarts pint ounce ounces edition version set pair
piece pcs pack lot bundle unlocked locked factory verizon att sprint tmobile genuine complete includes including included no without but also second hand secondhand pre owned preowned refurbished boxed
sealed hardcover paperback hardback die der das ein eine le la les un une el los neu neuf nuevo gebraucht and y et und e en i och mit avec con com met med for pour para per fur voor dla till de del di do
da du des von van fine ok okay decent fair worn scratched marks minor hardly model item receipt warranty pickup delivery collection trilogy gratis occasion etat bon tres usato come nuova usado usada nueva
buen estado zustand guter sehr gut neuwertig wie gebrauchte gebrauchter gebrauchtes stan bardzo dobry uzywany uzywana nowy nowa begagnad fint skick goed goede staat gebruikt nieuw nieuwe zgan bom novo
nova otimo perfecto perfeito parfait funktioniert kaum benutzt
`),
);

/** How a thing is made and used, which tells none of which one is enough from another. */
const MANNER = new Set(
	list(`
great beautiful feet foot ft l speed gen generation full large small medium big huge standard body wifi cellular smart hd uhd led lcd 4k mens men womens women ladies kids boys girls adult vintage antique
retro modern classic contemporary slim original series serie type wireless cordless bluetooth portable folding foldable electric automatic boxset deluxe spare extra old older sturdy tall short heavy light
lightweight compact quiet silent powerful strong solid comfy comfortable cosy warm soft hard fold folds flat adjustable telescopic double single twin 2 3 1 half quality top best suction bagless upright
corded little bit some once twice years year month months bought box manual instructions quick cash home house garden outdoor indoor kitchen bedroom living room office bathroom garage family household
professional duty basic simple practical stylish elegant high low long wide narrow round square rectangular oval corner open closed self propelled step held handheld table floor wall ceiling standing
rechargeable digital analog analogue multi multifunction function functions programmable variable temperature control power powered mains usb uk us eu plug color finish style look design designer effect
with plus extending extendable reclining swivel tilt rotating stackable collapsible removable washable waterproof stainless cast brushed polished painted varnished handmade custom rare limited special
unisex universal season winter summer autumn spring fit fits right left front rear petrol gas diesel charcoal queen king nuova top
`).filter((word) => !/\d/.test(word)),
);

const COLOURS = new Set(
	list(`
black white silver gray grey red blue green brown pink purple gold golden yellow orange beige tan navy rose space dark light cream teal turquoise burgundy charcoal ivory khaki olive maroon copper bronze chrome
lilac mint mustard anthracite graphite midnight starlight transparent clear colourful patterned striped plain
wood wooden oak pine walnut cherry mahogany teak birch beech bamboo metal glass leather fabric microfiber velvet linen cotton wool plastic steel aluminum alu marble ceramic rattan wicker felt rubber faux suede
schwarz weiss grau rot blau grun braun gelb rosa lila holz metall eiche buche kiefer leder stoff edelstahl glas weisse schwarze graue rote blaue
noir noire blanc blanche gris grise rouge bleu bleue vert verte marron jaune violet bois chene inox cuir tissu verre acier
negro negra blanco blanca gris rojo roja azul verde amarillo amarilla madera cuero acero cristal tela roble
nero nera bianco bianca grigio grigia rosso rossa blu giallo gialla legno pelle acciaio vetro tessuto
preto preta branco branca cinzento cinza vermelho vermelha amarelo amarela madeira couro aco vidro tecido
zwart zwarte wit witte grijs grijze rood rode blauw blauwe groen groene bruin bruine geel gele paars paarse hout houten eiken leer leren stof rvs
czarny czarna bialy biala szary szara czerwony czerwona niebieski niebieska zielony zielona brazowy brazowa zolty drewno drewniany drewniana metalowy skora dab
svart vit vita gra grått rod roda bla gron gul brun trä tra ek ekar bjork furu skinn tyg stal
`),
);

/** What parts models of one name: an iPad Air is no iPad Pro. */
const SERIES: ReadonlySet<string> = new Set(
	list("pro air max plus mini ultra lite fe nano xl xxl junior studio"),
);

/** Words of which a thing is one or the other; those on one line mean the same. */
const OPPOSITES: readonly (readonly string[])[] = [
	[
		"petrol gas gasoline propane diesel benzin thermique gasolina benzina spalinowa spalinowy bensin bensindriven motor",
		"charcoal kohle holzkohle charbon carbon carbone węgiel weglowy houtskool kol",
		"electric electrical elektro elektrisch elektrische elektrischer electrique electrica electrico elettrico elettrica eletrico eletrica elektryczny elektryczna elektrisk el cordless battery akku mains corded induction",
		"manual push handbetrieben manuel",
	],
	[
		"corded mains wired kabelgebunden filaire",
		"cordless wireless battery akku rechargeable bluetooth",
	],
	[
		"kid kids child childs children childrens toddler junior boy boys girl girls kinder enfant nino nina infantil bambino bambini crianca dzieciecy dziecieca barn",
		"adult adults erwachsene adulte adulto volwassen",
	],
	[
		"men mens man gents herren homme hombre uomo heren herr",
		"women womens woman ladies lady damen femme mujer donna senhora dames dam",
	],
	[
		"single twin individual singolo singola solteiro eenpersoons einzel enkel pojedyncze enkelsang",
		"double doble matrimoniale casal tweepersoons doppel dubbel podwojne matrimonio",
		"queen",
		"king",
		"superking",
	],
	["small", "medium", "large"],
	["inkjet tintenstrahl", "laser"],
	["left", "right"],
	["front", "rear back"],
	["winter", "summer"],
	["indoor", "outdoor garden"],
	["round", "square rectangular", "oval"],
	["floor", "desk table", "ceiling", "wall"],
];
const sideOf = OPPOSITES.map(
	(sides) =>
		new Map(sides.flatMap((side, at) => list(side).map((word): [string, number] => [word, at]))),
);

export const isSeries = (word: string): boolean => SERIES.has(word);
export const isColour = (word: string): boolean => COLOURS.has(word);
export const isFiller = (word: string): boolean =>
	(FILLER.has(word) || word.length === 1) && !SERIES.has(word) && !/\d/.test(word);
export const isManner = (word: string): boolean => MANNER.has(word) && !SERIES.has(word);

/** Whether one title says what the other one denies: a petrol mower is no electric one. */
export const areOpposite = (one: readonly string[], other: readonly string[]): boolean =>
	sideOf.some((sides) => {
		const [mine, yours] = [one, other].map((words) =>
			words.flatMap((word) => sides.get(word) ?? []),
		);
		return !!mine?.length && !!yours?.length && !mine.some((side) => yours.includes(side));
	});
