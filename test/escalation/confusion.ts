/** How often a rule was found due, against how often it was labelled so. */
export interface Confusion {
	hits: number;
	misses: number;
	falseAlarms: number;
	rightlySilent: number;
}

/** One rule on one case. */
export interface Verdict {
	readonly rule: string;
	readonly labelled: boolean;
	readonly found: boolean;
}

export function confusionOf(verdicts: readonly Verdict[]): Confusion {
	const counted: Confusion = { hits: 0, misses: 0, falseAlarms: 0, rightlySilent: 0 };
	for (const { labelled, found } of verdicts) {
		if (labelled) counted[found ? "hits" : "misses"] += 1;
		else counted[found ? "falseAlarms" : "rightlySilent"] += 1;
	}
	return counted;
}

/** The share of what was found that was labelled so; all of it where nothing was found. */
export const precision = ({ hits, falseAlarms }: Confusion): number =>
	hits + falseAlarms === 0 ? 1 : hits / (hits + falseAlarms);

/** The share of what was labelled so that was found; all of it where nothing was. */
export const recall = ({ hits, misses }: Confusion): number =>
	hits + misses === 0 ? 1 : hits / (hits + misses);

/** The confusion of each rule and of all together, as lines of text. */
export function confusionLines(title: string, verdicts: readonly Verdict[]): readonly string[] {
	const rules = [...new Set(verdicts.map(({ rule }) => rule))].toSorted();
	const line = (name: string, some: readonly Verdict[]): string => {
		const counted = confusionOf(some);
		const cells = [
			counted.hits,
			counted.misses,
			counted.falseAlarms,
			counted.rightlySilent,
			precision(counted).toFixed(3),
			recall(counted).toFixed(3),
		];
		return [name.padEnd(20), ...cells.map((cell) => String(cell).padStart(8))].join("");
	};
	const titles = ["hit", "missed", "false", "silent", "prec.", "recall"];
	return [
		title,
		["".padEnd(20), ...titles.map((cell) => cell.padStart(8))].join(""),
		...rules.map((rule) =>
			line(
				rule,
				verdicts.filter((verdict) => verdict.rule === rule),
			),
		),
		line("all", verdicts),
	];
}
