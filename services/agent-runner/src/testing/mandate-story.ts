import type { Mandate } from "@parley/contracts/mandate";
import type { mandate } from "../domain/mandate.ts";
import { eur, mandateOf, NOON } from "./sample.ts";

/* Anna's mandate and what was promised under it, as facts and commands. */

type Command = Parameters<typeof mandate.decide>[0];
export type Fact = Parameters<typeof mandate.evolve>[1];
type Reservation = Extract<Command, { type: "ReserveCommitment" }>["data"];

const envelope = { id: "c1", at: NOON, actor: { kind: "agent", id: "anna" } } as const;
export const asked = (command: Pick<Command, "type" | "data">, at = NOON): Command =>
	({ ...envelope, at, ...command }) as Command;

export const granted = (changes: Partial<Mandate> = {}): Fact => ({
	type: "MandateGranted",
	data: mandateOf(changes),
});
export const revoked: Fact = { type: "MandateRevoked", data: {} };

export const commitment = {
	negotiationId: "n1",
	want: "chairs",
	amount: eur(900),
	quantity: 1,
	offerId: "o1",
};
export const reserved = (changes: Partial<typeof commitment> = {}): Fact => ({
	type: "CommitmentReserved",
	data: { ...commitment, ...changes },
});
export const released = (negotiationId: string, reason: string): Fact => ({
	type: "CommitmentReleased",
	data: { negotiationId, reason },
});
export const reserve = (changes: Partial<Reservation> = {}, at = NOON): Command =>
	asked(
		{
			type: "ReserveCommitment",
			data: { ...commitment, mandateVersion: 1, superseded: [], ...changes },
		},
		at,
	);
export const release = (negotiationId: string): Command =>
	asked({ type: "ReleaseCommitment", data: { negotiationId, reason: "ended" } });

export const CHANGED = {
	code: "MANDATE_CHANGED",
	because: "The mandate was amended after this turn was decided; decide again.",
};
export const REVOKED = {
	code: "MANDATE_REVOKED",
	because: "The principal has revoked this mandate.",
};
export const OVER_BUDGET = {
	code: "OVER_BUDGET",
	because: "Open commitments and what was spent leave too little for this.",
};
export const COMMITTED = {
	code: "WANT_COMMITTED",
	because: "This want is committed elsewhere already.",
};
export const ONE_CURRENCY = {
	code: "WRONG_CURRENCY",
	because: "Every amount of a mandate is in the currency of its budget.",
};
