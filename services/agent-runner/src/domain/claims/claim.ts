export type ClaimKind =
	| "authenticity"
	| "provenance"
	| "appraisal"
	| "retail_value"
	| "property"
	| "warranty"
	| "medical"
	| "legal"
	| "scarcity"
	| "deadline"
	| "standing"
	| "authority"
	| "competing_bid";
