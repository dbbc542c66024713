import type { Label } from "./label.ts";

/** A listing with what a careful reader says of it, and what the market found open in it. */
export interface Judged {
	readonly name: string;
	readonly label: Label;
	readonly found: readonly string[];
}

interface Counts {
	readonly caught: number;
	readonly missed: number;
	readonly falseAlarms: number;
	readonly passed: number;
}

export interface Confusion extends Counts {
	/** Of the ambiguous ones, how many were caught; of the clear ones, how many were stopped. */
	readonly recall: number;
	readonly falseAlarmRate: number;
	readonly precision: number;
	/** By the slot of the label; `clear` counts by the slot that was wrongly found open. */
	readonly bySlot: Readonly<Record<string, Counts>>;
}

const NOTHING: Counts = { caught: 0, missed: 0, falseAlarms: 0, passed: 0 };

/** Counts how the market's reading compares with the labels: a listing is caught where any slot of it was found open. */
export function confusionOf(cases: readonly Judged[]): Confusion {
	const bySlot: Record<string, Counts> = {};
	const count = (slot: string, field: keyof Counts): void => {
		const before = bySlot[slot] ?? NOTHING;
		bySlot[slot] = { ...before, [field]: before[field] + 1 };
	};
	for (const { label, found } of cases) {
		if (label !== "clear") count(label, found.length > 0 ? "caught" : "missed");
		else if (found[0] === undefined) count("clear", "passed");
		else count(found[0], "falseAlarms");
	}
	const total = Object.values(bySlot).reduce(
		(sum, counts) => ({
			caught: sum.caught + counts.caught,
			missed: sum.missed + counts.missed,
			falseAlarms: sum.falseAlarms + counts.falseAlarms,
			passed: sum.passed + counts.passed,
		}),
		NOTHING,
	);
	return {
		...total,
		recall: share(total.caught, total.missed),
		precision: share(total.caught, total.falseAlarms),
		falseAlarmRate: share(total.falseAlarms, total.passed),
		bySlot,
	};
}

const share = (part: number, rest: number): number =>
	part + rest === 0 ? 0 : part / (part + rest);

/** The table as people read it. */
export function tableOf(name: string, { bySlot, ...total }: Confusion): string {
	const row = (slot: string, { caught, missed, falseAlarms, passed }: Counts): string =>
		[
			slot.padEnd(12),
			...[caught, missed, falseAlarms, passed].map((n) => String(n).padStart(7)),
		].join(" ");
	const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;
	return [
		`${name}: ${percent(total.recall)} caught, ${percent(total.falseAlarmRate)} false alarms, precision ${percent(total.precision)}`,
		`${"slot".padEnd(12)}  caught  missed   false  passed`,
		...Object.entries(bySlot).map(([slot, counts]) => row(slot, counts)),
		row("all", total),
	].join("\n");
}
