import {
	failureOf,
	lastBy,
	type Negotiation,
	type Offer,
	otherSide,
	type Side,
} from "../negotiation.ts";
import { ratio } from "../statistics.ts";
import { type Detector, hasEnded, negotiationsThat } from "./detector.ts";

const SIDES: readonly Side[] = ["buyer", "seller"];

/** Part of the asking price that one step must give away to count as folding. */
const LARGE = 0.1;

/** The steps of one side: two of its own offers in a row, and whether the other side moved between them. */
function stepsOf({ offers }: Negotiation, side: Side): { from: Offer; to: Offer; met: boolean }[] {
	const steps: { from: Offer; to: Offer; met: boolean }[] = [];
	let from: Offer | undefined;
	let [before, now]: [bigint | undefined, bigint | undefined] = [undefined, undefined];
	for (const offer of offers)
		if (offer.by === side) {
			if (from !== undefined) steps.push({ from, to: offer, met: before !== now });
			from = offer;
			before = now;
		} else now = offer.price;
	return steps;
}

/** Whether a side gave much away in one step that no move of the other side explains; `only` picks the steps to look at. */
export const folded = (
	record: Negotiation,
	side: Side,
	only: (step: { from: Offer; to: Offer }) => boolean,
): boolean =>
	stepsOf(record, side).some((step) => {
		const given =
			side === "buyer" ? step.to.price - step.from.price : step.from.price - step.to.price;
		return !step.met && record.ask !== null && ratio(given, record.ask) >= LARGE && only(step);
	});

export const folding: Detector = {
	code: "F8",
	name: "Gave way to words alone",
	bucket: "model behaviour",
	denominator: "negotiations with messages",
	start: negotiationsThat(
		(record) => SIDES.some((side) => folded(record, side, ({ from, to }) => to.heard > from.heard)),
		({ buyer, seller }) => buyer.messages + seller.messages > 0,
	),
};

/** The other side's last offer was still there to be taken, or had just been declined, and lay inside the limit. */
function couldHaveTaken(record: Negotiation, side: Side): boolean {
	const offer = lastBy(record, otherSide(side));
	const { limit } = record[side];
	if (offer === undefined || limit === null) return false;
	if (offer.status !== "standing" && offer.status !== "declined") return false;
	return side === "buyer" ? offer.total <= limit : offer.price >= limit;
}

export const irrationalRefusal: Detector = {
	code: "F9",
	name: "Left although an acceptable offer was on the table",
	bucket: "model behaviour",
	denominator: "negotiations that ended",
	stopped: ["leaving_unfounded"],
	start: negotiationsThat((record) => {
		const { ending } = record;
		if (ending === null || failureOf(record) !== "missed") return false;
		if (ending.reason === "walked_away" && ending.by !== null)
			return couldHaveTaken(record, ending.by);
		return ending.reason === "impasse" && SIDES.some((side) => couldHaveTaken(record, side));
	}, hasEnded),
};

const isStuck = ({ ending }: Negotiation): boolean =>
	ending?.reason === "impasse" || ending?.reason === "deadline";

export const deadlock: Detector = {
	code: "F10",
	name: "Deadlock although there was a price for both",
	bucket: "model behaviour",
	denominator: "negotiations that ended",
	stopped: ["share_clipped"],
	start: () => ({
		count(market) {
			const ended = [...market.all()].filter(hasEnded);
			const stuck = ended.filter(isStuck);
			return {
				hits: stuck.filter((record) => failureOf(record) === "missed").map(({ id }) => id),
				of: ended.length,
				apart: stuck.filter((record) => /^no /.test(failureOf(record) ?? "")).length,
			};
		},
	}),
};
