import { type Lines, readRecords } from "./file-lines.ts";
import type { Problem } from "./file-problem.ts";
import { FileCurrency, FileIds } from "./file-rules.ts";
import type { Money } from "./money.ts";
import { type Participant, participant } from "./participant.ts";
import { amountsOfPolicy, amountsOfWorth } from "./written-policy.ts";

export type MarketFile = { participants: Participant[]; problems: Problem[] };

/**
 * Reads a market file: every participant of a line without a problem, and every problem there is. Whoever loads it
 * decides whether a file with problems may be loaded in part; nothing here depends on a line that was left out.
 */
export async function readMarketFile(lines: Lines): Promise<MarketFile> {
	const participants: Participant[] = [];
	const problems: Problem[] = [];
	const rules = new MarketRules();
	for await (const read of readRecords(lines, participant)) {
		const found = read.problems ?? rules.check(read.record, read.line);
		problems.push(...found);
		if (read.problems === undefined && found.length === 0) {
			participants.push(read.record);
		}
	}
	if (participants.length === 0 && problems.length === 0) {
		problems.push({
			line: 0,
			field: "participants",
			expected: "one participant on each line, but it has no participants",
		});
	}
	return { participants, problems };
}

/** What must hold across the lines of a market file: each id once, and one currency. */
class MarketRules {
	#people = new FileIds("participant");
	#listings = new FileIds("listing");
	#currency = new FileCurrency();

	check(person: Participant, line: number): Problem[] {
		const listings = person.sells.map((sale, index) => ({
			field: `sells[${index}].id`,
			id: sale.id,
		}));
		const wants = person.wants.map((want, index) => ({ field: `wants[${index}].id`, id: want.id }));
		const problems = [
			...this.#people.repeated([{ field: "id", id: person.id }], line),
			...this.#listings.repeated(listings, line),
			// A want is named together with its person, so two people may use the same id.
			...new FileIds("want of this person").repeated(wants, line),
			...this.#currency.strays(amountsOf(person), line),
		];
		if (problems.length === 0) {
			this.#people.keep([person.id], line);
			this.#listings.keep(
				listings.map(({ id }) => id),
				line,
			);
			this.#currency.keep(person.budget.currency, line);
		}
		return problems;
	}
}

function amountsOf(person: Participant): { field: string; money: Money }[] {
	return [
		{ field: "budget", money: person.budget },
		...person.sells.flatMap(({ ask, floor, worth }, index) => [
			{ field: `sells[${index}].ask`, money: ask },
			{ field: `sells[${index}].floor`, money: floor },
			...amountsOfWorth(worth, `sells[${index}]`),
		]),
		...person.wants.flatMap(({ ceiling, worth }, index) => [
			{ field: `wants[${index}].ceiling`, money: ceiling },
			...amountsOfWorth(worth, `wants[${index}]`),
		]),
		...amountsOfPolicy(person.policy),
	];
}
