import type { Problem } from "./file-problem.ts";
import type { Money } from "./money.ts";

/** Ids that may occur once in a file. A line that has problems does not count: its ids are free for another. */
export class FileIds {
	#kind: string;
	#lines = new Map<string, number>();

	constructor(kind: string) {
		this.#kind = kind;
	}

	/** The ids that an earlier line, or an earlier place on this line, already has. */
	repeated(ids: readonly { field: string; id: string }[], line: number): Problem[] {
		const here = new Set<string>();
		return ids.flatMap(({ field, id }): Problem[] => {
			const earlier = here.has(id) ? line : this.#lines.get(id);
			here.add(id);
			if (earlier === undefined) {
				return [];
			}
			const where = earlier === line ? "this line" : `line ${earlier}`;
			return [
				{
					line,
					field,
					expected: `an id of its own, but "${id}" is already a ${this.#kind} on ${where}`,
				},
			];
		});
	}

	keep(ids: readonly string[], line: number): void {
		for (const id of ids) {
			this.#lines.set(id, line);
		}
	}
}

/** The one currency of a file: that of its first line without problems. */
export class FileCurrency {
	#first: { currency: string; line: number } | undefined;

	/** The amounts in another currency than the file's, or than the first of these when it has none yet. */
	strays(amounts: readonly { field: string; money: Money }[], line: number): Problem[] {
		const first = this.#first ?? { currency: amounts[0]?.money.currency, line };
		const where = first.line === line ? "this line begins with" : `line ${first.line} has`;
		return amounts
			.filter(({ money }) => money.currency !== first.currency)
			.map(({ field }) => ({
				line,
				field: `${field}.currency`,
				expected: `${first.currency}, the currency ${where}; a market has one currency`,
			}));
	}

	keep(currency: string, line: number): void {
		this.#first ??= { currency, line };
	}
}
