interface Window {
	readonly until?: string | undefined;
	readonly offers?: number | undefined;
	/** Different buyers who have bid so far. */
	readonly bidders: number;
}

/** Nobody accepts before the listing's time has come or enough buyers have bid. What is not known holds back too. */
export function holdsBack(window: Window | null | undefined, at: string): boolean {
	if (window === null) return false;
	if (window === undefined) return true;
	const { until, offers, bidders } = window;
	const isTime = until !== undefined && at >= until;
	const areEnough = offers !== undefined && bidders >= offers;
	return !(isTime || areEnough);
}
