import { micro } from "./micro.ts";
import { restrained } from "./restraint.ts";
import type { Tactic } from "./table.ts";
import { BETA, timeDependent } from "./time-dependent.ts";
import { titForTat } from "./tit-for-tat.ts";

export type { Side, Table, Tactic } from "./table.ts";

export type TacticName = "boulware" | "linear" | "conceder" | "tit-for-tat" | "micro";

const TACTICS: Readonly<Record<TacticName, Tactic>> = {
	boulware: restrained(timeDependent(BETA.boulware)),
	linear: restrained(timeDependent(BETA.linear)),
	conceder: restrained(timeDependent(BETA.conceder)),
	"tit-for-tat": titForTat,
	micro,
};

export function tactic(name: TacticName): Tactic {
	return TACTICS[name];
}
