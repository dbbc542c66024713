import { existsSync, readFileSync } from "node:fs";

// The posts and dialogues belong to other people and are not part of this repository; only their ids are.
const data = new URL("../../../shared/data/", import.meta.url);

export const realTextsAreHere = existsSync(data);

const records = (path: string): readonly Record<string, unknown>[] =>
	realTextsAreHere
		? readFileSync(new URL(path, data), "utf8")
				.split("\n")
				.filter((line) => line.trim() !== "")
				.map((line) => JSON.parse(line) as Record<string, unknown>)
		: [];

const posts = new Map(
	records("listings/craigslist.jsonl").map((post) => [String(post.post_id), post]),
);
const attacks = new Map(
	records("attacks/prompt_injection.jsonl").map((attack) => [String(attack.prompt_id), attack]),
);
const dialogues = new Map(
	records("negotiations/craigslistbargain.jsonl").map((dialogue) => [
		String(dialogue.uuid),
		dialogue,
	]),
);

function found<T>(known: ReadonlyMap<string, T>, id: string): T {
	const record = known.get(id);
	if (record === undefined) throw new Error(`There is no record ${id} in ../shared/data.`);
	return record;
}

export const postTitle = (id: string): string => String(found(posts, id).title);
export const postText = (id: string): string =>
	[postTitle(id), ...(found(posts, id).description as string[])].join("\n");
export const attackText = (id: string): string => String(found(attacks, id).user_input);

interface Dialogue {
	readonly scenario: { readonly kbs: readonly { readonly personal: { readonly Role: string } }[] };
	readonly events: readonly {
		readonly agent: number;
		readonly action: string;
		readonly data: unknown;
	}[];
}

/** What one side of a dialogue said: all of it, or one message. */
export function messagesOf(id: string, role: string, event: number | undefined): readonly string[] {
	const { scenario, events } = found(dialogues, id) as unknown as Dialogue;
	return events
		.filter(
			({ agent, action }, at) =>
				action === "message" &&
				scenario.kbs[agent]?.personal.Role === role &&
				(event === undefined || event === at),
		)
		.map((said) => String(said.data));
}

/** Every post, its title first. */
export const realPosts = (): readonly string[] => [...posts.keys()].map(postText);
