import type { DraftPrice } from "@parley/contracts/intake";
import type { Label } from "./label.ts";

interface Asked {
	readonly field: string;
	readonly because: string;
	readonly answer: { readonly kind: string; readonly options?: readonly string[] };
}

/** What every intake asks at its end, whatever was said. */
export const USUAL_QUESTIONS = [
	"owns",
	"budget",
	"deadline",
	"handover",
	"rules",
	"style",
	"agent",
];

/** What a person who means what a label says types when they are asked. */
export function typed({ means, settles = {}, said }: Label, { field, answer }: Asked): string {
	const settled = settles[field];
	if (settled !== undefined) return settled;
	const [head = "", part] = field.split(".");
	if (part === undefined) return typedOfAll({ means, said }, field);
	const items = head.startsWith("sell") ? means.sells : means.wants;
	const found =
		items?.find(({ id }) => id === head) ??
		items?.filter(({ id }) => id === undefined)[Number(head.slice(5)) - 1] ??
		// What is asked about twice and left out in the end is the same thing.
		items?.[0];
	const value: unknown = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
	if (value === undefined || value === null || value === "") return "none";
	return answer.kind === "price" ? written(value as DraftPrice) : String(value);
}

const written = ({ amount, currency, per }: DraftPrice): string =>
	[amount, currency ?? "", per === "each" ? "each" : per === "all" ? "for all" : ""]
		.join(" ")
		.trim();

function typedOfAll({ means, said }: Pick<Label, "means" | "said">, field: string): string {
	const { sells = [], wants = [], owns = [], budget, currency, deadline, handover, style } = means;
	switch (field) {
		case "sells":
			return titles(
				sells.map(({ title }) => title),
				said,
			);
		case "wants":
			return titles(
				wants.map(({ query }) => query),
				said,
			);
		case "owns":
			return owns.join("; ") || "none";
		case "budget":
			return budget === undefined ? "none" : written(budget);
		case "currency":
			return currency ?? "";
		case "deadline":
			return deadline ?? "7 days";
		case "handover":
			return handover ?? "pickup";
		case "rules":
			return means.rules?.some(({ when }) => when === "value_above") ? "above 50 USD" : "usual";
		case "style":
			return style || "none";
		default:
			return "scripted";
	}
}

const titles = (all: readonly (string | null | undefined)[], _said: string): string =>
	all.join("; ") || "none";
