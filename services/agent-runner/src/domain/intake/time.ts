import { instant } from "@parley/contracts/id";
import { later } from "@parley/contracts/time";

const DAY_MS = 86_400_000;
const HOURS: Readonly<Record<string, number>> = {
	...{ hour: 1, day: 24, week: 168, fortnight: 336, month: 720 },
};
const COUNTS: Readonly<Record<string, number>> = {
	...{ a: 1, an: 1, one: 1, next: 1, two: 2, "a couple": 2, "a couple of": 2, three: 3, four: 4 },
	...{ five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
};
const DAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const MONTHS =
	"january february march april may june july august september october november december".split(
		" ",
	);

/** A time as people write it: an instant, a day (to its end, in UTC), or so long from now. */
export function readTime(said: unknown, now: string): string | undefined {
	if (typeof said !== "string") return undefined;
	const text = said.trim();
	const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? endOf(text) : text;
	if (instant.safeParse(whole).success && new Date(whole).toISOString() === whole) return whole;
	const plain = text.toLowerCase().replaceAll(/[\s,]+/g, " ");
	const spoken = plain.replace(/^(?:(?:until|till|by|in|for|within|on) )?(?:the )?/, "");
	return span(spoken, now) ?? spokenDay(spoken, now);
}

const endOf = (day: string): string => `${day}T23:59:59.000Z`;

/** "10 days", "two weeks", "a couple of hours", "next week". */
function span(text: string, now: string): string | undefined {
	const [, count = "", unit = ""] =
		/^(\d{1,3}|[a-z ]+?) (hour|day|week|fortnight|month)s?(?: from (?:now|today))?$/.exec(
			text.replace(/^next (?=\d)/, ""),
		) ?? [];
	const number = Object.hasOwn(COUNTS, count) ? Number(COUNTS[count]) : Number(count);
	const hours = number * (HOURS[unit] ?? 0);
	return hours > 0 ? later(now, hours * 3_600_000) : undefined;
}

/** A day by its name, to its end. Where a name can mean two days, it is the earlier: an agent that stops too soon does no harm. */
function spokenDay(text: string, now: string): string | undefined {
	const today = Date.parse(now.slice(0, 10));
	const weekday = new Date(today).getUTCDay();
	const inDays = (days: number): string => dayOf(today + days * DAY_MS);
	if (/^(?:today|tonight|end of (?:the |this )?day)$/.test(text)) return inDays(0);
	if (/^tomorrow(?: (?:night|evening))?$/.test(text)) return inDays(1);
	if (/^day after tomorrow$/.test(text)) return inDays(2);
	const name = DAYS.indexOf(/^(?:(?:this|next|coming) )?([a-z]+day)$/.exec(text)?.[1] ?? "");
	// Said on a Friday, "Friday" is the one in a week.
	if (name >= 0) return inDays(((name - weekday + 6) % 7) + 1);
	const [, which, unit] = /^end of (the |this |next )?(week|month|year)$/.exec(text) ?? [];
	const ahead = which === "next " ? 1 : 0;
	// A week ends on its Sunday.
	if (unit === "week") return inDays(((7 - weekday) % 7) + 7 * ahead);
	const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7)) - 1];
	if (unit === "month") return dayOf(Date.UTC(year, month + 1 + ahead, 0));
	if (unit === "year") return dayOf(Date.UTC(year + ahead, 11, 31));
	return calendarDay(text, now);
}

const dayOf = (time: number): string => endOf(new Date(time).toISOString().slice(0, 10));

/** "31 January", "Jan 31st 2027"; without a year the next such day. */
function calendarDay(text: string, now: string): string | undefined {
	const [, day, name = "", year] =
		/^(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text) ??
		swapped(/^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text));
	const month = MONTHS.findIndex((known) => known === name || known.slice(0, 3) === name);
	if (month < 0) return undefined;
	const inYear = (chosen: number): string => {
		const time = Date.UTC(chosen, month, Number(day));
		return new Date(time).getUTCMonth() === month ? dayOf(time) : "";
	};
	const thisYear = Number(now.slice(0, 4));
	const said = year === undefined ? inYear(thisYear) : inYear(Number(year));
	const due = year === undefined && said < now ? inYear(thisYear + 1) : said;
	return due === "" ? undefined : due;
}

const swapped = (found: RegExpExecArray | null): readonly (string | undefined)[] =>
	found === null ? [] : [found[0], found[2], found[1], found[3]];
