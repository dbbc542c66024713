import { toAmount } from "@parley/contracts/amount";
import { showTerms } from "@parley/contracts/http/amount";
import type { ShownDeal } from "@parley/contracts/http/deal";
import { callerOf, refused, send } from "@parley/runtime/http/asked";
import type { Caller, Reply } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { type DealRecord, deals } from "../deals.ts";

/** One answer for what is not there and for what is none of the caller's business: nobody learns which. */
export const notAParty = refused(
	"NOT_A_PARTY",
	"There is no such deal, or you are not a party to it.",
);

/** What whoever acts on a deal may be told of it, whatever they want to do. */
export const OF_DEAL = ["NOT_A_PARTY", "DEAL_FELL_THROUGH", "DEAL_CLOSED"];

export const isParty = ({ buyer, seller }: DealRecord, { principal }: Caller): boolean =>
	principal === buyer || principal === seller;

export const mayRead = (deal: DealRecord, caller: Caller): boolean =>
	isParty(deal, caller) || caller.roles.includes("arbiter");

/** A deal with everything that was in the ledger when it was asked for. */
export async function recordOf(id: string, { documents }: World): Promise<DealRecord | undefined> {
	await documents.catchUp();
	return documents.get(deals, id);
}

type Asked = Parameters<typeof send>[0] & { readonly params: { readonly id: string } };

/** Sends a party's command to the deal that a request names, and shows what became of it. */
export async function actOn(
	request: Asked,
	world: World,
	type: string,
	data: (by: string) => unknown,
): Promise<Reply> {
	const { id } = request.params;
	const caller = callerOf(request);
	const deal = await recordOf(id, world);
	if (deal === undefined || !isParty(deal, caller)) return notAParty;
	const stream = `deal-${id}`;
	return (
		(await send(request, world, { stream, type, data: data(caller.principal) })) ?? show(id, world)
	);
}

export async function show(id: string, world: World): Promise<Reply> {
	const deal = await recordOf(id, world);
	return deal === undefined ? notAParty : { status: 200, body: shown(deal), version: deal.version };
}

export function shown(deal: DealRecord): ShownDeal {
	const { terms, dispute, version: _, confirmed, ...rest } = deal;
	return {
		...rest,
		terms: showTerms(terms),
		confirmed: [...confirmed],
		dispute: dispute === null ? null : shownDispute(dispute),
	};
}

function shownDispute(
	dispute: NonNullable<DealRecord["dispute"]>,
): NonNullable<ShownDeal["dispute"]> {
	const { claim, evidence, decision, ...rest } = dispute;
	return {
		...rest,
		claim: toAmount(claim),
		evidence: [...evidence],
		decision: decision === null ? null : shownDecision(decision),
	};
}

function shownDecision(
	decision: NonNullable<NonNullable<DealRecord["dispute"]>["decision"]>,
): NonNullable<NonNullable<ShownDeal["dispute"]>["decision"]> {
	const { split, reasons, appealUntil = null, ...rest } = decision;
	return {
		...rest,
		appealUntil,
		reasons: [...reasons],
		split: split === null ? null : { seller: toAmount(split.seller), buyer: toAmount(split.buyer) },
	};
}
