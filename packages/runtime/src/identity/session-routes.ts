import { type Route, route } from "../http/route.ts";
import type { Revocations } from "./revocations.ts";

/** Logging out: the token that asks for it is refused from then on, whoever holds a copy. */
export const sessionRoutes = (revocations: Revocations): readonly Route[] => [
	route({
		method: "DELETE",
		path: "/session",
		summary: "End the session: the token of this request is not accepted again",
		access: ["principal"],
		answers: {},
		async handle({ caller }) {
			if (caller?.session === undefined)
				return {
					refusal: { code: "NOT_FOUND", because: "This credential has no session to end." },
				};
			await revocations.revoke(caller.session.id, caller.session.until);
			return { status: 204 };
		},
	}),
];
