import { id } from "@parley/contracts/id";
import { callerOf, refused } from "@parley/runtime/http/asked";
import type { Request } from "@parley/runtime/http/route";
import { z } from "zod";

/* What is somebody else's answers like what never was. */

export const principalId = z.strictObject({ id });

export const notFound = refused("NOT_FOUND", "There is no such thing, or it is not yours.");

/** Whether a caller asks about themselves. */
export const isOwn = (
	request: Pick<Request<{ id: string }, unknown, unknown>, "caller" | "params">,
) =>
	request.params.id === callerOf(request as Pick<Request<never, never, never>, "caller">).principal;
