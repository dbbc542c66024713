import type { PhraseRule } from "../../wording/reader.ts";
import type { ClaimKind } from "../claim.ts";

/* What was paid for the thing, what it costs when it is new, and what somebody who sells such things asks. */

const PAID: PhraseRule<ClaimKind> = {
	kind: "retail_value",
	says: [
		"I/OUTSIDER/who/owner ..4 paid/spent/invested/dropped ..4 SUMS",
		"bought/purchased/acquired/ordered/paid/spent ,,5 SUMS",
		"costed/cost/costs/set me/us/him/her ..3 SUMS",
		"have/has/had ..1 put/sunk ..2 SUMS in/into",
		"receipt/receipts ,,4 SUMS",
		"paid/spent ..2 MORE/way_too_much/good_money/full_price/thousands/hundreds",
	],
	unless: [
		"you ..3 paid/spent/bought",
		"paid ..1 for ..1 by/in",
		"YOURS",
		"have not ..2 paid/spent",
		"should/could/would have ..2 paid/spent/bought",
		"in/since/around/about/back_in YEAR",
		"paid/spent ,,6 if",
	],
};

const NEW: PhraseRule<ClaimKind> = {
	kind: "retail_value",
	says: [
		"RETAIL ..5 SUMS",
		"retails/retailed for/at/over/around/new",
		"new : ..2 SUMS",
		"new for/at ..2 SUMS",
		"new ..1 MONEY",
		"new ..1 SUM ,/and/but/so/asking/selling/plus/$",
		"new ..2 cost/costs/is/was/are ..2 SUMS",
		"MONEY ..1 new/retail/originally/when_new",
		"MONEY value",
		"was/were ..1 SUM ..1 new",
		"this/it/that is/was ..1 a/an ..1 MONEY *",
		"go/goes/sell/sells/run/runs/run_you ..3 new ..4 SUMS",
		"LIKE ,,6 run/runs/cost/costs you ..3 SUMS",
		"sells ..2 for/at ..2 SUMS",
		"is/are sold ..4 SUMS",
		"run/runs/cost/costs you ..3 SUMS",
		"SUMS for ..1 same",
		"went/go/look ..2 to ..2 SHOP ..6 SUMS",
		"check ..2 PLACE ..6 SUMS",
	],
	unless: [
		"my/your/the ..1 new ..1 price/offer/bid",
		"new ..2 tires/tyres/engine/motor/battery/brakes",
		"retail ..1 box/package/packaging/space/job/display",
		"price is now",
		"i/we ..3 sell/selling/want/asking ..4 SUM",
		"like ..1 new",
		"new ..4 obo/or_best",
		"MONEY firm",
		"i/we/you WILL ..3",
		"sold to/it/for_parts",
		"each/all ..1 sold for",
	],
};

const ASKED_ELSEWHERE: PhraseRule<ClaimKind> = {
	kind: "retail_value",
	says: [
		"SITE/LABEL wants/has/asks/sells/charges ..4 SUMS",
		"on/at ..1 SITE ,,6 is/are/for/at ..2 SUMS",
		"SUMS ..1 at/on/in ..1 LABEL/SITE",
		"blue_book/bluebook/kbb/kelley ..5 SUMS",
		"under/below/over/above ..1 blue_book/bluebook/kbb/kelley/market/retail",
		"comps",
		"find/get/buy ..2 LIKE/one ..3 SUMS ..3 PLACE",
		"holds/hold/keeps/keep ..1 its/their ..1 value",
		"in ..1 high/great/huge/hot demand",
		"worth ..2 MORE/twice/thousands/hundreds",
		"undervalued",
	],
	unless: ["worth ..3 to/for me", "card/cards ..1 has", "i/we ..2 pay/paid ..3"],
};

const IN_OTHER_TONGUES: PhraseRule<ClaimKind> = {
	kind: "retail_value",
	says: ["OTHERCOST ,,5 SUMS", "SUMS ..2 OTHERCOST"],
	unless: ["OTHERCOST ..1 nicht/rien/nada/niente"],
};

export const PAID_PHRASES: readonly PhraseRule<ClaimKind>[] = [
	PAID,
	NEW,
	ASKED_ELSEWHERE,
	IN_OTHER_TONGUES,
];
