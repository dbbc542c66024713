import { JetStreamApiError } from "@nats-io/jetstream";
import { errors } from "@nats-io/transport-node";
import { BusUnavailable } from "../bus-unavailable.ts";

/** Nobody listens there: no service, or no stream. The client keeps one of its error classes to itself. */
export const isUnheard = (error: unknown): boolean =>
	(error instanceof Error && error.name === "JetStreamNotEnabled") ||
	error instanceof errors.NoRespondersError ||
	(error instanceof errors.RequestError && error.isNoResponders());

export const isTimeout = (error: unknown): boolean => error instanceof errors.TimeoutError;

export const codeOf = (error: unknown): number | undefined =>
	error instanceof JetStreamApiError ? error.code : undefined;

const forbidden = (error: unknown): boolean =>
	error instanceof errors.PermissionViolationError ||
	(error instanceof Error && error.cause instanceof errors.PermissionViolationError);

/** What a broker that is starting, electing or overloaded says; it will be better later. */
const isPassing = (error: unknown): boolean =>
	isTimeout(error) ||
	isUnheard(error) ||
	error instanceof errors.RequestError ||
	error instanceof errors.ClosedConnectionError ||
	error instanceof errors.DrainingConnectionError ||
	(error instanceof JetStreamApiError && error.status >= 500);

/** The error under a name that says whether to try again. */
export const asTold = (what: string, error: unknown): unknown =>
	isPassing(error) && !forbidden(error)
		? new BusUnavailable(`The broker did not ${what}: ${(error as Error).message}.`, {
				cause: error,
			})
		: error;
