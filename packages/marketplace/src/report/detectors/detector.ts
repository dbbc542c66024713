import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Negotiation } from "../negotiation.ts";
import { Negotiations } from "../negotiations.ts";

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
	/** What of it this detector cannot see. */
	readonly blind?: string;
	/** How it is looked for, or a sentence that says why the ledger does not tell. */
	readonly start: (() => Watch) | string;
}

export type Count =
	| {
			readonly measured: true;
			readonly hits: number;
			readonly of: number;
			readonly apart: number;
			readonly prevented: number;
			readonly examples: readonly string[];
	  }
	| { readonly measured: false; readonly why: string; readonly prevented: number };

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
	}

	/** A share of nothing is no measurement, so it is never shown as zero. */
	count(market: Negotiations): Count {
		const prevented = this.#prevented;
		const { start, denominator } = this.detector;
		if (typeof start === "string") return { measured: false, why: start, prevented };
		const { hits, of, apart = 0 } = this.#watch?.count(market) ?? { hits: [], of: 0 };
		if (of === 0)
			return { measured: false, why: `There were no ${denominator} in this market.`, prevented };
		const found = [...new Set(hits)];
		const examples = found.slice(0, EXAMPLES);
		return { measured: true, hits: found.length, of, apart, prevented, examples };
	}
}

/** A detector's count over facts that are at hand all at once. */
export function countOf(detector: Detector, facts: Iterable<Fact>): Count {
	const market = new Negotiations();
	const detection = new Detection(detector);
	for (const fact of facts) {
		detection.take(fact, market);
		market.take(fact);
	}
	return detection.count(market);
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
