import { z } from "zod";
import { expectation } from "./expectation.ts";
import { type Lines, readRecords } from "./file-lines.ts";
import { expecting, type Problem } from "./file-problem.ts";
import { ESCALATION_REASONS } from "./turn.ts";

/** The required slots of a term sheet, each of which two honest buyers could fill differently. */
export const LABEL_SLOTS = [
	"structure",
	"what",
	"unit",
	"quantity",
	"condition",
	"price",
	"handover",
	"fees",
	"returns",
] as const;

const name = z.string(expecting("an id")).min(1, "an id").max(200, "at most 200 characters");
const verdict = z.boolean(expecting("true or false"));

/** What a careful reader says of a listing, before anybody has dealt about it. */
const listingLabel = z.strictObject(
	{
		listing: name,
		ambiguous: verdict,
		slots: z
			.array(
				z.enum(LABEL_SLOTS, `one of the slots ${LABEL_SLOTS.join(", ")}`),
				"a list of slots that can be read in two ways",
			)
			.optional(),
	},
	"a label: { listing, ambiguous, slots? } or { negotiation, escalate, reason? }",
);

/** What a careful reader says of a negotiation: whether a person was to be asked, and by which rule. */
const negotiationLabel = z.strictObject(
	{
		negotiation: name,
		escalate: verdict,
		reason: z
			.enum(ESCALATION_REASONS, `one of the reasons ${ESCALATION_REASONS.join(", ")}`)
			.optional(),
	},
	"a label: { listing, ambiguous, slots? } or { negotiation, escalate, reason? }",
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null;

/** Read as what its first field says it is, so that a mistake is told about that and not about both. */
const label = z.unknown().transform((value, context): Label => {
	const isNegotiation = isObject(value) && "negotiation" in value;
	const read = (isNegotiation ? negotiationLabel : listingLabel).safeParse(value, {
		error: expectation,
	});
	if (read.success) return read.data;
	for (const issue of read.error.issues) context.issues.push({ ...issue, input: value } as never);
	return z.NEVER;
});

export type ListingLabel = z.infer<typeof listingLabel>;
export type NegotiationLabel = z.infer<typeof negotiationLabel>;
export type Label = ListingLabel | NegotiationLabel;

/** Reads a file of labels, one a line: those without a problem, and every problem there is. */
export async function readLabelFile(
	lines: Lines,
): Promise<{ readonly labels: Label[]; readonly problems: Problem[] }> {
	const labels: Label[] = [];
	const problems: Problem[] = [];
	const said = new Map<string, number>();
	for await (const { line, record, problems: broken } of readRecords(lines, label)) {
		if (broken !== undefined) {
			problems.push(...broken);
			continue;
		}
		const [field, key] =
			"listing" in record
				? ["listing", `listing ${record.listing}`]
				: ["negotiation", `negotiation ${record.negotiation} ${record.reason ?? ""}`];
		const earlier = said.get(key);
		if (earlier === undefined) labels.push(record);
		else
			problems.push({
				line,
				field,
				expected: `one label of each kind, but line ${earlier} has one of this already`,
			});
		said.set(key, earlier ?? line);
	}
	if (labels.length === 0 && problems.length === 0)
		problems.push({
			line: 0,
			field: "labels",
			expected: "one label on each line, but it has none",
		});
	return { labels, problems };
}
