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

/** One family of claims: how they are worded, and what reads like one and is none or takes it back. */
export interface ClaimRule {
	readonly kind: ClaimKind;
	readonly pattern: RegExp;
	readonly unless?: RegExp;
}
