import type { Refusal } from "@parley/contracts/command";
import { HTTP } from "@parley/contracts/conventions";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../log.ts";
import { sendRefusal } from "./sending.ts";

const MALFORMED: Refusal = { code: "MALFORMED", because: "This is not a well-formed request." };

/** What the framework finds wrong with a request, by its code. */
const FRAMEWORK: Readonly<Record<string, Refusal>> = {
	FST_ERR_BAD_URL: { code: "MALFORMED", because: "The path is not well-formed." },
	FST_ERR_CTP_BODY_TOO_LARGE: { code: "BODY_TOO_LARGE", because: "The body is too large." },
	FST_ERR_CTP_INVALID_MEDIA_TYPE: {
		code: "MEDIA_TYPE_NOT_SUPPORTED",
		because: "The body has to be JSON: send Content-Type: application/json.",
	},
};

const DEFECT: Refusal = {
	code: "DEFECT",
	because:
		"Something is wrong on our side, and has been noted under this request's instance. Nothing says that it will be better next time.",
};

const UNAVAILABLE: Refusal = {
	code: "UNAVAILABLE",
	because:
		"Something this needs cannot be reached just now. Try again; with the same Idempotency-Key nothing happens twice.",
};

/** Answers for what was thrown. None of its words go to the client. */
export const answerFault =
	(log: Pick<Log, "error" | "warn">) =>
	(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
		const { code, name, statusCode } = facets(thrown);
		const known = typeof code === "string" ? FRAMEWORK[code] : undefined;
		if (known !== undefined) return sendRefusal(reply, known);
		// The framework's own, or a body that broke off.
		if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
			return sendRefusal(reply, MALFORMED);
		const route = request.routeOptions.url;
		const about = { error: thrown, fields: route === undefined ? {} : { [HTTP.route]: route } };
		if (typeof name === "string" && name.endsWith("Unavailable")) {
			log.warn(`Request ${request.id} was answered with 503.`, about);
			return sendRefusal(reply, UNAVAILABLE);
		}
		log.error(`Request ${request.id} met a defect and was answered with 500.`, about);
		return sendRefusal(reply, DEFECT);
	};

const facets = (thrown: unknown): Record<"code" | "name" | "statusCode", unknown> =>
	typeof thrown === "object" && thrown !== null
		? (thrown as Record<"code" | "name" | "statusCode", unknown>)
		: { code: undefined, name: undefined, statusCode: undefined };
