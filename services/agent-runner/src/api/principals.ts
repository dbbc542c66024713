import { id } from "@parley/contracts/id";
import { callerOf, refused, send } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import { z } from "zod";
import type { MandateState } from "../domain/mandate.ts";
import { isOwn, notFound, principalId } from "./own.ts";

const shownPrincipal = z.object({
	id,
	account: z
		.object({ currency: z.string().describe("A code of ISO 4217.") })
		.nullable()
		.describe("Null where none is open."),
	mandate: z.enum(["none", "granted", "revoked"]),
});

const join = route({
	method: "POST",
	path: "/principals",
	summary: "Join the market",
	description: "Opens the caller's account. Who has one already is told so.",
	access: ["principal"],
	body: z.strictObject({
		currency: z
			.string()
			.regex(/^[A-Z]{3}$/, 'a currency code of ISO 4217, such as "USD"')
			.describe("The market's currency."),
	}),
	answers: { 201: shownPrincipal },
	refusals: ["ALREADY_OPEN", "WRONG_CURRENCY"],
	async handle(request, world) {
		const { principal } = callerOf(request);
		if (!id.safeParse(principal).success)
			return refused("MALFORMED", "The credential names a principal that cannot be an id here.");
		const { currency } = request.body;
		const refusal = await send(request, world, {
			stream: `account-${principal}`,
			type: "OpenAccount",
			data: { principal, currency },
		});
		if (refusal !== undefined) return refusal;
		const { status: mandate } = await world.load<MandateState>(`mandate-${principal}`);
		const body = { id: principal, account: { currency }, mandate };
		return { status: 201, body, location: `/principals/${principal}` };
	},
});

const get = route({
	method: "GET",
	path: "/principals/{id}",
	summary: "Read how one stands in the market",
	access: ["principal"],
	params: principalId,
	answers: { 200: shownPrincipal },
	refusals: ["NOT_FOUND"],
	async handle(request, world) {
		if (!isOwn(request)) return notFound;
		const { id } = request.params;
		const { status: mandate } = await world.load<MandateState>(`mandate-${id}`);
		const account = await world.ask<{ readonly currency: string } | null>("settlement", "account", {
			principal: id,
		});
		if (account === null && mandate === "none") return notFound;
		return { status: 200, body: { id, account, mandate } };
	},
});

export const principalRoutes: readonly Route[] = [join, get];
