export type ManipulationKind =
	| "instruction"
	| "false_authority"
	| "false_agreement"
	| "threat"
	| "pressure"
	| "bribe"
	| "secrecy"
	| "disclosure"
	| "injection"
	| "hidden_text"
	| "off_platform";

/** One family of attempts: how they are worded, and what reads like one and is none. */
export interface SteeringRule {
	readonly kind: ManipulationKind;
	readonly pattern: RegExp;
	readonly unless?: RegExp;
}
