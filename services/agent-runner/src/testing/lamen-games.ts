import { existsSync, readFileSync } from "node:fs";
import type { Two } from "./frontier.ts";
import type { Domain } from "./issue-domain.ts";

/*
 * The games of LAMEN (Davidson et al., "Evaluating language model agency through negotiations", ICLR 2024), which belong to
 * other people and are read where they lie beside this repository, with the frontier and the Nash point that came with them.
 */
const folder = new URL("../../../../../shared/data/scenarios/lamen/", import.meta.url);

export const isHere: boolean = existsSync(folder);

export interface Game {
	readonly name: string;
	readonly domain: Domain;
	readonly sides: Two;
	readonly solved: {
		readonly outcomes: number;
		readonly pareto_utilities: readonly (readonly [number, number])[];
		readonly nash_product: number;
		readonly nash_utilities: readonly (readonly [number, number])[];
		readonly best_total: number;
	};
}

export function games(): Game[] {
	if (!isHere) return [];
	const solutions: Record<string, Game["solved"] & { readonly issues: readonly string[] }> =
		JSON.parse(readFileSync(new URL("solutions.json", folder), "utf8"));
	return Object.entries(solutions).map(([name, { issues, ...solved }]) => {
		const read = issues.map(issue);
		const preferences = (side: 0 | 1) => ({
			weights: issues.map(() => 1),
			values: read.map(({ payoffs }) => payoffs[side]),
			reservation: 0,
		});
		return {
			name,
			domain: issues.map((issue, index) => ({
				name: issue,
				values: (read[index]?.payoffs[0] ?? []).map((_, value) => String(value)),
			})),
			sides: [preferences(0), preferences(1)],
			solved,
		};
	});
}

/** The two rows of payoffs of one issue: of its file, only the lists after `payoffs:` are read. */
function issue(name: string): { readonly payoffs: readonly [number[], number[]] } {
	const text = readFileSync(new URL(`issues/${name}.yaml`, folder), "utf8");
	const [, table = ""] = /^payoffs:\n([\s\S]*?)^payoff_labels:/m.exec(text) ?? [];
	const [one, other] = [...table.matchAll(/\[[-\d., ]+\]/g)].map(([row]): number[] =>
		JSON.parse(row),
	);
	if (one === undefined || other === undefined || one.length !== other.length)
		throw new Error(`The issue ${name} has no two rows of payoffs of one length.`);
	return { payoffs: [one, other] };
}
