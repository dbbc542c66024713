import { instant } from "@parley/contracts/id";
import { later } from "@parley/contracts/time";

const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 720 };

/** A time as people write it: an instant, a day (to its end, in UTC), or so long from now. */
export function readTime(said: unknown, now: string): string | undefined {
	if (typeof said !== "string") return undefined;
	const text = said.trim();
	const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.000Z` : text;
	if (instant.safeParse(whole).success && new Date(whole).toISOString() === whole) return whole;
	const span = /^(?:in |for |within )?(?:(\d{1,3})|an?|one) (hour|day|week|month)s?$/i.exec(text);
	if (span === null) return undefined;
	const hours = Number(span[1] ?? 1) * (HOURS[span[2]?.toLowerCase() ?? ""] ?? 0);
	return hours > 0 ? later(now, hours * 3_600_000) : undefined;
}
