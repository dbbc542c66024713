import type { PhraseRule } from "../../wording/reader.ts";
import type { ClaimKind } from "../claim.ts";

/* Who the speaker is, who stands behind what is said, and what somebody else says or would do. */

export const SPEAKER_PHRASES: readonly PhraseRule<ClaimKind>[] = [
	{
		kind: "standing",
		says: [
			"I ..3 been ..1 selling/repairing/restoring/collecting/dealing/making/building/fixing ..5 years/since/decades/for_a_living",
			"positive/perfect/excellent/spotless/star/stars/great/NUMBER/hundreds/only/all ..3 reviews/ratings/feedback/testimonials/references",
			"look_at/check/read/see my ..1 reviews/ratings/feedback/references/profile",
			"happy/satisfied/returning/repeat customers/clients",
			"hundreds/NUMBER/COUNT/dozens ..2 sales/transactions",
			"no ..1 complaints",
			"honest/reliable/trusted/reputable/trustworthy seller/dealer/trader",
			"as seen/used/worn/featured/advertised on/by/in !the/pictures/photos/pics/photo/picture/pic",
			"we_are a/an ..2 charity/business/church/nonprofit/non_profit/family_business/school",
			"word is ..1 that",
			"word has it",
			"i_am/as/being ..1 a/an ..2 EXPERTISE",
			"i work/worked for/at/in ..1 the ..1 company/manufacturer/factory/museum/dealer/brand/auction",
			"everyone/everybody knows",
			"it is said",
			"believed/thought/said to be/date/come",
			"supposedly/reportedly/allegedly/rumored/rumoured/rumor_has",
			"i ..1 heard/read that ..1 it/they/these/this",
			"known fact",
			"according to",
			"i know what these/they/it/such",
			"trust me/us",
			"i swear",
			"i was/have_been told ..1 that/it/by",
		],
		unless: [
			"leave/give/write/post ..4 review/reviews/feedback/rating/ratings",
			"if/when ..2 as seen",
			"not ..2 a/an",
			"no ..1 reviews/ratings",
			"i was told ,,8 replaced/broken/fault/faulty/fuse/battery/belt/switch",
			"according to ..2 manufacturer/maker/manual/label/website/plan/instructions/mandate/rules/limit/budget",
			"i_am ..1 a/an ..2 buyer/seller/collector_so",
			"looking for ..4",
			"your ..3 reviews/ratings/feedback/references",
		],
	},
	{
		kind: "authority",
		says: [
			"POSS ..1 KIN/FRIEND ..2 insists/refuses/will_not/would_not ..6 SUM/less/lower/under/below/price",
			"company/store/shop/our policy ..6 price/discount/discounts/negotiate/less/SUM",
			"POSS ..2 KIN/FRIEND WILL ..2 kill/murder/divorce/furious/mad/angry/upset",
		],
	},
];
