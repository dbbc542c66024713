import type { Client } from "../integration/http-client.ts";

/** In whose names a market is asked; all but the first have a credential. */
export const ROLES = [
	"stranger",
	"anna",
	"ben",
	"carol",
	"sal",
	"bea",
	"program",
	"arbiter",
	"operator",
] as const;
export type Role = (typeof ROLES)[number];

/** Those who are a principal and nothing more. */
export const PEOPLE = ["anna", "ben", "carol", "sal", "bea"] as const;

/** Whose private things somebody may see: their own, or their principal's. */
export const ownerOf = (role: Role): string => (role === "program" ? "anna" : role);

/** Speaks in a role's name with the credential it has at the moment. */
export type As = (role: Role) => Client;
