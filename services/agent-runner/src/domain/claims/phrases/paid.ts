import type { PhraseRule } from "../../wording/reader.ts";
import type { ClaimKind } from "../claim.ts";
import { NO_PRICE_OF_OTHERS } from "./value.ts";

/* What was paid for the thing, what it costs when it is new, and what somebody who sells such things asks. */

const PAID: PhraseRule<ClaimKind> = {
	kind: "shop_price",
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
	kind: "shop_price",
	says: [
		"RETAIL ..5 SUMS",
		"retail/list/rrp/msrp/new/street ,,6 is/at/of/around/about ..2 SUMS !box",
		"cost/costs ..3 SUMS",
		"cost/costs/kostet/cuesta/coute/costa/custa/kost/kosztuje/kostar ..2 MORE",
		"retails/retailed for/at/over/around/new",
		"new : ..2 SUMS",
		"new for/at ..2 SUMS",
		"new ..1 MONEY",
		"new ..1 SUM ,/and/but/so/asking/selling/plus/$",
		"new ..2 cost/costs/is/was/are ..2 SUMS",
		"MONEY ..1 new/retail/originally/when_new",
		"MONEY value",
		"is/are/was/were ..1 SUM ..1 new",
		"MORE ..1 than ..1 new",
		"this/it/that is/was ..1 a/an ..1 MONEY *",
		"go/goes/sell/sells/run/runs/run_you ..3 new ..4 SUMS",
		"LIKE ,,6 run/runs/cost/costs you ..3 SUMS",
		"sells ..2 for/at ..2 SUMS",
		"is/are sold ..4 SUMS",
		"run/runs/cost/costs you ..3 SUMS",
	],
	unless: [
		"delivery/shipping/gas/moving cost/costs ..8",
		"my/your/the ..1 new ..1 price/offer/bid/maximum/minimum/limit",
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
		"SITE wants/has/asks/sells/charges ..4 SUMS",
		"on/at ..1 SITE ,,6 is/are/for/at ..2 SUMS",
		"SUMS ..1 at/on/in ..1 SITE",
		"blue_book/bluebook/kbb/kelley ..5 SUMS",
		"under/below/over/above ..2 blue_book/bluebook/kbb/kelley/market/retail/trade",
		"SUMS for ..1 same",
		"went/go/look ..2 to ..2 SHOP ..6 SUMS",
		"check ..2 PLACE ..6 SUMS",
		"comps",
		"find/get/buy ..2 LIKE/one ..3 SUMS ..3 PLACE",
		"holds/hold/keeps/keep ..1 its/their ..1 value",
		"in ..1 high/great/huge/hot demand",
		"worth ..2 MORE/twice/thousands/hundreds",
		"undervalued",
	],
	unless: ["worth ..3 to/for me", "card/cards ..1 has", "i/we ..2 pay/paid ..3"],
};

const IN_SHOPS: PhraseRule<ClaimKind> = {
	kind: "shop_price",
	says: [
		"NEWPLACE ..6 AMOUNT",
		"AMOUNT ..5 NEWPLACE",
		"LIKE ,,6 NEWPLACE ..4 AMOUNT",
		"find/found/seen/saw ,,6 NEWPLACE ..4 AMOUNT",
	],
	unless: NO_PRICE_OF_OTHERS,
};

const IN_OTHER_TONGUES: readonly PhraseRule<ClaimKind>[] = [
	{
		kind: "shop_price",
		says: ["OTHERCOST ,,5 SUMS", "SUMS ..2 OTHERCOST"],
		unless: ["OTHERCOST ..1 nicht/rien/nada/niente", "el costo"],
	},
	{
		kind: "retail_value",
		says: ["OTHERWORTH ,,5 SUMS", "SUMS ..2 OTHERWORTH"],
		unless: ["OTHERWORTH ..1 nicht/rien/nada/niente"],
	},
];

export const PAID_PHRASES: readonly PhraseRule<ClaimKind>[] = [
	PAID,
	NEW,
	IN_SHOPS,
	ASKED_ELSEWHERE,
	...IN_OTHER_TONGUES,
];
