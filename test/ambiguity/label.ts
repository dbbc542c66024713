/** The slots of a term sheet, and `clear` for a listing that leaves none of them open. */
export type Label =
	| "what"
	| "quantity"
	| "unit"
	| "condition"
	| "price"
	| "handover"
	| "fees"
	| "returns"
	| "structure"
	| "clear";
