import { refused } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import { z } from "zod";
import type { Secret } from "./keys.ts";
import { asRead, mandateOf, onMandate } from "./mandates.ts";
import { isOwn, notFound, principalId } from "./own.ts";

const path = "/principals/{id}/mandate/webhook";
const access = ["principal"] as const;

/** In the open nothing is sent over the internet; within a network of the operator's own, it may be. */
const address = (allowPrivate: boolean) => {
	const schemes = allowPrivate ? ["https:", "http:"] : ["https:"];
	return z
		.string()
		.max(500)
		.refine(
			(written) => {
				if (!URL.canParse(written)) return false;
				const { protocol, username, password } = new URL(written);
				return schemes.includes(protocol) && username === "" && password === "";
			},
			`an https ${allowPrivate ? "or private http " : ""}address without a user and password`,
		);
};

const set = (secret: Secret | undefined, allowPrivate: boolean): Route =>
	route({
		method: "PUT",
		path,
		summary: "Have the agent's questions sent to an address",
		description:
			"Each question is posted as JSON with its id, reason, question, options and deadline. Parley-Signature holds the time and " +
			"the hexadecimal HMAC-SHA256 of the time, a dot and the body, made with the secret in this answer, which is shown once. " +
			"The same question may come more than once, under the same Parley-Delivery. Setting it again makes another secret. " +
			"Addresses that are not on the public internet are reached only where the operator allows it. " +
			"With If-Match only while the mandate is the one that was read.",
		access,
		params: principalId,
		body: z.strictObject({ url: address(allowPrivate) }),
		answers: { 200: z.object({ url: z.string(), secret: z.string() }) },
		refusals: [
			"NOT_FOUND",
			"MANDATE_REVOKED",
			"PRECONDITION_FAILED",
			"KEYS_NOT_OFFERED",
			"KEY_ALREADY_ISSUED",
		],
		async handle(request, world) {
			if (!isOwn(request) || (await mandateOf(world, request.params.id)).status === "none")
				return notFound;
			if (secret === undefined)
				return refused("KEYS_NOT_OFFERED", "This market has no source of secrets to sign with.");
			const webhook = { url: request.body.url, secret: secret() };
			const refusal = await onMandate(request, world, "SetWebhook", {
				...webhook,
				...asRead(request),
			});
			if (refusal?.refusal.code === "IDEMPOTENCY_CONFLICT")
				return refused(
					"KEY_ALREADY_ISSUED",
					"This request has made a secret before, which was shown then; set the webhook anew.",
				);
			return refusal ?? { status: 200, body: webhook };
		},
	});

const remove = route({
	method: "DELETE",
	path,
	summary: "Have the agent's questions sent nowhere",
	description: "With If-Match only while the mandate is the one that was read.",
	access,
	params: principalId,
	answers: {},
	refusals: ["NOT_FOUND", "MANDATE_REVOKED", "PRECONDITION_FAILED"],
	async handle(request, world) {
		if (!isOwn(request)) return notFound;
		const state = await mandateOf(world, request.params.id);
		if (state.status === "none" || (state.mandate.webhook ?? null) === null) return notFound;
		const refusal = await onMandate(request, world, "RemoveWebhook", asRead(request));
		return refusal ?? { status: 204 };
	},
});

export const webhookRoutes = (
	secret: Secret | undefined,
	allowPrivate: boolean,
): readonly Route[] => [set(secret, allowPrivate), remove];
