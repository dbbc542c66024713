import type { Slot } from "@parley/contracts/listing";
import type { Post } from "./post.ts";

/** A slot of the term sheet, what is asked when it is open, and how a reader knows that it is. */
export interface Gap extends Slot {
	/** Whether two honest buyers could expect different things. */
	isOpen(post: Post): boolean;
}
