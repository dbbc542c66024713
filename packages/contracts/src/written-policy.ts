import { z } from "zod";
import { type Amount, positiveAmount, toAmount } from "./amount.ts";
import { expecting } from "./file-problem.ts";
import { instant } from "./id.ts";
import type { Want } from "./mandate.ts";
import { type EscalationRule, MAX_RULES, type Policy } from "./policy.ts";

/* What a principal lays down, as people write it in files and HTTP bodies: money as decimals, mistakes as sentences. */

const mostPolicyBytes = 4 * 1024;

const numberFrom = (least: number, most: number, what: string) => {
	const expected = `${what} from ${least} to ${most}`;
	return z.number(expecting(expected)).min(least, expected).max(most, expected);
};

const rule = <Name extends EscalationRule["when"]>(name: Name) =>
	z.strictObject({ when: z.literal(name) });

const escalationRule = z.discriminatedUnion(
	"when",
	[
		rule("value_above").extend({ amount: positiveAmount }),
		rule("near_limit").extend({ percent: numberFrom(0, 50, "a number of percent") }),
		rule("impasse"),
		rule("ambiguous"),
		rule("unverifiable_claim"),
		rule("already_owned"),
		rule("manipulation"),
		rule("stranger"),
	],
	expecting(
		'a rule such as { "when": "impasse" }; there are value_above (with an amount), near_limit (with a percent), impasse, ambiguous, unverifiable_claim, already_owned, manipulation and stranger',
	),
) satisfies z.ZodType<EscalationRule>;

/** Fields that no rule reads are kept as they came. */
export const writtenPolicy = z
	.looseObject(
		{
			escalate: z
				.array(escalationRule, "a list of rules")
				.max(MAX_RULES, `at most ${MAX_RULES} rules`)
				.optional(),
			answerWithinHours: numberFrom(0.1, 720, "a number of hours").optional(),
			spendingCap: positiveAmount.optional(),
			spendingCapPerDeal: positiveAmount.optional(),
			spendingCapPerDay: positiveAmount.optional(),
		},
		"an object of rules",
	)
	.refine(
		(rules) => new TextEncoder().encode(JSON.stringify(rules)).length <= mostPolicyBytes,
		`at most ${mostPolicyBytes} bytes of rules`,
	);

/** What the handover is worth beside the price; nothing is worth less than nothing. */
export const writtenWorth = z.strictObject(
	{ delivery: positiveAmount.optional(), perDay: positiveAmount.optional() },
	"an object with what delivery or a day of waiting is worth",
);
type Worth = NonNullable<Want["worth"]>;

/** Nothing is accepted before so many offers are in, or before a time. */
export const writtenWindow = z.strictObject(
	{
		offers: z
			.int(expecting("a whole number from 2 to 20"))
			.min(2, "a whole number from 2 to 20")
			.max(20, "a whole number from 2 to 20")
			.optional(),
		until: instant.optional(),
	},
	"an object with a number of offers or a time",
);

/** Every amount of a policy, with the field that holds it. */
export const amountsOfPolicy = (policy: Policy | undefined) => [
	...CAPS.flatMap((cap) => {
		const money = policy?.[cap];
		return money === undefined ? [] : [{ field: `policy.${cap}`, money }];
	}),
	...(policy?.escalate ?? []).flatMap((rule, index) =>
		rule.when === "value_above"
			? [{ field: `policy.escalate[${index}].amount`, money: rule.amount }]
			: [],
	),
];

/** Every amount of what a handover is worth, with the field that holds it. */
export const amountsOfWorth = (worth: Worth | undefined, field: string) =>
	(["delivery", "perDay"] as const).flatMap((part) => {
		const money = worth?.[part];
		return money === undefined ? [] : [{ field: `${field}.worth.${part}`, money }];
	});

const CAPS = ["spendingCap", "spendingCapPerDeal", "spendingCapPerDay"] as const;

/** A policy as its principal wrote it. */
export function showPolicy({ escalate, ...policy }: Policy): Record<string, unknown> {
	const caps = CAPS.flatMap((cap): [string, Amount][] => {
		const money = policy[cap];
		return money === undefined ? [] : [[cap, toAmount(money)]];
	});
	return {
		...policy,
		...Object.fromEntries(caps),
		...(escalate === undefined
			? {}
			: {
					escalate: escalate.map((rule) =>
						rule.when === "value_above" ? { ...rule, amount: toAmount(rule.amount) } : rule,
					),
				}),
	};
}

export const showWorth = ({ delivery, perDay }: Worth) => ({
	...(delivery === undefined ? {} : { delivery: toAmount(delivery) }),
	...(perDay === undefined ? {} : { perDay: toAmount(perDay) }),
});
