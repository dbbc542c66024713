import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { type InterventionCode, interventionsIn } from "@parley/contracts/intervention";
import type { Negotiation, Side } from "../negotiation.ts";
import { Negotiations, negotiationsOf } from "../negotiations.ts";
import { differenceInterval, type Interval, shareInterval, type Tally } from "../statistics.ts";
import type { Moved } from "../twins.ts";

/** What a hit says: that an agent did badly, that something is worth a look, or that the market or its data did badly. */
export type Bucket = "model behaviour" | "diagnostic" | "system data";

/** What a detector found in a whole market. */
export interface Found {
	/** The ids of what it found, each once. */
	readonly hits: Iterable<string>;
	/** How many there were to look at. */
	readonly of: number;
	/** Cases that look the same and are the right result, counted apart. */
	readonly apart?: number;
}

/** Looks at facts one by one, with the market as it stood before each, and says in the end what it found. */
export interface Watch {
	take?(fact: Fact, market: Negotiations): void;
	count(market: Negotiations): Found;
}

/** One way in which agents, people or the market fail, and how it shows in the ledger. */
export interface Detector {
	readonly code: string;
	readonly name: string;
	readonly bucket: Bucket;
	/** What the hits are a share of, in the plural. */
	readonly denominator: string;
	/** Refusals that kept it from happening, by their codes. */
	readonly prevented?: readonly string[];
	/** What an engine changed or left out beside a model to the same end; some of it means this on one side only. */
	readonly stopped?: readonly (InterventionCode | readonly [InterventionCode, Side])[];
	/** What of it this detector cannot see. */
	readonly blind?: string;
	/** How it is looked for, or a sentence that says why one ledger does not tell. */
	readonly start: (() => Watch) | string;
	/** How it is looked for in two runs of one market that differ in what may bring it about. */
	readonly beside?: (market: Negotiations, twin: Negotiations) => Moved;
	/** What the hits are a share of there. */
	readonly pairs?: string;
}

export type Count =
	| {
			readonly measured: true;
			readonly hits: number;
			readonly of: number;
			readonly apart: number;
			/** Tries that were refused, changed or left out in time. */
			readonly prevented: number;
			/** Known tries: those that were prevented, and those that came through. */
			readonly attempted: number;
			/** What the hits are a share of, which is something else beside a twin run. */
			readonly denominator: string;
			readonly examples: readonly string[];
			readonly beyondChance: BeyondChance | null;
	  }
	| {
			readonly measured: false;
			readonly why: string;
			readonly prevented: number;
			readonly attempted: number;
	  };

/** What a change between two runs brought about, with what chance did where nothing was changed. */
export interface BeyondChance {
	/** `null` where there was nothing that was left as it was: then chance is in the share. */
	readonly chance: Tally | null;
	/** By how much the share is greater than chance has it, at 95 percent; without any chance to go by, the share. */
	readonly interval: Interval;
}

const EXAMPLES = 5;

/** One detector at work on the facts of a market. */
export class Detection {
	readonly detector: Detector;
	readonly #watch: Watch | undefined;
	#prevented = 0;

	constructor(detector: Detector) {
		this.detector = detector;
		this.#watch = typeof detector.start === "string" ? undefined : detector.start();
	}

	/** Takes a fact before the market does. */
	take(fact: Fact, market: Negotiations): void {
		this.#watch?.take?.(fact, market);
		const isRefusal = isFact(fact, "MoveRefused", "StockRefused");
		if (isRefusal && this.detector.prevented?.includes(fact.data.code) === true) this.#prevented++;
		if (isFact(fact, "TurnDecided") && this.detector.stopped !== undefined)
			this.#prevented += interventionsIn(fact.data.changed).filter(({ code }) =>
				this.#isStopped(code, fact.data.want === null ? "seller" : "buyer"),
			).length;
	}

	#isStopped(code: InterventionCode | null, side: Side): boolean {
		return (this.detector.stopped ?? []).some((one) =>
			typeof one === "string" ? one === code : one[0] === code && one[1] === side,
		);
	}

	/** A share of nothing is no measurement, so it is never shown as zero. */
	count(market: Negotiations, twin?: Negotiations): Count {
		const prevented = this.#prevented;
		const { start, beside, pairs, denominator } = this.detector;
		const isBeside = twin !== undefined && beside !== undefined;
		if (typeof start === "string" && !isBeside)
			return { measured: false, why: start, prevented, attempted: prevented };
		if (isBeside) return this.#beside(beside(market, twin), pairs ?? denominator);
		const { hits, of, apart = 0 } = this.#watch?.count(market) ?? { hits: [], of: 0 };
		if (of === 0) return this.#nothing(denominator, "this market");
		const each = [...new Set(hits)];
		return { ...this.#measured(each, each.length, of, denominator), apart, beyondChance: null };
	}

	#beside({ ids, hits, of, chance }: Moved, pairs: string): Count {
		if (of === 0) return this.#nothing(pairs, "these two runs");
		const isKnown = chance.of > 0;
		const interval = isKnown
			? differenceInterval({ hits, of }, chance)
			: shareInterval({ hits, of });
		const beyondChance = { chance: isKnown ? chance : null, interval };
		return { ...this.#measured([...new Set(ids)], hits, of, pairs), beyondChance };
	}

	#nothing(what: string, where: string): Count {
		const prevented = this.#prevented;
		const why = `There were no ${what} in ${where}.`;
		return { measured: false, why, prevented, attempted: prevented };
	}

	#measured(ids: readonly string[], hits: number, of: number, denominator: string) {
		const prevented = this.#prevented;
		return {
			...({ measured: true, hits, of, apart: 0, prevented } as const),
			...{ attempted: prevented + hits, denominator, examples: ids.slice(0, EXAMPLES) },
		};
	}
}

/** A detector's count over facts that are at hand all at once, beside those of a twin run where there is one. */
export function countOf(detector: Detector, facts: Iterable<Fact>, twin?: Iterable<Fact>): Count {
	const market = new Negotiations();
	const detection = new Detection(detector);
	for (const fact of facts) {
		detection.take(fact, market);
		market.take(fact);
	}
	return detection.count(market, twin === undefined ? undefined : negotiationsOf(twin));
}

/** Negotiations that show it, among those it can be seen in. */
export const negotiationsThat =
	(
		shows: (record: Negotiation, market: Negotiations) => boolean,
		among: (record: Negotiation) => boolean = () => true,
	) =>
	(): Watch => ({
		count(market) {
			const all = [...market.all()].filter(among);
			return {
				hits: all.filter((record) => shows(record, market)).map(({ id }) => id),
				of: all.length,
			};
		},
	});

export const isAgreed = ({ agreement }: Negotiation): boolean => agreement !== null;
export const hasEnded = ({ ending }: Negotiation): boolean => ending !== null;
