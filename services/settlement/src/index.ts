import type { Service } from "@parley/runtime/service";
import { accountOf, accounts } from "./accounts.ts";
import { routes } from "./api.ts";
import { deadlines } from "./deadlines.ts";
import { deals } from "./deals.ts";
import { account } from "./domain/account.ts";
import { deal } from "./domain/deal.ts";
import { executeDecision } from "./execute-decision.ts";
import { prepareTimes } from "./house-times.ts";
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
	projections: [deals, accounts],
	queries: { account: accountOf },
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
	routes,
	prepare: prepareTimes,
};
