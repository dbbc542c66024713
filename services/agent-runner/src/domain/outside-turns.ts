import type { Want } from "@parley/contracts/mandate";
import type { Move } from "@parley/contracts/turn";
import type { Item } from "./item.ts";
import type { Talk } from "./talk.ts";
import { newest, type Trigger } from "./trigger.ts";

/** An occasion that waits for a program from outside. */
export interface OutsideTurn {
	readonly trigger: Trigger;
	/** The want it is about; `null` for a seller's turn. */
	readonly want: string | null;
	/** The negotiation in which it is the program's move; `null` where it is only about looking around. */
	readonly talk: Talk | null;
	/** Every negotiation a move of this turn may be made in. */
	readonly talks: readonly Talk[];
	/** Units of the want that nothing covers: so many may be opened about. */
	readonly open: number;
}

/** What is known of one want. */
export interface WantView {
	readonly want: Want;
	/** Units that nothing covers. */
	readonly open: number;
	/** The negotiations that were opened for it, ended ones too. */
	readonly talks: readonly Talk[];
	/** What may be said of listings it looked at, and of its category. */
	readonly rumours: readonly (Trigger | null | undefined)[];
}

/** All that a mandate's program may be called for. */
export interface OutsideView {
	/** The grant or amendment in force, or the end of its pause. */
	readonly since: Trigger;
	/** What the principal said last about a negotiation, by its id. */
	readonly answers: ReadonlyMap<string, Trigger>;
	readonly wants: readonly WantView[];
	/** Open negotiations about what the principal sells. */
	readonly sales: readonly { readonly talk: Talk; readonly item: Item | undefined }[];
}

const isOpen = ({ status }: Talk): boolean => status === "open";

/**
 * The occasions of a mandate, oldest first: every negotiation in which it is to move, and for every want that is not
 * covered one to look around. Occasions that were used already are among them.
 */
export function occasionsOf(view: OutsideView): OutsideTurn[] {
	const buying = view.wants.flatMap((each) => [
		...answersDue(each, view),
		...lookAround(each, view.since),
	]);
	const selling = view.sales
		.filter(({ talk }) => isOpen(talk) && talk.toMove === "seller")
		.flatMap(({ talk, item }) =>
			triggersOf(talk, view, item?.news).map(
				(trigger): OutsideTurn => ({ trigger, want: null, talk, talks: [talk], open: 0 }),
			),
		);
	return [...buying, ...selling].toSorted((a, b) => a.trigger.position - b.trigger.position);
}

/** A move is due since the negotiation's own news. What came after is a new occasion; the one before it may be used up. */
function triggersOf(
	{ id, news }: Talk,
	{ since, answers }: OutsideView,
	units?: Trigger | null,
): readonly Trigger[] {
	const others = [units, answers.get(id), since].filter(
		(other) => other !== null && other !== undefined,
	);
	return [news, ...others.filter(({ position }) => position > news.position)];
}

function answersDue({ want, open, talks }: WantView, view: OutsideView): OutsideTurn[] {
	const alive = talks.filter(isOpen);
	return alive
		.filter(({ toMove }) => toMove === "buyer")
		.flatMap((talk) =>
			triggersOf(talk, view).map(
				(trigger): OutsideTurn => ({ trigger, want: want.id, talk, talks: alive, open }),
			),
		);
}

/** One turn for the newest of all that concerns a want, unless it is the occasion to answer somebody already. */
function lookAround({ want, open, talks, rumours }: WantView, since: Trigger): OutsideTurn[] {
	if (!(open > 0)) return [];
	const known = [since, ...talks.map(({ news }) => news), ...rumours];
	const trigger = newest(known.filter((each) => each !== null && each !== undefined));
	const isAnswer = talks.some(
		(talk) => isOpen(talk) && talk.toMove === "buyer" && talk.news.id === trigger?.id,
	);
	return trigger === undefined || isAnswer
		? []
		: [{ trigger, want: want.id, talk: null, talks: talks.filter(isOpen), open }];
}

type Kind = Move["kind"];

/** The kinds of move that a turn has room for. Whether one passes the guard and the rules is another question. */
export function movesOf({ want, talks, open }: OutsideTurn, principal: string): Kind[] {
	const side = want === null ? "seller" : "buyer";
	const mine = talks.filter(({ toMove }) => toMove === side);
	const answerable = mine.some(({ standing }) => standing !== null && standing.by !== principal);
	const own = talks.some(({ standing }) => standing?.by === principal);
	const kinds: [Kind, boolean][] = [
		["open", open > 0],
		["ask", want !== null],
		["offer", mine.length > 0],
		["accept", answerable],
		["decline", answerable],
		["withdraw", own],
		["walk_away", talks.length > 0],
		["hold", true],
	];
	return kinds.filter(([, isAllowed]) => isAllowed).map(([kind]) => kind);
}
