/** An instant so many milliseconds later. Instants are UTC with milliseconds, as in every fact. */
export const later = (instant: string, milliseconds: number): string =>
	new Date(Date.parse(instant) + milliseconds).toISOString();

/** The first full hour at or after an instant: what is due then comes due together. */
export const fullHour = (instant: string): string =>
	new Date(Math.ceil(Date.parse(instant) / 3_600_000) * 3_600_000).toISOString();

const DURATION = /^P(?=.)(?:(\d+)D)?(?:T(\d+)H)?$/;

/** Milliseconds of an ISO 8601 duration in days and hours. Throws a TypeError for any other form. */
export function milliseconds(duration: string): number {
	const match = DURATION.exec(duration);
	if (match === null)
		throw new TypeError(`"${duration}" is not a duration in days and hours, such as P2D.`);
	return (Number(match[1] ?? 0) * 24 + Number(match[2] ?? 0)) * 3_600_000;
}
