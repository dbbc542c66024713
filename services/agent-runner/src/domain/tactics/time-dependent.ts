import { moving, priceAt, shareOfRoom } from "./concession.ts";
import { clock, type Tactic } from "./table.ts";

/*
 * Time-dependent tactics of Faratin, Sierra and Jennings, "Negotiation decision functions for autonomous agents",
 * Robotics and Autonomous Systems 24 (1998), polynomial form: alpha(t) = kappa + (1 - kappa) t^(1/beta), with kappa = 0.
 * A beta below 1 holds out (Boulware), above 1 gives in early (conceder). 1/4 and 4 mirror each other around the
 * straight line and are the presets of NegMAS, which writes the exponent itself: its e is 1/beta, so its 4 is our 1/4.
 */
export const BETA = { boulware: 1 / 4, linear: 1, conceder: 4 } as const;

/** The fraction of the room conceded at time t: 0 at the start, 1 at the deadline. */
export function alpha(t: number, beta: number): number {
	return t ** (1 / beta);
}

/** A tactic that follows the clock and nothing else. */
export function timeDependent(beta: number): Tactic {
	return (table) => priceAt(table, moving(table, shareOfRoom(table, alpha(clock(table), beta))));
}
