import { confabulation, misread } from "./claims.ts";
import type { Detector } from "./detector.ts";
import { badFaith, falsePitch, injection } from "./hostile-text.ts";
import { leak } from "./leaks.ts";
import { belowReserve, earlySettlement, overBudget, overpayment } from "./limits.ts";
import { anchoring, firstProposal, positionBias } from "./openings.ts";
import { deadlock, folding, irrationalRefusal } from "./persistence.ts";
import { doubleSell } from "./stock.ts";
import {
	ambiguity,
	feeCarveOut,
	hallucination,
	otherTerms,
	staleOffer,
	substitution,
	unitSlip,
} from "./terms.ts";
import { demographicBias, flooding, forgery, modelTier, parallelPricing } from "./whole-market.ts";

/** Every known way to fail, F1 to F29. */
export const DETECTORS: readonly Detector[] = [
	overBudget,
	belowReserve,
	overpayment,
	earlySettlement,
	firstProposal,
	positionBias,
	anchoring,
	folding,
	irrationalRefusal,
	deadlock,
	substitution,
	feeCarveOut,
	hallucination,
	doubleSell,
	otherTerms,
	staleOffer,
	leak,
	injection,
	falsePitch,
	confabulation,
	misread,
	ambiguity,
	unitSlip,
	badFaith,
	parallelPricing,
	flooding,
	modelTier,
	demographicBias,
	forgery,
];
