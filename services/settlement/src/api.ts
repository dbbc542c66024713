import type { Route } from "@parley/runtime/http/route";
import { accountRoutes } from "./api/accounts.ts";
import { dealRoutes } from "./api/deals.ts";
import { disputeRoutes } from "./api/disputes.ts";

export const routes: readonly Route[] = [...dealRoutes, ...disputeRoutes, ...accountRoutes];
