/* What claims are made of: somebody who is not here, a price elsewhere, a time that nobody saw. */

export const COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
	/** A price that is named. */
	SUMS: ["SUM", "MONEY", "NUMBER hundred/thousand/grand", "NUMBER and a half thousand"],
	AMOUNT: ["SUMS", "NUMBER MORE", "NUMBER percent", "PERCENT", "MORE"],
	/** Somebody outside of this haggle, near to the speaker or a stranger. */
	NEAR: ["POSS ..2 KIN/FRIEND", "a/an/one ..1 FRIEND of", "KIN", "mate of *", "FRIEND of mine"],
	STRANGER: [
		"DET ..2 ANON/JOB",
		"COUNT ..2 ANON/FOLK/JOB/KIN",
		"NUMBER ..2 ANON/FOLK/JOB",
		"ANOTHER ..2 ANON/FOLK/JOB",
		"SOMEONE",
		"every ..2 ANON/JOB",
		"POSS ..2 ANON/JOB",
		"all ..3 JOB/ANON/FOLK",
		"FOLK",
		"half ..3 JOB/FOLK/club/class/group/town/village",
	],
	/** Whom the agent acts for is no outsider. */
	YOURS: ["your ..2 KIN/FRIEND/ANON/JOB/FOLK", "the person you", "people you"],
	OUTSIDER: ["NEAR", "STRANGER"],
	/** A shop of new things, by its name. */
	NEWPLACE: [
		"STORE",
		"at/in/from/on/by/via/chez/bei/bij/u LABEL",
		"LABEL ..1 price/store/website/sells/wants/charges/has/lists",
		"at/in/from the ..2 store/mall/outlet/chain/stores",
		"at_retail",
		"retail",
	],
	/** A place where such things are sold. */
	PLACE: [
		"SITE",
		"ELSEWHERE",
		"SHOP ..1 by/near me/us",
		"DET ..2 SHOP",
		"COUNT ..1 SHOP",
		"NUMBER ..1 SHOP",
		"any ..1 SHOP",
		"every ..1 SHOP",
		"other/rival/most ..1 SHOP/places",
		"at/in/from/by ..1 SHOP",
		"ANOTHER SHOP",
		"chez *",
	],
	/** Somebody by their work or without a name, named as one who did something. */
	WITNESS: [
		"DET/POSS/every/another/some/NUMBER/COUNT ..2 JOB/ANON/EXPERT",
		"^ JOB",
		"POSS ..2 KIN/FRIEND",
		"DET ..2 JOB/ANON 's KIN",
		"every ..1 JOB i_know",
	],
	/** A third one is never the agent. */
	THIRD: ["he", "she", "they", "OUTSIDER"],
};
