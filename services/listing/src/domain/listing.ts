import { hashOf } from "@parley/contracts/hash";
import {
	type listingCommands,
	type listingFacts,
	NOT_A_SALE,
	type OfferWindow,
	type Slot,
} from "@parley/contracts/listing";
import { minorOf } from "@parley/contracts/money";
import {
	type Asked,
	type Decider,
	type Decision,
	happened,
	refuse,
	type Told,
} from "@parley/ledger/decider";
import { isAllowed, isFilled, isReadAlike, openSlots } from "./clarity.ts";

type Command = Asked<typeof listingCommands>;
type Fact = Told<typeof listingFacts>;
type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Outcome = Decision<Fact>;
type Content = Omit<Extract<Fact, { type: "ListingPublished" }>["data"], "hash">;

/** A question that waits for its answer; nobody's, where the market asked it. */
interface Question extends Slot {
	readonly askedBy?: string;
}

/** How many questions of others may wait at once: what everybody may write must not grow without end. */
const MAX_QUESTIONS_OF_ONE = 3;
const MAX_QUESTIONS_OF_OTHERS = 50;

interface Listed {
	readonly status: "on_sale" | "sold" | "withdrawn";
	readonly content: Content;
	/** Units bound to a deal. They stay bound when the deal is done; they come back when it falls through or is refunded. */
	readonly reserved: Readonly<Record<string, number>>;
	readonly questions: Readonly<Record<string, Question>>;
	/** Slots of the term sheet that the market found open in the newest revision, and nobody has filled yet. */
	readonly unclear: readonly Slot[];
	/** The answers to what was asked about the listing as it reads now. */
	readonly answers: Readonly<Record<string, string>>;
	/** The revision that opened the offer window, while that is open. */
	readonly collecting: number | null;
}
export type ListingState = { readonly status: "none" } | Listed;

/** A listing is the only judge of its stock and its revision (rule 11). */
export const listing: Decider<Command, ListingState, Fact> = {
	initialState: () => ({ status: "none" }),
	evolve,
	isTerminal: (state) => state.status === "sold" || state.status === "withdrawn",
	decide(command, state) {
		if (command.type === "PublishListing") return publish(command, state);
		if (state.status === "none") return refuse("NO_SUCH_LISTING", "There is no such listing.");
		switch (command.type) {
			case "ReviseListing":
				return revise(command, state);
			case "AskClarification":
				return ask(command, state);
			case "AnswerClarification":
				return answer(command, state);
			case "ReserveStock":
				return reserve(command, state);
			case "ReleaseStock":
				return release(command, state);
			case "DeliverStock":
				return deliver(command, state);
			case "CloseOfferWindow":
				return closeWindow(command, state);
			case "WithdrawListing":
				return withdraw(command, state);
		}
	},
};

export const available = ({ content, reserved }: Listed): number =>
	Object.values(reserved).reduce((left, quantity) => left - quantity, content.quantity);

const windowPast = refuse(
	"OFFER_WINDOW_PAST",
	"The time of an offer window must lie ahead; leave it out to wait for a number of offers only.",
);
const isPast = (
	{ offerWindow }: { readonly offerWindow?: OfferWindow | undefined },
	at: string,
): boolean => offerWindow?.until !== undefined && !(at < offerWindow.until);

function publish({ data, at }: Of<"PublishListing">, state: ListingState): Outcome {
	if (state.status !== "none")
		return refuse(
			"ALREADY_PUBLISHED",
			"A listing with this id was published before; revise it instead.",
		);
	if (!(minorOf(data.ask) > 0n))
		return refuse("PRICE_NOT_POSITIVE", "The asking price must be more than nothing.");
	if (isPast(data, at)) return windowPast;
	const content = { ...data, revision: 1 };
	const published: Fact = { type: "ListingPublished", data: { ...content, hash: hashOf(content) } };
	return happened(published, ...asking(openSlots(content)));
}

