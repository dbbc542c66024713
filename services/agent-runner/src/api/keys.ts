import { derivedId, id } from "@parley/contracts/id";
import { refused } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import { agentKey, keyDigest } from "@parley/runtime/identity/agent-key";
import { z } from "zod";
import { mandateOf, onMandate } from "./mandates.ts";
import { isOwn, notFound, principalId } from "./own.ts";

/** 32 random bytes as text, from whoever has a source of randomness. */
export type Secret = () => string;

const path = "/principals/{id}/mandate/keys";
const access = ["principal"] as const;

const make = (secret: Secret | undefined): Route =>
	route({
		method: "POST",
		path,
		summary: "Make a key with which a program takes the mandate's turns",
		description:
			"The key is in this answer and nowhere else: only its digest is kept. A request that is repeated with its " +
			"Idempotency-Key makes no second key and cannot show the first one again; it is refused with KEY_ALREADY_ISSUED. " +
			"Whoever lost the answer revokes that key and makes another.",
		access,
		params: principalId,
		answers: {
			201: z.object({
				id: id.describe("By which the key is listed and revoked."),
				key: z.string().describe("A bearer credential: `pak_` and 43 characters."),
			}),
		},
		refusals: [
			"NOT_FOUND",
			"NOT_EXTERNAL",
			"ALL_KEYS_USED",
			"KEY_ALREADY_ISSUED",
			"MANDATE_REVOKED",
			"KEYS_NOT_OFFERED",
		],
		async handle(request, world) {
			if (!isOwn(request) || (await mandateOf(world, request.params.id)).status === "none")
				return notFound;
			if (secret === undefined)
				return refused("KEYS_NOT_OFFERED", "This market has no source of secrets for keys.");
			const key = agentKey(secret());
			const keyId = derivedId(request.commandId(), "key");
			const data = { id: keyId, digest: keyDigest(key) };
			const refusal = await onMandate(request, world, "AddAgentKey", data);
			if (refusal?.refusal.code === "IDEMPOTENCY_CONFLICT")
				return refused(
					"KEY_ALREADY_ISSUED",
					"This request has made a key before, which was shown then; revoke it and make another.",
				);
			if (refusal !== undefined) return refusal;
			const location = `/principals/${request.params.id}/mandate/keys/${keyId}`;
			return { status: 201, body: { id: keyId, key }, location };
		},
	});

const list = route({
	method: "GET",
	path,
	summary: "List the mandate's keys",
	description: "By their ids; a key itself is never shown again.",
	access,
	params: principalId,
	answers: { 200: z.object({ items: z.array(z.object({ id })) }) },
	refusals: ["NOT_FOUND"],
	async handle(request, world) {
		const state = isOwn(request) ? await mandateOf(world, request.params.id) : undefined;
		if (state === undefined || state.status === "none") return notFound;
		const { agent } = state.mandate;
		const keys = agent.kind === "external" && state.status === "granted" ? agent.keys : [];
		return { status: 200, body: { items: keys.map(({ id }) => ({ id })) } };
	},
});

const revoke = route({
	method: "DELETE",
	path: `${path}/{key}`,
	summary: "Revoke a key",
	description: "It is refused from then on; the mandate and its other keys stay.",
	access,
	params: z.strictObject({ id, key: id }),
	answers: {},
	refusals: ["NOT_FOUND", "NO_SUCH_KEY", "MANDATE_REVOKED"],
	async handle(request, world) {
		if (!isOwn(request) || (await mandateOf(world, request.params.id)).status === "none")
			return notFound;
		const refusal = await onMandate(request, world, "RemoveAgentKey", { id: request.params.key });
		return refusal ?? { status: 204 };
	},
});

export const keyRoutes = (secret: Secret | undefined): readonly Route[] => [
	make(secret),
	list,
	revoke,
];
