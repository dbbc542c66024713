import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Projection } from "@parley/ledger/projection";

/** What a listing says in words: for who reads it before a move. */
export interface Post {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly handover: string;
}

export const posts: Projection<Post> = {
	name: "agent_post",
	types: ["ListingPublished", "ListingRevised"],
	indexes: [],
	keys: (fact) => [streamId(fact.stream)],
	evolve(post, fact) {
		if (!isFact(fact, "ListingPublished", "ListingRevised")) return post;
		const { title, description, category, handover } = fact.data;
		return {
			title: title ?? post?.title ?? "",
			description: description ?? post?.description ?? "",
			category: category ?? post?.category ?? "",
			handover: handover?.method ?? post?.handover ?? "",
		};
	},
};

/** What was said in a negotiation, oldest first; only the newest are kept. */
export interface Thread {
	readonly messages: readonly { readonly by: string; readonly text: string }[];
}

const MOST_MESSAGES = 50;

export const threads: Projection<Thread> = {
	name: "agent_thread",
	types: ["MessagePosted"],
	indexes: [],
	keys: (fact) => [fact.negotiationId ?? ""],
	evolve(thread, fact) {
		if (!isFact(fact, "MessagePosted")) return thread;
		return { messages: [...(thread?.messages ?? []), fact.data].slice(-MOST_MESSAGES) };
	},
};
