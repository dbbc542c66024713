import { micro } from "./micro.ts";
import type { Tactic } from "./table.ts";
import { BETA, timeDependent } from "./time-dependent.ts";
import { titForTat } from "./tit-for-tat.ts";

export type { Side, Table, Tactic } from "./table.ts";

export type TacticName = "boulware" | "linear" | "conceder" | "tit-for-tat" | "micro";

const TACTICS: Readonly<Record<TacticName, Tactic>> = {
	boulware: timeDependent(BETA.boulware),
	linear: timeDependent(BETA.linear),
	conceder: timeDependent(BETA.conceder),
	"tit-for-tat": titForTat,
	micro,
};

export function tactic(name: TacticName): Tactic {
	return TACTICS[name];
}
