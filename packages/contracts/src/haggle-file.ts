import { z } from "zod";
import { amountOrZero, positiveAmount } from "./amount.ts";
import { type Lines, readRecords } from "./file-lines.ts";
import { expecting, type Problem } from "./file-problem.ts";
import { FileCurrency, FileIds } from "./file-rules.ts";
import { fileId, post } from "./participant.ts";

/** One buyer and one seller over one post, and what two people made of the same haggle. */
const haggle = z
	.object(
		{
			id: fileId,
			listing: z.object(post, expecting("an object with a post")),
			seller: z.object(
				{ target: positiveAmount, floor: amountOrZero },
				expecting("an object with a target and a floor"),
			),
			buyer: z.object(
				{ target: amountOrZero, ceiling: positiveAmount },
				expecting("an object with a target and a ceiling"),
			),
			human: z.object(
				{ agreed: z.boolean(expecting("true or false")), price: amountOrZero.nullish() },
				expecting("an object with what two people agreed"),
			),
		},
		"an object with one haggle",
	)
	.refine(({ human }) => !human.agreed || human.price != null, {
		path: ["human", "price"],
		message: "a price, because the two people agreed",
	});
export type Haggle = z.infer<typeof haggle>;

/** Reads a file of haggles, one a line: those without a problem, and every problem there is. */
export async function readHaggleFile(
	lines: Lines,
): Promise<{ haggles: Haggle[]; problems: Problem[] }> {
	const haggles: Haggle[] = [];
	const problems: Problem[] = [];
	const ids = new FileIds("haggle");
	const currency = new FileCurrency();
	for await (const { line, record, problems: broken } of readRecords(lines, haggle)) {
		const found =
			broken ??
			ids
				.repeated([{ field: "id", id: record.id }], line)
				.concat(currency.strays(amountsOf(record), line));
		problems.push(...found);
		if (broken === undefined && found.length === 0) {
			haggles.push(record);
			ids.keep([record.id], line);
			currency.keep(record.listing.ask.currency, line);
		}
	}
	if (haggles.length === 0 && problems.length === 0) {
		problems.push({
			line: 0,
			field: "haggles",
			expected: "one haggle on each line, but it has no haggles",
		});
	}
	return { haggles, problems };
}

function amountsOf({ listing, seller, buyer, human }: Haggle) {
	return [
		{ field: "listing.ask", money: listing.ask },
		{ field: "seller.target", money: seller.target },
		{ field: "seller.floor", money: seller.floor },
		{ field: "buyer.target", money: buyer.target },
		{ field: "buyer.ceiling", money: buyer.ceiling },
		...(human.price == null ? [] : [{ field: "human.price", money: human.price }]),
	];
}
