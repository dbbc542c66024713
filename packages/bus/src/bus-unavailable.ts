/** The bus, or who should answer on it, is not there now: what was tried may be tried again later. */
export class BusUnavailable extends Error {
	override readonly name = "BusUnavailable";
}

/**
 * Whether an error says "try again later", whoever raised it. It is told by its name, because an error of another
 * service arrives as words and a name only.
 */
export const isUnavailable = (error: unknown): boolean =>
	error instanceof Error && error.name.endsWith("Unavailable");
