import { PEOPLE } from "../wording/classes/people.ts";
import { TIME } from "../wording/classes/time.ts";
import { together } from "../wording/lexicon.ts";
import { type Grammar, readerOf } from "../wording/reader.ts";
import { AGENCY } from "./classes/agency.ts";
import { LEVERS } from "./classes/levers.ts";
import { AUTHORITY_PHRASES } from "./phrases/authority.ts";
import { STEERING_COMPOUNDS } from "./phrases/compounds.ts";
import { ORDER_PHRASES } from "./phrases/orders.ts";
import { HURRY_PHRASES, PRESSURE_PHRASES } from "./phrases/pressure.ts";
import { PRINCIPAL_PHRASES } from "./phrases/principal.ts";
import { PROGRAM_PHRASES, REACH_PHRASES } from "./phrases/program.ts";
import { SECRET_PHRASES } from "./phrases/secrets.ts";
import { CONTACT_PHRASES, WAY_OUT_PHRASES } from "./phrases/ways-out.ts";
import type { ManipulationKind } from "./steering.ts";

/* Steering by the thought behind it: classes of words in an order, whatever words fill them. */

const grammar: Grammar<ManipulationKind | "contact" | "hurry"> = {
	classes: together(PEOPLE, TIME, AGENCY, LEVERS, { SUM: ["hundred", "a hundred", "a grand"] }),
	compounds: STEERING_COMPOUNDS,
	rules: [
		...ORDER_PHRASES,
		...SECRET_PHRASES,
		...AUTHORITY_PHRASES,
		...PRINCIPAL_PHRASES,
		...PRESSURE_PHRASES,
		...WAY_OUT_PHRASES,
		...CONTACT_PHRASES,
		...PROGRAM_PHRASES,
		...REACH_PHRASES,
		...HURRY_PHRASES,
	],
};

export const thoughtsIn = readerOf(grammar);
