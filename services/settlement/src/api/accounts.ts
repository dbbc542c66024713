import { toAmount } from "@parley/contracts/amount";
import type { Actor } from "@parley/contracts/fact";
import { movementBody, shownAccount, shownMovement } from "@parley/contracts/http/account";
import { byId } from "@parley/contracts/http/page";
import { moneyOf } from "@parley/contracts/money";
import { callerOf, refused, send } from "@parley/runtime/http/asked";
import { type Caller, type Route, route } from "@parley/runtime/http/route";
import { accounts } from "../accounts.ts";

const notFound = refused("NOT_FOUND", "There is no such account, or it is not yours.");

const get = route({
	method: "GET",
	path: "/accounts/{id}",
	summary: "Read one's own account",
	description: "An account bears its principal's id. Nobody else sees it.",
	access: ["principal"],
	params: byId,
	answers: { 200: shownAccount },
	refusals: ["NOT_FOUND"],
	async handle(request, { documents }) {
		const { id } = request.params;
		if (id !== callerOf(request).principal) return notFound;
		await documents.catchUp();
		const account = await documents.get(accounts, id);
		if (account === undefined) return notFound;
		const { principal, balance, currency, version } = account;
		const shown = toAmount(moneyOf(BigInt(balance), currency));
		return { status: 200, body: { principal, balance: shown }, version };
	},
});

/** Facts name the operator; only who acts for the market may move the money of others. */
const operator = ({ principal }: Caller): Actor => ({
	kind: "service",
	id: `operator:${principal}`,
});

const deposit = route({
	method: "POST",
	path: "/accounts/{id}/deposits",
	summary: "Put money into an account",
	description:
		"By an operator, because there is no payment provider yet. An account that is not open is opened in the amount's currency.",
	access: ["operator"],
	params: byId,
	body: movementBody,
	answers: { 201: shownMovement },
	refusals: ["WRONG_CURRENCY"],
	async handle(request, world) {
		const { id } = request.params;
		const { amount } = request.body;
		const actor = operator(callerOf(request));
		const stream = `account-${id}`;
		const opened = await send(request, world, {
			stream,
			type: "OpenAccount",
			data: { principal: id, currency: amount.currency },
			actor,
			label: "account",
		});
		if (opened !== undefined && opened.refusal.code !== "ALREADY_OPEN") return opened;
		const refusal = await send(request, world, {
			stream,
			type: "DepositFunds",
			data: { amount },
			actor,
		});
		return refusal ?? { status: 201, body: { principal: id, amount: toAmount(amount) } };
	},
});

const withdraw = route({
	method: "POST",
	path: "/accounts/{id}/withdrawals",
	summary: "Take money out of an account",
	description: "By an operator, because there is no payment provider yet.",
	access: ["operator"],
	params: byId,
	body: movementBody,
	answers: { 201: shownMovement },
	refusals: ["NO_SUCH_ACCOUNT", "WRONG_CURRENCY", "INSUFFICIENT_FUNDS"],
	async handle(request, world) {
		const { id } = request.params;
		const { amount } = request.body;
		const refusal = await send(request, world, {
			stream: `account-${id}`,
			type: "WithdrawFunds",
			data: { amount },
			actor: operator(callerOf(request)),
		});
		return refusal ?? { status: 201, body: { principal: id, amount: toAmount(amount) } };
	},
});

export const accountRoutes: readonly Route[] = [get, deposit, withdraw];
