import { singular } from "./prices-for-one.ts";
import { CONTAINER } from "./vocabulary.ts";

/** One thing with a name in the plural, or something nobody sells one of. */
export const ONE_THING = new Set(
	[
		"jeans pants trousers shorts scissors glasses sunglasses eyeglasses goggles headphones earphones earbuds airpods",
		"beats skis shoes boots sneakers sandals heels socks gloves mittens skates cleats binoculars pliers tongs clippers",
		"shears tights leggings pajamas pyjamas overalls crutches curtains drapes earrings cufflinks stairs chopsticks",
		"handlebars rollerblades slippers trainers clogs loafers pumps flats moccasins wellies crocs uggs vans docs levis",
		"pads chaps gaiters guards spurs stirrups suspenders panniers saddlebags stabilisers knickers breeches jodhpurs boots stilts bindings weights dominoes darts bagpipes scales forks maracas bongos congas cymbals drums drumsticks",
		"clothes clothing goods groceries works keys flippers waders snowshoes rackets spectacles castanets",
		"lens bus canvas atlas cactus iris chess mattress harness compass chassis series gas bass brass swiss tennis lotus",
		"mercedes lexus prius cross press dress princess business fitness wireless stainless campus nexus oculus asus plus",
		"gps news adidas puma levi's ms us this is as was has its yes bonsai texas paris cutlass express less glass moss",
		"class access process success mess grass boss express arctis aeropress nespresso always classics sims cars friends",
		"states angeles las los des les das os ios ps xs rs gs ls cls gls s plus vintage sales games'",
		"ross versus focus taurus status bonus virus walrus octopus pus jesus menus sus avus genius corpus campus xbox",
		"basics essentials sports electronics athletics physics mathematics optics hydraulics ergonomics graphics ceramics",
		"arts stairs steps shocks brakes headlights taillights fenders extras accessories parts lots instructions",
		"things stuff items bits specs details upgrades instruments boys girls mens womens ladies kids girl's boy's miles years inches feet bikes4sale hours minutes days weeks months cms mms",
	]
		.join(" ")
		.split(" "),
);
/** From here on the title tells about the thing: what it is for, with, in or from. */
export const TOLD_APART =
	/(?: - |[.] |\d+ ?["']|[,(:|/!*;+]|\b(?:for|with|without|from|by|in|of|on|at|to|size|sizes|fits|w|and|&|x\d|incl\w*|made|approx|about|plus|\+|never|almost|like|off|left|both|total|only|used|brand|new|unused|great|good|excellent)\b)/;
export const GLASSWARE =
	/\b(?:wine|champagne|drinking|shot|beer|whisk\w+|cocktail|crystal|martini|pint|water|juice)\b/;
const SOLD_TOGETHER = new RegExp(
	String.raw`\b(?:${CONTAINER}|sets|pairs|mix|assortment|all|both|combo|duo|trio|lots?|everything|total|complete|full)\b`,
);

/** Before a size stands a name, and the thing behind it: "Aquos 52" TV". */
const SIZE_THEN_NAME = /^\d+(?:\.\d+)? ?["'] ?(?:x ?\d+ ?["']? ?)?[a-z]/;
/** Said of one thing, or sold as a pair that nobody counts. */
const OFTEN_ONE = new Set("speakers loudspeakers attaches seats holds fits rabbit ears".split(" "));

/** The plural noun that the title is about: "Roller blinds, white" and "Tickets to the derby". */
export function headNoun(title: string): string | undefined {
	if (SOLD_TOGETHER.test(title)) return undefined;
	const name = title.replace(/^[^a-z0-9]+/, "");
	const [head = ""] = name.split(TOLD_APART);
	if (SIZE_THEN_NAME.test(name.slice(head.length))) return undefined;
	const [, noun] =
		/\b([a-z]{3,}s)[^a-z]*(?:x\d+|\d+ ?\w{0,4}|aa+)?[^a-z]*$/.exec(head.trim()) ?? [];
	if (noun === "glasses" && GLASSWARE.test(head)) return noun;
	if (
		noun === undefined ||
		noun.endsWith("ss") ||
		noun.endsWith("us") ||
		noun.endsWith("is") ||
		noun.endsWith("ics")
	)
		return undefined;
	return ONE_THING.has(noun) || OFTEN_ONE.has(noun) || singular(noun) === noun ? undefined : noun;
}
