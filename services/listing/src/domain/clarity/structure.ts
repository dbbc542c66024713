import type { Gap } from "./gap.ts";
import { isPlaceholder, type Post } from "./post.ts";
import { says } from "./wording.ts";

/** A bargain of another kind than one thing against one payment. */
type Structure = (post: Post) => boolean;

const WANTED_IN_TITLE = [
	/^\W*(?:wanted|wtb|iso|in search of|looking (?:for|to buy))\b/,
	/^\W*(?:want to buy|we buy|i buy|buying|cash for|cash paid)\b/,
];
const WANTED_IN_TEXT = [
	/^\W*(?:i'?m |i am )?looking to buy\b/,
	/^\W*(?:we (?:pay|buy)|i (?:buy|will buy))\b/,
];
const isWanted: Structure = ({ title, description }) =>
	says(title, WANTED_IN_TITLE) || says(description, WANTED_IN_TEXT);

const SWAP_ONLY = [
	/\b(?:trades?|swaps?)(?: offers?)? only\b/,
	/\bonly (?:trades|swaps|looking to trade)\b/,
	/\bonly (?:interested in|looking for|for) (?:a )?(?:trades?|swaps?)\b/,
	/^[^\w\n]*swap (?:for|my|with)\b/m,
];
const OR_CASH = [/\bcash (?:or|and)\b/, /\bor (?:trades?|swaps?)\b/];
const SWAP = [/\b(?:trades?|swaps?)\b(?! paperback)/];
const NO_SWAP = [/\bno trades?\b/];
const SWAP_WISHED = [/\b(?:looking|want|wanting) to (?:trade|swap)\b/];
/** A swap that is thinkable beside a price is none: the price is asked all the same. */
function isSwap(post: Post): boolean {
	const { text, amounts } = post;
	if (says(text, SWAP_ONLY)) return !says(text, OR_CASH);
	if (isPlaceholder(post) && says(text, SWAP) && !says(text, NO_SWAP)) return true;
	return amounts.length === 0 && says(text, SWAP_WISHED);
}

const HOMES = /\b(?:housing|apartments?|rentals?|rooms?|real estate)\b/;
const isHome = ({ category, text }: Post): boolean =>
	HOMES.test(category) && !/\b(?:house|home|condo|land|lot) for sale\b/.test(text);

const RENT_IN_TITLE = [
	/\bfor rent\b/,
	/\bto rent\b(?! (?:one|an?|it elsewhere))/,
	/\bfor lease\b/,
	/\bsub-?let\b/,
	/\bto borrow\b/,
	/\b(?:monthly|weekly|daily) (?:parking|rent|rental)/,
	/\bparking space\b/,
	/\blease (?:transfer|takeover|take over)\b/,
];
const RENT_IN_TEXT = [
	/^\W*(?:for rent|renting (?:out|this)|i lend|we rent out)\b/,
	/\bi (?:lend|rent) (?:my |this |out )/,
	/\b\d+ (?:per|a) (?:night|day|weekend|week)\b[^.\n]*\bdeposit\b/,
	/\bper (?:day|night|week|month) (?:rental|rent)\b/,
	/\b(?:minimum|at least) (?:\w+ )?(?:days|nights|weeks|months) rental\b/,
];
const isForRent: Structure = (post) =>
	isHome(post) || says(post.title, RENT_IN_TITLE) || says(post.description, RENT_IN_TEXT);

const WORK = [
	"repairs?|services?|lessons?|cleaning|tuning|mowing|installations?|hauling|tutoring|photography",
	"(?:moving|yard) help|screen (?:replacement|repair)|replacement service|unlocking|detailing",
	"painting service|massage|babysitting|dog walking",
].join("|");
const OF_WORK = new RegExp(String.raw`\b(?:${WORK})\b`);
const SERVICE_IN_TITLE = [
	new RegExp(
		String.raw`\b(?:${WORK})\W*(?:$|\b(?:by|for all|from)\b|\bin (?!good|great|excellent|new|box|case)|[-!*])`,
	),
	/\bcall the \w+ (?:guy|man|tech)\b/,
];
const SERVICE_IN_TEXT = [
	/^\W*(?:i|we) (?:mow|tune|teach|clean|paint|repair|fix|install|haul|tow|tutor|babysit|walk|help|offer|provide)\b(?! (?:it|load))/,
	/\b\d+ ?(?:[$€£] ?)?(?:per|an|\/) ?(?:hour|hr)\b/,
];
const DONE_FOR_YOU = /\b(?:we|i) (?:fix|repair|replace|install|offer|come to)\b/;
const isService: Structure = ({ title, description }) =>
	says(title, SERVICE_IN_TITLE) ||
	says(description, SERVICE_IN_TEXT) ||
	(OF_WORK.test(title) && DONE_FOR_YOU.test(description));

const FREE = /^\W*free\b(?![ -](?:standing|weights?|wheel|shipping|delivery|style|spirit|motion))/;
const GIVEN_AWAY = [
	/\bfree to (?:whoever|anyone|a good|good)\b/,
	/\bgiving (?:it |them |this )?away\b/,
	/\badoption fee\b/,
	/^[^\w\n]*free[.!]?$/m,
];
const isGift: Structure = ({ title, description }) =>
	FREE.test(title) || says(description, GIVEN_AWAY);

const CREDIT = [
	/\btake ?-?over (?:the |my )?payments?\b/,
	/\b(?:cash|personal|payday) loans?\b/,
	/\bpay (?:it )?back \d/,
	/\bpayments? of [$€£]?\d+ (?:a|per) (?:month|week)\b/,
	/\brent.to.own\b/,
	/\blease (?:transfer|takeover)\b/,
];
const isCredit: Structure = ({ text }) => says(text, CREDIT);

/** "$150 a month", "3000 down": the asking price is paid more than once, or is only the beginning. */
const isInstalment: Structure = ({ text, ask }) =>
	new RegExp(
		String.raw`\b${ask}(?:\.00)?(?: dollars)? ?(?:(?:\/|per|a) ?(?:mo|month|week|wk|day|night|hour|hr)\b|down\b|deposit\b)`,
	).test(text.replaceAll(/(?<=\d),(?=\d{3})/g, ""));

const OTHER_THAN_A_SALE: readonly Structure[] = [
	isWanted,
	isSwap,
	isForRent,
	isService,
	isGift,
	isInstalment,
	isCredit,
];

/** Readings of `structure` that this market can carry out: goods for good, against one payment. */
const ALLOWED: readonly string[] = ["a sale for the asking price"];

/**
 * What kind of bargain it is. The market knows a loan, a lease, a service, a swap, a gift and a wish to buy when it sees one,
 * and carries out none of them; what looks like one has to be said to be a sale before anybody can accept.
 */
export const structure: Gap = {
	slot: "structure",
	question: "Is this a sale, for good, against one payment of the asking price?",
	readings: [...ALLOWED, "a bargain of another kind"],
	isOpen: (post) => OTHER_THAN_A_SALE.some((isSuch) => isSuch(post)),
};

/** Whether an answer leaves a bargain that this market can carry out. */
export const isAllowed = (slot: string, answer: string): boolean =>
	slot !== structure.slot || ALLOWED.includes(answer);
