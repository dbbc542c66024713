/** A value for each thing to be agreed on, by its place in the list of what it can be. */
export type Package = readonly number[];

/**
 * What one side wants: U(x) = sum of w_i V_i(x_i), the linear additive form (Keeney and Raiffa, "Decisions with multiple
 * objectives", 1976). Private, like any limit. No agreement at all is worth `reservation`.
 */
export interface Preferences {
	readonly weights: readonly number[];
	/** For each issue, what each of its values is worth. */
	readonly values: readonly (readonly number[])[];
	readonly reservation: number;
}
