/* What a person at the terminal changes of what they said before: "budget: 50", "sell-1.ask: 40", "want-2: none". */

/** What has been understood, as far as its fields can be named. */
export interface Draft {
	readonly sells?: readonly Item[] | null;
	readonly wants?: readonly Item[] | null;
}
type Item = { readonly id: string } & Readonly<Record<string, unknown>>;

const OF_ALL = ["currency", "owns", "budget", "deadline", "handover", "rules", "style", "agent"];
const NAMED = new RegExp(
	`^(${OF_ALL.join("|")}|(?:sell|want)-\\d+(?:\\.[a-zA-Z]+)?)\\s*:\\s*(.+)$`,
);
const ITEM = /^(?:sell|want)-\d+$/;

/** The answers by field that a line gives; nothing where it names no field. */
export function changeIn(line: string): Readonly<Record<string, string | null>> | undefined {
	const [, field, answer] = NAMED.exec(line.trim()) ?? [];
	if (field === undefined || answer === undefined) return undefined;
	return { [field]: ITEM.test(field) && /^(?:none|leave it out)$/i.test(answer) ? null : answer };
}

/** How to change something, and what there is to change. */
export function waysToChange({ sells, wants }: Draft): readonly string[] {
	const items = [...(sells ?? []), ...(wants ?? [])];
	const [first] = items;
	return [
		'To change something, name it and say it anew, such as "deadline: 10 days":',
		`  ${OF_ALL.join(", ")}`,
		...items.map(({ id, ...fields }) => `  ${id}: ${Object.keys(fields).join(", ")}`),
		...(first === undefined
			? []
			: [`as in "${first.id}.category: home"; "${first.id}: none" leaves it out.`]),
	];
}
