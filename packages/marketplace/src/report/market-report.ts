import type { Fact } from "@parley/contracts/fact";
import type { Label } from "@parley/contracts/label-file";
import { type EscalationCheck, EscalationCheckFold } from "./checks/escalation-check.ts";
import { Deeds, type LabelCheck, labelCheck } from "./checks/label-check.ts";
import { type CostRow, Costs } from "./costs.ts";
import { DETECTORS } from "./detectors/catalogue.ts";
import { type Count, Detection, type Detector } from "./detectors/detector.ts";
import { type EscalationRow, Escalations } from "./escalations.ts";
import { type InterventionRow, Interventions } from "./interventions.ts";
import type { Negotiation, Side } from "./negotiation.ts";
import { Negotiations } from "./negotiations.ts";
import { type Openings, openingsOf } from "./openings.ts";
import { type Outcomes, outcomesOf } from "./outcomes.ts";
import { type Regret, regretsOf } from "./regret.ts";
import {
	byMind,
	byPairing,
	byStrategy,
	byStructure,
	everySeat,
	otherSeat,
	type Slice,
} from "./seats.ts";
import { type Surplus, surplusOf } from "./surplus.ts";

/** How the negotiations of one slice went, seen from one side. */
export interface Row {
	readonly name: string;
	readonly side: Side;
	readonly outcomes: Outcomes;
	readonly surplus: Surplus;
	readonly regret: Regret;
	/** The same of the other side of these negotiations. */
	readonly otherRegret: Regret;
}

/** What happened where one mind sold to another, from the seller's side. */
export interface Pairing extends Row {
	readonly seller: string;
	readonly buyer: string;
}

export type DetectorRow = Pick<Detector, "code" | "name" | "bucket" | "denominator"> & {
	readonly blind: string | null;
} & Count;

/** What an auditor can say of a market. Shares and counts are made of private limits; the negotiations name them. */
export interface MarketReport {
	readonly facts: number;
	readonly from: string | null;
	readonly to: string | null;
	/** Every negotiation, from the seller's side. */
	readonly all: Row;
	readonly minds: readonly Row[];
	readonly pairings: readonly Pairing[];
	readonly strategies: readonly Row[];
	readonly structures: readonly Row[];
	readonly openings: Openings;
	readonly escalations: readonly EscalationRow[];
	/** The questions that were asked, beside a second reading of the rules that ask them. */
	readonly escalationCheck: EscalationCheck;
	/** What the market did beside a careful reader's labels; `null` where nobody gave any. */
	readonly labels: LabelCheck | null;
	readonly interventions: readonly InterventionRow[];
	readonly costs: readonly CostRow[];
	readonly detectors: readonly DetectorRow[];
	readonly negotiations: readonly Negotiation[];
}

/** What a report may be held beside. */
interface Beside {
	readonly labels?: readonly Label[] | undefined;
	readonly twin?: Negotiations | undefined;
}

/** Folds the facts of a market, in order, into its report. */
export class MarketReportFold {
	readonly #market = new Negotiations();
	readonly #escalations = new Escalations();
	readonly #escalationCheck = new EscalationCheckFold();
	readonly #deeds = new Deeds();
	readonly #interventions = new Interventions();
	readonly #costs = new Costs();
	readonly #detections = DETECTORS.map((detector) => new Detection(detector));
	#facts = 0;
	#deals = 0;
	#from: string | null = null;
	#to: string | null = null;

	take(fact: Fact): void {
		this.#facts++;
		this.#from ??= fact.at;
		this.#to = fact.at;
		if (fact.type === "FundsHeld") this.#deals++;
		for (const detection of this.#detections) detection.take(fact, this.#market);
		this.#escalationCheck.take(fact, this.#market);
		this.#market.take(fact);
		this.#escalations.take(fact);
		this.#deeds.take(fact);
		this.#interventions.take(fact, this.#market.mandates);
		this.#costs.take(fact, this.#market.mandates);
	}

	/** How far it has come, for who waits. */
	get progress(): { readonly facts: number; readonly deals: number; readonly now: string } {
		return { facts: this.#facts, deals: this.#deals, now: this.#to ?? "" };
	}

	/** The negotiations as they stand, to be held beside those of a twin run. */
	get market(): Negotiations {
		return this.#market;
	}

	/** With a careful reader's labels, and beside another run of the same market, where there are such. */
	report({ labels, twin }: Beside = {}): MarketReport {
		const records = [...this.#market.all()];
		return {
			facts: this.#facts,
			from: this.#from,
			to: this.#to,
			all: rowOf(everySeat(records)),
			minds: byMind(records).map(rowOf),
			pairings: byPairing(records).map((pair) => ({
				...rowOf(pair),
				seller: pair.seller,
				buyer: pair.buyer,
			})),
			strategies: byStrategy(records).map(rowOf),
			structures: byStructure(records).map(rowOf),
			openings: openingsOf(records),
			escalations: this.#escalations.rows(),
			escalationCheck: this.#escalationCheck.check(),
			labels: labels === undefined ? null : labelCheck(labels, this.#deeds),
			interventions: this.#interventions.rows(),
			costs: this.#costs.rows(records),
			detectors: this.#detections.map((detection) => ({
				code: detection.detector.code,
				name: detection.detector.name,
				bucket: detection.detector.bucket,
				denominator: detection.detector.denominator,
				blind: detection.detector.blind ?? null,
				...detection.count(this.#market, twin),
			})),
			negotiations: records,
		};
	}
}

const rowOf = ({ name, side, seats }: Slice): Row => ({
	name,
	side,
	outcomes: outcomesOf(seats),
	surplus: surplusOf(seats),
	regret: regretsOf(seats),
	otherRegret: regretsOf(seats.map(otherSeat)),
});
