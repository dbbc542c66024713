import type { Gap } from "../domain/clarity/gap.ts";
import { postOf } from "../domain/clarity/post.ts";

/** Whether a slot of the term sheet stays open for one garden bench at 40.00 of which this is said. */
export const leavesOpen =
	(gap: Gap) =>
	(description: string): boolean =>
		gap.isOpen(
			postOf({
				title: "Garden bench",
				description,
				category: "things",
				quantity: 1,
				ask: { minor: "4000", currency: "USD" },
			}),
		);
