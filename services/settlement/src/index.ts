import type { Service } from "@parley/runtime/service";
import { deadlines } from "./deadlines.ts";
import { account } from "./domain/account.ts";
import { deal } from "./domain/deal.ts";
import { executeDecision } from "./execute-decision.ts";
import {
	holdFunds,
	openDeal,
	releaseStock,
	reserveStock,
	scheduleHandover,
	stockRefused,
} from "./settle.ts";

/** Money, escrow, handover and disputes. */
export const settlement: Service = {
	name: "settlement",
	deciders: { deal, account },
	projections: [],
	processes: [
		openDeal,
		reserveStock,
		holdFunds,
		stockRefused,
		releaseStock,
		scheduleHandover,
		executeDecision,
	],
	timers: deadlines,
};