function revise({ data, at }: Of<"ReviseListing">, state: Listed): Outcome {
	if (data.by !== state.content.seller)
		return refuse("NOT_THE_OWNER", "Only the seller revises a listing.");
	if (state.status !== "on_sale")
		return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	const changed = revised(state.content, data.changes);
	if (changed.ask.currency !== state.content.ask.currency)
		return refuse(
			"WRONG_CURRENCY",
			`This listing is priced in ${state.content.ask.currency}; nothing is converted silently.`,
		);
	if (!(minorOf(changed.ask) > 0n))
		return refuse("PRICE_NOT_POSITIVE", "The asking price must be more than nothing.");
	if (isPast(data.changes, at)) return windowPast;
	if (!(available({ ...state, content: changed }) >= 0))
		return refuse("QUANTITY_RESERVED", "More units than that are bound to deals already.");
	const revision = state.content.revision + 1;
	const answers = stillTrue(state, changed);
	const unclear = openSlots(changed).filter((slot) => !isFilled(slot, answers));
	return happened(
		{
			type: "ListingRevised",
			data: { ...data.changes, revision, hash: hashOf({ ...changed, revision }) },
		},
		...asking(unclear),
	);
}

/** An answer was about the listing as it read then; what reads differently is asked about anew. */
const stillTrue = ({ content, answers }: Listed, changed: Content): Listed["answers"] =>
	isReadAlike(content, changed) ? answers : {};

/** What the market asks of the seller at once, so that no buyer has to find it out. Each is answered on its own. */
const asking = (slots: readonly Slot[]): Fact[] =>
	slots.map((slot) => ({ type: "ListingNeedsClarification", data: { slots: [slot] } }));

const revised = (content: Content, changes: Of<"ReviseListing">["data"]["changes"]): Content =>
	({ ...content, ...changes }) as Content;

function ask({ data }: Of<"AskClarification">, state: Listed): Outcome {
	const { by, ...slot } = data;
	if (state.status !== "on_sale")
		return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	if (by === state.content.seller)
		return refuse("OWN_LISTING", "A seller answers questions about a listing; others ask them.");
	if (Object.hasOwn(state.questions, slot.slot) || Object.hasOwn(state.answers, slot.slot))
		return refuse("ALREADY_ASKED", "This question was asked before.");
	const waiting = Object.values(askedByOthers(state));
	const own = waiting.filter(({ askedBy }) => askedBy === by);
	if (own.length >= MAX_QUESTIONS_OF_ONE || waiting.length >= MAX_QUESTIONS_OF_OTHERS)
		return refuse(
			"TOO_MANY_QUESTIONS",
			"Too many questions about this listing wait for an answer; ask again when some have one.",
		);
	return happened({ type: "ListingNeedsClarification", data: { slots: [slot], askedBy: by } });
}

function answer({ data }: Of<"AnswerClarification">, state: Listed): Outcome {
	if (data.by !== state.content.seller)
		return refuse("NOT_THE_OWNER", "Only the seller answers for a listing.");
	const question = Object.hasOwn(state.questions, data.slot)
		? state.questions[data.slot]
		: undefined;
	if (question === undefined)
		return refuse("NO_OPEN_QUESTION", "Nobody is waiting for an answer about this.");
	if (!question.readings.includes(data.answer))
		return refuse("NOT_A_READING", "The answer must be one of the readings that were asked about.");
	const { slot, answer } = data;
	const answered: Fact = { type: "ClarificationAnswered", data: { slot, answer } };
	const isOurs = state.unclear.some((open) => open.slot === slot);
	if (!isOurs || isAllowed(slot, answer) || state.status !== "on_sale") return happened(answered);
	return happened<Fact>(answered, { type: "ListingWithdrawn", data: { reason: NOT_A_SALE } });
}

function reserve({ data }: Of<"ReserveStock">, state: Listed): Outcome {
	const { dealId, quantity, revision } = data;
	if (Object.hasOwn(state.reserved, dealId))
		return refuse("ALREADY_RESERVED", "This deal has its units already.");
	if (revision !== state.content.revision)
		return happened({ type: "StockRefused", data: { dealId, code: "revision_changed" } });
	if (state.status !== "on_sale" || !(quantity <= available(state)))
		return happened({ type: "StockRefused", data: { dealId, code: "stock" } });
	return happened({ type: "StockReserved", data: { dealId, quantity } });
}

function release({ data: { dealId } }: Of<"ReleaseStock">, state: Listed): Outcome {
	const quantity = Object.hasOwn(state.reserved, dealId) ? state.reserved[dealId] : undefined;
	if (quantity === undefined) return refuse("NOT_RESERVED", "No units are bound to this deal.");
	if (state.status === "sold")
		return refuse("LISTING_GONE", "Every unit of this listing is with its buyer for good.");
	return happened({ type: "StockReleased", data: { dealId, quantity } });
}

