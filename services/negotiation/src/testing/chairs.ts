import { DEFAULT_HANDOVER } from "@parley/contracts/terms";

/** Sue's two chairs as they were published. */
export const chairs = {
	seller: "sue",
	title: "Chairs",
	description: "Two of them.",
	category: "furniture",
	quantity: 2,
	ask: { minor: "4500", currency: "EUR" },
	attributes: {},
	handover: DEFAULT_HANDOVER,
	revision: 1,
	hash: "0".repeat(64),
};
