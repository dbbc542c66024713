import { tableLines } from "@parley/marketplace/cli/table";
import type { Operation } from "./fuzz-request.ts";

const COLUMNS = ["requests", "2xx", "4xx", "429", "5xx"] as const;
type Column = (typeof COLUMNS)[number];
const WIDTH = 100;

/** How often each operation was asked for, and how that was answered. */
export class Tally {
	readonly #counts = new Map<Operation, Record<Column, number>>();

	constructor(operations: readonly Operation[]) {
		for (const operation of operations)
			this.#counts.set(operation, { requests: 0, "2xx": 0, "4xx": 0, "429": 0, "5xx": 0 });
	}

	/** A request that was sent with another method than the operation's is not a success of it. */
	add(operation: Operation, method: string, status: number | undefined): void {
		const counts = this.#counts.get(operation);
		if (counts === undefined) return;
		counts.requests++;
		if (status === undefined) return;
		if (status >= 500) counts["5xx"]++;
		else if (status === 429) counts["429"]++;
		else if (status >= 400) counts["4xx"]++;
		else if (status < 300 && method === operation.method) counts["2xx"]++;
	}

	/** What was never done with success, however often it was asked for. */
	get neverDone(): Operation[] {
		return [...this.#counts].filter(([, counts]) => counts["2xx"] === 0).map(([one]) => one);
	}

	lines(): string[] {
		const titles = COLUMNS.map((title) => ({ title, align: "right" as const }));
		const rows = [...this.#counts].map(([{ what }, counts]) => [
			what,
			...COLUMNS.map((column) => counts[column].toLocaleString("en")),
		]);
		return tableLines([{ title: "operation" }, ...titles], rows, WIDTH);
	}
}