/** The listing is sold when nothing is available and every deal that holds units has handed them over for good (rule 12). */
function deliver({ data }: Of<"DeliverStock">, state: Listed): Outcome {
	if (!Object.hasOwn(state.reserved, data.dealId))
		return refuse("NOT_RESERVED", "No units are bound to this deal.");
	if (state.status !== "on_sale")
		return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	const done = new Set([...data.delivered, data.dealId]);
	const all = Object.keys(state.reserved).every((deal) => done.has(deal));
	if (!all || available(state) > 0)
		return refuse("STILL_ON_SALE", "Units of this listing are still available or on their way.");
	return happened({ type: "ListingSold", data: {} });
}

/** Whoever sends it was sure when it did; what may have changed since is that a revision opened another window. */
function closeWindow({ data, actor, at }: Of<"CloseOfferWindow">, state: Listed): Outcome {
	if (state.status !== "on_sale")
		return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	if (state.collecting !== data.revision)
		return refuse("NO_OPEN_WINDOW", "This offer window has closed, or there never was one.");
	const { until } = state.content.offerWindow ?? {};
	if (actor.kind === "timer" && !(until !== undefined && at >= until))
		return refuse("WINDOW_NOT_OVER", "The time of this offer window lies ahead.");
	return happened({ type: "OfferWindowClosed", data: {} });
}

function withdraw({ data }: Of<"WithdrawListing">, state: Listed): Outcome {
	if (data.by !== state.content.seller)
		return refuse("NOT_THE_OWNER", "Only the seller withdraws a listing.");
	if (state.status !== "on_sale")
		return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	if (data.reason === NOT_A_SALE)
		return refuse(
			"REASON_RESERVED",
			`The market itself withdraws a listing as "${NOT_A_SALE}"; give another reason.`,
		);
	return happened({ type: "ListingWithdrawn", data: { reason: data.reason } });
}

const askedByOthers = ({ questions }: Listed): Listed["questions"] =>
	Object.fromEntries(Object.entries(questions).filter(([, { askedBy }]) => askedBy !== undefined));

function evolve(state: ListingState, fact: Fact): ListingState {
	if (fact.type === "ListingPublished") {
		const { hash: _, ...content } = fact.data;
		return {
			status: "on_sale",
			content,
			reserved: {},
			questions: {},
			unclear: [],
			answers: {},
			collecting: content.offerWindow === undefined ? null : content.revision,
		};
	}
	if (state.status === "none") return state;
	switch (fact.type) {
		case "ListingRevised": {
			const { hash: _, revision, ...changes } = fact.data;
			const content = { ...revised(state.content, changes), revision };
			return {
				...state,
				content,
				// What the market found unclear before, it asks again where it still is: an answer now would be about a text that is gone.
				unclear: [],
				questions: askedByOthers(state),
				answers: stillTrue(state, content),
				// A window that is named opens anew; one that is not stays as it is, open or closed.
				collecting: changes.offerWindow === undefined ? state.collecting : revision,
			};
		}
		case "ListingNeedsClarification": {
			const { slots, askedBy } = fact.data;
			const asked = slots.map((slot): [string, Question] => [
				slot.slot,
				askedBy === undefined ? slot : { ...slot, askedBy },
			]);
			return {
				...state,
				unclear: [...state.unclear, ...(askedBy === undefined ? slots : [])],
				questions: { ...state.questions, ...Object.fromEntries(asked) },
			};
		}
		case "ClarificationAnswered": {
			const { [fact.data.slot]: _, ...questions } = state.questions;
			return {
				...state,
				questions,
				unclear: state.unclear.filter(({ slot }) => slot !== fact.data.slot),
				answers: { ...state.answers, [fact.data.slot]: fact.data.answer },
			};
		}
		case "StockReserved":
			return { ...state, reserved: { ...state.reserved, [fact.data.dealId]: fact.data.quantity } };
		case "StockReleased": {
			const { [fact.data.dealId]: _, ...reserved } = state.reserved;
			return { ...state, reserved };
		}
		case "StockRefused":
			return state;
		case "OfferWindowClosed":
			return { ...state, collecting: null };
		case "ListingSold":
			return { ...state, status: "sold" };
		case "ListingWithdrawn":
			return { ...state, status: "withdrawn" };
	}
}
