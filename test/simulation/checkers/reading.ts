import canonicalize from "canonicalize";
import type { Data } from "./fact.ts";

/** Careful reading of unknown values: an absent or malformed value reads as `undefined`, and every
 * rule is phrased so that `undefined` fails it. */
export interface Money {
	readonly minor: bigint;
	readonly currency: string;
}

export function text(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

export function whole(value: unknown): number | undefined {
	return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

export function record(value: unknown): Data {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Data)
		: {};
}

export function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** A ledger amount (`minor`); a file's decimal amount is read too, because a mandate may keep it as written. */
export function money(value: unknown): Money | undefined {
	const { minor, amount, currency } = record(value);
	if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return undefined;
	if (typeof minor === "string" && /^(0|-?[1-9]\d*)$/.test(minor))
		return { minor: BigInt(minor), currency };
	if (minor === undefined && typeof amount === "string") return decimal(amount, currency);
	return undefined;
}

/** The published language allows only `minor` in facts; this reads nothing else. */
export function factMoney(value: unknown): Money | undefined {
	return record(value).minor === undefined ? undefined : money(value);
}

const digits = new Map<string, number>();

function exponent(currency: string): number {
	let known = digits.get(currency);
	if (known === undefined) {
		const format = new Intl.NumberFormat("en", { style: "currency", currency });
		known = format.resolvedOptions().maximumFractionDigits ?? 2;
		digits.set(currency, known);
	}
	return known;
}

export function decimal(amount: string, currency: string): Money | undefined {
	const parts = /^(\d+)(?:\.(\d+))?$/.exec(amount);
	const fraction = parts?.[2] ?? "";
	const places = exponent(currency);
	if (!parts || fraction.length > places) return undefined;
	return { minor: BigInt(parts[1] + fraction.padEnd(places, "0")), currency };
}

/** Equality of two documents whatever the order of their fields; `undefined` equals nothing. */
export function same(left: unknown, right: unknown): boolean {
	if (left === undefined || right === undefined) return false;
	return canonicalize(left) === canonicalize(right);
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The only form of time in facts; because it is fixed, times compare as strings. */
export function isInstant(value: unknown): value is string {
	return typeof value === "string" && instant.test(value) && !Number.isNaN(Date.parse(value));
}

/** True only when both are proper times and the first is not before the second. */
export function notBefore(at: unknown, limit: unknown): boolean {
	return isInstant(at) && isInstant(limit) && at >= limit;
}
