import { PEOPLE } from "../wording/classes/people.ts";
import { TIME } from "../wording/classes/time.ts";
import { TRADE } from "../wording/classes/trade.ts";
import { together } from "../wording/lexicon.ts";
import { type Grammar, readerOf } from "../wording/reader.ts";
import type { ClaimKind } from "./claim.ts";
import { DEEDS } from "./classes/deeds.ts";
import { EFFECTS } from "./classes/effects.ts";
import { WITNESS } from "./classes/witness.ts";
import { COMPOUNDS } from "./phrases/compounds.ts";
import { HISTORY_PHRASES } from "./phrases/history.ts";
import { NATURE_PHRASES } from "./phrases/nature.ts";
import { PAID_PHRASES } from "./phrases/paid.ts";
import { RIVAL_PHRASES } from "./phrases/rivals.ts";
import { SCARCITY_PHRASES } from "./phrases/scarcity.ts";
import { SPEAKER_PHRASES } from "./phrases/speaker.ts";
import { VALUE_PHRASES } from "./phrases/value.ts";

/* Claims by the thought behind them: classes of words in an order, whatever words fill them. */

const grammar: Grammar<ClaimKind> = {
	classes: together(PEOPLE, TRADE, TIME, DEEDS, EFFECTS, WITNESS),
	compounds: COMPOUNDS,
	rules: [
		...VALUE_PHRASES,
		...PAID_PHRASES,
		...SPEAKER_PHRASES,
		...RIVAL_PHRASES,
		...SCARCITY_PHRASES,
		...HISTORY_PHRASES,
		...NATURE_PHRASES,
	],
};

export const thoughtsIn = readerOf(grammar);
